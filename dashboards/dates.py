"""Dates that people type in, first and last days out; nothing is guessed."""

from __future__ import annotations

import re
from typing import Any

from timeline.model.time import Day, Interval
from timeline.temporal.strings import read_date

_PARTIAL = re.compile(r"(-?\d{1,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DECEMBER = 12


def typed_days(first: str, last: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Read the two ends of a date filter.

    Args:
        first: What was typed as its start; "2017" means 1 January.
        last: What was typed as its end; "2017" means 31 December.

    Returns:
        The days as ISO 8601 under "from" and "to", empty where nothing was typed or understood; and the names of the
        ends that were not understood.
    """
    days, wrong = {"from": "", "to": ""}, []
    for end, text in (("from", first.strip()), ("to", last.strip())):
        span = typed_span(text) if text else None
        if text and span is None:
            wrong.append(end)
        elif span is not None:
            day = span.earliest if end == "from" else span.latest
            days[end] = str(day or "")
    return days, tuple(wrong)


def typed_span(text: str) -> Interval | None:
    """Return the days that a typed date means ("2017", "2017-08", "August 2017", "18.8.2017"); None if it is none."""
    match = _PARTIAL.fullmatch(text.strip())
    if match is not None:
        return _calendar_span(*(int(part) if part else None for part in match.groups()))
    return _understood(text)


def _calendar_span(year: Any, month: int | None, day: int | None) -> Interval | None:
    try:
        if day is not None and month is not None:
            only = Day.of(year, month, day)
            return Interval(only, only)
        if month is not None:
            start = Day.of(year, month)
            after = Day.of(year + month // _DECEMBER, month % _DECEMBER + 1)
            return Interval(start, after + -1)
        return Interval(Day.of(year), Day.of(year, 12, 31))
    except ValueError:
        return None


def _understood(text: str) -> Interval | None:
    """Return what the reader of isolated date strings makes of it; a month is read by its first day."""
    day = read_date(text, reference=None)
    if day is not None:
        return Interval(day, day)
    first = read_date(f"1 {text}", reference=None)
    return _calendar_span(first.year, first.month, None) if first is not None else None
