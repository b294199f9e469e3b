"""Words about full stops as data: a YAML file per language in, a checked `Abbreviations` value out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.reader import read_file

FOLDER = Path(__file__).parent
DEFAULT = "en"
TAIL = 5  # letters
_ABBREVIATED = ("never", "before_digit", "unless_starter", "clock")
_LISTS = (*_ABBREVIATED, "after_clock", "starters")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a full stop after a word means in one language; words are written without their final full stop.

    Attributes:
        never: Words whose full stop never ends a sentence ("Gen").
        before_digit: Words whose full stop ends one unless a number follows ("No").
        unless_starter: Words whose full stop ends one only before a starter ("Inc").
        clock: Words whose full stop ends one unless a day or a time zone follows ("p.m").
        after_clock: Days and zones that may follow them ("Monday", "GMT").
        starters: Words that begin a sentence and are not part of a name ("The").
        ordinals: Whether a number and a full stop may be an ordinal ("am 3. Mai").
        tails: The last `TAIL` letters of every listed word that has as many, by which most words are told to be none.
    """

    never: frozenset[str]
    before_digit: frozenset[str]
    unless_starter: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    starters: frozenset[str]
    ordinals: bool
    tails: frozenset[str]


@cache
def load(language: str | None = None) -> Abbreviations:
    """Return the abbreviations of a language (ISO 639-1), those of English where it is unknown or has no file.

    Raises:
        LexiconError: the file breaks the schema; the message names the file, the entry and the remedy.
    """
    path = FOLDER / f"{language}.yaml"
    known = {entry.stem for entry in FOLDER.glob("*.yaml")}
    path = path if language in known else FOLDER / f"{DEFAULT}.yaml"
    return _checked(read_file(path), path)


def _checked(content: Any, path: Path) -> Abbreviations:
    if not isinstance(content, dict) or set(content) != {*_LISTS, "ordinals"}:
        raise LexiconError(f"the file must hold exactly {', '.join(_LISTS)} and ordinals", where=str(path))
    for key in _LISTS:
        for word in content[key]:
            if not isinstance(word, str) or word.endswith("."):
                raise LexiconError(
                    "a word must be a string without its final full stop",
                    where=f"{path}, {key}, entry {word!r}",
                    remedy="Quote words that YAML reads as something else: 'No', 'on'",
                )
    lists = {key: frozenset(content[key]) for key in _LISTS}
    tails = frozenset(word[-TAIL:] for key in _ABBREVIATED for word in lists[key] if len(word) >= TAIL)
    return Abbreviations(**lists, ordinals=bool(content["ordinals"]), tails=tails)
