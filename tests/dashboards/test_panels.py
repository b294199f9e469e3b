"""Panels without a browser: what they say of an event, an article, a view."""

from __future__ import annotations

import base64
import json

import pytest
from dash import html
from fake import MemoryTimeline, dossier
from hypothesis import given
from hypothesis import strategies as st
from synthetic import events_table, mentions_table

from dashboards.dates import typed_days, typed_span
from dashboards.live import LiveTimeline
from dashboards.panels import add, article, detail, facets, grid, timeline
from dashboards.reading import Lit, excerpt, lights_of, lit_text
from dashboards.state import ViewState
from dashboards.wording import how_known, long_date
from timeline.api import AddReport
from timeline.articles import from_text
from timeline.errors import TimelineError
from timeline.model.event import Status
from timeline.model.time import Day


@pytest.fixture
def live():
    return LiveTimeline(dossier(), names={"ARV": "Arvenia", "BLM": "Belmar", "ASSAULT": "Attack"})


def words(component):
    """Return what a component says, its parts joined by bars."""
    if component is None:
        return ""
    if isinstance(component, str | int | float):
        return str(component)
    if isinstance(component, list | tuple):
        return "|".join(filter(None, map(words, component)))
    return words(getattr(component, "children", None))


# ---- reading -----------------------------------------------------------------------------------------------------


@given(
    st.text(max_size=60),
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["sentence", "trigger", "time"])), max_size=6
    ),
)
def test_lit_text_is_the_text(text, spans):
    pieces = lit_text(text, [Lit(*span) for span in spans], start=0, end=len(text))
    assert "".join(piece.children for piece in pieces) == text


def test_pieces_carry_every_light_that_falls_on_them():
    pieces = lit_text("It shells a ridge now.", [Lit(0, 22, "sentence"), Lit(3, 9, "trigger")], start=0, end=22)
    assert [(piece.children, piece.className) for piece in pieces] == [
        ("It ", "lit-sentence"),
        ("shells", "lit-sentence lit-trigger"),
        (" a ridge now.", "lit-sentence"),
    ]
    assert isinstance(pieces[1], html.Mark)


def test_long_paragraphs_are_cut_around_the_sentence(live):
    event = live.event("e03")
    story = live.article("post.txt")
    mention = event.mentions[1]
    span, before, after = excerpt(story, mention, most=len(mention.quote) + 20)
    assert (before, after) == (False, True)
    assert span.start <= mention.start < mention.end <= span.end
    assert {light.kind for light in lights_of(mention, story)} == {"sentence", "trigger", "time", "actor"}


# ---- detail ------------------------------------------------------------------------------------------------------


def test_detail_says_how_the_date_is_known(live):
    event = live.event("e01")
    assert long_date(event.dating) == "Week of 7–13 August 2017"
    assert how_known(event.dating, Day.parse("2017-08-18")) == "from “last week” in an article of 18 August 2017"


def test_detail_shows_every_source_and_what_they_disagree_on(live):
    event = live.event("e03")
    said = words(detail.body_of(event, live.columns, live))
    assert "The 2 sentences that tell it" in said
    assert "opened fire" in said
    assert "fired on" in said
    assert "The sources disagree|Killed|3|The Coastal Post|4|Meridian Wire" in said
    assert "Joined because the same type and day, the same actors, the same place (91 %)" in said
    assert "Who|Arvenia|Whom|Belmar" in said


def test_related_events_share_actors_and_are_near(live):
    event = live.event("e03")
    related = [live.columns.events["event_id"][row] for row in detail.related_rows(event, live.columns)]
    assert len(related) == 4
    assert "e03" not in related
    assert "e05" in related


def test_an_event_knows_where_it_stands(live):
    first, last = detail.days_of(live.columns, "e06")
    assert (first, last - first) == (Day.parse("2005-01-01").ordinal, 365)
    assert detail.days_of(live.columns, "e12") is None
    assert detail.days_of(live.columns, "nowhere") is None


def test_neighbours_follow_the_filters(live):
    columns = live.columns
    assert detail.neighbours(columns, ViewState(), "")[:2] == ["e07", "e06"]
    assert detail.neighbours(columns, ViewState(), "e06")[:2] == ["e07", "e06"]
    assert detail.neighbours(columns, ViewState.from_query("type=PROTEST"), "e11") == ["e11", "e12"]
    assert detail.neighbours(columns, ViewState.from_query("q=nothing+at+all"), "e11") == []


def test_status_is_kept_once_and_read_back(live):
    live.judge("e05", Status.ACCEPTED)
    assert live.columns.events["status"][live.columns.row_of["e05"]] == "accepted"
    assert live.columns.revision == live.revision


def test_status_of_an_event_that_is_gone_is_an_error(live):
    with pytest.raises(TimelineError, match="no longer there"):
        live.judge("nowhere", Status.ACCEPTED)


def test_read_only_refuses():
    shown = LiveTimeline(dossier(), names={}, read_only=True)
    with pytest.raises(TimelineError, match="read-only"):
        shown.judge("e05", Status.ACCEPTED)
    with pytest.raises(TimelineError, match="read-only"):
        shown.add(from_text("Arvenia shells a ridge.", id="x"))


# ---- article -----------------------------------------------------------------------------------------------------


def test_article_shows_all_its_events_and_only_safe_links(live):
    story = live.article("post.txt")
    told = live.events_of("post.txt")
    assert len(told) == 9
    assert "9 events told" in words(article.page_of(story, told))
    bad = from_text("Text.", id="x", url="javascript:alert(1)")
    assert "href" not in json.dumps(article.page_of(bad, ()), default=lambda part: part.to_plotly_json())


# ---- facets, table, timeline ----------------------------------------------------------------------------------------


def test_facets_say_what_is_chosen(live):
    parts = facets.facets(live.columns, ViewState.from_query("type=ASSAULT&actor=ARV"))
    plain = json.dumps(parts, default=lambda part: part.to_plotly_json())
    assert plain.count('"aria-checked": "true"') == 2
    assert "Attack|1" in words(parts)


def test_a_chosen_value_that_no_event_has_can_be_taken_back(live):
    plain = json.dumps(
        facets.facets(live.columns, ViewState.from_query("publisher=Nobody")),
        default=lambda part: part.to_plotly_json(),
    )
    assert '"data-value": "Nobody"' in plain


@pytest.mark.parametrize(
    ("event_id", "cell"),
    [
        ("e01", "2017-08-07 (week)"),
        ("e02", "2017-05-01 – 08-13"),
        ("e03", "2017-08-14"),
        ("e06", "2005 (year)"),
        ("e08", "2017-09 (month)"),
        ("e12", "undated"),
    ],
)
def test_table_never_shows_a_month_as_its_first_day(live, event_id, cell):
    rows = grid.answer(live.columns, ViewState(), {"startRow": 0, "endRow": 100})["rowData"]
    assert next(row["date"] for row in rows if row["id"] == event_id) == cell


def test_table_answers_in_blocks_and_orders():
    events = events_table(900)
    many = LiveTimeline(MemoryTimeline(table=events, mentions=mentions_table(events)), names={}).columns
    request = {"startRow": 100, "endRow": 200, "sortModel": [{"colId": "title", "sort": "desc"}]}
    answer = grid.answer(many, ViewState(), request)
    assert answer["rowCount"] == 900
    titles = [row["title"] for row in answer["rowData"]]
    assert len(titles) == 100
    assert titles == sorted(titles, reverse=True)
    assert len(grid.answer(many, ViewState(), {"startRow": 0, "endRow": 10**9})["rowData"]) <= 500


def test_timeline_counts_what_lies_outside(live):
    shown = timeline.shown_of(live.columns, ViewState())
    assert int(shown.visible.sum()) == 9
    assert shown.earlier[0] == 2
    assert shown.later[0] == 0
    assert shown.undated == 1


@pytest.mark.parametrize("lanes", ["type", "actor", "place", "source", "none"])
@pytest.mark.parametrize("total", [1, 60, 5000])
def test_timeline_draws_any_number_in_any_lanes(total, lanes):
    events = events_table(total)
    columns = LiveTimeline(MemoryTimeline(table=events, mentions=mentions_table(events)), names={}).columns
    view = ViewState(lanes=lanes)
    shown = timeline.shown_of(columns, view)
    figure = timeline.figure_of(columns, view, shown, size=(900, 460), theme="dark")
    assert figure.layout.meta["kind"] == ("counts" if total == 5000 else "single")


# ---- adding ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date", "problem"),
    [
        ("", "", "no text yet"),
        ("  \n ", "", "no text yet"),
        ("x" * 2_000_001, "", "longer than 2 MB"),
        ("Text.", "soon", "not a date"),
        ("Text.", "August 2017", "not a date"),
    ],
)
def test_what_is_wrong_is_said(text, date, problem):
    assert problem in add.checked(text, date)[0]


def test_a_good_article_is_taken():
    assert add.checked("Text.", "18 August 2017") == ("", Day.parse("2017-08-18"))
    assert add.checked("Text.", "") == ("", None)
    assert add.id_of("Text.") == add.id_of("Text.")
    assert add.id_of("Text.") != add.id_of("Text!")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Grüße".encode(), "Grüße"),
        ("Grüße".encode("utf-8-sig"), "Grüße"),
        (b"\xff\xfe\x00", None),
        (b"PK\x03\x04\0\0", None),
    ],
)
def test_uploads_are_plain_text(content, text):
    assert add.text_of_upload(f"data:text/plain;base64,{base64.b64encode(content).decode()}") == text
    assert add.text_of_upload("data:text/plain;base64,%%%") is None


def test_the_result_says_what_is_new(live):
    said = words(
        add.said_of(AddReport(added=("x",), events_new=("e01",), events_extended=("e03",), mentions=3, undated=1), live)
    )
    assert "1 new event · 1 known before and extended · 1 of 3 mentions without a date" in said
    assert "Patrol boat opens fire" in said
    assert "already" in words(add.said_of(AddReport(already_there=("x",)), live))
    assert "no dated incident" in words(add.said_of(AddReport(added=("x",)), live))


# ---- dates -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2017-08-18", "2017-08-18", "2017-08-18"),
        ("August 2017", "2017-08-01", "2017-08-31"),
        ("18 August 2017", "2017-08-18", "2017-08-18"),
        ("-43", "-0043-01-01", "-0043-12-31"),
    ],
)
def test_typed_dates_are_read(text, first, last):
    span = typed_span(text)
    assert span is not None
    assert (str(span.earliest), str(span.latest)) == (first, last)


@pytest.mark.parametrize("text", ["soon", "2017-02-30", "2017-13", "99999999"])
def test_what_is_no_date_is_not_guessed(text):
    assert typed_span(text) is None


def test_ends_that_are_not_understood_are_named():
    assert typed_days("2017", "blah") == ({"from": "2017-01-01", "to": ""}, ("to",))
    assert typed_days("", "2017") == ({"from": "", "to": "2017-12-31"}, ())
