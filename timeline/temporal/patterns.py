"""A rule's pattern with word classes in braces and a lexicon in, a pattern for RE2 out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.lexicons.temporal import TemporalLexicon
from timeline.temporal.folding import fold

_WORD_END = r"\b"
_NOTHING = r"[^\x00-\x{10FFFF}]"  # matches no text
_HUNDRED = 100  # what "a" may stand before: "a hundred", "a thousand"
_CLASS = re.compile(r"\{([=~+?])?([a-z_]+)(?::([a-z0-9_]+))?\}")
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
# What is any word of several classes; a language need not have them all.
COMPOSITE = {
    "amount": ("article", "vague_number", "couple", "number"),
    "any_unit": ("units", "unit", "multiple"),
    "any_name": ("month", "weekday", "season", "weekend", "holiday"),
    "any_day_part": ("day_part", "overnight"),
    "repeated_name": ("weekdays", "seasons", "weekends"),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for RE2, and the word class that each of its named groups holds."""

    source: str
    classes: Mapping[str, str]


def build(template: str, lexicon: TemporalLexicon) -> Pattern | None:
    """Return the pattern of a template, or None where the language has no word of a class that it needs.

    `{month}` is a group named `month` with any word of the class; `{month:second}` is named `second`; `{=month}` is no
    group; `{~of}` is a word and a space that may be missing; `{+weekday}` a word that another is joined to; `{?era}` or
    `{?era:era}` one that the language may lack, as the template goes on without it. A space stands for one or more. The
    pattern begins at a word's start, and each word ends at a word's end.
    """
    classes: dict[str, str] = {}
    pieces: list[str] = []
    position = 0
    for match in _CLASS.finditer(template):
        kind, word_class, name = match.groups()
        alternatives = class_pattern(word_class, lexicon)
        pieces.append(_spaced(template[position : match.start()]))
        position = match.end()
        if kind == "~":
            pieces.append(f"(?:(?:{alternatives}) +)?" if alternatives else "")
        elif kind == "?" and not alternatives:
            pieces.append(_NOTHING)
        elif not alternatives:
            return None
        elif kind == "=" or (kind == "?" and name is None):
            pieces.append(f"(?:{alternatives})")
        else:
            classes[name or word_class] = word_class
            inner = alternatives.replace(_WORD_END, "") if kind == "+" else alternatives
            pieces.append(f"(?P<{name or word_class}>{inner})")
    pieces.append(_spaced(template[position:]))
    # RE2 knows the bounds of ASCII words alone; the scanner checks those of all matches
    start = r"\b" if _is_ascii(lexicon) and not template.startswith("'") else ""
    return Pattern(start + "".join(pieces), classes)


def class_pattern(word_class: str, lexicon: TemporalLexicon) -> str:
    """Return the alternatives of a word class, longest first; "" where the language has none."""
    if word_class in BUILT_IN:
        return BUILT_IN[word_class]
    if word_class == "number":
        return _number(lexicon)
    if word_class in COMPOSITE:
        return "|".join(filter(None, (class_pattern(name, lexicon) for name in COMPOSITE[word_class])))
    return "|".join(
        _word(word) for word in sorted(map(fold, lexicon.words(word_class)), key=lambda word: (-len(word), word))
    )


def _is_ascii(lexicon: TemporalLexicon) -> bool:
    return all(fold(word).isascii() for word in lexicon.words("month"))


def _number(lexicon: TemporalLexicon) -> str:
    words, article = class_pattern("cardinal", lexicon), class_pattern("article", lexicon)
    joint = class_pattern("number_joint", lexicon)
    large = "|".join(_word(fold(word)) for word, value in lexicon.words("cardinal").items() if int(value) >= _HUNDRED)
    if not words:
        return _DIGITS
    first = f"(?:{article}) +(?:{large})|{words}" if article and large else words
    between = f"(?: +|-)(?:(?:{joint})(?: +|-))?" if joint else "(?: +|-)"
    return f"{_DIGITS}|(?:(?:{first})(?:{between}(?:{words})){{0,5}})"


def _word(word: str) -> str:
    dotted = word.endswith(".")
    escaped = re.escape(word.removesuffix(".")).replace(r"\ ", " +").replace(r"\-", "-")
    last = word.removesuffix(".")[-1:]
    end = _WORD_END if last.isalnum() and last.isascii() else ""
    return escaped + end + (r"\.?" if dotted else "")


def _spaced(literal: str) -> str:
    return _SPACE.sub(lambda space: _SPACES[space.group()], literal)
