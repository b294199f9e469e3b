from __future__ import annotations

import pytest

from timeline.articles import from_page, from_text, read
from timeline.articles.clues import day_ago, last_before
from timeline.articles.datelines import find_dateline
from timeline.articles.mastheads import agency_name, masthead
from timeline.errors import LexiconError
from timeline.lexicons import articles
from timeline.lexicons.articles import load
from timeline.model.time import Day

WORDS = load()
SAVED = Day(2021, 3, 17)
SECOND = "At least three soldiers were killed in the fighting near the town of Strelsau, the ministry said."


@pytest.mark.parametrize(
    ("content", "agency", "yearless"),
    [
        ("ZENDA, March 14 (Sketch Wire) - The army crossed the border.", "Sketch Wire", (3, 14)),
        ("ZENDA, Ruritania, 14 March (AP) — The army crossed the border.", "AP", (3, 14)),
        ("ZENDA, Mar. 14, 2021 (AP) - The army crossed the border.", "AP", None),
        ("ZENDA (Press Trust of Ruritania) -- The army crossed.", "Press Trust of Ruritania", None),
        ("ZENDA - The army crossed the border on Monday.", None, None),
        ("Zenda, Ruritania (CNN) — The army crossed the border.", "CNN", None),
    ],
)
def test_datelines(content, agency, yearless):
    dateline = find_dateline(content, WORDS.months)
    assert (dateline.agency, dateline.yearless) == (agency, yearless)
    assert content.startswith(dateline.text)


@pytest.mark.parametrize(
    "content",
    [
        "The army - all of it - crossed the border.",
        "The army (or what is left of it) - all of it - crossed.",
        "NATO said (and the UN agreed) it would not intervene.",
        "ZENDA is quiet.",
        "",
    ],
)
def test_what_is_no_dateline(content):
    assert find_dateline(content, WORDS.months) is None


@pytest.mark.parametrize(
    ("line", "paper", "agency"),
    [
        ("THE SKETCH TRIBUNE", "The Sketch Tribune", None),
        ("The Sketch Courier | Asia | 2021-03-14", "The Sketch Courier", None),
        ("14 March 2021 - Zenda Herald", "Zenda Herald", None),
        ("The Zenda Post, Strelsau", "The Zenda Post", None),
        ("By Sketch Wire staff", None, "Sketch Wire"),
        ("March 14, 2021 | Ruritanian News Agency", None, "Ruritanian News Agency"),
        ("Reuters", None, "Reuters"),
        ("Politics", None, None),
        ("World / Asia", None, None),
        ("War ends the good times", None, None),
        ("Down to the wire", None, None),
        ("Times", None, None),
    ],
)
def test_papers_and_agencies_that_a_line_names(line, paper, agency):
    assert (masthead(line, WORDS), agency_name(line, WORDS)) == (paper, agency)


def dispatch(lead: str, *, ending: str = "Ruritania left the league in 2021.") -> str:
    return f"Ruritania goes to war\n\n{lead}\n\n{SECOND}\n\n{ending}\n"


@pytest.mark.parametrize(
    ("lead", "ending", "expected"),
    [
        # 14 March 2021 was a Sunday
        ("ZENDA, March 14 (AP) - The army crossed the border on Sunday.", "It left in 2021.", Day(2021, 3, 14)),
        ("ZENDA, March 14 (AP) - The army crossed the border on Monday.", "It left in 2021.", None),
        ("ZENDA, March 14 (AP) - The army crossed the border.", "It left in 2021.", None),
        ("ZENDA, March 14 (AP) - The army crossed the border on Sunday.", "It left long ago.", None),
        ("ZENDA, Feb. 29 (AP) - The army crossed the border on Sunday.", "It left in 2021.", None),
        ("ZENDA, March 14, 2021 (AP) - The army crossed the border on Monday.", "", Day(2021, 3, 14)),
    ],
)
def test_a_dateline_without_a_year_counts_where_the_news_confirms_it(lead, ending, expected):
    assert from_text(dispatch(lead, ending=ending), id="a").publication_date == expected


def test_a_header_outweighs_a_dateline_without_a_year():
    text = "2020-03-15 10:00 GMT\n\n" + dispatch("ZENDA, March 14 (AP) - The army crossed the border on Sunday.")
    article = from_text(text, id="a")
    assert (article.title, article.publication_date) == ("Ruritania goes to war", Day(2020, 3, 15))


def test_the_day_of_saving_settles_the_year():
    text = dispatch("ZENDA, March 14 (AP) - The army crossed the border.", ending="It is over.")
    assert from_text(text, id="a", reference=SAVED).publication_date == Day(2021, 3, 14)
    assert from_text(text, id="a", reference=Day(2021, 3, 13)).publication_date == Day(2020, 3, 14)


@pytest.mark.parametrize(
    ("month", "day", "expected"), [(3, 17, SAVED), (3, 18, Day(2020, 3, 18)), (2, 29, Day(2020, 2, 29)), (2, 30, None)]
)
def test_the_last_such_day(month, day, expected):
    assert last_before(month, day, reference=SAVED) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 3 days ago", Day(2021, 3, 14)),
        ("Posted 1 day ago", Day(2021, 3, 16)),
        ("5 hours ago", SAVED),
        ("23 hours ago", Day(2021, 3, 16)),
        ("4 mins ago", SAVED),
        ("2d ago", Day(2021, 3, 15)),
        ("vor 3 Tagen", Day(2021, 3, 14)),
        ("il y a 2 heures", SAVED),
        ("hace 3 días", Day(2021, 3, 14)),
        ("Published Yesterday", Day(2021, 3, 16)),
        ("3 weeks ago", None),  # anywhere within seven days
        ("13 days agog", None),
        ("Days ago", None),
    ],
)
def test_how_long_ago(line, expected):
    assert day_ago(["Ruritania goes to war", line], WORDS, reference=SAVED) == expected


@pytest.mark.parametrize("read_one", [from_text, from_page])
def test_relative_days_need_a_reference(read_one):
    text = f"Ruritania goes to war\n\n3 days ago\n\nThe army of Ruritania crossed the border on Sunday.\n\n{SECOND}\n"
    assert read_one(text, id="a").publication_date is None
    assert read_one(text, id="a", reference=SAVED).publication_date == Day(2021, 3, 14)


def test_a_file_is_dated_by_the_day_of_saving(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Ruritania goes to war\n\nPosted 3 days ago\n\nThe army crossed the border.\n\n{SECOND}\n")
    (article,) = read(path, reference=SAVED)
    assert article.publication_date == Day(2021, 3, 14)


def test_teasers_in_a_box_are_not_body():
    box = "Related stories\n\nWhat is Zenda?\n\nTen soups\n"
    text = f"Ruritania goes to war\n\nThe army crossed the border on Sunday.\n\n{SECOND}\n\n{box}"
    article = from_text(text, id="a")
    assert "Ten soups" not in [text[span.start : span.end] for span in article.body]


@pytest.mark.parametrize(
    ("check", "content"),
    [
        (articles._weekdays, {"xx": ["monday"]}),
        (lambda content: [articles._ago(content)], {"minutes_ago": [], "hours_ago": [], "days_ago": ["days ago"]}),
    ],
)
def test_broken_words_of_time_are_named(check, content):
    with pytest.raises(LexiconError):
        list(check(content))
