"""Articles as they were given and as they are read: text, what of it is body, and where sentences lie."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.time import Day


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of characters of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    Attributes:
        id: The given id, or the path as given.
        text: Plain text; every offset of the project counts its characters.
        body: The paragraphs that are article and not furniture, in order, not overlapping.
        heads: Section heads inside the article; they give no mention.
        title: Headline, or None.
        publication_date: Day of publication, or None where unknown.
        publisher: Who published it, or None.
        agency: Agency credit such as "Reuters, AP", or None.
        byline: Author as printed, or None.
        url: Canonical address, or None.
        language: ISO 639-1 code, or None where it was not determined.
        original: The bytes as given, kept so that reading can be redone.
    """

    id: str
    text: str
    body: tuple[Span, ...]
    heads: tuple[Span, ...] = ()
    title: str | None = None
    publication_date: Day | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    original: bytes = b""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: a span of the article's text, and the index of the body paragraph it belongs to."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences, in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]
