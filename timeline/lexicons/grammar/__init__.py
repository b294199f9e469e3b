"""Words that build sentences in, a `Grammar` out: light verbs, report verbs, hedges, signs of planning, numbers.

Closed-class words by part of speech (prepositions, pronouns, modals) are in `timeline.lexicons.words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons import inflections
from timeline.lexicons.reader import read_folder

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists that clause heuristics need; all lower case.

    Attributes:
        light_verbs: Lemmas of verbs that carry a noun ("hold talks").
        light_verb_forms: Every form of these.
        achieving_verbs: Forms of verbs whose infinitive or gerund happened ("began to shell").
        refusing_verbs: Forms of verbs whose infinitive did not happen ("refused to sign").
        report_verbs: Forms of verbs of reporting ("said", "tells").
        state_verbs: Forms of verbs that tell a state ("remains").
        conditionals: Single words that open a condition ("if").
        conditional_phrases: The same of several words ("in case").
        hedges: Single words that leave open whether something happened ("alleged").
        hedge_phrases: The same of several words ("accused of").
        plan_words: Single words that put a noun into the future ("upcoming").
        plan_phrases: The same of several words ("set to").
        habit_words: Words that tell what usually happens ("often").
        order: Word or phrase between two events -> when the event behind it took place: "before", "after" or "same"
            ("protests after the arrest": the arrest before).
        number_words: Number word -> lowest and highest count that it means; no highest where it has no end ("dozens").
        floors: Phrases that make a number the lowest count ("at least").
        ceilings: Phrases that make a number the highest count ("up to").
        approximations: Phrases that make a number vague ("about").
        person_nouns: Forms of nouns for people ("civilian", "civilians").
    """

    light_verbs: frozenset[str]
    light_verb_forms: frozenset[str]
    achieving_verbs: frozenset[str]
    refusing_verbs: frozenset[str]
    report_verbs: frozenset[str]
    state_verbs: frozenset[str]
    conditionals: frozenset[str]
    conditional_phrases: frozenset[str]
    hedges: frozenset[str]
    hedge_phrases: frozenset[str]
    plan_words: frozenset[str]
    plan_phrases: frozenset[str]
    habit_words: frozenset[str]
    order: Mapping[str, str]
    number_words: Mapping[str, tuple[int, int | None]]
    floors: frozenset[str]
    ceilings: frozenset[str]
    approximations: frozenset[str]
    person_nouns: frozenset[str]


def load(folder: Path = FOLDER) -> Grammar:
    """Return the grammar's word lists, verbs and nouns inflected.

    Raises:
        LexiconError: a list is missing, or holds something that is no word.
    """
    files = read_folder(folder)
    table = inflections.load()
    verbs, modality, numbers = files["verbs"], files["modality"], files["numbers"]
    return Grammar(
        light_verbs=_words(verbs, "light_verbs"),
        light_verb_forms=_verb_forms(_words(verbs, "light_verbs"), table),
        achieving_verbs=_verb_forms(_words(verbs, "achieving_verbs"), table),
        refusing_verbs=_verb_forms(_words(verbs, "refusing_verbs"), table),
        report_verbs=_verb_forms(_words(verbs, "report_verbs"), table),
        state_verbs=_verb_forms(_words(verbs, "state_verbs"), table),
        conditionals=_words(modality, "conditionals"),
        conditional_phrases=_words(modality, "conditional_phrases"),
        hedges=_words(modality, "hedges"),
        hedge_phrases=_words(modality, "hedge_phrases"),
        plan_words=_words(modality, "plan_words"),
        plan_phrases=_words(modality, "plan_phrases"),
        habit_words=_words(modality, "habit_words"),
        order={phrase: when for when in ("before", "after", "same") for phrase in _words(files["order"], when)},
        number_words={word: (low, high) for word, (low, high) in numbers["words"].items()},
        floors=_words(numbers, "floors"),
        ceilings=_words(numbers, "ceilings"),
        approximations=_words(numbers, "approximations"),
        person_nouns=_noun_forms(_words(files["people"], "person_nouns"), table),
    )


def verb_lemmas(folder: Path = FOLDER) -> frozenset[str]:
    """Return the verbs of the lists that `load` inflects."""
    verbs = read_folder(folder)["verbs"]
    return frozenset(lemma for name in verbs for lemma in _words(verbs, name))


def noun_lemmas(folder: Path = FOLDER) -> frozenset[str]:
    """Return the nouns of the lists that `load` inflects."""
    return _words(read_folder(folder)["people"], "person_nouns")


def _words(content: Any, name: str) -> frozenset[str]:
    words = content.get(name) if isinstance(content, dict) else None
    if not isinstance(words, list) or not all(isinstance(word, str) and word == word.lower() for word in words):
        raise LexiconError(
            f"{name} must be a list of lower-case words", where=str(FOLDER), remedy='Quote "on", "off" and "no"'
        )
    return frozenset(words)


def _verb_forms(lemmas: Iterable[str], table: inflections.Inflections) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for forms in table.forms_of_verb(lemma).values() for form in forms)


def _noun_forms(lemmas: Iterable[str], table: inflections.Inflections) -> frozenset[str]:
    forms: set[str] = set()
    for lemma in lemmas:
        singular, plurals = table.forms_of_noun(lemma)
        forms |= {singular, *plurals}
    return frozenset(forms)
