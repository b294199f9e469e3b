"""A name without its year and the dates that a narrative is at in, the turn of the name that is meant out."""

from __future__ import annotations

from timeline.model.time import Day
from timeline.temporal import cycles
from timeline.temporal.calendar import LENGTH, Period, Unit
from timeline.temporal.reading import Cycle, Recurring

_STAYING = 6  # a turn in another year counts as a sixth of a year further off: a narrative rather stays in its year
_STAYING_LEAST = 10  # days


def turn_in_story(what: Recurring, references: tuple[Period, ...], publication: Day | None) -> Period | None:
    """Return the turn that is meant, or None where the name has none near.

    Args:
        what: The name, and whether the text says "last" or "next".
        references: The date that the narrative is at, and the one that it may come back to after looking back.
        publication: No turn lies after it, as a narrative ends before it is published; or None.
    """
    at = references[0]
    turns = _turns(what.cycle, references, publication)
    if what.side:
        after = [period for period in turns if period.first > at.last]
        before = [period for period in turns if period.last < at.first]
        return next(iter(after[:1] if what.side > 0 else before[-1:]), None)
    if LENGTH[at.unit] >= LENGTH[Unit.YEAR]:
        inside = [period for period in turns if at.first <= period.first <= at.last]
        if inside:
            return inside[0]
    return min(turns, key=lambda period: min(_cost(what.cycle, period, each) for each in references), default=None)


def _turns(cycle: Cycle, references: tuple[Period, ...], publication: Day | None) -> tuple[Period, ...]:
    found = sorted(
        {turn for each in references for turn in cycles.turns(cycle, each.first)}, key=lambda turn: turn.number
    )
    if publication is None or references[0].first > publication:
        return tuple(found)
    return tuple(turn for turn in found if turn.first <= publication) or tuple(found)


def _cost(cycle: Cycle, period: Period, reference: Period) -> float:
    """Return how far a turn is from a date, in days, and some more in another year."""
    whole = cycles.family(cycle)
    apart = Period.around(whole, period.first) != Period.around(whole, reference.first)
    return abs(period.first.ordinal - reference.first.ordinal) + max(LENGTH[whole] / _STAYING, _STAYING_LEAST) * apart
