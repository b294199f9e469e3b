"""Names that come back and a day in, the turns of the name around that day out."""

from __future__ import annotations

from timeline.model.time import Day
from timeline.temporal.calendar import (
    SEASONS,
    Period,
    Unit,
    day_period,
    easter,
    month_length,
    month_period,
    nth_weekday,
)
from timeline.temporal.reading import Cycle

_REACH = {
    Unit.YEAR: 8,
    Unit.WEEK: 2,
    Unit.MONTH: 3,
    Unit.CENTURY: 1,
}  # turns to look at on each side; 29 February may be 8 years off


def family(cycle: Cycle) -> Unit:
    """Return the unit that a name comes back in: a weekday every week, a month every year."""
    if cycle.unit is Unit.DECADE:
        return Unit.CENTURY
    if cycle.weekday or cycle.unit is Unit.WEEKEND:
        return Unit.WEEK
    return Unit.MONTH if cycle.day and not cycle.month else Unit.YEAR


def turn(cycle: Cycle, of: Period) -> Period | None:
    """Return the turn of a name in one year, week, month or century; None where it has none (29 February)."""
    unit = cycle.unit
    if unit is Unit.DECADE:
        return Period(unit, 10 * of.number + cycle.index)
    if unit is Unit.WEEKEND:
        return Period(unit, of.number)
    if cycle.weekday:
        return day_period(of.first + (cycle.weekday - 1))
    if cycle.day:
        return _day(of.first.year, cycle.month or of.first.month, cycle.day)
    if cycle.holiday:
        return day_period(_holiday(cycle.holiday, of.number))
    if unit is Unit.MONTH:
        return month_period(of.number, cycle.month)
    first = {Unit.QUARTER: 4 * of.number - 1, Unit.HALF: 2 * of.number - 1, Unit.SEASON: 4 * of.number}[unit]
    return Period(unit, first + cycle.index)


def turns(cycle: Cycle, day: Day) -> tuple[Period, ...]:
    """Return the turns of a name before, around and after a day, in order."""
    whole = family(cycle)
    middle, reach = Period.around(whole, day), _REACH[whole]
    if whole is Unit.YEAR and not (cycle.month == 2 and cycle.day == 29):  # the day that most years lack
        reach = 2
    found = (turn(cycle, middle.shifted(by)) for by in range(-reach, reach + 1))
    return tuple(period for period in found if period is not None)


def unresolved_value(cycle: Cycle) -> str:
    """Return the TIMEX3 value of a name of which nobody can say which turn is meant: `XXXX-WXX-4`, `XXXX-05-03`."""
    if cycle.weekday:
        return f"XXXX-WXX-{cycle.weekday}"
    if cycle.holiday:
        fixed = "#" not in cycle.holiday and cycle.holiday[0].isdecimal()
        return f"XXXX-{cycle.holiday}" if fixed else "XXXX-XX-XX"
    if cycle.month:
        return f"XXXX-{cycle.month:02d}" + (f"-{cycle.day:02d}" if cycle.day else "")
    return _unresolved_part(cycle)


def _unresolved_part(cycle: Cycle) -> str:
    if cycle.unit is Unit.SEASON:
        return f"XXXX-{SEASONS[cycle.index]}"
    if cycle.unit in (Unit.QUARTER, Unit.HALF):
        return f"XXXX-{cycle.unit}{cycle.index}"
    if cycle.unit is Unit.DECADE:
        return f"XX{cycle.index}"
    return f"XXXX-XX-{cycle.day:02d}" if cycle.day else "XXXX-WXX-WE"


def _day(year: int, month: int, day: int) -> Period | None:
    return day_period(Day(year, month, day)) if day <= month_length(year, month) else None


def _holiday(key: str, year: int) -> Day:
    """Return the day of a holiday: `12-25`, `11-4#4` (the fourth Thursday of November) or `easter-2`."""
    if key.startswith("easter"):
        return easter(year) + int(key.removeprefix("easter"))
    month, rest = key.split("-", maxsplit=1)
    if "#" in rest:
        weekday, nth = rest.split("#")
        return nth_weekday(year, int(month), int(weekday), int(nth))
    return Day(year, int(month), int(rest))
