"""The order words of a sentence ("three days after the vote"): which side of it they put what, and how far away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.events.parse import Parse
from timeline.events.spans import PlacedSpan, Span
from timeline.events.words import Word

_LONGEST = 4
"""Words in an order phrase, at most: "in the wake of"."""
_FOLLOWING = frozenset({"follow", "follows", "followed"})
SAME_DAY = frozenset({"hours", "minutes", "moments", "shortly", "immediately"})
"""Before an order word they tell that not a day lay between: "hours before the vote"."""
_REACH = 14
"""Words between an order word and what it orders, at most."""

Order = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OrderWord:
    """An order word before an event: its place, and the side on which what it governs lies.

    Attributes:
        at: Index of its last word.
        side: "before" where what it governs came before the rest ("resigned after the vote"), "after" where it came
            after.
        offset: The distance, where it is told.
    """

    at: int
    side: str
    offset: Span | None = None


def order_at(words: Sequence[Word], i: int, order: Order, *, tags: str = "UIG") -> str | None:
    """Return the side that an order word or phrase ending at word i tells ("before", "after"), or None."""
    side = order.get(words[i].lower)
    if side is not None:
        return side if side != "same" and words[i].tag in tags else None
    if words[i].tag not in "TI":
        return None
    for length in range(2, _LONGEST + 1):
        side = order.get(" ".join(word.lower for word in words[max(i - length + 1, 0) : i + 1]))
        if side in {"before", "after"}:
            return side
    return None


def order_word(parsed: Parse, first: int, *, noun: bool, order: Order, spans: Sequence[PlacedSpan]) -> OrderWord | None:
    """Return the order word that governs a trigger beginning at word `first`, or None.

    A noun stands right behind it ("after the raid"); a verb, and a noun that a verb carries, stand in a clause that it
    opens ("after troops left", "after they had a meeting").
    """
    words, behind_noun = parsed.words, noun
    for i in range(first - 1, max(first - _REACH, -1), -1):
        side = order_at(words, i, order, tags="UIG" if behind_noun else "U")
        if side is not None:
            return OrderWord(i, side, offset_before(parsed, i, spans))
        if behind_noun and words[i].lower in _FOLLOWING:
            return OrderWord(i, "before")
        if words[i].tag in ",;Q" or parsed.clause_at[i] != parsed.clause_at[first]:
            return None
        if parsed.group_at[i] >= 0:
            behind_noun = False
    return None


def offset_before(parsed: Parse, i: int, spans: Sequence[PlacedSpan]) -> Span | None:
    """Return the length of time right before word i: "three days" before "after"; "hours after" is the same day."""
    if i and parsed.words[i - 1].lower in SAME_DAY:
        return Span(0, "D")
    return next((placed.span for placed in spans if placed.last == i - 1), None)
