"""Lengths of calendar time, and days moved by them: "three days", "half a year"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.model.time import Day

_SPAN = re.compile(r"P(\d+)([DWMY])")
_HALF = {"P0.5Y": (6, "M"), "P1.5Y": (18, "M"), "P2.5Y": (30, "M")}
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
_LARGEST = 40_000
"""A longer span is none that news tells, and would leave the calendar."""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of calendar time: `count` of a TIMEX3 unit (D, W, M, Y)."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class PlacedSpan:
    """A length of time told in the sentence ("three days"): word indices, inclusive."""

    first: int
    last: int
    span: Span


def span_of(value: str) -> Span | None:
    """Return the span that a TIMEX3 duration tells in days or more, or None: "P3D" is three days."""
    if value in _HALF:
        return Span(*_HALF[value])
    match = _SPAN.fullmatch(value)
    return Span(min(int(match[1]), _LARGEST), match[2]) if match is not None else None


def moved(day: Day, span: Span, direction: int) -> Day | None:
    """Return the day that lies a span later (direction 1) or earlier (-1); 31 March less a month is 28 February."""
    if span.unit in _DAYS:
        return day + direction * span.count * _DAYS[span.unit]
    months = day.year * 12 + day.month - 1 + direction * span.count * _MONTHS[span.unit]
    for last in (day.day, 28):
        try:
            return Day.of(months // 12, months % 12 + 1, last)
        except ValueError:
            continue
    return None
