"""Dates in digits: ISO 8601, and the orders of countries where the digits or the text tell which."""

from __future__ import annotations

from timeline.model.time import Day
from timeline.temporal.calendar import Period, Unit, day_period, month_period
from timeline.temporal.glue import glued
from timeline.temporal.reading import Cycle, Fixed, Reading, Recurring, at_time, date, named
from timeline.temporal.rule import Match, rule
from timeline.temporal.years import full_year

_MONTHS = 12


@rule(
    r"(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])(?:t(?P<time>[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)(?:z|[+-][0-2][0-9]:?[0-5][0-9])?)?\b",
    examples={"en": (("Filed on [2016-02-29].", "2016-02-29"), ("Logged at [2016-02-29T15:00].", "2016-02-29T15:00"))},
    counters={"en": ("Order 2015-02-29 was filed.", "Part 1-2016-02-28-7 was filed.")},
)
def iso_day(match: Match) -> Reading | None:
    """`2016-02-29`, `2016-02-29T15:00Z` (ISO 8601)."""
    day = _day(match.integer("year") or 0, match.integer("month") or 0, match.integer("day") or 0)
    if day is None or glued(match):
        return None
    time = match.text("time")
    return at_time(Fixed(day_period(day)), f"T{time}") if time else date(Fixed(day_period(day)))


@rule(
    r"(?P<year>1[89][0-9]{2}|20[0-9]{2})-?w(?P<week>[0-5][0-9])(?:-(?P<weekday>[1-7]))?\b",
    examples={"en": (("The report covers [2016-W07].", "2016-W07"),)},
    counters={"en": ("The model 2016-W99 failed.",)},
)
def iso_week_date(match: Match) -> Reading | None:
    """`2016-W07`, `2016-W07-3` (ISO 8601)."""
    first = Period.around(Unit.WEEK, Day((match.integer("year") or 0), 1, 4))  # 4 January is always in week 1
    week = first.shifted((match.integer("week") or 0) - 1)
    if week.year != (match.integer("year") or 0) or glued(match):
        return None
    weekday = match.integer("weekday")
    return date(Fixed(day_period(week.first + (weekday - 1)) if weekday else week))


@rule(
    r"(?P<year>1[0-9]{3}|20[0-9]{2})[/.](?P<month>0?[1-9]|1[0-2])[/.](?P<day>0?[1-9]|[12][0-9]|3[01])\b",
    examples={"en": (("Filed on [2016/02/28].", "2016-02-28"),)},
    counters={"en": ("See http://example.org/2016/02/28/story for more.",)},
)
def year_first(match: Match) -> Reading | None:
    """`2016/02/28`, `2016.02.28`: the year first leaves no doubt."""
    day = _day(match.integer("year") or 0, match.integer("month") or 0, match.integer("day") or 0)
    return None if day is None or glued(match) else date(Fixed(day_period(day)))


@rule(
    r"(?P<first>[0-9]{1,2})[/-](?P<second>[0-9]{1,2})[/-](?P<year>[12][0-9]{3}|[0-9]{2})\b",
    r"(?P<first>[0-9]{1,2})\.(?P<second>[0-9]{1,2})\.(?P<year>[12][0-9]{3}|[0-9]{2})\b",
    examples={
        "en": (("Signed on [17/08/2016] in Rome.", "2016-08-17"), ("Signed on [03/04/2016] in Rome.", "2016-XX-XX")),
        "de": (("Er wurde am [3.4.2016] gewählt.", "2016-04-03"),),
    },
    counters={"en": ("Version 1.2.13 is out.", "Signed on 32/13/2016.")},
)
def numeric_day(match: Match) -> Reading | None:
    """`17/08/2016`, `04/03/16`: the order comes from the digits, the language or the other dates of the text.

    Where nothing tells, only the year is kept: a guess would be wrong half the time.
    """
    first, second = match.integer("first") or 0, match.integer("second") or 0
    written = match.text("year") or ""
    year, dotted = full_year(written), "." in match.whole
    if glued(match) or (dotted and len(written) == 2 and not match.day_first):  # "1.2.13" is a version
        return None
    days = {order: _day(year, *order) for order in ((second, first), (first, second))}
    known = [day for day in days.values() if day is not None]
    if not known:
        return None
    if len({*known}) == 1:
        return date(Fixed(day_period(known[0])))
    if match.day_first is None:
        return named("DATE", f"{year:04d}-XX-XX")
    chosen = days[(second, first) if match.day_first else (first, second)]
    return None if chosen is None else date(Fixed(day_period(chosen)))


@rule(
    r"(?P<day>[0-9]{1,2})\.(?P<month>0?[1-9]|1[0-2])\.",
    examples={"de": (("Die Sitzung war am [3.8.] in Bozen.", "2017-08-03"),)},
    counters={"en": ("He paid 3.8. That was all.",)},
)
def day_dot_month(match: Match) -> Reading | None:
    """`3.8.`: the numeric day and month of languages that put a dot after ordinal numbers."""
    if not match.words.of("dotted_ordinals") or glued(match) or match.after[:1].isdecimal():
        return None
    day, month = match.integer("day") or 0, match.integer("month") or 0
    return None if _day(2000, month, day) is None else date(Recurring(Cycle(Unit.DAY, month=month, day=day)))


@rule(
    r"(?P<year>1[0-9]{3}|20[0-9]{2})-(?P<month>0[1-9]|1[0-2])\b",
    examples={"en": (("The index of [2016-02] was revised.", "2016-02"),)},
    counters={"en": ("In the season 2008-09 they won.",)},
)
def iso_month(match: Match) -> Reading | None:
    """`2016-02`; but `2008-09` follows its year by one and is a season."""
    year, month = match.integer("year") or 0, match.integer("month") or 1
    if glued(match) or month > year % 100 or match.after[:1] in ("-", "/"):
        return None
    return date(Fixed(month_period(year, month)))


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day.of(year, month, day)
    except ValueError:  # "31/02/2016" -> no date
        return None
