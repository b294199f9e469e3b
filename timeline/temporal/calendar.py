"""Calendar arithmetic: units in, periods with their first and last days, their neighbours and their parts out."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from timeline.model.time import Day, Precision

_THURSDAY = 4  # the ISO week belongs to the year of its Thursday
_SATURDAY_OFFSET = 5  # days after Monday
_MONDAY_OFFSET = 3  # 1970-01-01, ordinal 0, was a Thursday: three days after a Monday


class Unit(StrEnum):
    """A unit of the calendar, by its TIMEX3 letter; T before it means a part of a day."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "SE"
    HALF = "H"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    MILLENNIUM = "ML"


PRECISION = {
    Unit.SECOND: Precision.DAY,
    Unit.MINUTE: Precision.DAY,
    Unit.HOUR: Precision.DAY,
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.WEEKEND: Precision.RANGE,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.SEASON: Precision.SEASON,
    Unit.HALF: Precision.RANGE,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.CENTURY,
    Unit.MILLENNIUM: Precision.RANGE,
}

# How many days a unit lasts, about: to compare units, never to count.
LENGTH = {
    Unit.SECOND: 0,
    Unit.MINUTE: 0,
    Unit.HOUR: 0,
    Unit.DAY: 1,
    Unit.WEEKEND: 2,
    Unit.WEEK: 7,
    Unit.MONTH: 30,
    Unit.QUARTER: 91,
    Unit.SEASON: 92,
    Unit.HALF: 182,
    Unit.YEAR: 365,
    Unit.DECADE: 3652,
    Unit.CENTURY: 36524,
    Unit.MILLENNIUM: 365240,
}

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6}  # units that are whole months
_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}  # units that are whole years
SEASONS = ("WI", "SP", "SU", "FA")  # the meteorological seasons of the northern half


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar: a day, a week, a month, a year ...

    Attributes:
        unit: Which unit.
        number: Its place in the endless row of such units, so that `number + 1` is the next one: days since 1970-01-01,
            weeks likewise, `12 * year + month - 1`, `4 * year + quarter - 1`, `4 * year + season` from winter, years,
            and decades and centuries by their leading digits. Years are astronomical: 0 is 1 BC.
    """

    unit: Unit
    number: int

    @classmethod
    def around(cls, unit: Unit, day: Day) -> Period:
        """Return the unit that the day lies in (a winter is that of the year of its January)."""
        if unit in _YEARS:
            return cls(unit, (day.year - _before_christ(unit, day.year)) // _YEARS[unit])
        if unit is Unit.SEASON:
            return cls(unit, (12 * day.year + day.month) // 3)
        if unit in _MONTHS:
            return cls(unit, (12 * day.year + day.month - 1) // _MONTHS[unit])
        if unit in (Unit.WEEK, Unit.WEEKEND):
            return cls(unit, (day.ordinal + _MONDAY_OFFSET) // 7)
        return cls(Unit.DAY, day.ordinal)

    @property
    def first(self) -> Day:
        """The first day."""
        return _first(self.unit, self.number)

    @property
    def last(self) -> Day:
        """The last day."""
        return _last(self.unit, self.number)

    @property
    def year(self) -> int:
        """The year that it is named after (of a week: the ISO year)."""
        if self.unit is Unit.WEEK or self.unit is Unit.WEEKEND:
            return iso_week(self.first)[0]
        if self.unit is Unit.SEASON:
            return self.number // 4
        return self.first.year

    def shifted(self, by: int) -> Period:
        """Return the unit that lies `by` units later."""
        return Period(self.unit, self.number + by)


def _before_christ(unit: Unit, number: int) -> int:
    """Return how many years off the row a unit before Christ begins: the 5th century BC is the years -499 to -400."""
    if number >= 0:
        return 0
    return {Unit.DECADE: 2, Unit.CENTURY: 1, Unit.MILLENNIUM: 1}.get(unit, 0)


@lru_cache(maxsize=4096)
def _first(unit: Unit, number: int) -> Day:
    if unit in _YEARS:
        return Day(number * _YEARS[unit] + _before_christ(unit, number), 1, 1)
    if unit in _MONTHS:
        months = number * _MONTHS[unit] - (1 if unit is Unit.SEASON else 0)  # winter begins in December
        return Day(months // 12, months % 12 + 1, 1)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return Day.from_ordinal(7 * number - _MONDAY_OFFSET + (0 if unit is Unit.WEEK else _SATURDAY_OFFSET))
    return Day.from_ordinal(number)


@lru_cache(maxsize=4096)
def _last(unit: Unit, number: int) -> Day:
    first = _first(unit, number)
    if unit is Unit.DAY:
        return first
    if unit is Unit.WEEKEND:
        return first + 1
    if unit in _YEARS:
        return Day(first.year + _YEARS[unit] - 1, 12, 31)
    return _first(unit, number + 1) + -1


def day_period(day: Day) -> Period:
    """Return the period that is this one day."""
    return Period(Unit.DAY, day.ordinal)


def month_period(year: int, month: int) -> Period:
    """Return the period of a month."""
    return Period(Unit.MONTH, 12 * year + month - 1)


def iso_week(day: Day) -> tuple[int, int]:
    """Return the ISO 8601 year and week of a day."""
    thursday = day + (_THURSDAY - day.weekday)
    return thursday.year, (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    return calendar.monthrange(year % 400 + 400, month)[1]


def shift_day(day: Day, unit: Unit, by: int) -> Day:
    """Return the day that lies `by` units later; the 31st becomes the last day of a shorter month."""
    if unit in _YEARS:
        return _clip(day.year + by * _YEARS[unit], day.month, day.day)
    if unit in _MONTHS:
        months = 12 * day.year + day.month - 1 + by * _MONTHS[unit]
        return _clip(months // 12, months % 12 + 1, day.day)
    return day + by * (7 if unit in (Unit.WEEK, Unit.WEEKEND) else 1)


def easter(year: int) -> Day:
    """Return Easter Sunday of a year (Gregorian; Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return Day(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day:
    """Return the nth such weekday of a month; -1 is the last one."""
    if nth > 0:
        first = Day(year, month, 1)
        return first + ((weekday - first.weekday) % 7 + 7 * (nth - 1))
    last = Day(year, month, month_length(year, month))
    return last + -((last.weekday - weekday) % 7)


def _clip(year: int, month: int, day: int) -> Day:
    return Day(year, month, min(day, month_length(year, month)))
