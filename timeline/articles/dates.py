"""Lines around an article in, the day of its publication out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import re2

from timeline.lexicons.articles import ArticleWords
from timeline.model.time import Day

_YEARS = range(1900, 2100)
_CENTURY = 2000  # of a year in two digits: "12/18/23"
FAR = -2.5  # rank under which a date is too far from the headline, or too deep in other words
DOUBTFUL = -1.5  # rank under which a date counts only where no other stands near it
RIVAL = 1.0
MAX_OTHERS = 500  # dates of a page that settle an ambiguous one
_LABEL_REACH = 30  # characters before a date in which its label stands: "Published: Friday, 22 December 2023"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A full date in a line.

    Attributes:
        start: Its first character in the line (half-open span).
        end: One past its last.
        day: The day, or None where day and month can be exchanged ("03/04/2017") or the calendar has no such day.
        month_first: For numbers, whether they can only be read month first (True) or day first (False); else None.
        numbers: For an ambiguous date, its two numbers and the year.
    """

    start: int
    end: int
    day: Day | None
    month_first: bool | None = None
    numbers: tuple[int, int, int] | None = None


@cache
def _pattern(months: tuple[str, ...]) -> Any:
    """Return the pattern of full dates; a time may be glued to the year ("Dec 22 20234:46 AM")."""
    month = "|".join(re2.escape(name) for name in sorted(months, key=len, reverse=True))
    year = r"((?:19|20)\d\d)"
    ordinal = r"(?:st|nd|rd|th|\.|º|er)?"
    return re2.compile(
        "(?i)"
        rf"(?:(?:\b|(?-i:[a-z]))(?P<m1>{month})\.?[ ,\x{{a0}}]*(?P<d1>\d{{1,2}}){ordinal}(?:[ ,\x{{a0}}]+|, ?at ){year}"
        rf"|\b(?P<d2>\d{{1,2}}){ordinal}[ \x{{a0}}\-/]*(?:de |of )?"
        rf"(?P<m2>{month})\.?[ ,\x{{a0}}\-/]*(?:de |del )?{year}"
        rf"|\b{year}[\-/.](?P<m3>\d{{1,2}})[\-/.](?P<d3>\d{{1,2}})(?:\b|T\d)"
        rf"|{year}年\s?(?P<m4>\d{{1,2}})月\s?(?P<d4>\d{{1,2}})日"
        rf"|\b(?P<n1>\d{{1,2}})[/.\-](?P<n2>\d{{1,2}})[/.\-](?P<y5>(?:19|20)\d\d|\d\d\b))"
    )


def written_dates(line: str, months: Mapping[str, int]) -> Iterator[WrittenDate]:
    """Yield the full dates of a line, in order; dates without a year are none."""
    if not _has_digit(line):
        return
    for match in _pattern(tuple(months)).finditer(line):
        month = match["m1"]
        if month is None or month[0].isupper() or match[0].startswith(month):  # "By Jane RoeDec. 21, 2023"
            yield _written(match, months)


def _has_digit(line: str) -> bool:
    return any(map(str.isdigit, line))


def _written(match: Any, months: Mapping[str, int]) -> WrittenDate:
    groups = match.groupdict()
    glued = groups["m1"] is not None and not match[0].startswith(groups["m1"])
    span = match.start() + glued, match.end()
    if groups["n1"]:
        return _numeric(*span, int(groups["n1"]), int(groups["n2"]), _year(groups["y5"]))
    year = next(int(value) for name, value in _years(match) if value)
    if groups["m1"] or groups["m2"]:
        month = months[(groups["m1"] or groups["m2"]).lower()]
        return WrittenDate(*span, _day(year, month, int(groups["d1"] or groups["d2"])))
    return WrittenDate(*span, _day(year, int(groups["m3"] or groups["m4"]), int(groups["d3"] or groups["d4"])))


def _years(match: Any) -> Iterator[tuple[int, str | None]]:
    """Yield the unnamed groups, which hold the year of each shape."""
    named = set(match.re.groupindex.values())
    for number, value in enumerate(match.groups(), start=1):
        if number not in named:
            yield number, value


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else _CENTURY + int(digits)


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day.of(year, month, day) if year in _YEARS else None
    except ValueError:
        return None  # "31 February" -> no date


def _numeric(start: int, end: int, first: int, second: int, year: int) -> WrittenDate:
    if first > 12 or first == second:
        return WrittenDate(start, end, _day(year, second, first), None if first == second else False)
    if second > 12:
        return WrittenDate(start, end, _day(year, first, second), month_first=True)
    return WrittenDate(start, end, None, None, (first, second, year))


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line that may bear the publication date: its text, and how far it stands from the headline, in lines."""

    text: str
    distance: int


def publication_day(near: Sequence[DatedLine], page: Sequence[str], words: ArticleWords) -> Day | None:
    """Return the day that the lines near an article give for its publication, or None where they give none.

    A label ("Published:") outweighs nearness, "Published" outweighs "Updated", a line that is little more than a date
    outweighs a date among other words. A date that can be read in two ways ("03/04/2017") is settled by the other
    dates of the page, or left.

    Args:
        near: Lines around the headline and at the body's start.
        page: All short lines of the page, to settle what is ambiguous.
        words: Months and labels.
    """
    ranked = sorted(_claims(near, words), key=lambda claim: claim[0], reverse=True)
    others = _others(page, words) if any(written.numbers for _, written in ranked) else ()
    days = [(rank, day) for rank, written in ranked if (day := written.day or _settled(written, others))]
    if not days or days[0][0] < FAR:
        return None
    best, day = days[0]
    if best < DOUBTFUL and any(rank > best - RIVAL and other != day for rank, other in days):
        return None  # a list of other stories, each with its day
    return day


def _claims(near: Sequence[DatedLine], words: ArticleWords) -> Iterator[tuple[float, WrittenDate]]:
    for line in near:
        low = line.text.lower()
        for written in written_dates(line.text, words.months):
            before = low[max(written.start - _LABEL_REACH, 0) : written.start]
            if not any(label in before for label in words.other_dates):
                yield _rank(low, before, line.distance, written, words), written


def _rank(low: str, before: str, distance: int, written: WrittenDate, words: ArticleWords) -> float:
    rest = len(low[: written.start].split()) + max(len(low[written.end :].split()) - 4, 0)
    rank = 0.0 - 0.1 * distance - 0.15 * min(rest, 20)
    if any(label in before for label in words.dates):
        rank += 2.0
    if any(label in before for label in words.updates):
        rank += 0.5
    return rank


def _others(page: Sequence[str], words: ArticleWords) -> Sequence[WrittenDate]:
    """Return the first dates of a page, by which those are settled that can be read in two ways."""
    return tuple(islice((written for line in page for written in written_dates(line, words.months)), MAX_OTHERS))


def _settled(written: WrittenDate, others: Sequence[WrittenDate]) -> Day | None:
    """Return the reading of an ambiguous date that the page's other dates ask for, or None."""
    if written.numbers is None:
        return None
    first, second, year = written.numbers
    month_first, day_first = _day(year, first, second), _day(year, second, first)
    votes = sum(_vote(other, month_first, day_first) for other in others)
    if votes == 0:
        return None
    return month_first if votes > 0 else day_first


def _vote(other: WrittenDate, month_first: Day | None, day_first: Day | None) -> int:
    """Return 1 for a date that speaks for the month before the day, -1 for the opposite, 0 for neither."""
    if other.month_first is not None:
        return 1 if other.month_first else -1
    if other.day is None or month_first is None or day_first is None:
        return 0
    nearer = abs(other.day.ordinal - month_first.ordinal) - abs(other.day.ordinal - day_first.ordinal)
    close = min(abs(other.day.ordinal - reading.ordinal) for reading in (month_first, day_first)) <= 2
    return 0 if not close or nearer == 0 else 1 if nearer < 0 else -1


def is_date_line(line: str, months: Mapping[str, int], *, others: int = 7) -> bool:
    """Tell whether a line is a date and at most `others` words: "December 22, 2023 at 3:09 p.m. EST"."""
    if len(line) > 90:
        return False
    found = list(written_dates(line, months))
    if not found:
        return False
    rest = line[: found[0].start] + line[found[-1].end :]
    return len(rest.split()) <= others
