"""A text in, its language out, by a vote of frequent words."""

from __future__ import annotations

from timeline.lexicons.articles import load

_SAMPLE = 6000  # characters
LEAST_HITS = 3  # frequent words that a language needs
LEAST_LEAD = 1.3  # times the hits of the second language


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language whose frequent words the text has most of, or None where unsure."""
    middle = max((len(text) - _SAMPLE) // 2, 0)  # the beginning of a page is its menu
    tokens = text[middle : middle + _SAMPLE].lower().split()
    hits = sorted(
        ((sum(token in words for token in tokens), language) for language, words in load().stopwords.items()),
        reverse=True,
    )
    (most, language), (second, _) = hits[0], hits[1]
    return language if most >= LEAST_HITS and most >= LEAST_LEAD * second else None
