"""Plain text in, an `Article` out whose text is unchanged and whose body is marked by spans."""

from __future__ import annotations

import re

from timeline.model.article import Article, Span
from timeline.model.time import Day

_LINE = re.compile(r"[^\n]+")


def from_text(
    text: str,
    *,
    id: str,  # noqa: A002 - the field's name in the records that people write
    title: str | None = None,
    publication_date: Day | None = None,
    url: str | None = None,
    publisher: str | None = None,
    whole: bool = False,  # noqa: ARG001
) -> Article:
    """Return the article of a plain text."""
    body = tuple(Span(match.start(), match.end()) for match in _LINE.finditer(text) if match[0].strip())
    return Article(id, text, body, title=title, publication_date=publication_date, url=url, publisher=publisher)


def body_text(article: Article) -> str:
    """Return the body's paragraphs, joined by blank lines."""
    return "\n\n".join(article.text[span.start : span.end] for span in article.body)
