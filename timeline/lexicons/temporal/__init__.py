"""A language in, its words of time out: a folder of YAML per language, checked against one schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.reader import read_folder
from timeline.lexicons.temporal.schema import CLASSES, WHOLE_NUMBERS

ROOT = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class TemporalLexicon:
    """The words of time of one language.

    Attributes:
        language: ISO 639-1 code.
        classes: Word class -> word as written in lower case -> its value (`month` -> `january` -> `1`). A word that
            ends in "." is an abbreviation that is written with or without the dot.
    """

    language: str
    classes: Mapping[str, Mapping[str, str]]

    def words(self, word_class: str) -> Mapping[str, str]:
        """Return the words of a class with their values; empty where the language has none."""
        return self.classes.get(word_class, {})


def languages() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of the languages that have a folder."""
    return tuple(sorted(path.name for path in ROOT.iterdir() if any(path.glob("*.yaml"))))


@lru_cache(maxsize=8)
def load(language: str = "en", *, extra: Path | None = None) -> TemporalLexicon:
    """Return the lexicon of a language.

    Args:
        language: ISO 639-1 code of a folder beside this file.
        extra: A folder of more YAML files of the same form, whose words are added and win.

    Raises:
        LexiconError: there is no such language, or an entry breaks the schema; the message names file and entry.
    """
    if language not in languages():
        raise LexiconError(
            f"no temporal lexicon for the language {language!r}",
            where=str(ROOT),
            remedy=f"Use one of {', '.join(languages())}, or add a folder",
        )
    classes: dict[str, dict[str, str]] = {}
    for folder in (ROOT / language, extra):
        if folder is not None:
            _add(classes, folder)
    frozen = {name: MappingProxyType(words) for name, words in classes.items()}
    return TemporalLexicon(language, MappingProxyType(frozen))


def _add(classes: dict[str, dict[str, str]], folder: Path) -> None:
    for stem, content in read_folder(folder).items():
        where = str(folder / f"{stem}.yaml")
        if not isinstance(content, dict):
            raise LexiconError("not a mapping of word classes", where=where, remedy="Write `class: {value: [words]}`")
        for name, entry in content.items():
            place = f"{where}, {name}"
            if name not in CLASSES:
                raise LexiconError(
                    "no word class of this name", where=place, remedy="See timeline/lexicons/temporal/schema.py"
                )
            words = _words(entry, place)
            _check_values(name, words, place)
            classes.setdefault(name, {}).update(words)


def _check_values(name: str, words: dict[str, str], where: str) -> None:
    for word, value in words.items():
        if name in WHOLE_NUMBERS and not value.lstrip("-").isdecimal():
            remedy = "Write the number before the words: `3: [march]`"
            raise LexiconError(f"the value {value!r} of {word!r} is no whole number", where=where, remedy=remedy)


def _words(entry: Any, where: str) -> dict[str, str]:
    if isinstance(entry, list):
        return {_checked(word, where): _checked(word, where) for word in entry}
    if not isinstance(entry, dict):
        raise LexiconError("a class is neither a list of words nor values with lists", where=where)
    words: dict[str, str] = {}
    for value, listed in entry.items():
        if not isinstance(listed, list):
            raise LexiconError(
                f"the value {value!r} has no list of words", where=where, remedy="Write `value: [words]`"
            )
        words.update({_checked(word, where): value for word in listed})
    return words


def _checked(word: Any, where: str) -> str:
    if not isinstance(word, str) or not word.strip() or word != word.strip().lower():
        raise LexiconError(
            f"not a word in lower case: {word!r}",
            where=where,
            remedy="Quote words that YAML reads otherwise (yes, no, on)",
        )
    return word
