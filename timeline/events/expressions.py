"""The time expressions of a sentence in; those that can date an event, placed among its words, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.events.parse import Parse
from timeline.model.time import Basis, Day, Precision, TimeExpression, TimexType

_SPAN = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
_TO_NOW = frozenset({"last", "past", "recent", "previous"})


@dataclass(frozen=True, slots=True)
class PlacedExpression:
    """A time expression that bounds days, as words of the sentence: word indices, inclusive."""

    first: int
    last: int
    expression: TimeExpression


def place_expressions(
    parsed: Parse, expressions: Sequence[TimeExpression], published: Day | None
) -> tuple[PlacedExpression, ...]:
    """Return the expressions that bound days: dates, times, and spans that end now ("the last five years")."""
    placed = []
    for expression in expressions:
        bounded = _bounded(expression, published)
        if bounded is None:
            continue
        inside = [i for i, w in enumerate(parsed.words) if w.start < bounded.end and bounded.start < w.end]
        if inside:
            placed.append(PlacedExpression(inside[0], inside[-1], bounded))
    return tuple(placed)


def _bounded(expression: TimeExpression, published: Day | None) -> TimeExpression | None:
    if expression.value in {"PRESENT_REF", "FUTURE_REF"}:
        return None
    if expression.type in {TimexType.DATE, TimexType.TIME}:
        return expression if expression.earliest is not None or expression.latest is not None else None
    if expression.type is TimexType.DURATION and published is not None:
        return _span_to_now(expression, published)
    return None


def _span_to_now(expression: TimeExpression, published: Day) -> TimeExpression | None:
    """ "the last five years" ends at the publication; "recent weeks" too, and begins nobody knows when."""
    if not _TO_NOW & set(expression.text.lower().split()):
        return None
    match = _SPAN.fullmatch(expression.value)
    if match is None:
        return replace(expression, latest=published, precision=Precision.VAGUE, basis=Basis.RELATIVE)
    earliest = _before(published, int(match[1]), match[2])
    return replace(expression, earliest=earliest, latest=published, precision=Precision.RANGE, basis=Basis.RELATIVE)


def _before(day: Day, count: int, unit: str) -> Day | None:
    if unit in _DAYS:
        return day + -min(count, 4_000) * _DAYS[unit]
    months = day.year * 12 + day.month - 1 - min(count, 40_000) * _MONTHS[unit]
    for last in (day.day, 28):  # 31 March less a month
        try:
            return Day.of(months // 12, months % 12 + 1, last)
        except ValueError:
            continue
    return None


def dates_a_noun(parsed: Parse, placed: PlacedExpression) -> bool:
    """Tell whether the expression modifies the noun to its right: in "breach of the 2005 agreement" it dates that."""
    words = parsed.words
    after = placed.last + 1
    if after >= len(words) or words[after].tag not in "NS'":
        return False
    return words[after].tag == "'" or (placed.first > 0 and words[placed.first - 1].tag in "X$")


def distance(placed: PlacedExpression, first: int, last: int) -> int:
    """Return how many words lie between an expression and a trigger; one more for an expression before it."""
    return placed.first - last if placed.first > last else first - placed.last + 1
