"""Lemmas in, their inflected forms out: a table made by `scripts/inflect.py`, and regular endings for other words.

The table (`table.json`) holds single words. Of a multiword verb the first word inflects ("call on": "called on"), of a
multiword noun the last one ("missile test": "missile tests") or, where a preposition follows the head, the head
("exchange of fire": "exchanges of fire").
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError

TABLE = Path(__file__).parent / "table.json"

SLOTS = ("base", "third", "past", "participle", "gerund")
"""The forms of a verb: "strike", "strikes", "struck", "struck" or "stricken", "striking"."""

LINKS = frozenset({"of", "for", "in", "to", "by", "at", "with", "from", "against", "over", "on", "between", "into"})
"""Prepositions that end the head of a noun: "vote of confidence", "call for help"."""

VOWELS = frozenset("aeiou")
SIBILANTS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Inflections:
    """Inflected forms of single words, as the table has them.

    Attributes:
        verbs: Lemma -> slot of `SLOTS` (but "base") -> forms.
        nouns: Lemma -> plural forms; none for a plural that has no singular ("talks").
    """

    verbs: dict[str, dict[str, tuple[str, ...]]]
    nouns: dict[str, tuple[str, ...]]

    def forms_of_verb(self, lemma: str) -> dict[str, tuple[str, ...]]:
        """Return the forms of a verb by slot, each with the rest of the phrase: "call on" -> "called on".

        A word that the table lacks inflects regularly.
        """
        first, space, rest = lemma.partition(" ")
        forms = {"base": (first,), **(self.verbs.get(first) or regular_verb(first))}
        return {slot: tuple(form + space + rest for form in forms[slot]) for slot in SLOTS}

    def forms_of_noun(self, lemma: str) -> tuple[str, tuple[str, ...]]:
        """Return a noun as it stands and its plurals: "missile test" -> ("missile test", ("missile tests",)).

        A word that the table lacks inflects regularly; a plural lemma ("peace talks") has no further plural.
        """
        before, head, after = split_noun(lemma)
        plurals = self.nouns.get(head)
        if plurals is None:
            plurals = (regular_noun(head),)
        return lemma, tuple(before + plural + after for plural in plurals)


def load(path: Path = TABLE) -> Inflections:
    """Return the table of inflections.

    Raises:
        LexiconError: the file is missing or is no table.
    """
    content = _content(path)
    verbs = {
        lemma: {slot: tuple(forms) for slot, forms in zip(SLOTS[1:], row, strict=True)}
        for lemma, row in content["verbs"].items()
    }
    return Inflections(verbs, {lemma: tuple(plurals) for lemma, plurals in content["nouns"].items()})


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise LexiconError("no table of inflections", where=str(path), remedy="Run scripts/inflect.py") from error
    if not isinstance(content, dict) or not {"verbs", "nouns"} <= content.keys():
        raise LexiconError("a table of inflections holds verbs and nouns", where=str(path))
    return content


def split_noun(lemma: str) -> tuple[str, str, str]:
    """Return what stands before the head of a noun, the head, and what stands after it.

    "exchange of fire" -> ("", "exchange", " of fire"); "missile test" -> ("missile ", "test", "").
    """
    words = lemma.split(" ")
    place = next((number for number, word in enumerate(words) if number and _links(word)), len(words)) - 1
    before = "".join(word + " " for word in words[:place])
    after = "".join(" " + word for word in words[place + 1 :])
    return before, words[place], after


def _links(word: str) -> bool:
    return word in LINKS or word.startswith("d'")  # "coup d'état"


def regular_verb(base: str) -> dict[str, tuple[str, ...]]:
    """Return the forms of a regular verb: "annex" -> "annexes", "annexed", "annexed", "annexing"."""
    if base.endswith("e") and not base.endswith("ee"):
        past, gerund = base + "d", base[:-1] + "ing"
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        past, gerund = base[:-1] + "ied", base + "ing"
    else:
        past, gerund = base + "ed", base + "ing"
    return {"third": (_with_s(base),), "past": (past,), "participle": (past,), "gerund": (gerund,)}


def regular_noun(singular: str) -> str:
    """Return the plural of a regular noun: "airstrike" -> "airstrikes", "embassy" -> "embassies"."""
    return _with_s(singular)


def _with_s(word: str) -> str:
    if word.endswith(SIBILANTS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"
