"""A short line in, the newspaper or the agency out that it names: "The Sample Courier | Asia | 2017-08-10"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.articles.dates import written_dates
from timeline.lexicons.articles import ArticleWords

LONGEST_LINE = 12  # words of a line that names its paper
_LONGEST_NAME = 5  # words
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|,\s+")
_TOKEN = re.compile(r"[\w&-]+")
_SMALL = frozenset({"of", "and", "the", "de", "&"})
_SHOUTED = 3  # letters up to which a word in capitals may be an abbreviation: "THE BBC"


def masthead(content: str, words: ArticleWords) -> str | None:
    """Return the newspaper that a short line names beside dates, sections and places, or None.

    A name in capitals is returned as it is written elsewhere: "THE SAMPLE COURIER" -> "The Sample Courier".
    """
    if words.mastheads.isdisjoint(_TOKEN.findall(content.lower())):
        return None  # nearly all lines
    for piece in _pieces(content, words):
        names = piece.split()
        if _is_name(names) and names[-1].lower() in words.mastheads:
            return _written(names)
    return None


def agency_name(content: str, words: ArticleWords) -> str | None:
    """Return the agency that a short line names by a known name or by its kind ("... News Agency"), or None."""
    low = content.lower()
    if not any(ending in low for ending in words.agency_endings) and words.agency_words.isdisjoint(
        _TOKEN.findall(content)
    ):
        return None  # nearly all lines
    for piece in _pieces(content, words):
        bare = piece.strip("()").removesuffix(" staff")
        if bare in words.agencies:
            return words.agencies[bare]
        names = bare.split()
        if len(names) > 1 and _is_name(names) and bare.lower().endswith(words.agency_endings):
            return bare
    return None


def _pieces(content: str, words: ArticleWords) -> Iterator[str]:
    """Yield what stands between the bars, dashes and commas of a short line, without dates and "By"."""
    if len(content) > 200 or len(content.split()) > LONGEST_LINE:
        return
    for piece in _PIECES.split(content):
        dated = next(written_dates(piece, words.months), None)
        yield (piece[: dated.start] if dated else piece).strip().removeprefix("By ")


def _is_name(names: list[str]) -> bool:
    return 2 <= len(names) <= _LONGEST_NAME and all(name[0].isupper() or name in _SMALL for name in names)


def _written(names: list[str]) -> str:
    shouted = all(map(str.isupper, names))
    return " ".join(name.title() if shouted and (len(name) > _SHOUTED or name == "THE") else name for name in names)
