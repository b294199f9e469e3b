"""Periods in, TIMEX3 values out (ISO 8601 where it has a form, the TIMEX3 forms for seasons, decades and BC)."""

from __future__ import annotations

from timeline.model.time import Day
from timeline.temporal.calendar import SEASONS, Period, Unit, iso_week

_UNRESOLVED = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
    Unit.SEASON: "XXXX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
    Unit.MILLENNIUM: "X",
}
_MONTHS_OF = {Unit.QUARTER: 3, Unit.HALF: 6}
_SIXTIETHS = {Unit.HOUR: "M", Unit.MINUTE: "S"}
_YEARS_OF = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}


def value_of(period: Period) -> str:
    """Return the TIMEX3 value of a period: `2017-08-17`, `2017-W32`, `2017-Q3`, `1998-SU`, `198`, `18`, `BC0044`."""
    return _FORMS.get(period.unit, _year)(period)


def unresolved(unit: Unit) -> str:
    """Return the value of a period of which only the unit is known."""
    return _UNRESOLVED.get(unit, "XXXX-XX-XX")


def duration(amount: str, unit: Unit) -> str:
    """Return the value of a duration; `amount` is a number, or X where it is vague.

    ISO 8601 has no decades, centuries and quarters: `P20Y`, `P9M`. Vague ones keep the letters of TIMEX3: `PXDE`.
    """
    number = float(amount) if amount != "X" else None
    if number is not None and unit in _MONTHS_OF:
        return f"P{_plain(number * _MONTHS_OF[unit])}M"
    if number is not None and unit in _YEARS_OF:
        return f"P{_plain(number * _YEARS_OF[unit])}Y"
    shown = amount if number is None else _plain(number)
    if number is None and unit in _YEARS_OF:
        return "PXY"
    if number is None and unit in _MONTHS_OF:
        return "PXM"
    letters = str(unit)
    return f"PT{shown}{letters[1:]}" if letters.startswith("T") else f"P{shown}{letters}"


def duration_and_half(whole: int, unit: Unit) -> str:
    """Return the value of so many units "and a half": `PT5H30M`, but `P1.5Y`, as a half of a year has no unit."""
    if unit in _SIXTIETHS:
        return f"PT{whole or ''}{unit[1:] if whole else ''}30{_SIXTIETHS[unit]}"
    return duration(f"{whole + 0.5}", unit)


def year_value(year: int) -> str:
    """Return an astronomical year as TIMEX3 writes it: `1998`, `BC0241` for -240."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def day_value(day: Day) -> str:
    """Return a day as TIMEX3 writes it."""
    return f"{year_value(day.year)}-{day.month:02d}-{day.day:02d}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def _week(period: Period) -> str:
    year, week = iso_week(period.first)
    return f"{year_value(year)}-W{week:02d}" + ("-WE" if period.unit is Unit.WEEKEND else "")


def _month(period: Period) -> str:
    return f"{year_value(period.number // 12)}-{period.number % 12 + 1:02d}"


def _part_of_year(period: Period) -> str:
    if period.unit is Unit.SEASON:
        return f"{year_value(period.number // 4)}-{SEASONS[period.number % 4]}"
    count, letter = (4, "Q") if period.unit is Unit.QUARTER else (2, "H")
    return f"{year_value(period.number // count)}-{letter}{period.number % count + 1}"


def _year(period: Period) -> str:
    return year_value(period.number)


def _years(period: Period) -> str:
    digits = {Unit.DECADE: 3, Unit.CENTURY: 2, Unit.MILLENNIUM: 1}[period.unit]
    # 300-201 BC is the row's number -3, and TIMEX3 writes its leading digits: BC02
    return f"{period.number:0{digits}d}" if period.number >= 0 else f"BC{-period.number - 1:0{digits}d}"


_FORMS = {
    Unit.DAY: lambda period: day_value(period.first),
    Unit.WEEK: _week,
    Unit.WEEKEND: _week,
    Unit.MONTH: _month,
    Unit.QUARTER: _part_of_year,
    Unit.HALF: _part_of_year,
    Unit.SEASON: _part_of_year,
    Unit.YEAR: _year,
    Unit.DECADE: _years,
    Unit.CENTURY: _years,
    Unit.MILLENNIUM: _years,
}
