"""A parsed sentence and the index of triggers in; the triggers that stand in it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.parse import Parse, VerbGroup
from timeline.events.roles import clause_end, direct_object, has_object, subject
from timeline.events.trigger_index import Opening, TriggerIndex, TriggerPattern, gap
from timeline.lexicons.event_types import TriggerEntry

_VERB_TAGS = frozenset("VZDPG")
_NOUN_TAGS = frozenset("NSE")
_POINTERS = frozenset({"the", "this", "these", "those", "both", "that"})
_CONTEXT = 12
"""How many words to either side count as the company of a trigger, at most, inside its clause."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found in a sentence: word indices, inclusive; `group` is the verb group that it heads, or None."""

    entry: TriggerEntry
    first: int
    last: int
    group: int | None


def find_triggers(
    parsed: Parse, index: TriggerIndex, *, timed: frozenset[int], earlier: frozenset[str] = frozenset()
) -> tuple[Trigger, ...]:
    """Return the triggers of a sentence in order, none overlapping another; the longest wins, then the strongest.

    Args:
        parsed: The sentence.
        index: The compiled lexicon.
        timed: Indices of the words of time expressions: "in March" is no march, "fired on July 4" not fired on.
        earlier: The words of the sentences just before: "the second blast" keeps company with the bomb told there.
    """
    found: list[Trigger] = []
    for i, word in enumerate(parsed.words):
        opening = index.by_first.get(word.lower)
        for pattern, last in _matches(parsed, i, opening) if opening is not None and i not in timed else ():
            if last > i and last + 1 in timed and word.tag in _VERB_TAGS:
                continue
            if _fits(parsed, i, last, pattern, dated=bool(timed), earlier=earlier):
                found.append(Trigger(pattern.entry, i, last, _group_of(parsed, i, pattern.entry)))
    return _without_overlaps(found)


def _matches(parsed: Parse, i: int, opening: Opening) -> Iterator[tuple[TriggerPattern, int]]:
    """The patterns that stand at word i, each with its last word."""
    for pattern in opening.single:
        yield pattern, i
    for second in range(i + 1, min(i + 2 + opening.gap, len(parsed.words))):
        for pattern in opening.by_second.get(parsed.words[second].lower, ()):
            last = _match(parsed, second, pattern) if second <= i + 1 + gap(pattern) else None
            if last is not None:
                yield pattern, last


def _match(parsed: Parse, second: int, pattern: TriggerPattern) -> int | None:
    """The last word of the pattern whose second word is at `second`, or None."""
    last, room = second, gap(pattern)
    for forms in pattern.forms[2:]:
        for k in range(last + 1, min(last + 2 + room, len(parsed.words))):
            if parsed.words[k].lower in forms:
                last = k
                break
        else:
            return None
    return last


def _fits(
    parsed: Parse, first: int, last: int, pattern: TriggerPattern, *, dated: bool, earlier: frozenset[str]
) -> bool:
    entry = pattern.entry
    if entry.pos == "verb" and parsed.words[first].tag not in _VERB_TAGS:
        return False
    if entry.pos == "noun" and not _is_noun(parsed, last):
        return False
    if entry.pos == "noun" and parsed.actor_at[first] >= 0:
        return False  # "Security Council" is who, not what
    if pattern.words or pattern.without:
        company = _company(parsed, first, last)
        known = company | earlier if entry.pos == "noun" and _takes_up(parsed, first) else company
        if (pattern.words and not known & pattern.words) or company & pattern.without:
            return False
    return all(_holds(need, parsed, first, last, dated=dated) for need in entry.needs)


def _takes_up(parsed: Parse, first: int) -> bool:
    """Whether a noun can take up what was told: "the blast", "the second blast", "both blasts"."""
    return any(word.lower in _POINTERS for word in parsed.words[max(first - 3, 0) : first])


def _is_noun(parsed: Parse, i: int) -> bool:
    word = parsed.words[i]
    if word.tag in _NOUN_TAGS:
        return True
    if word.tag == "G":  # "the bombing of", "a shooting"
        return i > 0 and parsed.words[i - 1].tag in "X$'JNE" and parsed.group_at[i] >= 0
    return word.tag in "JA"


def _company(parsed: Parse, first: int, last: int) -> frozenset[str]:
    near = parsed.words[max(first - _CONTEXT, 0) : first] + parsed.words[last + 1 : last + 1 + _CONTEXT]
    return frozenset(word.lower for word in near)


def _group_of(parsed: Parse, i: int, entry: TriggerEntry) -> int | None:
    at = parsed.group_at[i]
    return at if entry.pos != "noun" and at >= 0 else None


def _holds(need: str, parsed: Parse, first: int, last: int, *, dated: bool) -> bool:
    at = parsed.group_at[first]
    group = parsed.groups[at] if at >= 0 else None
    if need == "date":
        return dated
    if need == "toll":
        return any(word.tag == "A" for word in parsed.words[max(first - 8, 0) : last + 8])
    if need == "actor":
        return any(at >= 0 for at in parsed.actor_at[max(first - _CONTEXT, 0) : last + _CONTEXT])
    if need == "complement":
        return _complement(parsed, last)
    return group is not None and _verb_need(need, parsed, group, last)


def _verb_need(need: str, parsed: Parse, group: VerbGroup, last: int) -> bool:
    if need == "passive":
        return group.passive
    if need == "object":
        return group.passive or has_object(parsed, max(group.main, last))
    if need == "subject_actor":
        return group.passive or bool(subject(parsed, group))
    if group.passive:
        return bool(subject(parsed, group))
    return bool(direct_object(parsed, group)) or _actor_between(parsed, last)


def _actor_between(parsed: Parse, last: int) -> bool:
    return any(at >= 0 for at in parsed.actor_at[last + 1 : clause_end(parsed, last + 1)])


def _complement(parsed: Parse, last: int) -> bool:
    for k in range(last + 1, min(last + 9, len(parsed.words))):
        if parsed.words[k].tag in "TU":
            return True
        if parsed.words[k].tag in ";.:":
            return False
    return False


def _without_overlaps(found: Sequence[Trigger]) -> tuple[Trigger, ...]:
    best = sorted(found, key=lambda trigger: (trigger.first - trigger.last, -trigger.entry.strength, trigger.first))
    taken: set[int] = set()
    kept = []
    for trigger in best:
        span = range(trigger.first, trigger.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(trigger)
    return tuple(sorted(kept, key=lambda trigger: trigger.first))
