"""The time expressions of a sentence in; those that can date an event, placed among its words, out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.events.parse import Parse
from timeline.model.time import Basis, Day, Precision, TimeExpression, TimexType

_SPAN = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
_TO_NOW = frozenset({"last", "past", "recent", "previous"})
_CLOCKS = frozenset({"twelve_hours", "twenty_four_hours", "clock_run", "named_hour"})
"""Rules of the tagger that read an hour and no day: they cannot date what the text does not date by a day."""
_REACH = 9
"""Words between an order word and the expression behind it, at most: "after the ceasefire of 1 March"."""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of calendar time: `count` of a TIMEX3 unit (D, W, M, Y)."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class PlacedExpression:
    """A time expression that bounds days, as words of the sentence.

    Attributes:
        first: Index of its first word.
        last: Index of its last word.
        expression: The expression.
        side: Where an order word puts what the expression dates, relative to the rest of its clause: "before" in
            "after the ceasefire of 1 March", "after" in "before the vote of 3 May"; None without an order word.
        offset: The exact distance where it is told: "three days after the ceasefire of 1 March".
    """

    first: int
    last: int
    expression: TimeExpression
    side: str | None = None
    offset: Span | None = None


@dataclass(frozen=True, slots=True)
class PlacedSpan:
    """A length of time told in the sentence ("three days"): word indices, inclusive."""

    first: int
    last: int
    span: Span


def place_expressions(
    parsed: Parse, expressions: Sequence[TimeExpression], published: Day | None, order: Mapping[str, str]
) -> tuple[tuple[PlacedExpression, ...], tuple[PlacedSpan, ...]]:
    """Return the expressions that bound days (dates, times, "the last five years"), and the lengths of time."""
    placed, spans = [], []
    for expression in expressions:
        inside = [i for i, w in enumerate(parsed.words) if w.start < expression.end and expression.start < w.end]
        if not inside:
            continue
        bounded = _bounded(expression, published)
        length = _SPAN.fullmatch(expression.value)
        if bounded is not None:
            placed.append(PlacedExpression(inside[0], inside[-1], bounded))
        elif length is not None and expression.type is TimexType.DURATION:
            spans.append(PlacedSpan(inside[0], inside[-1], Span(min(int(length[1]), 40_000), length[2])))
    found = tuple(spans)
    return tuple(_ordered(parsed, one, found, order) for one in placed), found


def _bounded(expression: TimeExpression, published: Day | None) -> TimeExpression | None:
    if expression.value in {"PRESENT_REF", "FUTURE_REF"} or expression.rule in _CLOCKS:
        return None
    if expression.type in {TimexType.DATE, TimexType.TIME}:
        return expression if expression.earliest is not None or expression.latest is not None else None
    if expression.type is TimexType.DURATION and published is not None:
        return _span_to_now(expression, published)
    return None


def _span_to_now(expression: TimeExpression, published: Day) -> TimeExpression | None:
    """Bound a span that ends with the publication: "the last five years"; "recent weeks" begins nobody knows when."""
    if not _TO_NOW & set(expression.text.lower().split()):
        return None
    match = _SPAN.fullmatch(expression.value)
    if match is None:
        return replace(expression, latest=published, precision=Precision.VAGUE, basis=Basis.RELATIVE)
    earliest = moved(published, Span(min(int(match[1]), 40_000), match[2]), -1)
    return replace(expression, earliest=earliest, latest=published, precision=Precision.RANGE, basis=Basis.RELATIVE)


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


def _ordered(
    parsed: Parse, placed: PlacedExpression, spans: Sequence[PlacedSpan], order: Mapping[str, str]
) -> PlacedExpression:
    """Note the order word that governs the noun phrase which the expression dates, with the distance before it."""
    for i in range(placed.first - 1, max(placed.first - _REACH, -1), -1):
        word = parsed.words[i]
        side = order.get(word.lower)
        if side in {"before", "after"} and word.tag in "UIG" and i < placed.first - 1:
            return replace(placed, side=side, offset=offset_before(i, spans))
        if parsed.group_at[i] >= 0 or word.tag in ",;Q":
            return placed
    return placed


def offset_before(i: int, spans: Sequence[PlacedSpan]) -> Span | None:
    """Return the length of time that ends right before word i: "three days" before "after"."""
    return next((placed.span for placed in spans if placed.last == i - 1), None)


def dates_a_noun(parsed: Parse, placed: PlacedExpression) -> bool:
    """Tell whether the expression modifies the noun to its right: in "breach of the 2005 agreement" it dates that."""
    words = parsed.words
    after = placed.last + 1
    if after >= len(words) or words[after].tag not in "NS'":
        return False
    return words[after].tag == "'" or (placed.first > 0 and words[placed.first - 1].tag in "X$")


def distance(parsed: Parse, placed: PlacedExpression, first: int, last: int) -> int:
    """Return how far an expression is from a trigger, in words; one before the trigger, or past a comma, is farther."""
    if placed.first > last:
        return placed.first - last
    between = parsed.words[placed.last + 1 : first]
    return first - placed.last + 1 + (6 if any(word.tag == "," for word in between) and placed.first > 1 else 0)
