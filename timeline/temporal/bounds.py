"""A period and its modifier in, the first and last day meant out."""

from __future__ import annotations

from timeline.model.time import Day, Interval
from timeline.temporal.calendar import Period, Unit

# "Early" of a month is its days 1 to 10, "late" from 21 on; other units are cut in three.
_EARLY_MONTH, _LATE_MONTH = 10, 21


def bounds(period: Period, mod: str | None, now: Day | None, *, stated: bool) -> Interval:
    """Return the days meant; BEFORE and AFTER ("earlier this year", "later this week") end and begin at `now`."""
    first, last = period.first, period.last
    if period.unit is Unit.SEASON and period.number % 4 == 0 and stated:
        last = period.shifted(4).last  # "the winter of 1941" may be the one that begins or the one that ends in it
    if mod in ("START", "MID", "END") and period.unit is not Unit.DAY:
        return _third(period, mod)
    if now is not None and first <= now <= last:
        if mod == "BEFORE":
            return Interval(first, now)
        if mod == "AFTER":
            return Interval(now, last)
    return Interval(first, last)


def _third(period: Period, mod: str) -> Interval:
    first, last = period.first, period.last
    if period.unit is Unit.MONTH:
        early, late = first + (_EARLY_MONTH - 1), first + (_LATE_MONTH - 1)
    else:
        length = last.ordinal - first.ordinal + 1
        early, late = first + (max(length // 3, 1) - 1), first + (length - max(length // 3, 1))
    if mod == "START":
        return Interval(first, early)
    return (
        Interval(late, last) if mod == "END" else Interval(min(early + 1, last), max(late + -1, min(early + 1, last)))
    )
