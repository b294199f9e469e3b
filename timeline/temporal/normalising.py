"""A finding and the story so far in; the time expression, with its TIMEX3 value and its days, out."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.time import Basis, Day, Interval, Precision, TimeExpression, TimexType
from timeline.temporal.anchoring import anchor, published, shown
from timeline.temporal.bounds import bounds
from timeline.temporal.calendar import LENGTH, PRECISION, Period, Unit, shift_day
from timeline.temporal.reading import Named, Origin, Recurring
from timeline.temporal.scanner import Finding
from timeline.temporal.story import Story
from timeline.temporal.tense import Sentences, side_of
from timeline.temporal.timex3 import value_of

_OPENING = 14  # characters: room for one preposition before the date
_STOPS = (". ", "\n", "; ")
_QUARTERS = ("P6M", "P9M")  # lengths of several quarters
_OPEN = Interval(None, None)


def expression(finding: Finding, text: str, story: Story, sentences: Sentences) -> TimeExpression | None:
    """Return the time expression of a finding and tell the story its date; None where it is no date after all."""
    reading = finding.reading
    story.position = finding.start
    if isinstance(reading.what, Named):
        return _named(finding, reading.what, text, story)
    needs_tense = isinstance(reading.what, Recurring) and not story.history
    side = side_of(sentences, finding.start, finding.end) if needs_tense else 0
    anchored = anchor(reading.what, story, side)
    if anchored.dropped:
        return None
    period, interval = anchored.period, anchored.days or _OPEN
    if period is not None:
        interval = bounds(period, reading.mod, story.now, stated=anchored.basis is Basis.STATED)
        if not anchored.aside:
            story.tell(period, opens=_leads(text, finding.start))
    value = (value_of(period) if period is not None else anchored.value) + reading.clock
    return TimeExpression(
        start=finding.start,
        end=finding.end,
        text=text[finding.start : finding.end],
        type=TimexType(reading.type),
        value=value,
        mod=reading.mod,
        earliest=interval.earliest,
        latest=interval.latest,
        precision=_precision(period, anchored.unit),
        basis=anchored.basis,
        rule=finding.rule,
        anchor=anchored.anchor,
    )


def _precision(period: Period | None, unit: Unit | None) -> Precision | None:
    unit = unit if period is None else period.unit
    return None if unit is None else PRECISION[unit]


def _leads(text: str, start: int) -> bool:
    """Tell whether a sentence or a head begins here, but for a preposition: `In 1942, ...`, `1942: ...`."""
    before = text[max(0, start - _OPENING) : start]
    for stop in _STOPS:
        before = before.rsplit(stop, maxsplit=1)[-1]
    return len(before) < _OPENING and len(before.split()) <= 1


def _named(finding: Finding, what: Named, text: str, story: Story) -> TimeExpression | None:
    if what.narrative_only and not story.history:
        return None
    if what.value in _QUARTERS:
        story.summed_position = finding.start
    bounded = _told(what, story) if what.origin is Origin.STORY else _spoken(what, story.publication)
    return TimeExpression(
        start=finding.start,
        end=finding.end,
        text=text[finding.start : finding.end],
        type=TimexType(finding.reading.type),
        value=what.value,
        mod=finding.reading.mod,
        earliest=bounded.interval.earliest,
        latest=bounded.interval.latest,
        precision=bounded.precision,
        basis=bounded.basis,
        rule=finding.rule,
        anchor=bounded.anchor,
    )


@dataclass(frozen=True, slots=True)
class _Bounded:
    """The days of what has no place of its own, how finely and from what they are known."""

    interval: Interval = _OPEN
    precision: Precision | None = None
    basis: Basis | None = None
    anchor: str | None = None


def _spoken(what: Named, publication: Day | None) -> _Bounded:
    """Bound what counts from the publication: `recently`, `the past three months`, `soon`."""
    side = what.side or {"PAST_REF": -1, "PRESENT_REF": -1, "FUTURE_REF": 1}.get(what.value, 0)
    if publication is None or side == 0:
        return _Bounded()
    if what.unit is not None and what.amount:
        other = shift_day(publication, what.unit, side * what.amount)
        interval, precision = Interval(min(other, publication), max(other, publication)), Precision.RANGE
    else:
        interval = Interval(None, publication) if side < 0 else Interval(publication, None)
        precision = Precision.VAGUE
    return _Bounded(interval, precision, Basis.RELATIVE, published(publication))


def _told(what: Named, story: Story) -> _Bounded:
    """Bound what counts from the story: `hours later` is the day that it is at, `years later` some time after it."""
    if story.last is None:
        return _Bounded()
    first, last = story.last.first, story.last.last
    if what.unit is not None and LENGTH[what.unit] == 0:
        interval, precision = Interval(first, last), PRECISION[story.last.unit]
    else:
        interval = Interval(None, last) if what.side < 0 else Interval(first, None)
        precision = Precision.VAGUE
    return _Bounded(interval, precision, Basis.NARRATIVE, f"narrative: {shown(story.last)}")
