"""A trigger and the places of its sentence in; where it happened out."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.parse import Parse
from timeline.events.triggers import Trigger
from timeline.model.place import PlaceMention

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "off",
        "outside",
        "inside",
        "into",
        "over",
        "across",
        "around",
        "from",
        "on",
        "onto",
        "toward",
        "towards",
        "to",
    }
)


def location(
    parsed: Parse, clauses: tuple[int, ...], trigger: Trigger, places: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Return the place said of the trigger: the nearest behind a locative preposition in its clause, the narrowest first.

    "in Mosul, Iraq" gives Mosul. None where the clause names no place.
    """
    clause = clauses[trigger.first]
    candidates = []
    for mention in places:
        at = next((i for i, word in enumerate(parsed.words) if word.start == mention.start), None)
        if at is None or clauses[at] != clause or not _is_located(parsed, at):
            continue
        distance = at - trigger.last if at > trigger.last else (trigger.first - at) + 4  # places follow, mostly
        candidates.append((distance, mention))
    return min(candidates, key=lambda pair: pair[0])[1] if candidates else None


def _is_located(parsed: Parse, at: int) -> bool:
    """Whether a locative preposition governs word `at`, with at most four modifiers between."""
    for i in range(at - 1, max(at - 6, -1), -1):
        word = parsed.words[i]
        if word.tag in "IT":
            return word.lower in _LOCATIVE
        if word.tag not in "XJNSEA$'":
            return False
    return False
