"""A page pasted as plain text in, its `Article` out: title, date, credits, and which of its lines are body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.articles.body import article_lines, find_run, standfirst
from timeline.articles.clues import day_ago, day_of_dateline
from timeline.articles.credits import find_credits
from timeline.articles.datelines import find_dateline
from timeline.articles.dates import DatedLine, publication_day
from timeline.articles.language import guess_language
from timeline.articles.lines import Line, LineKind, read_lines
from timeline.articles.titles import find_title, same_title
from timeline.lexicons.articles import ArticleWords, load
from timeline.model.article import Article, Span
from timeline.model.time import Day

BEFORE_TITLE = 15  # lines before the headline among which the date may stand
AFTER_BODY = 16  # lines after the body among which it may stand
INTO_BODY = 6  # lines of the body among which it may stand
LONGEST = 30  # words of a line that is looked at as a whole
SHORT = 12  # words of a line that says how long ago the page was published


def from_page(
    page: str,
    *,
    id: str,
    reference: Day | None = None,
) -> Article:
    """Return the article on a page pasted as plain text; nothing is assumed about what the page shows beside it.

    Args:
        page: The text as pasted; every offset counts its characters.
        id: The article's id.
        reference: The day on which it was saved, from which "3 days ago" counts, if it is known.
    """
    words = load()
    return read_page(page, read_lines(page, words), words, id=id, reference=reference)


def read_page(
    page: str,
    lines: Sequence[Line],
    words: ArticleWords,
    *,
    id: str,
    title: str | None = None,
    publication_date: Day | None = None,
    url: str | None = None,
    publisher: str | None = None,
    reference: Day | None = None,
) -> Article:
    """Return the article among the lines of a page; what is given is not searched for."""
    body, heads = article_lines(page, lines, find_run(lines), words)
    place = _place_of(page, lines, title) if title else find_title(page, lines, body, words)
    found = _content(page, lines[place]) if place is not None else None
    day = publication_date or _publication_day(page, lines, body, place, words, reference)
    if place is not None and body:
        body = [*standfirst(page, lines, place, body), *body]
    body = [other for other in body if found is None or not same_title(_content(page, lines[other]), found)]
    credit = find_credits(page, lines, words)
    return Article(
        id,
        page,
        _spans(lines, body),
        _spans(lines, heads),
        title or found,
        day,
        publisher or credit.publisher,
        credit.agency,
        credit.byline,
        url,
        guess_language(" ".join(_content(page, lines[place]) for place in body)),
    )


def _content(page: str, line: Line) -> str:
    return page[line.start : line.end]


def _place_of(page: str, lines: Sequence[Line], title: str) -> int | None:
    """Return the last place at which the given headline stands as a line of its own, or None."""
    places = [place for place, line in enumerate(lines) if same_title(_content(page, line), title)]
    return places[-1] if places else None


def _spans(lines: Sequence[Line], places: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(lines[place].start, lines[place].end) for place in places)


def _publication_day(
    page: str,
    lines: Sequence[Line],
    body: Sequence[int],
    title: int | None,
    words: ArticleWords,
    reference: Day | None,
) -> Day | None:
    if not body:
        return None
    centre = body[0] if title is None else title
    head = range(max(centre - BEFORE_TITLE, 0), body[0] + INTO_BODY)
    near = [
        *_dated_lines(page, lines, head, centre),
        *_datelines(page, lines, body[:INTO_BODY], centre, words),
        *_dated_lines(page, lines, range(body[-1] + 1, body[-1] + AFTER_BODY), body[-1] - AFTER_BODY),
    ]
    found = publication_day(near, [_content(page, line) for line in lines if line.words <= 12], words)
    if found is None:
        starts = [lines[place].start for place in body[:INTO_BODY]]
        found = day_of_dateline(page, starts, words, reference=reference)
    if found is None and reference is not None:
        short = (_content(page, line) for line in lines[centre : head.stop] if line.words <= SHORT)
        found = day_ago(list(short), words, reference=reference)
    return found


def _dated_lines(page: str, lines: Sequence[Line], places: range, centre: int) -> Iterator[DatedLine]:
    for place in places:
        if place < len(lines) and lines[place].words <= LONGEST and lines[place].kind is not LineKind.CREDIT:
            yield DatedLine(_content(page, lines[place]), abs(place - centre) + (4 if place < centre else 0))


def _datelines(
    page: str, lines: Sequence[Line], places: Sequence[int], centre: int, words: ArticleWords
) -> Iterator[DatedLine]:
    """Yield the datelines of paragraphs that are too long to be looked at as a whole."""
    for place in places:
        if lines[place].words > LONGEST:
            dateline = find_dateline(_content(page, lines[place]), words.months)
            if dateline is not None:
                yield DatedLine(dateline.text, abs(place - centre))
