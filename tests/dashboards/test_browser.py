"""The dashboard in a real browser: what people do with it, from the first look to a pasted article."""

from __future__ import annotations

from pathlib import Path

from conftest import ARTEFACTS, listen, look, served
from fake import MemoryTimeline, told
from playwright.sync_api import expect

from timeline.articles import from_text
from timeline.model.time import Day

GLYPH = "#timeline-graph .scatterlayer .points path"


def headline(page):
    return page.inner_text("#headline strong")


def wait_for_headline(page, text):
    expect(page.locator("#headline strong")).to_have_text(text)


def shot(page, name):
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def test_page_opens_with_events_and_without_an_error(page):
    page.wait_for_selector(GLYPH)
    page.wait_for_selector("#grid .ag-row[row-id=e07]")
    assert headline(page) == "9 of 12 events"  # two lie decades before, one has no date
    assert page.inner_text("#grid .ag-row[row-id=e07] [col-id=date]") == "1953 (year)"
    assert page.errors == []
    shot(page, "desktop-light")


DOT = """id => { const plot = document.querySelector('#timeline-graph .js-plotly-plot');
const dots = plot.data.findIndex(trace => trace.mode === 'markers');
const nodes = plot.querySelectorAll('.scatterlayer .trace')[0].querySelectorAll('.points path');
const { x, y, width, height } = nodes[plot.data[dots].customdata.indexOf(id)].getBoundingClientRect();
return { x: x + width / 2, y: y + height / 2 }; }"""


def test_click_on_an_event_opens_its_proof(page):
    page.wait_for_selector(GLYPH)
    page.wait_for_timeout(500)  # the figure of the view before may still give way to this one
    dot = page.evaluate(DOT, "e05")
    page.mouse.move(dot["x"] - 1, dot["y"])
    page.mouse.move(dot["x"], dot["y"])
    page.wait_for_selector("#timeline-graph .hoverlayer .hovertext")
    page.mouse.click(dot["x"], dot["y"])
    page.wait_for_selector("#detail .lit-trigger")
    assert page.inner_text("#detail .lit-trigger") == "recalled its ambassador"
    assert page.inner_text("#detail .lit-time") == "the next day"
    assert "event=e05" in page.url
    shot(page, "desktop-light-detail")


def test_search_narrows_as_one_types(page):
    page.keyboard.press("/")
    page.keyboard.type("ambassador")
    wait_for_headline(page, "2 of 12 events")
    expect(page.locator("#grid .ag-row")).to_have_count(2)
    assert "q=ambassador" in page.url


def test_a_facet_filters_and_the_back_button_undoes_it(page):
    page.click("[data-toggle=type][data-value=PROTEST]")
    wait_for_headline(page, "1 of 12 events")
    expect(page.locator("[data-toggle=type][data-value=PROTEST]")).to_have_attribute("aria-checked", "true")
    page.go_back()
    wait_for_headline(page, "9 of 12 events")


def test_the_address_restores_the_view(context, address):
    page = context.new_page()
    page.goto(f"{address}?type=AGREE&type=RETREAT&lanes=actor&event=e06&w=1950-01-01..2010-12-31")
    page.wait_for_selector("#detail .detail-title")
    wait_for_headline(page, "2 of 12 events")
    assert "w=1950-01-01..2010-12-31" in page.url
    assert page.inner_text("#detail .detail-title") == "Arvenia and Belmar sign a border accord"
    assert page.get_attribute("[data-put=lanes][data-value=actor]", "aria-pressed") == "true"
    page.close()


def test_keys_walk_through_the_events_and_zoom(page):
    page.wait_for_selector("#grid .ag-row")
    page.keyboard.press("j")
    page.wait_for_selector("#detail .detail-title")
    first = page.inner_text("#detail .detail-title")
    page.keyboard.press("j")
    expect(page.locator("#detail .detail-title")).not_to_have_text(first)
    page.keyboard.press("k")
    expect(page.locator("#detail .detail-title")).to_have_text(first)
    expect(page.locator(".headline-days")).to_contain_text("1952")  # the window went along
    page.keyboard.press("Home")
    expect(page.locator(".headline-days")).to_contain_text("Oct 2017")
    before = page.inner_text(".headline-days")
    page.keyboard.press("+")
    expect(page.locator(".headline-days")).not_to_have_text(before)
    assert "w=" in page.url
    page.keyboard.press("Home")
    expect(page.locator(".headline-days")).to_have_text(before)


def test_the_wheel_zooms_and_the_brush_moves(page):
    page.wait_for_selector(GLYPH)
    days = page.inner_text(".headline-days")
    stage = page.locator("#timeline-stage").bounding_box()
    page.mouse.move(stage["x"] + stage["width"] * 0.7, stage["y"] + 200)
    page.mouse.wheel(0, -300)
    expect(page.locator(".headline-days")).not_to_have_text(days)
    zoomed = page.inner_text(".headline-days")
    brush = page.locator("#brush").bounding_box()
    page.mouse.move(brush["x"] + brush["width"] / 2, brush["y"] + 20)
    page.mouse.down()
    page.mouse.move(brush["x"] + brush["width"] / 2 - 120, brush["y"] + 20, steps=4)
    page.mouse.up()
    expect(page.locator(".headline-days")).not_to_have_text(zoomed)


def test_csv_downloads_what_is_filtered(page):
    page.click("[data-toggle=type][data-value=ASSAULT]")
    wait_for_headline(page, "1 of 12 events")
    page.click("#export-menu summary")
    with page.expect_download() as waiting:
        page.click("[data-export=csv]")
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert waiting.value.suggested_filename == "Strait-dossier.csv"
    assert len(lines) == 2
    assert "Patrol boat opens fire" in lines[1]


def test_theme_toggles_and_stays(page):
    page.click("[data-action=theme]")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    page.wait_for_selector(GLYPH)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    shot(page, "desktop-dark")
    page.click("[data-action=theme]")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_review_keeps_and_undoes(page):
    look(page, "event=e05")
    page.wait_for_selector("#detail .detail-title")
    page.keyboard.press("a")
    page.wait_for_selector("#detail .status-accepted")
    page.keyboard.press("u")
    page.wait_for_selector("#detail .status-pending")
    page.keyboard.press("r")
    page.wait_for_selector("#grid .ag-row[row-id=e05] .status-rejected")
    page.keyboard.press("u")
    page.wait_for_selector("#grid .ag-row[row-id=e05] .status-pending")


def test_an_event_is_edited_in_place_and_the_log_tells(page):
    look(page, "event=e05")
    page.wait_for_selector("#detail .detail-title")
    page.keyboard.press("e")
    page.wait_for_selector("#edit-form")
    assert page.input_value("#edit-type") == "SANCTION"
    page.fill("#edit-title", "Belmar calls its ambassador home")
    page.fill("#edit-latest", "soon")
    page.keyboard.press("Enter")
    expect(page.locator("#form-error")).to_contain_text("not a date")
    page.fill("#edit-latest", "17 August 2017")
    page.select_option("#edit-type", "REJECT")
    shot(page, "edit")
    page.keyboard.press("Enter")
    expect(page.locator("#detail .detail-title")).to_have_text("Belmar calls its ambassador home")
    expect(page.locator("#edit-form")).to_have_count(0)
    expect(page.locator("#grid .ag-row[row-id=e05] [col-id=date]")).to_have_text("2017-08-15 – 08-17")
    page.locator("#detail").focus()
    page.keyboard.press("h")
    expect(page.locator("#history .log")).to_contain_text("Changed title, type, date")
    shot(page, "history")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator("#detail .detail-title")).to_have_text("Belmar recalls its ambassador from Arvenia")
    assert page.errors == []


def test_an_event_is_joined_with_one_of_the_table_and_split_again(page):
    look(page, "event=e11")
    page.wait_for_selector("#detail .detail-title")
    page.click("#join")
    page.click("#grid .ag-row[row-id=e12] [col-id=title]")
    expect(page.locator("#detail .sources blockquote")).to_have_count(2)
    wait_for_headline(page, "9 of 11 events")
    page.click("#detail [data-split] >> nth=1")
    expect(page.locator("#detail .sources blockquote")).to_have_count(1)
    wait_for_headline(page, "9 of 12 events")
    page.keyboard.press("u")
    wait_for_headline(page, "9 of 11 events")
    page.keyboard.press("u")
    wait_for_headline(page, "9 of 12 events")


def test_an_event_chosen_outside_the_window_is_brought_into_it(page):
    page.wait_for_selector(GLYPH)
    page.click("#grid .ag-row[row-id=e07] [col-id=title]")
    expect(page.locator(".headline-days")).to_contain_text("25 Nov 1952")
    page.wait_for_function("document.querySelector('#timeline-graph .js-plotly-plot').layout.meta.window[0] < -6000")
    assert "event=e07" in page.url
    assert "w=1952-11-25.." in page.url


def test_a_pasted_article_extends_the_timeline_while_one_looks(context):
    with served(MemoryTimeline(name="New")) as address:
        page = context.new_page()
        errors = listen(page)
        page.goto(address)
        page.wait_for_selector("#timeline-empty .notice")
        shot(page, "empty")
        page.keyboard.press("n")
        page.click("#add-submit")
        expect(page.locator("#add-error")).to_contain_text("no text yet")
        page.fill("#add-text", "Arvenia shells a ridge near Morrow. Nobody was hurt. Belmar shells a bridge")
        page.fill("#add-date", "no date at all")
        page.click("#add-submit")
        expect(page.locator("#add-error")).to_contain_text("publication date")
        page.fill("#add-date", "21 August 2017")
        page.click("#add-submit")
        page.wait_for_selector("#add-result .related")
        assert "2 new events" in page.inner_text("#add-result")
        shot(page, "added")
        page.click("#add-result .related")
        page.wait_for_selector("#detail .detail-title")
        wait_for_headline(page, "2 events")
        assert errors == []
        page.close()


def test_the_whole_article_shows_all_its_events(page):
    look(page, "event=e03")
    page.wait_for_selector("#detail .lit-trigger")
    page.click("#detail [data-put=article] >> nth=0")
    page.wait_for_selector("#article-dialog[open] .lit-sentence")
    assert page.locator("#article-dialog .note").count() == 4
    shot(page, "article")
    page.keyboard.press("Escape")
    page.wait_for_selector("#article-dialog:not([open])", state="attached")
    assert "article=" not in page.url
    assert "event=e03" in page.url


def test_markup_in_articles_is_shown_and_not_run(context):
    attack = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script> <b>Arvenia</b> shells a ridge"
    article = from_text(
        f"{attack}.", id="evil.txt", title=attack, publication_date=Day.parse("2017-08-21"), publisher=attack
    )
    event = told(
        article,
        f"{attack}.",
        trigger="shells",
        type="ASSAULT",
        days=("2017-08-20", "2017-08-20"),
        id="x1",
        title=attack,
        source=(attack,),
    )
    with served(MemoryTimeline([event], [article], name=attack)) as address:
        page = context.new_page()
        page.goto(f"{address}?event=x1&lanes=actor&article=evil.txt")
        page.wait_for_selector("#article-dialog[open] .lit-sentence")
        page.wait_for_selector("#grid .ag-row")
        assert page.inner_text("#detail .detail-title") == attack
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src=x]").count() == 0
        page.close()


def test_a_narrow_screen_works(browser, address):
    context = browser.new_context(
        viewport={"width": 430, "height": 932}, color_scheme="light", has_touch=True, is_mobile=True
    )
    page = context.new_page()
    errors = listen(page)
    page.goto(address)
    page.wait_for_selector(GLYPH)
    assert page.evaluate("document.documentElement.scrollWidth") <= 430
    shot(page, "narrow-light")
    page.tap(".timeline-head [data-action=filters]")
    page.wait_for_selector("#filters-panel", state="visible")
    shot(page, "narrow-filters")
    page.tap("#filters-panel [data-action=filters]")
    page.wait_for_selector("#filters-panel", state="hidden")
    look(page, "event=e03")
    page.wait_for_selector("#detail .lit-trigger")
    sheet = page.locator("#detail").bounding_box()
    assert sheet["width"] == 430
    assert sheet["y"] > 150
    shot(page, "narrow-detail")
    assert errors == []
    context.close()


WHERE_THE_FOCUS_IS = """() => { const { id, dataset } = document.activeElement;
return id || dataset.action || dataset.toggle; }"""
WITHOUT_A_NAME = """() => [...document.querySelectorAll('button, a, input, summary')]
.filter(item => item.offsetParent && !item.closest('.ag-root-wrapper, details:not([open])'))
.filter(item => !(item.innerText || item.ariaLabel || item.placeholder || item.title))
.filter(item => !(item.labels && item.labels.length))
.map(item => item.outerHTML)"""


def test_everything_is_reached_by_tab_and_has_a_name(page):
    page.wait_for_selector("#grid .ag-row")
    page.click(".brand")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(WHERE_THE_FOCUS_IS))
    assert {"search", "add-open", "theme", "share", "type", "status"} <= seen
    assert page.evaluate(WITHOUT_A_NAME) == []
