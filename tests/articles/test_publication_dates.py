from __future__ import annotations

import pytest

from timeline.articles import from_page, from_text
from timeline.articles.dates import DatedLine, is_date_line, publication_day, written_dates
from timeline.lexicons.articles import load
from timeline.model.time import Day

WORDS = load()
DAY = Day(2021, 3, 14)


def day_of(*lines: str, page: tuple[str, ...] = ()) -> Day | None:
    near = [DatedLine(line, distance) for distance, line in enumerate(lines)]
    return publication_day(near, page or lines, WORDS)


@pytest.mark.parametrize(
    "line",
    [
        "March 14, 2021",
        "Mar 14, 2021",
        "Mar. 14, 2021, 7:35 p.m.",
        "Sunday, March 14th, 2021",
        "14 March 2021",
        "14 Mar 2021",
        "14. März 2021",
        "14 mars 2021",
        "14 de marzo de 2021",
        "14 марта 2021 года",
        "14 marca 2021",
        "14 مارس 2021",
        "2021-03-14",
        "2021-03-14T10:00:00Z",
        "3/14/2021",
        "03/14/21 4:02pm",
        "14.03.2021",
        "2021年3月14日",
        "By Jane Roe | March 14, 2021",
        "By Jane RoeMar 14, 2021",
        "Published Sun, Mar 14 20214:46 AM EST",
        "March 14, 2021 at 7:35 PM",
        "Published: 12:37 GMT, 14 March 2021 | Updated: 15:26 GMT, 15 March 2021",
        "Updated Mar. 15, 2021 4:04AM EST / Published Mar. 14, 2021 12:16PM EST",
        "Veröffentlicht am 14. März 2021",
    ],
)
def test_the_shapes_of_publication_dates(line):
    assert day_of(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON, Aug 17 (Reuters)",
        "February 31, 2021",
        "© 2021 The Daily Sketch",
        "Copyright March 14, 2021 The Daily Sketch",
        "Election 2024",
        "3 days ago",
        "Call 555-0142 or 1-800-555-0199",
        "Offer expires March 14, 2021",
        "99/99/2021",
    ],
)
def test_what_is_no_publication_date(line):
    assert day_of(line) is None


def test_an_ambiguous_date_is_refused():
    assert day_of("03/04/2021") is None
    assert day_of("04/04/2021") == Day(2021, 4, 4)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("12/24/2021", Day(2021, 3, 4)),
        ("24/12/2021", Day(2021, 4, 3)),
        ("Updated March 4, 2021", Day(2021, 3, 4)),
        ("20 June 2021", None),
    ],
)
def test_an_ambiguous_date_is_settled_by_the_dates_of_its_page(other, expected):
    assert day_of("03/04/2021", page=("03/04/2021", other)) == expected


def test_a_label_outweighs_nearness():
    assert day_of("March 2, 2021 was a day of war", "Published: March 14, 2021") == DAY


def test_a_list_of_other_stories_with_their_days_gives_none():
    teasers = [DatedLine(f"March {day}, 2021", 18) for day in (3, 7, 11)]
    assert publication_day(teasers, [], WORDS) is None


def test_a_date_deep_in_the_body_is_not_the_publication_date():
    paragraph = "The army of Ruritania crossed the border on Monday, and officials in Zenda spoke of a great victory."
    text = "\n\n".join(["Ruritania goes to war", *[paragraph] * 8, "March 14, 2011", *[paragraph] * 20])
    assert from_page(text, id="a").publication_date is None


def test_dates_that_are_given_are_kept():
    text = "Ruritania goes to war\n\nMarch 14, 2021\n\nThe army crossed the border on Monday, officials said."
    assert from_text(text, id="a").publication_date == DAY
    assert from_text(text, id="a", publication_date=Day(2020, 1, 1)).publication_date == Day(2020, 1, 1)


def test_offsets_of_written_dates():
    line = "On 14 March 2021 and 2021-03-15."
    assert [line[date.start : date.end] for date in written_dates(line, WORDS.months)] == [
        "14 March 2021",
        "2021-03-15",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("December 22, 2023 at 3:09 p.m. EST", True),
        ("The army crossed the border on December 22, 2023, and took the town of Strelsau", False),
        ("What comes next", False),
    ],
)
def test_lines_that_are_little_more_than_a_date(line, expected):
    assert is_date_line(line, WORDS.months) is expected
