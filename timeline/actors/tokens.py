"""A span of text in, its words out: where they lie, folded for look-up, and whether a hyphen ties them together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.lexicons.actors.folding import fold

# "U.S.", "U.S" | "N." of "N. Korea" | the possessive | words, with inner apostrophes ("O'Neill", "Sana'a") | the rest
_TOKEN = re.compile(
    r"[A-Z](?:\.[A-Z])+\b\.?"
    r"|['’]s\b"
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+)*"
    r"|[^\w\s]"
)
_LONGEST_ABBREVIATION = 4  # letters: "Gen.", "Brig."


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a span, punctuation included, hyphens and the stops of abbreviations left out.

    Attributes:
        words: The words, without diacritics and the dots of "U.S."; the possessive is "'s".
        starts: Where each begins in the article's text.
        ends: One past its last character.
        joined: Whether a hyphen ties it to the word before.
        lowers: The words in lower case.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joined: tuple[bool, ...]
    lowers: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.words)

    def word(self, index: int) -> str:
        """Return the word at an index, or the empty string beyond either end."""
        words = self.words
        return words[index] if 0 <= index < len(words) else ""

    def lower(self, index: int) -> str:
        """Return the word at an index in lower case, or the empty string beyond either end."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def is_joined(self, index: int) -> bool:
        """Tell whether a hyphen ties the word to the one before it."""
        return 0 <= index < len(self.words) and self.joined[index]

    def is_capitalised(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.word(index)[:1].isupper()


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Return the words of `text[start:end]`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joined: list[bool] = []
    hyphen = -1  # where a word must begin that a hyphen ties to the one before
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        first, last = match.span()
        if not (word.isalpha() and word.isascii()):
            if word == "-" and ends and first == ends[-1]:
                hyphen = last
                continue
            if word == "." and _abbreviates(words, starts, ends, first, text, end):
                continue
            word = normal(word)
        elif word == "Al":
            word = "al"  # "Al Qaeda", "al-Qaeda"
        words.append(word)
        starts.append(first)
        ends.append(last)
        joined.append(first == hyphen)
    return Tokens(tuple(words), tuple(starts), tuple(ends), tuple(joined), tuple([word.lower() for word in words]))


def normal(word: str) -> str:
    """Return a word as it is looked up: "U.S." -> "US", "Erdoğan" -> "Erdogan", "’s" -> "'s"."""
    if not word.isascii():
        word = fold(word) or word  # a lone combining mark folds to nothing
    return word.replace(".", "") if len(word) > 1 else word


def _abbreviates(words: list[str], starts: list[int], ends: list[int], first: int, text: str, end: int) -> bool:
    """Tell whether a full stop belongs to the word before it: "Gen. Qassem", "N. Korea", not "Mosul. Then"."""
    if not ends or first != ends[-1] or first + 1 >= end or not text[first + 1].isspace():
        return False
    return ends[-1] - starts[-1] <= _LONGEST_ABBREVIATION and words[-1][:1].isupper()
