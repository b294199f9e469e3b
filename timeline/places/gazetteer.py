"""Names of places in, a table out that finds the longest of them at a capitalised word of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

# A capitalised word, with the Arabic article before it: "al-Bab", "Guinea", "U.S."
CAPITALISED = re.compile(
    r"(?<![\w’'])(?:(?:al|el)[- ]|(?:ad|ar|as|ash|at|az|an)-)?[A-Z\u00c0-\u00de\u0130\u015e\u0160\u017d]\w*"
)
_SHORTEST_SHOUT = 4  # letters from which "KABUL" is read as "Kabul"


@dataclass(frozen=True, slots=True)
class Table:
    """Names by their first word, so that a text is searched in one pass.

    Attributes:
        names: The names.
        lengths: First word -> the lengths of the names that begin with it, the longest first.
    """

    names: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    def longest(self, text: str, start: int, end: int, limit: int) -> str | None:
        """Return the longest name that begins with the word `text[start:end]` and ends before `limit`, or None."""
        word = text[start:end]
        for length in self.lengths.get(word, ()):
            stop = start + length
            if stop <= limit and text[start:stop] in self.names and not _continues(text, stop):
                return text[start:stop]
        return None

    def shouted(self, text: str, start: int, end: int, limit: int) -> str | None:
        """Return the name that words in capitals spell ("NEW DELHI"), or None."""
        if end - start < _SHORTEST_SHOUT and not text[end + 1 : end + 3].isupper():
            return None
        for length in self.lengths.get(text[start:end].capitalize(), ()):
            stop = start + length
            name = text[start:stop].title()
            if stop <= limit and text[start:stop].isupper() and name in self.names and not _continues(text, stop):
                return name
        return None


def compile_table(names: Iterable[str]) -> Table:
    """Return the table of the names."""
    lengths: dict[str, set[int]] = {}
    kept = frozenset(names)
    for name in kept:
        match = CAPITALISED.match(name)
        if match is not None:
            lengths.setdefault(match[0], set()).add(len(name))
    ordered = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    return Table(kept, ordered)


def capitalised_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return where the capitalised words of `text[start:end]` lie."""
    for match in CAPITALISED.finditer(text, start, end):
        yield match.span()


def _continues(text: str, at: int) -> bool:
    """Tell whether a word goes on at an offset: "Niger" in "Nigeria"."""
    return at < len(text) and (text[at].isalnum() or (text[at] == "-" and text[at + 1 : at + 2].isupper()))
