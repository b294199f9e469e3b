"""The event type lexicon in, an index of trigger forms out; a parsed sentence in, the triggers that stand in it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.events.parse import Parse, VerbGroup
from timeline.events.roles import clause_end, direct_object, has_object, subject
from timeline.lexicons.event_types import EventType, TriggerEntry
from timeline.lexicons.inflections import Inflections

_VERB_TAGS = frozenset("VZDPG")
_NOUN_TAGS = frozenset("NSE")
_POINTERS = frozenset({"the", "this", "these", "those", "both", "that"})
_CONTEXT = 12
"""How many words to either side count as the company of a trigger, at most, inside its clause."""


@dataclass(frozen=True, slots=True)
class TriggerPattern:
    """The forms of one entry: for each of its words the forms allowed there, and the context forms it asks for."""

    entry: TriggerEntry
    forms: tuple[frozenset[str], ...]
    words: frozenset[str]
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opening:
    """The patterns that begin with one form.

    Attributes:
        single: Those of one word.
        by_second: Those of several, by the forms of their second word.
        gap: How many words may stand before the second word, at most.
    """

    single: tuple[TriggerPattern, ...]
    by_second: Mapping[str, tuple[TriggerPattern, ...]]
    gap: int


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """Every pattern by the forms of its first word, then of its second: most sentences hold one and lack the other."""

    by_first: Mapping[str, Opening]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found in a sentence: word indices, inclusive; `group` is the verb group that it heads, or None."""

    entry: TriggerEntry
    first: int
    last: int
    group: int | None


def compile_triggers(types: Iterable[EventType], inflections: Inflections) -> TriggerIndex:
    """Return the index of every form of every trigger."""
    by_first: dict[str, list[TriggerPattern]] = defaultdict(list)

    @cache  # thousands of entries share a few hundred company words
    def company(lemmas: tuple[str, ...]) -> frozenset[str]:
        return frozenset(form for lemma in lemmas for form in any_form(lemma))

    @cache
    def any_form(lemma: str) -> frozenset[str]:
        return _verb_forms(lemma, inflections) | _noun_forms(lemma, inflections)

    for event_type in types:
        for entry in event_type.triggers:
            for pattern in _patterns(entry, inflections, company):
                for form in pattern.forms[0]:
                    by_first[form].append(pattern)
    return TriggerIndex({form: _opening(patterns) for form, patterns in by_first.items()})


def _opening(patterns: Sequence[TriggerPattern]) -> Opening:
    by_second: dict[str, list[TriggerPattern]] = defaultdict(list)
    for pattern in patterns:
        for form in pattern.forms[1] if len(pattern.forms) > 1 else ():
            by_second[form].append(pattern)
    gap = max((_gap(pattern) for pattern in patterns if len(pattern.forms) > 1), default=-1)
    single = tuple(pattern for pattern in patterns if len(pattern.forms) == 1)
    return Opening(single, {form: tuple(found) for form, found in by_second.items()}, gap)


def _gap(pattern: TriggerPattern) -> int:
    """How many words may stand between the words of a pattern: only verbs take their object in."""
    return pattern.entry.gap if pattern.entry.pos == "verb" else 0


def _patterns(
    entry: TriggerEntry, inflections: Inflections, company: Callable[[tuple[str, ...]], frozenset[str]]
) -> Iterable[TriggerPattern]:
    forms = _positions(_phrases(entry, inflections), len(entry.lemma.split()))
    words, without = company(entry.words), company(entry.without)
    yield TriggerPattern(entry, forms, words, without)
    if entry.pos == "noun" and len(forms) > 1:  # "air strike" is also written "air-strike"
        glued = frozenset(phrase.replace(" ", "-") for phrase in _phrases(entry, inflections))
        yield TriggerPattern(entry, (glued,), words, without)


def _phrases(entry: TriggerEntry, inflections: Inflections) -> frozenset[str]:
    lemma = entry.lemma.lower()
    if entry.pos == "verb":
        return _verb_forms(lemma, inflections)
    return _noun_forms(lemma, inflections) if entry.pos == "noun" else frozenset({lemma})


def _positions(phrases: frozenset[str], length: int) -> tuple[frozenset[str], ...]:
    """The forms allowed at each position; a form of another length ("under going") is no form of the phrase."""
    same = [words for phrase in phrases if len(words := phrase.split()) == length]
    return tuple(frozenset(column) for column in zip(*same, strict=True))


def _verb_forms(lemma: str, inflections: Inflections) -> frozenset[str]:
    return frozenset(form for forms in inflections.forms_of_verb(lemma).values() for form in forms)


def _noun_forms(lemma: str, inflections: Inflections) -> frozenset[str]:
    singular, plurals = inflections.forms_of_noun(lemma)
    return frozenset({singular, *plurals})


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
            last = _match(parsed, second, pattern) if second <= i + 1 + _gap(pattern) else None
            if last is not None:
                yield pattern, last


def _match(parsed: Parse, second: int, pattern: TriggerPattern) -> int | None:
    """The last word of the pattern whose second word is at `second`, or None."""
    last, gap = second, _gap(pattern)
    for forms in pattern.forms[2:]:
        for k in range(last + 1, min(last + 2 + gap, len(parsed.words))):
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
