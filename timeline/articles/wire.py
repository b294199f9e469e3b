"""Articles and errors in, the JSON that passes between processes out, and back; no code travels, as pickles let it."""

from __future__ import annotations

from typing import Any

from timeline.articles.parts import Part
from timeline.errors import ArticleError, InputError, TimelineError
from timeline.model.article import Article, Span
from timeline.model.time import Day

Record = dict[str, Any]

_TEXTS = ("title", "publisher", "agency", "byline", "url", "language")
_ERRORS: dict[str, type[TimelineError]] = {"ArticleError": ArticleError, "InputError": InputError}


def article_record(article: Article) -> Record:
    """Return an article without its original bytes, which travel beside it."""
    return {
        "id": article.id,
        "text": article.text,
        "body": [(span.start, span.end) for span in article.body],
        "heads": [(span.start, span.end) for span in article.heads],
        "day": _written(article.publication_date),
        **{name: getattr(article, name) for name in _TEXTS},
    }


def read_article(record: Record, original: bytes) -> Article:
    """Return the article of what `article_record` wrote."""
    return Article(
        id=record["id"],
        text=record["text"],
        body=tuple(Span(start, end) for start, end in record["body"]),
        heads=tuple(Span(start, end) for start, end in record["heads"]),
        publication_date=_read(record["day"]),
        original=original,
        **{name: record[name] for name in _TEXTS},
    )


def part_record(part: Part, *, reference: Day | None, whole: bool) -> Record:
    """Return how a part is to be read; its bytes travel beside it."""
    return {
        "name": part.name,
        "suffix": part.suffix,
        "title": part.title,
        "day": _written(part.publication_date),
        "publisher": part.publisher,
        "url": part.url,
        "saved": _written(part.saved),
        "reference": _written(reference),
        "whole": whole,
    }


def read_part(record: Record, content: bytes) -> tuple[Part, Day | None, bool]:
    """Return the part, the reference day, and whether all of it is body, of what `part_record` wrote."""
    part = Part(
        record["name"],
        content,
        record["suffix"],
        title=record["title"],
        publication_date=_read(record["day"]),
        publisher=record["publisher"],
        url=record["url"],
        saved=_read(record["saved"]),
    )
    return part, _read(record["reference"]), record["whole"]


def error_record(error: TimelineError) -> Record:
    """Return an error's parts."""
    return {"kind": type(error).__name__, "what": error.what, "where": error.where, "remedy": error.remedy}


def read_error(record: Record) -> TimelineError:
    """Return the error of what `error_record` wrote."""
    kind = _ERRORS.get(record["kind"], ArticleError)
    return kind(record["what"], where=record["where"], remedy=record["remedy"])


def _written(day: Day | None) -> str | None:
    return None if day is None else str(day)


def _read(value: str | None) -> Day | None:
    return None if value is None else Day.parse(value)
