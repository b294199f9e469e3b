"""The time expressions of a sentence in; those that can date an event, placed among its words, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.events.order import Order, offset_before, order_at
from timeline.events.parse import Parse
from timeline.events.spans import PlacedSpan, Span, moved, span_of
from timeline.lexicons.periods import Periods
from timeline.model.event import Dating
from timeline.model.time import Basis, Day, Precision, TimeExpression, TimexType

_TO_NOW = frozenset({"last", "past", "recent", "previous"})
_CLOCKS = frozenset({"twelve_hours", "twenty_four_hours", "clock_run", "named_hour"})
"""Rules of the tagger that read an hour and no day: they cannot date what the text does not date by a day."""
_DURING = frozenset({"during", "in", "throughout", "amid", "through"})
"""Before a named period they date: "killed during World War II"; "the worst since World War II" is not dated so."""
_REACH = 9
"""Words between an order word and the expression behind it, at most: "after the ceasefire of 1 March"."""


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
        order_at: Index of the order word, or -1.
    """

    first: int
    last: int
    expression: TimeExpression
    side: str | None = None
    offset: Span | None = None
    order_at: int = -1


def place_expressions(
    parsed: Parse, expressions: Sequence[TimeExpression], *, text: str, published: Day | None, order: Order
) -> tuple[tuple[PlacedExpression, ...], tuple[PlacedSpan, ...]]:
    """Return the expressions that bound days (dates, times, "the last five years"), and the lengths of time."""
    placed, spans = [], []
    for expression in expressions:
        inside = [i for i, w in enumerate(parsed.words) if w.start < expression.end and expression.start < w.end]
        if not inside:
            continue
        bounded = _bounded(expression, published)
        length = span_of(expression.value)
        if bounded is not None:
            placed.append(PlacedExpression(inside[0], inside[-1], bounded))
        elif length is not None and expression.type is TimexType.DURATION:
            spans.append(PlacedSpan(inside[0], inside[-1], length))
    found = tuple(spans)
    return tuple(_ordered(parsed, one, found, order) for one in _listed(parsed, placed, text)), found


def named_periods(parsed: Parse, text: str, periods: Periods) -> tuple[TimeExpression, ...]:
    """Return the named periods during which the sentence says that something happened: "during World War II"."""
    found = []
    words = parsed.words
    for i, word in enumerate(words):
        if word.lower not in _DURING:
            continue
        start = i + 2 if i + 1 < len(words) and words[i + 1].lower == "the" else i + 1
        for length in (2, 3, 4, 1):
            name = tuple(w.lower for w in words[start : start + length])
            if name in periods and len(name) == length:
                first, last = periods[name]
                begin, end = words[start].start, words[start + length - 1].end
                found.append(_period(text[begin:end], begin, end, first, last))
                break
    return tuple(found)


def _period(text: str, start: int, end: int, first: Day, last: Day) -> TimeExpression:
    return TimeExpression(
        start,
        end,
        text,
        TimexType.DATE,
        f"{first}/{last}",
        earliest=first,
        latest=last,
        precision=Precision.RANGE,
        basis=Basis.NARRATIVE,
        rule="named_period",
        anchor=text,
    )


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
    span = span_of(expression.value)
    if span is None:
        return replace(expression, latest=published, precision=Precision.VAGUE, basis=Basis.RELATIVE)
    earliest = moved(published, span, -1)
    return replace(expression, earliest=earliest, latest=published, precision=Precision.RANGE, basis=Basis.RELATIVE)


def _listed(parsed: Parse, placed: Sequence[PlacedExpression], text: str) -> list[PlacedExpression]:
    """Expressions listed with each other date one plural event: "the launches of July 4 and 28"."""
    found: list[PlacedExpression] = []
    for one in placed:
        previous = found[-1] if found else None
        if previous is not None and _in_list(parsed, previous, one):
            found[-1] = _joined(previous, one, text)
        else:
            found.append(one)
    return found


def _in_list(parsed: Parse, first: PlacedExpression, second: PlacedExpression) -> bool:
    between = [word.lower for word in parsed.words[first.last + 1 : second.first]]
    days = (first.expression.earliest, second.expression.earliest)
    return between == ["and"] and first.expression.precision is second.expression.precision and None not in days


def _joined(first: PlacedExpression, second: PlacedExpression, text: str) -> PlacedExpression:
    a, b = first.expression, second.expression
    starts = [day for day in (a.earliest, b.earliest) if day is not None]
    ends = [day for day in (a.latest, b.latest) if day is not None]
    whole = replace(
        a,
        end=b.end,
        text=text[a.start : b.end],
        earliest=min(starts),
        latest=max(ends) if ends else None,
        precision=Precision.RANGE,
    )
    return replace(first, last=second.last, expression=whole)


def _ordered(parsed: Parse, placed: PlacedExpression, spans: Sequence[PlacedSpan], order: Order) -> PlacedExpression:
    """Note the order word that governs the noun phrase which the expression dates, with the distance before it."""
    for i in range(placed.first - 1, max(placed.first - _REACH, -1), -1):
        word = parsed.words[i]
        side = order_at(parsed.words, i, order) if i < placed.first - 1 else None
        if side is not None:
            return replace(placed, side=side, offset=offset_before(parsed, i, spans), order_at=i)
        if parsed.group_at[i] >= 0 or word.tag in ";Q" or (word.tag == "," and i < placed.first - 2):
            return placed
    return placed


def expressed(expression: TimeExpression, rule: str) -> Dating:
    """Return what a time expression says by itself."""
    return Dating(
        expression.earliest,
        expression.latest,
        expression.precision or Precision.VAGUE,
        expression.basis or Basis.RELATIVE,
        expression.text,
        expression.start,
        expression.end,
        f"{rule}: {expression.text!r} ({expression.rule}; {expression.anchor or 'as stated'})",
    )


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
