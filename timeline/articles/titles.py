"""The lines of a page and the place of its body in, the line of its headline out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from timeline.articles.dates import is_date_line
from timeline.articles.lines import Line, LineKind
from timeline.lexicons.articles import ArticleWords

REACH = 60  # lines before the body among which the headline stands
LONGEST = 40  # words
LEAST = 1.0  # score of a line that may still be a headline

# What speaks for a line to be the headline and what against it: a log-linear model fitted on pages pasted from 150
# sites (right in 88 of 100 pages that it was not fitted on), rounded.
WEIGHTS: Mapping[str, float] = {
    "shares its words with the body": 2.4,
    "has a date or a byline below": 1.8,
    "is of usual length": 1.5,
    "is not indented": 1.1,
    "follows a menu": 1.0,
    "has a standfirst below": 0.7,
    "is repeated": 0.2,
    "is far from the body": -0.5,
    "is long": -0.5,
    "is within the body": -0.9,
    "is very short": -0.9,
    "ends in a full stop": -1.3,
    "has a bullet": -1.5,
}

_KINDS = frozenset({LineKind.SHORT, LineKind.SENTENCE, LineKind.PROSE})
_THIN = frozenset({LineKind.EMPTY, LineKind.FURNITURE})
TRAILS = (" / ", " > ", " » ", " | ")  # "Home / News / India"
_WORD = re.compile(r"\w+")
_BODY_WORDS = 4000  # characters of the body whose words a headline shares


def find_title(text: str, lines: Sequence[Line], body: Sequence[int], words: ArticleWords) -> int | None:
    """Return the place of the headline among the lines, or None where no line looks like one.

    A headline stands before the body, shares words with it, and a date, a byline or a standfirst follows it.

    Args:
        text: The page.
        lines: Its lines.
        body: The places of the body's lines, in order.
        words: Months and bylines, to tell headlines from dates and authors.
    """
    if not body:
        return None
    first = body[0]
    reach = range(max(first - REACH, 0), min(first + 2, len(lines)))
    candidates = [
        place
        for place in reach
        if _may_be_title(text, lines[place], words) and (place < first or lines[place].kind is not LineKind.PROSE)
    ]
    if not candidates:
        return None
    known = _body_words(text, lines, body)
    dated = _dated_places(text, lines, range(reach.start, reach.stop + 8), words)
    scores = {place: _score(text, lines, place, first, known, dated, candidates) for place in candidates}
    best = max(candidates, key=lambda place: (scores[place], -place))
    return best if scores[best] >= LEAST else None


def same_title(first: str, second: str) -> bool:
    """Tell whether two headlines have the same words: case, quotes and dashes differ from page to page."""
    return _WORD.findall(first.lower()) == _WORD.findall(second.lower())


def _may_be_title(text: str, line: Line, words: ArticleWords) -> bool:
    if line.kind not in _KINDS or not 2 <= line.words <= LONGEST:
        return False
    content = text[line.start : line.end]
    if words.bylines.begin(content.lower()) and line.words <= 11:
        return False
    return not is_date_line(content, words.months) and not any(mark in content for mark in TRAILS)


def _body_words(text: str, lines: Sequence[Line], body: Sequence[int]) -> AbstractSet[str]:
    """Return the words of the body's beginning; without its first line, which may be the headline itself."""
    start = lines[min(body[0] + 1, body[-1])].start
    end = min(lines[body[-1]].end, start + _BODY_WORDS)
    return set(_WORD.findall(text[start:end].lower()))


def _dated_places(text: str, lines: Sequence[Line], places: range, words: ArticleWords) -> AbstractSet[int]:
    """Return the places of the lines that are a date or a byline."""
    found = set()
    for place in range(places.start, min(places.stop, len(lines))):
        content = text[lines[place].start : lines[place].start + 200]
        if words.bylines.begin(content.lower()) or is_date_line(content, words.months):
            found.add(place)
    return found


def _score(
    text: str,
    lines: Sequence[Line],
    place: int,
    first: int,
    known: AbstractSet[str],
    dated: AbstractSet[int],
    candidates: Collection[int],
) -> float:
    line = lines[place]
    content = text[line.start : line.end]
    between = sum(lines[other].kind not in _THIN for other in range(place, first))
    shown: Mapping[str, float] = {
        "shares its words with the body": _shared(content, known),
        "has a date or a byline below": any(below in dated for below in range(place + 1, place + 8)),
        "is of usual length": 5 <= line.words <= 22,
        "is not indented": all(line.indent <= below.indent for below in lines[place + 1 : place + 4]),
        "follows a menu": _follows_menu(lines, place),
        "has a standfirst below": any(
            below in candidates and lines[below].words >= 5 for below in (place + 1, place + 2)
        ),
        "is repeated": text.count(content) > 1,
        "is far from the body": min(between, 30) / 10,
        "is long": line.words > 16,
        "is within the body": place >= first,
        "is very short": line.words <= 3,
        "ends in a full stop": content.endswith("."),
        "has a bullet": line.bullet,
    }
    return sum(weight * shown[name] for name, weight in WEIGHTS.items())


def _shared(content: str, known: AbstractSet[str]) -> float:
    """Return the share (0 to 1) of a line's longer words that the body has, less for lines of under four of them."""
    longer = [word for word in _WORD.findall(content.lower()) if len(word) > 3]
    if not longer:
        return 0.0
    return sum(word in known for word in longer) / len(longer) * min(len(longer), 4) / 4


def _follows_menu(lines: Sequence[Line], place: int) -> bool:
    before = place - 1
    while before >= 0 and lines[before].kind is LineKind.EMPTY:
        before -= 1
    if before < 0:
        return True
    line = lines[before]
    return line.bullet or line.words <= 3 or line.kind is LineKind.FURNITURE
