"""Time expressions and their document in, the spans that the text states with them out: `between 2003 and 2009`."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.lexicons.temporal import TemporalLexicon, languages, load
from timeline.model.article import Document
from timeline.model.time import Basis, Day, Interval, Precision, TimeExpression, TimexType
from timeline.temporal.folding import fold

_LONGEST_GLUE = 12  # characters between the two ends of a span
_BEFORE = 20  # characters before an expression in which a herald may stand


@dataclass(frozen=True, slots=True)
class Range:
    """A stated span of days: `3-5 May`, `from 2003 to 2009`, `since 2011`.

    Attributes:
        start: First character of its first expression (half-open span of the article's text).
        end: One past the last character of its last expression.
        interval: The days, inclusive; `since` ends with the day of publication, or is open where that is unknown.
        precision: Always RANGE.
        basis: The weaker basis of the two ends.
    """

    start: int
    end: int
    interval: Interval
    precision: Precision
    basis: Basis | None


def ranges(
    expressions: tuple[TimeExpression, ...], document: Document, *, lexicon: TemporalLexicon | None = None
) -> tuple[Range, ...]:
    """Return the spans that expressions form, in the order of the text; () where there are none.

    Args:
        expressions: What a tagger found in the document.
        document: The document.
        lexicon: The words of its language; by default those of the article's language, or English.
    """
    text = document.article.text
    words = lexicon or _lexicon(document)
    found: list[Range] = []
    for index, left in enumerate(expressions):
        right = expressions[index + 1] if index + 1 < len(expressions) else None
        joined = _pair(left, right, text, words) if right is not None else None
        if joined is None:
            joined = _since(left, text, words, document.article.publication_date)
        if joined is not None:
            found.append(joined)
    return tuple(found)


def _lexicon(document: Document) -> TemporalLexicon:
    language = document.article.language
    return load(language) if language in languages() else load()


def _pair(left: TimeExpression, right: TimeExpression, text: str, words: TemporalLexicon) -> Range | None:
    between = " ".join(fold(text[left.end : right.start][:_LONGEST_GLUE]).split())
    herald = words.words("range_joint").get(between)
    if herald is None or left.earliest is None or right.latest is None or right.latest < left.earliest:
        return None
    if herald and not _heralded(left, text, herald):
        return None
    if TimexType.DURATION in (left.type, right.type):
        return None
    basis = left.basis if left.basis is not Basis.STATED else right.basis
    return Range(left.start, right.end, Interval(left.earliest, right.latest), Precision.RANGE, basis)


def _since(left: TimeExpression, text: str, words: TemporalLexicon, publication: Day | None) -> Range | None:
    before = fold(text[max(0, left.start - _BEFORE) : left.start]).split()
    if not before or before[-1] not in words.words("since") or left.earliest is None:
        return None
    latest = publication if publication is not None and publication >= left.earliest else None
    return Range(left.start, left.end, Interval(left.earliest, latest), Precision.RANGE, left.basis)


def _heralded(left: TimeExpression, text: str, herald: str) -> bool:
    words = fold(text[max(0, left.start - _BEFORE) : left.start]).split()
    return bool(words) and words[-1] == herald
