"""A page pasted as plain text in, its `Article` out: title, date, credits, and which of its lines are body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.articles.body import article_lines, find_run, standfirst
from timeline.articles.dates import DatedLine, publication_day
from timeline.articles.lines import Line, LineKind, read_lines
from timeline.articles.titles import find_title
from timeline.lexicons.articles import ArticleWords, load
from timeline.model.article import Article, Span
from timeline.model.time import Day

BEFORE_TITLE = 15  # lines before the headline among which the date may stand
AFTER_BODY = 16  # lines after the body among which it may stand
INTO_BODY = 6  # lines of the body among which it may stand


def from_page(page: str, *, id: str) -> Article:  # noqa: A002 - the field's name in the records that people write
    """Return the article on a page pasted as plain text; nothing is assumed about what the page shows beside it."""
    words = load()
    lines = read_lines(page, words)
    run = find_run(lines)
    body, heads = article_lines(page, lines, run, words)
    title = find_title(page, lines, body, words)
    content = None if title is None else page[lines[title].start : lines[title].end]
    day = _publication_day(page, lines, body, title, words)
    body = (standfirst(page, lines, title, body) if title is not None else []) + body
    body = [place for place in body if content is None or page[lines[place].start : lines[place].end] != content]
    return Article(
        id, page, _spans(lines, body), heads=_spans(lines, heads), title=content, publication_date=day
    )


def _spans(lines: Sequence[Line], places: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(lines[place].start, lines[place].end) for place in places)


def _publication_day(
    page: str, lines: Sequence[Line], body: Sequence[int], title: int | None, words: ArticleWords
) -> Day | None:
    if not body:
        return None
    centre = body[0] if title is None else title
    near = [
        *_dated_lines(page, lines, range(max(centre - BEFORE_TITLE, 0), body[0] + INTO_BODY), centre),
        *_dated_lines(page, lines, range(body[-1] + 1, body[-1] + AFTER_BODY), body[-1] - AFTER_BODY),
    ]
    return publication_day(near, [page[line.start : line.end] for line in lines if line.words <= 12], words)


def _dated_lines(page: str, lines: Sequence[Line], places: range, centre: int) -> Iterator[DatedLine]:
    for place in places:
        if place < len(lines) and lines[place].words <= 30 and lines[place].kind is not LineKind.CREDIT:
            line = lines[place]
            yield DatedLine(page[line.start : line.end], abs(place - centre) + (4 if place < centre else 0))
