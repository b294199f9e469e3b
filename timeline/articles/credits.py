"""The lines of an article in, who wrote and published it out: byline, agency, publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.articles.datelines import find_dateline
from timeline.articles.dates import written_dates
from timeline.articles.lines import Line, LineKind
from timeline.articles.mastheads import agency_name, masthead
from timeline.lexicons.articles import ArticleWords

_LONGEST_CREDIT = 15  # words of a line that is a credit: "ap/sms (Reuters, AP)"
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_AFTER_NAME = re.compile(r" ?\||•|\d|@| - | for |Published|Updated|Posted")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|[\s,:-]|\d{4})*(?:©|copyright(?=\s*(?:19|20)\d\d))[\s\d,–-]*(?:copyright )?(?:by )?",
    re.IGNORECASE,
)
_AFTER_HOLDER = re.compile(r"[.|,;:/•]|\s+(?:all rights?|inc|llc|ltd|gmbh|limited|\d{4})\b", re.IGNORECASE)
_LONGEST_NAME = 6  # words of a publisher's name
_FURNITURE = frozenset({LineKind.FURNITURE, LineKind.BOX, LineKind.END})
_SEPARATORS = re.compile(r"\s*(?:,|/|;|&|\band\b|\bund\b)\s*")


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named for an article; None where nobody is.

    Attributes:
        byline: The authors as printed.
        agency: The agencies, joined by ", ".
        publisher: Who published it.
    """

    byline: str | None = None
    agency: str | None = None
    publisher: str | None = None


def find_credits(text: str, lines: Sequence[Line], words: ArticleWords) -> Credit:
    """Return the byline, the agencies and the publisher that the lines of an article name."""
    return Credit(
        next(_bylines(text, lines, words), None),
        next(_agencies(text, lines, words), None),
        _publisher(text, lines, words),
    )


def _bylines(text: str, lines: Sequence[Line], words: ArticleWords) -> Iterator[str]:
    for line in lines:
        if line.words > _LONGEST_CREDIT or line.kind in (LineKind.PROSE, LineKind.SENTENCE):
            continue
        content = text[line.start : line.end]
        if content[:3].lower() == "by " and line.kind is LineKind.SHORT:
            yield from _author(content[3:], words)
        else:
            sign, bracket, _ = content.partition(" (")
            if bracket and "/" in sign and " " not in sign and _credited(content, words):
                yield sign  # "ap/sms (Reuters, AP)"


def _author(content: str, words: ArticleWords) -> Iterator[str]:
    """Yield the names of a byline without the date and the paper after them: "Jane Roe | March 1, 2021"."""
    dated = next(written_dates(content, words.months), None)
    name = (
        _AFTER_NAME.split(content[: dated.start] if dated else content, maxsplit=1)[0]
        .removesuffix(" on ")
        .strip(" ,-–—")
    )
    if name[:1].isupper() and len(name.split()) >= 2:
        yield name


def _agencies(text: str, lines: Sequence[Line], words: ArticleWords) -> Iterator[str]:
    for line in lines:
        content = text[line.start : line.end]
        if _is_short(line):
            yield from _credited(content, words)
        else:
            dateline = find_dateline(content, words.months)
            if dateline is not None and dateline.agency:
                yield from _credited(f"({dateline.agency})", words) or [dateline.agency]
    for line in lines:
        if line.kind is LineKind.SHORT and line.words <= _LONGEST_CREDIT:
            name = agency_name(text[line.start : line.end], words)
            if name:
                yield name  # "By Sample Wire"


def _is_short(line: Line) -> bool:
    return line.words <= _LONGEST_CREDIT and line.kind not in (LineKind.PROSE, LineKind.SENTENCE)


def _credited(content: str, words: ArticleWords) -> list[str]:
    """Return the agencies of the first bracket that holds nothing else, as one string in a list; none where none is."""
    for match in _BRACKETS.finditer(content):
        names = [words.agencies.get(name) for name in _SEPARATORS.split(match[1].strip()) if name]
        if names and all(names):
            return [", ".join(name for name in names if name)]
    return []


def _publisher(text: str, lines: Sequence[Line], words: ArticleWords) -> str | None:
    """Return the publisher that furniture names ("Skip to more DW sites", "© 2021 The Daily Sketch"), or None."""
    marks = [(mark, publisher) for mark, publisher in words.publishers.items() if mark in text]
    holder = None
    for line in lines:
        if line.kind in _FURNITURE and line.words <= _LONGEST_CREDIT:
            content = text[line.start : line.end]
            known = next((publisher for mark, publisher in marks if mark in content), None)
            if known:
                return known
            holder = _copyright_holder(content) or holder
    return holder or next(_papers(text, lines, words), None)


def _papers(text: str, lines: Sequence[Line], words: ArticleWords) -> Iterator[str]:
    """Yield the newspapers that short lines before the first sentence name: "The Sample Courier, Kiev"."""
    for line in lines:
        if line.kind in (LineKind.PROSE, LineKind.SENTENCE):
            return
        if line.kind is LineKind.SHORT and not line.bullet:
            name = masthead(text[line.start : line.end], words)
            if name:
                yield name


def _copyright_holder(content: str) -> str | None:
    """Return who a line of copyright names: "Copyright © 2021 The Daily Sketch, Inc." -> "The Daily Sketch"."""
    match = _COPYRIGHT.match(content)
    if match is None:
        return None
    name = _AFTER_HOLDER.split(content[match.end() :], maxsplit=1)[0].strip()
    good = name[:1].isupper() and len(name) > 1 and len(name.split()) <= _LONGEST_NAME
    return name if good and not name.lower().startswith("all right") else None
