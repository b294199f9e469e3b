"""The event type lexicon in, an index of trigger forms by their first two words out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.lexicons.event_types import EventType, TriggerEntry
from timeline.lexicons.inflections import Inflections


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
    widest = max((gap(pattern) for pattern in patterns if len(pattern.forms) > 1), default=-1)
    single = tuple(pattern for pattern in patterns if len(pattern.forms) == 1)
    return Opening(single, {form: tuple(found) for form, found in by_second.items()}, widest)


def gap(pattern: TriggerPattern) -> int:
    """Return how many words may stand between the words of a pattern: only verbs take their object in."""
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
