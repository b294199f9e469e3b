"""Plain text in, an `Article` out whose text is unchanged and whose body is marked by spans."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.articles.body import is_heading
from timeline.articles.credits import find_credits
from timeline.articles.dates import DatedLine, is_date_line, publication_day
from timeline.articles.language import guess_language
from timeline.articles.lines import Line, LineKind, read_lines
from timeline.articles.page import read_page
from timeline.articles.titles import same_title
from timeline.lexicons.articles import ArticleWords, load
from timeline.model.article import Article, Span
from timeline.model.time import Day

PAGE_MARKS = 3  # lines of furniture that make a text a page
PAGE_SHARE = 0.4  # share of its lines that, being neither prose nor heads of it, make a text a page
_TOP = 8  # lines in which a text without furniture says its headline and its date
_SHORT = 15  # words of a line that says a date
_LONG = 25  # words from which a line of a text without furniture is kept, whatever phrase it holds
_MARKS = frozenset({LineKind.FURNITURE, LineKind.BOX, LineKind.END, LineKind.EMPTY})
_TEXT = frozenset({LineKind.PROSE, LineKind.SENTENCE})


def from_text(
    text: str,
    *,
    id: str,  # noqa: A002 - the field's name in the records that people write
    title: str | None = None,
    publication_date: Day | None = None,
    url: str | None = None,
    publisher: str | None = None,
    whole: bool = False,
) -> Article:
    """Return the article of a plain text, which is kept as it is; what is not body is left out of the spans.

    A text that shows the furniture of a page is read as one (`from_page`). Any other is kept entirely, but for section
    heads, credits and single lines of furniture. What is given is not searched for.

    Args:
        text: The text; every offset counts its characters.
        id: The article's id.
        title: Headline; a line of the text that repeats it is not body.
        publication_date: Day of publication.
        url: Canonical address.
        publisher: Who published it.
        whole: Whether every line is body, for tagging; nothing is searched for then.
    """
    words = load()
    if whole:
        paragraphs = tuple(Span(line.start, line.end) for line in read_lines(text, words, bullets=False))
        body = tuple(span for span in paragraphs if span.end > span.start)
        return Article(id, text, body, (), title, publication_date, publisher, url=url, language=guess_language(text))
    lines = read_lines(text, words)
    if _is_page(text, lines):
        return read_page(
            text, lines, words, id=id, title=title, publication_date=publication_date, url=url, publisher=publisher
        )
    return _read_plain(
        text, lines, words, id=id, title=title, publication_date=publication_date, url=url, publisher=publisher
    )


def _read_plain(
    text: str,
    lines: Sequence[Line],
    words: ArticleWords,
    *,
    id: str,  # noqa: A002 - the field's name in the records that people write
    title: str | None,
    publication_date: Day | None,
    url: str | None,
    publisher: str | None,
) -> Article:
    """Return the article of a text that is no page."""
    opening = _opening(text, lines)
    # "A380 makes maiden flight", a blank line, the text
    headline = next((line for line in opening if line.words >= 3), None)
    found = None if headline is None else text[headline.start : headline.end]
    near = [
        DatedLine(text[line.start : line.end], place)
        for place, line in enumerate(lines[:_TOP])
        if line.words <= _SHORT and line.kind is not LineKind.CREDIT
    ]
    body, heads = _kept(text, lines[len(opening) :], words, title)
    credit = find_credits(text, lines, words)
    return Article(
        id,
        text,
        tuple(Span(line.start, line.end) for line in body),
        tuple(Span(line.start, line.end) for line in heads),
        title or found,
        publication_date or publication_day(near, [text[line.start : line.end] for line in lines[:_TOP]], words),
        publisher or credit.publisher,
        credit.agency,
        credit.byline,
        url,
        guess_language(text),
    )


def _opening(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the first sentence where they are a headline, a date and a byline, and no more."""
    count = 0
    while count < len(lines) and _is_opening(text, lines[count]):
        count += 1
    if not 0 < count <= _TOP or count + 1 >= len(lines):
        return ()
    return lines[:count] if lines[count].gap and lines[count].kind in _TEXT else ()


def _is_opening(text: str, line: Line) -> bool:
    return line.kind is LineKind.SHORT and not line.bullet and not _is_dateline(text, line)


def _is_dateline(text: str, line: Line) -> bool:
    """Tell whether a short line is a dateline of its own: "NAIROBI, Kenya (AP) _"."""
    return text[line.end - 1] in "-–—_" and text[line.start : line.start + 3].isupper()


def _is_page(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether a text was pasted with what surrounds it: furniture, or mostly lines that are no text."""
    if len(lines) < 3:
        return False
    marks = sum(line.kind in _MARKS for line in lines)
    strange = sum(line.kind not in _TEXT and not _is_head(text, lines, place) for place, line in enumerate(lines))
    return marks >= PAGE_MARKS or (marks > 0 and strange >= PAGE_SHARE * len(lines))


def _kept(text: str, lines: Sequence[Line], words: ArticleWords, title: str | None) -> tuple[list[Line], list[Line]]:
    """Return the lines of body and of heads of a text that is no page."""
    body: list[Line] = []
    heads: list[Line] = []
    for place, line in enumerate(lines):
        content = text[line.start : line.end]
        if title is not None and same_title(content, title):
            continue
        dated = line.kind is LineKind.SHORT and is_date_line(content, words.months, others=3)
        if dated or _is_head(text, lines, place):
            heads.append(line)
        elif _is_text(text, line) or (len(lines) <= 2 and content):
            body.append(line)
    return body, heads


def _is_text(text: str, line: Line) -> bool:
    return line.kind in _TEXT or line.kind is LineKind.SHORT or line.words > _LONG or _is_dateline(text, line)


def _is_head(text: str, lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if (
        line.bullet
        or line.words > 15
        or _is_dateline(text, line)
        or place + 1 >= len(lines)
        or not line.gap
        or not lines[place + 1].gap
    ):
        return False
    return is_heading(text, line) and lines[place + 1].kind in _TEXT


def body_text(article: Article) -> str:
    """Return the body's paragraphs, joined by blank lines: what `timeline read` prints as the text."""
    return "\n\n".join(article.text[span.start : span.end] for span in article.body)
