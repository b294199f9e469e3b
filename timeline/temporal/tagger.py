"""A document in, its time expressions out: find, join, modify, notice the genre, anchor in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import re2

from timeline.lexicons.temporal import TemporalLexicon
from timeline.model.article import Document
from timeline.model.time import TimeExpression
from timeline.temporal.distances import place
from timeline.temporal.folding import fold
from timeline.temporal.genre import SHORT, SHORT_MESSAGE, notice
from timeline.temporal.joining import join
from timeline.temporal.modifiers import Modifiers
from timeline.temporal.normalising import expression
from timeline.temporal.rule import Rule
from timeline.temporal.rules import ALL
from timeline.temporal.scanner import Finding, Scanner, Stretch
from timeline.temporal.story import Story
from timeline.temporal.tense import Sentences

_LONGEST = 3000  # characters of sentences that are searched at once
_NUMERIC_DATE = re2.compile(r"\b([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{4}|[0-9]{2})\b")
_MONTHS = 12


class Tagger:
    """Finds and normalises the time expressions of documents in one language.

    Args:
        lexicon: The words of the language, from `timeline.lexicons.temporal.load`.
        rules: The rules; their order means nothing.
    """

    __slots__ = ("_modifiers", "_scanner")

    def __init__(self, lexicon: TemporalLexicon, *, rules: Iterable[Rule] = ALL) -> None:
        """Compile the rules with the words of the lexicon."""
        self._scanner = Scanner(rules, lexicon)
        self._modifiers = Modifiers.of_words(self._scanner.words)

    def tag(self, document: Document, *, genre: str | None = None) -> tuple[TimeExpression, ...]:
        """Return the time expressions of a document, in the order of the text, not overlapping.

        Args:
            document: The article with its sentences; only text within sentences is searched.
            genre: "news" anchors against the day of publication, "history" against the dates of the text, "short"
                is a message of a few lines; None lets the tagger notice which it reads.
        """
        article = document.article
        folded = fold(article.text)
        short = genre == SHORT or (genre is None and len(article.text) < SHORT_MESSAGE)
        findings = tuple(self._findings(document, folded, short=short))
        read_as = genre or notice(findings, article.publication_date)
        story = Story(article.publication_date, read_as)
        sentences = Sentences.of(article.text, folded, self._scanner.words)
        found = (expression(finding, article.text, story, sentences) for finding in findings)
        return place((each for each in found if each is not None), article.text, self._scanner.words)

    def _findings(self, document: Document, folded: str, *, short: bool) -> Iterator[Finding]:
        text, words = document.article.text, self._scanner.words
        day_first = self._day_first(folded)
        for start, end in _stretches(document):
            found = self._scanner.find(Stretch(folded[start:end], text[start:end], start, day_first, short))
            floor = start
            for finding in join(found, folded, words):
                yield self._modifiers.modify(finding, folded, floor=floor)
                floor = finding.end

    def _day_first(self, folded: str) -> bool | None:
        """Return whether numeric dates have the day first: as the language has it, or as any of them shows."""
        if self._scanner.words.of("day_first"):
            return True
        orders = {_order(int(found[1]), int(found[2])) for found in _NUMERIC_DATE.finditer(folded)} - {None}
        return orders.pop() if len(orders) == 1 else None


def _order(first: int, second: int) -> bool | None:
    if first > _MONTHS >= second:
        return True
    return False if second > _MONTHS >= first else None


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans to search: the sentences of a paragraph together, as "Nov. 3" may have been split in two."""
    start, end, paragraph = 0, 0, -1
    for sentence in document.sentences:
        if sentence.paragraph == paragraph and sentence.end - start <= _LONGEST:
            end = sentence.end
            continue
        yield from _pieces(document.article.text, start, end)
        start, end, paragraph = sentence.start, sentence.end, sentence.paragraph
    yield from _pieces(document.article.text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a span in pieces of bounded length, cut at spaces: time must not grow faster than the text."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    if end > start:
        yield start, end
