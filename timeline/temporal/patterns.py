"""A rule's pattern with word classes in braces and a lexicon in, a pattern for RE2 out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.lexicons.temporal import TemporalLexicon
from timeline.temporal.folding import fold

_CLASS = re.compile(r"\{(=)?([a-z_]+)(?::([a-z0-9_]+))?\}")
# How a template writes spaces, and what stands for it: texts have more than one space where lines were joined.
_SPACES = {"[ -]": "(?: +|-)", " ?": " *", " ": " +"}
_SPACE = re.compile(r"\[ -\]| \??")
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}(?:\.[0-9]{1,2})?(?: +[1-9]/[1-9])?"
# What no language words: a day's number, a year's four digits, an hour's number ...
BUILT_IN = {
    "two_digits": r"[0-9]{2}\b",
    "day_number": r"(?:[12][0-9]|3[01]|0?[1-9])",
    "year_number": r"(?:1[0-9]{3}|20[0-9]{2}|21[0-4][0-9])\b",
    "hour_number": r"(?:2[0-4]|[01]?[0-9])",
    "minute_number": r"[0-5][0-9]",
}
# A number in digits or in words, or what stands for one; each is built from the classes of its words.
_AMOUNT_CLASSES = ("article", "vague_number", "couple", "half_number")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for RE2, and the word class that each of its named groups holds."""

    source: str
    classes: Mapping[str, str]


def build(template: str, lexicon: TemporalLexicon) -> Pattern | None:
    """Return the pattern of a template, or None where the language has no word of a class that it needs.

    `{month}` is a group named `month` with any word of the class; `{month:second}` is named `second`; `{=month}` is no
    group. A space stands for one or more. The pattern begins at a word's start; each word ends at a word's end.
    """
    classes: dict[str, str] = {}
    pieces: list[str] = []
    position = 0
    for match in _CLASS.finditer(template):
        bare, word_class, name = match.groups()
        alternatives = class_pattern(word_class, lexicon)
        if not alternatives:
            return None
        pieces += [
            _spaced(template[position : match.start()]),
            "(?:" if bare else f"(?P<{name or word_class}>",
            alternatives,
            ")",
        ]
        position = match.end()
        if not bare:
            classes[name or word_class] = word_class
    pieces.append(_spaced(template[position:]))
    return Pattern(r"\b" + "".join(pieces), classes)


def class_pattern(word_class: str, lexicon: TemporalLexicon) -> str:
    """Return the alternatives of a word class, longest first; "" where the language has none."""
    if word_class in BUILT_IN:
        return BUILT_IN[word_class]
    if word_class == "number":
        return _number(lexicon)
    if word_class == "amount":
        return "|".join(filter(None, (*(class_pattern(name, lexicon) for name in _AMOUNT_CLASSES), _number(lexicon))))
    return "|".join(
        _word(word) for word in sorted(map(fold, lexicon.words(word_class)), key=lambda word: (-len(word), word))
    )


def _number(lexicon: TemporalLexicon) -> str:
    words = class_pattern("cardinal", lexicon)
    joint = class_pattern("number_joint", lexicon) or "-"
    return rf"{_DIGITS}|(?:(?:{words}|a hundred\b|a thousand\b)(?:(?: +|-)(?:(?:{joint})(?: +|-))?(?:{words})){{0,5}})"


def _word(word: str) -> str:
    dotted = word.endswith(".")
    escaped = re.escape(word.removesuffix(".")).replace(r"\ ", " +").replace(r"\-", "-")
    end = r"\b" if word.removesuffix(".")[-1:].isalnum() else ""
    return escaped + end + (r"\.?" if dotted else "")


def _spaced(literal: str) -> str:
    return _SPACE.sub(lambda space: _SPACES[space.group()], literal)
