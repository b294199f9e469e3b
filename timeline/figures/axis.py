"""A window of days in, calendar ticks and calendar bins out, for any year before or after Christ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from timeline.figures.spans import Floats, Window
from timeline.model.time import Day

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS_PER_MONTH = 30.4
_DAYS_PER_YEAR = 365.2425
_FIRST_YEAR, _LAST_YEAR = -99_999, 99_999
"""Years that an axis can show; beyond them a window is cut."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the calendar: so many days, months or years."""

    unit: str
    count: int

    @property
    def days(self) -> float:
        """Its length, on average, in days."""
        return self.count * {"day": 1.0, "month": _DAYS_PER_MONTH, "year": _DAYS_PER_YEAR}[self.unit]


def step_words(step: Step) -> str:
    """Return what a bin of a step is called: "day", "week", "3 months", "century"."""
    named = {("day", 7): "week", ("month", 3): "quarter", ("year", 10): "decade", ("year", 100): "century"}
    if (step.unit, step.count) in named:
        return named[step.unit, step.count]
    return step.unit if step.count == 1 else f"{step.count:,} {step.unit}s"


_TICK_STEPS = (
    *(Step("day", count) for count in (1, 2, 7, 14)),
    *(Step("month", count) for count in (1, 2, 3, 6)),
    *(Step("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000)),
)
_BIN_STEPS = (
    *(Step("day", count) for count in (1, 7)),
    *(Step("month", count) for count in (1, 3)),
    *(Step("year", count) for count in (1, 5, 10, 50, 100, 500, 1000, 5000)),
)


def tick_step(window: Window, *, width: float, spacing: float = 76.0) -> Step:
    """Return the finest step whose ticks stand at least `spacing` pixels apart on an axis of `width` pixels."""
    per_pixel = (window[1] - window[0]) / max(width, 1.0)
    return next((step for step in _TICK_STEPS if step.days >= spacing * per_pixel), _TICK_STEPS[-1])


def ticks(window: Window, step: Step) -> tuple[list[float], list[str]]:
    """Return where the ticks stand and what they say; a month or day names its year on a second line."""
    starts = list(_starts(window, step))
    return [float(day.ordinal) for day in starts], [tick_text(day, step) for day in starts]


def tick_text(day: Day, step: Step) -> str:
    """Return "7 Aug<br>2017", "Aug<br>2017", "2017" or "44 BC", as fine as the step is."""
    if step.unit == "year":
        return year_words(day.year)
    month = f"{MONTHS[day.month - 1]}<br>{year_words(day.year)}"
    return month if step.unit == "month" else f"{day.day} {month}"


def year_words(year: int) -> str:
    """Return a year as people write it: year 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def day_words(day: Day, *, months: tuple[str, ...] = MONTHS) -> str:
    """Return "7 Aug 2017", with the names of the months given."""
    return f"{day.day} {months[day.month - 1]} {year_words(day.year)}"


def bin_step(window: Window, *, most: int) -> Step:
    """Return the finest calendar step that cuts the window into at most `most` bins."""
    width = window[1] - window[0]
    return next((step for step in _BIN_STEPS if width / step.days <= most), _BIN_STEPS[-1])


def bin_edges(window: Window, step: Step) -> Floats:
    """Return the edges of the calendar bins that cover the window, ascending, at least two."""
    starts = [float(day.ordinal) for day in _starts(window, step)]
    first = starts[0] if starts else window[0]
    edges = [_start_before(first - 1, step), *starts]
    edges.append(float(_next(day_at(edges[-1]), step).ordinal))
    return np.array(edges, dtype=np.float64)


def bin_words(start: float, end: float, step: Step) -> str:
    """Return what a bin is called: "7 Aug 2017", "Aug 2017", "2017", or its first and last day."""
    first, last = day_at(start), day_at(end - 1)
    if first == last:
        return day_words(first)
    if (step.unit, step.count) == ("month", 1):
        return f"{MONTHS[first.month - 1]} {year_words(first.year)}"
    if step.unit == "year":
        years = (year_words(first.year), year_words(last.year))
        return years[0] if years[0] == years[1] else "–".join(years)
    return f"{day_words(first)} – {day_words(last)}"


def window_words(window: Window) -> str:
    """Return a window's first and last day in words."""
    return f"{day_words(day_at(window[0]))} – {day_words(day_at(window[1]))}"


def day_at(point: float) -> Day:
    """Return the day that a point of the axis lies in, kept within the years that an axis can show."""
    low, high = Day(_FIRST_YEAR, 1, 1).ordinal, Day(_LAST_YEAR, 12, 31).ordinal
    return Day.from_ordinal(min(max(int(np.floor(point)), low), high))


def _start_before(point: float, step: Step) -> float:
    """Return the last start of a step at or before a point."""
    return float(_floor(day_at(point), step).ordinal)


def _starts(window: Window, step: Step) -> Iterator[Day]:
    day = _floor(day_at(window[0]), step)
    if day.ordinal < window[0]:
        day = _next(day, step)
    while day.ordinal <= window[1] and _FIRST_YEAR < day.year < _LAST_YEAR:
        yield day
        day = _next(day, step)


def _floor(day: Day, step: Step) -> Day:
    if step.unit == "year":
        return Day(day.year - day.year % step.count, 1, 1)
    if step.unit == "month":
        return Day(day.year, day.month - (day.month - 1) % step.count, 1)
    if step.count == 1:
        return day
    since_monday = (day.ordinal + 3) % step.count if step.count % 7 == 0 else day.ordinal % step.count
    return day + -since_monday


def _next(day: Day, step: Step) -> Day:
    if step.unit == "year":
        return Day(day.year + step.count, 1, 1)
    if step.unit == "month":
        months = day.year * 12 + day.month - 1 + step.count
        return Day(months // 12, months % 12 + 1, 1)
    return day + step.count
