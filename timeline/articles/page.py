"""A page pasted as plain text in, its `Article` out: title, date, credits, and which of its lines are body."""

from __future__ import annotations

from timeline.articles.body import article_lines, find_run
from timeline.articles.lines import Line, read_lines
from timeline.lexicons.articles import load
from timeline.model.article import Article, Span


def from_page(page: str, *, id: str) -> Article:  # noqa: A002 - the field's name in the records that people write
    """Return the article on a page pasted as plain text; nothing is assumed about what the page shows beside it."""
    words = load()
    lines = read_lines(page, words)
    run = find_run(lines)
    body, heads = article_lines(lines, run)
    return Article(id, page, _spans(body), heads=_spans(heads))


def _spans(lines: list[Line]) -> tuple[Span, ...]:
    return tuple(Span(line.start, line.end) for line in lines)
