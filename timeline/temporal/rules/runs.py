"""Ranges and enumerations that name a month or a year once: `3-5 May`, `May 3 and 4`, `1914-18`."""

from __future__ import annotations

import re

from timeline.model.time import Day
from timeline.temporal.calendar import Period, Unit, day_period, month_period
from timeline.temporal.reading import Cycle, Fixed, Reading, Recurring, date
from timeline.temporal.rule import Match, Part, rule
from timeline.temporal.years import year_in

_NUMBER = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th|\.)?")
_JOINT = r"(?: ?(?:-|,|/|&) ?(?:{=joint} )?| {=joint} {~the})"
_DAY = r"{=day_number}(?:{?ordinal_ending}|\.|\b)"


@rule(
    r"(?P<run>"
    + _DAY
    + r"(?:"
    + _JOINT
    + _DAY
    + r"){0,12})"
    + _JOINT
    + r"(?P<last>{=day_number})(?:{?ordinal_ending}|\.|)? ?{~of_word}{month}(?:,? {year_number:year})?",
    examples={
        "en": (
            ("The summit was held on [3]-5 May 2016.", "2016-05-03"),
            ("The summit was held on 3-[5 May 2016].", "2016-05-05"),
            ("They voted on 6, [13] and 20 May 2012.", "2012-05-13"),
        ),
        "de": (("Am [25]. und 26. August 2016 wurde gestreikt.", "2016-08-25"),),
    },
)
def days_before_month(match: Match) -> tuple[Part, ...] | None:
    """`3-5 May`, `6, 13 and 20 May 2012`, `25. und 26. August`."""
    month, year = match.integer("month") or 1, year_in(match)
    last = _day(year, month, match.integer("last") or 0)
    earlier = _numbers(match, "run", year, month)
    if last is None or earlier is None or match.words.value("month", match.previous):
        return None
    return (*earlier, match.part("last", last, until="year" if year is not None else "month"))


@rule(
    r"{month} (?P<first>{=day_number})(?:\b|{?ordinal_ending})(?P<run>(?:"
    + _JOINT
    + r"{=day_number}(?:\b|{?ordinal_ending})){1,12})(?:,? {year_number:year})?",
    examples={
        "en": (
            ("They met on [May 3] and 4.", "2017-05-03"),
            ("They met on May 3 and [4].", "2017-05-04"),
            ("They met on [July 12]-15, 1998.", "1998-07-12"),
        )
    },
)
def days_after_month(match: Match) -> tuple[Part, ...] | None:
    """`May 3 and 4`, `July 12-15, 1998`."""
    month, year = match.integer("month") or 1, year_in(match)
    first = _day(year, month, match.integer("first") or 0)
    others = _numbers(match, "run", year, month)
    if first is None or not others or _unit_follows(match) or match.after[:1] in ("-", "/"):
        return None
    if year is not None:
        end = (match.span("year") or (0, 0))[1]
        others = (*others[:-1], Part(others[-1].start, end, others[-1].reading))
    return (match.part("month", first, until="first"), *others)


@rule(
    r"(?P<first>{=month})(?:(?: {=joint} | ?- ?|/|, ){month:middle})?(?: {=joint} | ?- ?|/){month:last}"
    r",? {~of}{year_number:year}",
    examples={
        "en": (("In [June] and July 1998 it rained.", "1998-06"), ("In June and [July 1998] it rained.", "1998-07"))
    },
)
def months_of_year(match: Match) -> tuple[Part, ...] | None:
    """`June and July 1998`, `May-June 1940`."""
    year = match.integer("year") or 0
    parts = []
    for group in ("first", "middle", "last"):
        word = match.text(group)
        if word is not None:
            number = match.words.value("month", word)
            reading = date(Fixed(month_period(year, int(number or 1))))
            parts.append(match.part(group, reading, until="year" if group == "last" else None))
    return tuple(parts)


@rule(
    r"{day_number:first}(?: |\.|\. ){month:first_month}(?: ?- ?| {=joint} )"
    r"{day_number:last}(?: |\.|\. ){month:last_month},? {year_number:year}",
    r"{month:first_month} {day_number:first}\b(?: ?- ?| {=joint} )"
    r"{month:last_month} {day_number:last}\b,? {year_number:year}",
    examples={
        "en": (
            ("The battle ([26 June] - 4 August 1952) was lost.", "1952-06-26"),
            ("It lasted from June 26 to [August 4, 1952].", "1952-08-04"),
        )
    },
)
def days_of_year(match: Match) -> tuple[Part, ...] | None:
    """`26 June - 4 August 1952`: the year stands once for both."""
    year = match.integer("year") or 0
    first = _day(year, match.integer("first_month") or 1, match.integer("first") or 0)
    last = _day(year, match.integer("last_month") or 1, match.integer("last") or 0)
    if first is None or last is None or (match.integer("first_month") or 0) > (match.integer("last_month") or 0):
        return None
    heads = (
        ("first", "first_month") if match.groups["first"] < match.groups["first_month"] else ("first_month", "first")
    )
    tails = "last" if heads[0] == "first" else "last_month"
    return match.part(heads[0], first, until=heads[1]), match.part(tails, last, until="year")


@rule(
    r"(?P<first>1[0-9]{3}|20[0-9]{2})(?: ?- ?|/)(?P<last>[0-9]{4}|[0-9]{2})\b(?: {?era:era})?",
    r"(?P<first>[1-9][0-9]{1,3})(?: ?- ?| {=joint} )(?P<last>[1-9][0-9]{1,3}) {era}",
    examples={
        "en": (
            ("The war of [1914]-18 changed Europe.", "1914"),
            ("The war of 1914-[18] changed Europe.", "1918"),
            ("The war of [264]-241 BC began in Sicily.", "BC0264"),
        )
    },
    counters={"en": ("Call 1914-1800 now: 2020-10.",)},
)
def years_run(match: Match) -> tuple[Part, ...] | None:
    """`1914-18`, `2003-2009`, `2007/08`, `264-241 BC`."""
    first, last = match.text("first") or "", match.text("last") or ""
    before_christ = match.value("era") == "BC"
    end = int(last) if len(last) == len(first) or before_christ else int(first[: -len(last)] + last)
    years = (1 - int(first), 1 - end) if before_christ else (int(first), end)
    if (
        not 0 <= years[1] - years[0] <= 500
        or match.before[-1:] in tuple("-/$.,:#€£")
        or match.after[:1] in tuple("-/%")
    ):
        return None
    readings = [date(Fixed(Period(Unit.YEAR, year))) for year in years]
    return match.part("first", readings[0]), match.part("last", readings[1], until="era")


@rule(
    r"(?P<first>{=ordinal})(?:,? (?:{=ordinal}))? {=joint} (?P<last>{=ordinal}) {quarters}(?: of {year_number:year})?",
    examples={"en": (("In the [third] and fourth quarters of 2009 it lost money.", "2009-Q3"),)},
)
def quarters_run(match: Match) -> tuple[Part, ...] | None:
    """`the third and fourth quarters of 2009`."""
    year = match.integer("year")
    readings = []
    for group in ("first", "last"):
        number = int(match.words.value("ordinal", match.text(group) or "") or 0)
        if not 1 <= number <= 4:  # a year has four
            return None
        cycle = Cycle(Unit.QUARTER, index=number)
        readings.append(date(Fixed(Period(Unit.QUARTER, 4 * year + number - 1)) if year else Recurring(cycle)))
    return match.part("first", readings[0]), match.part("last", readings[1], until="year" if year else "quarters")


def _numbers(match: Match, group: str, year: int | None, month: int) -> tuple[Part, ...] | None:
    start, end = match.span(group) or (0, 0)
    parts = []
    for found in _NUMBER.finditer(match.folded[start:end]):
        digits = found.group().rstrip(".stndrh")
        reading = _day(year, month, int(digits))
        if reading is None:
            return None
        parts.append(Part(start + found.start(), start + found.start() + len(digits), reading))
    return tuple(parts)


def _day(year: int | None, month: int, day: int) -> Reading | None:
    try:
        known = Day.of(2000 if year is None else year, month, day)
    except ValueError:  # "30 and 31 February"
        return None
    if year is None:
        return date(Recurring(Cycle(Unit.DAY, month=month, day=day)))
    return date(Fixed(day_period(known)))


def _unit_follows(match: Match) -> bool:
    """Tell whether the number counts what follows: `on May 3, 12 people died`."""
    after = match.after
    return (
        match.span("year") is None
        and after[:1] == " "
        and after[1:2].isalpha()
        and not match.words.has("after_run", match.following)
    )
