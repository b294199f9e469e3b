"""A text in, its language out, by a vote of frequent words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from timeline.lexicons.articles import load

_SAMPLE = 6000  # characters
LEAST_HITS = 3  # frequent words that a language needs
LEAST_WORDS = 2  # different ones among them: "a word a word" is no Portuguese
LEAST_LEAD = 1.3  # times the hits of the second language


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language whose frequent words the text has most of, or None where unsure."""
    middle = max((len(text) - _SAMPLE) // 2, 0)  # the beginning of a page is its menu
    tokens = Counter(text[middle : middle + _SAMPLE].lower().split())
    hits = sorted((_votes(tokens, words) for words in load().stopwords.items()), reverse=True)
    (most, language), (second, _) = hits[0], hits[1]
    return language if most >= LEAST_HITS and most >= LEAST_LEAD * second else None


def _votes(tokens: Counter[str], known: tuple[str, Collection[str]]) -> tuple[int, str]:
    """Return how many tokens are frequent words of a language, and the language; none where too few words differ."""
    language, words = known
    found = [tokens[word] for word in words if word in tokens]
    return (sum(found) if len(found) >= LEAST_WORDS else 0), language
