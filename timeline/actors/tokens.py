"""A span of text in, its words out: where they lie, folded for look-up, and whether a hyphen ties them together."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

from timeline.lexicons.actors.folding import fold

# "U.S.", "U.S" | "N." of "N. Korea" | the possessive | words, with inner apostrophes ("O'Neill", "Sana'a") | the rest
_TOKEN = re.compile(
    r"[A-Z](?:\.[A-Z])+\b\.?"
    r"|['’]s\b"
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+)*"
    r"|[^\w\s]"
)
_QUOTES = ('"', "”", "’", "'")
_LONGEST_ABBREVIATION = 4  # letters: "Gen.", "Brig."


@dataclass(frozen=True)
class Tokens:
    """The words of a span, punctuation included, hyphens and the stops of abbreviations left out.

    Where they lie is found when first asked for: half of the sentences of a text name nobody.

    Attributes:
        words: The words, without diacritics and the dots of "U.S."; the possessive is "'s".
        lowers: The words in lower case.
        joined: Whether a hyphen ties each to the word before.
        text: The article's text.
        start: Where the span begins in it.
        end: One past its last character.
        known: Where each word lies, if that was needed to tell them apart; empty otherwise.
    """

    words: tuple[str, ...]
    lowers: tuple[str, ...]
    joined: tuple[bool, ...]
    text: str
    start: int
    end: int
    known: tuple[tuple[int, int], ...] = ()

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word lies in the article's text (half-open)."""
        return self.known or tuple(match.span() for match in _TOKEN.finditer(self.text, self.start, self.end))

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
        words = self.words
        return 0 <= index < len(words) and words[index][0].isupper()


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Return the words of `text[start:end]`."""
    words = _TOKEN.findall(text, start, end)
    spans: list[tuple[int, int]] = []
    joined: Container[int] = ()
    last = end - 1 - text.startswith(_QUOTES, end - 1)  # 'He left."' ends in a full stop
    is_plain = text.find("-", start, end) < 0 and text.find(".", start, last) < 0
    if not is_plain:
        spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
        words, spans, joined = _compounded(words, spans, text, end)
    if not (is_plain and text[start:end].isascii()):
        words = [word if word.isalpha() and word.isascii() else normal(word) for word in words]
    if "Al" in words:
        words = ["al" if word == "Al" else word for word in words]  # "Al Qaeda", "al-Qaeda"
    lowers = [word.lower() for word in words]
    ties = tuple([at in joined for at in range(len(words))]) if joined else (False,) * len(words)
    return Tokens(tuple(words), tuple(lowers), ties, text, start, end, tuple(spans))


def _compounded(
    words: list[str], spans: list[tuple[int, int]], text: str, end: int
) -> tuple[list[str], list[tuple[int, int]], set[int]]:
    """Return the words and where they lie without hyphens and stops that belong to words: "US-led", "Gen. Smith".

    The third part are the words that a hyphen ties to the one before.
    """
    dropped: set[int] = set()
    joined: set[int] = set()
    for at, word in enumerate(words):
        if word not in ("-", ".") or not at or at - 1 in dropped or spans[at][0] != spans[at - 1][1]:
            continue
        if word == "-":
            dropped.add(at)
            if at + 1 < len(words) and spans[at + 1][0] == spans[at][1]:
                joined.add(at + 1 - len(dropped))
        elif _abbreviates(words[at - 1], text, spans[at][0], end):
            dropped.add(at)
    if dropped:
        words = [word for at, word in enumerate(words) if at not in dropped]
        spans = [span for at, span in enumerate(spans) if at not in dropped]
    return words, spans, joined


def normal(word: str) -> str:
    """Return a word as it is looked up: "U.S." -> "US", "Erdoğan" -> "Erdogan", "’s" -> "'s"."""
    if not word.isascii():
        word = fold(word) or word  # a lone combining mark folds to nothing
    return word.replace(".", "") if len(word) > 1 else word


def _abbreviates(word: str, text: str, at: int, end: int) -> bool:
    """Tell whether the full stop at an offset belongs to the word before it: "Gen. Qassem", not "Mosul. Then"."""
    is_inside = at + 1 < end and text[at + 1].isspace()
    return is_inside and len(word) <= _LONGEST_ABBREVIATION and word[:1].isupper()
