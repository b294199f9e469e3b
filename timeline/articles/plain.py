"""Plain text in, an `Article` out whose text is unchanged and whose body is marked by spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.articles.body import is_heading
from timeline.articles.clues import day_ago, day_of_dateline
from timeline.articles.credits import find_credits
from timeline.articles.datelines import find_dateline
from timeline.articles.dates import DatedLine, is_date_line, publication_day
from timeline.articles.language import guess_language
from timeline.articles.lines import Line, LineKind, read_lines, read_paragraphs
from timeline.articles.mastheads import masthead
from timeline.articles.page import read_page
from timeline.articles.titles import TRAILS, same_title
from timeline.lexicons.articles import ArticleWords, load
from timeline.model.article import Article, Span
from timeline.model.time import Day

PAGE_MARKS = 3  # lines of furniture that make a text a page
PAGE_SHARE = 0.4  # share of its lines that, being neither prose nor heads of it, make a text a page
_TOP = 8  # lines in which a text without furniture says its headline and its date
_SHORT = 15  # words of a line that says a date
_LONG = 25  # words from which a line of a text without furniture is kept, whatever phrase it holds
_LEAST_HEADLINE = 3  # words
_MARKS = frozenset({LineKind.FURNITURE, LineKind.BOX, LineKind.END, LineKind.EMPTY})
_BOXES = frozenset({LineKind.BOX, LineKind.END})
_TEXT = frozenset({LineKind.PROSE, LineKind.SENTENCE})


def from_text(
    text: str,
    *,
    id: str,
    title: str | None = None,
    publication_date: Day | None = None,
    url: str | None = None,
    publisher: str | None = None,
    reference: Day | None = None,
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
        reference: The day on which it was saved, from which "3 days ago" counts, if it is known.
        whole: Whether every line is body, for tagging; nothing is searched for then.
    """
    if whole:
        body = read_paragraphs(text)
        return Article(id, text, body, (), title, publication_date, publisher, url=url, language=guess_language(text))
    words = load()
    lines = read_lines(text, words)
    read = read_page if _is_page(text, lines) else _read_plain
    article = read(
        text,
        lines,
        words,
        id=id,
        title=title,
        publication_date=publication_date,
        url=url,
        publisher=publisher,
        reference=reference,
    )
    # an agency's own dispatch names nobody else
    return article if article.publisher else replace(article, publisher=article.agency)


def _read_plain(
    text: str,
    lines: Sequence[Line],
    words: ArticleWords,
    *,
    id: str,
    title: str | None,
    publication_date: Day | None,
    url: str | None,
    publisher: str | None,
    reference: Day | None,
) -> Article:
    """Return the article of a text that is no page."""
    opening = _opening(text, lines)
    # "A380 makes maiden flight", a blank line, the text
    headline = next((line for line in opening if _may_head(text, line, words)), None)
    found = None if headline is None else text[headline.start : headline.end]
    day = publication_date or _publication_day(text, lines, words, reference)
    body, heads = _kept(text, lines[len(opening) :], words, title)
    credit = find_credits(text, lines, words)
    return Article(
        id,
        text,
        tuple(Span(line.start, line.end) for line in body),
        tuple(Span(line.start, line.end) for line in heads),
        title or found,
        day,
        publisher or credit.publisher,
        credit.agency,
        credit.byline,
        url,
        guess_language(text),
    )


def _may_head(text: str, line: Line, words: ArticleWords) -> bool:
    """Tell whether a line above the text may be its headline: no date, no paper's name, no byline, no section."""
    content = text[line.start : line.end]
    if line.words < _LEAST_HEADLINE or is_date_line(content, words.months, others=3):
        return False
    named = masthead(content, words) or words.bylines.begin(content.lower())
    return not named and not any(mark in content for mark in TRAILS)


def _publication_day(text: str, lines: Sequence[Line], words: ArticleWords, reference: Day | None) -> Day | None:
    top = [text[line.start : line.end] for line in lines[:_TOP]]
    found = publication_day(list(_dated_lines(text, lines, words)), top, words)
    if found is None:
        found = day_of_dateline(text, [line.start for line in lines[:_TOP]], words, reference=reference)
    if found is None and reference is not None:
        found = day_ago([line for line in top if len(line.split()) <= _SHORT], words, reference=reference)
    return found


def _dated_lines(text: str, lines: Sequence[Line], words: ArticleWords) -> Iterator[DatedLine]:
    """Yield the lines on top that may say the day, and the first paragraphs' datelines."""
    for place, line in enumerate(lines[:_TOP]):
        content = text[line.start : line.end]
        dateline = find_dateline(content, words.months)
        if dateline is not None:
            yield DatedLine(dateline.text, place)
        elif line.words <= _SHORT and line.kind is not LineKind.CREDIT:
            yield DatedLine(content, place)


def _opening(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the first sentence where they are a headline, a date and a byline, and no more."""
    count = 0
    while count < min(len(lines), _TOP + 1) and _is_opening(text, lines[count]):
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
    boxed = False
    for place, line in enumerate(lines):
        content = text[line.start : line.end]
        boxed = line.kind in _BOXES or (boxed and is_heading(text, line))
        if boxed or (title is not None and same_title(content, title)):
            continue  # "Related stories", "Timeline of Elbonia's crisis"
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
