"""A text and the spans to light up in, page elements out: plain text children only, so no article can bring markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dash import html

from timeline.model.article import Article, Span
from timeline.model.event import EventMention


@dataclass(frozen=True, slots=True)
class Lit:
    """A half-open span of an article's text that is lit up: as "sentence", "trigger", "time" or "actor"."""

    start: int
    end: int
    kind: str


def lit_text(text: str, spans: Sequence[Lit], *, start: int, end: int) -> list[Any]:
    """Return the text from `start` to `end`, cut where spans begin and end; a piece in several is lit as each."""
    inside = [span for span in spans if span.start < end and span.end > start and span.start < span.end]
    edges = sorted({start, end, *(min(max(edge, start), end) for span in inside for edge in (span.start, span.end))})
    pieces: list[Any] = []
    for first, last in pairwise(edges):
        kinds = sorted({span.kind for span in inside if span.start <= first and last <= span.end})
        pieces.append(_piece(text[first:last], kinds))
    return pieces


def _piece(text: str, kinds: Sequence[str]) -> Any:
    if not kinds:
        return html.Span(text)
    names = " ".join(f"lit-{kind}" for kind in kinds)
    return html.Span(text, className=names) if list(kinds) == ["sentence"] else html.Mark(text, className=names)


def lights_of(mention: EventMention, article: Article) -> tuple[Lit, ...]:
    """Return what of an article proves a mention: its sentence, trigger, date words and actors."""
    lit = [Lit(mention.start, mention.end, "sentence"), Lit(mention.trigger_start, mention.trigger_end, "trigger")]
    dating = mention.dating
    if dating.time_start is not None and dating.time_end is not None:
        lit.append(Lit(dating.time_start, dating.time_end, "time"))
    elif dating.time_text:
        lit += _found(dating.time_text, "time", mention, article)
    for words in (mention.source_text, mention.target_text):
        lit += _found(words, "actor", mention, article) if words else []
    return tuple(lit)


def _found(words: str, kind: str, mention: EventMention, article: Article) -> list[Lit]:
    """Return where a mention's sentence has some words; none where they stand in another sentence."""
    at = article.text.find(words, mention.start, mention.end)
    return [Lit(at, at + len(words), kind)] if at >= 0 else []


def paragraph_around(article: Article, mention: EventMention) -> Span:
    """Return the body paragraph that holds a mention's sentence; the sentence alone where none does."""
    for span in article.body:
        if span.start <= mention.start and mention.end <= span.end:
            return span
    return Span(mention.start, mention.end)


def excerpt(article: Article, mention: EventMention, *, most: int = 900) -> tuple[Span, bool, bool]:
    """Return the paragraph of a mention, cut to about `most` characters around the sentence, and where it was cut."""
    whole = paragraph_around(article, mention)
    if whole.end - whole.start <= most:
        return whole, False, False
    beside = max((most - (mention.end - mention.start)) // 2, 0)
    start = _word_edge(article.text, max(whole.start, mention.start - beside), whole.start)
    end = min(whole.end, mention.end + beside)
    return Span(start, end), start > whole.start, end < whole.end


def _word_edge(text: str, at: int, least: int) -> int:
    """Return the start of the word that `at` lies in."""
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at
