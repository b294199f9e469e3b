"""A text in, its lines out: each a span without bullet and blanks, with the kind of line that it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise

from timeline.lexicons.articles import ArticleWords
from timeline.model.article import Span

MAX_LINES = 50_000  # lines of a text in which its article is looked for; the longest page seen had three thousand
MAX_LINE = 20_000  # characters looked at to class a line; a longer one is prose or noise, its rest changes nothing
_LONGEST_BLOCK = 2_000  # lines of one wrapped paragraph
_SHORT_LINE = 600  # characters; furniture and credits are not longer
_WIDTHS = range(45, 101)  # characters; a text wrapped by hand or by a mail program is this wide
_BULLETS = "*•◦‣▪▫●○■□·+-–—►▶»>|\\/"
_LONG_OPENING = 40  # characters from which a line that ends in a colon is a sentence and no label
_ENDINGS = ".!?…。！？؟"
_CLOSERS = "\"'”’»)]*"


class LineKind(StrEnum):
    """What a line looks like by itself.

    `PROSE` a sentence or more; `SENTENCE` a short one; `SHORT` words without an end (a head, a name, a menu entry);
    `EMPTY` a bullet alone; `FURNITURE` known not to be article; `CREDIT` a picture's caption or credit; `BOX` heads
    a box of other stories; `COMMENTS` opens what readers say; `END` opens what follows an article.
    """

    PROSE = "prose"
    SENTENCE = "sentence"
    SHORT = "short"
    EMPTY = "empty"
    FURNITURE = "furniture"
    CREDIT = "credit"
    BOX = "box"
    COMMENTS = "comments"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the lines of one wrapped paragraph.

    Attributes:
        start: First character of its words in the text, after bullet and blanks (half-open span).
        end: One past the last.
        indent: Characters before the bullet or the words.
        bullet: Whether a bullet or a number opens it.
        kind: What it looks like.
        words: Number of blank-separated words.
        gap: Whether a blank line stands before it.
    """

    start: int
    end: int
    indent: int
    bullet: bool
    kind: LineKind
    words: int
    gap: bool


@dataclass(frozen=True, slots=True)
class _Raw:
    """A physical line: where it begins, where its words lie, whether a blank line stands before it."""

    begin: int
    start: int
    end: int
    gap: bool


def read_lines(text: str, words: ArticleWords) -> tuple[Line, ...]:
    """Return the first `MAX_LINES` lines of a text that are not blank; the lines of a wrapped paragraph as one.

    Args:
        text: Any text.
        words: What the lexicon knows of furniture and credits.
    """
    known: dict[str, LineKind] = {}  # a menu stands twice on most pages
    return tuple(_line(text, block, words, known) for block in islice(_blocks(text), MAX_LINES))


def read_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of all lines that are not blank, those of a wrapped paragraph as one, bullets included."""
    return tuple(Span(block[0].start, block[-1].end) for block in _blocks(text))


def _raw_lines(text: str) -> Iterator[_Raw]:
    """Yield the physical lines with words; they end where `str.splitlines` ends them at a newline or return."""
    begin, gap = 0, True
    size = len(text)
    while begin < size:
        stop = text.find("\n", begin)
        stop = size if stop < 0 else stop
        content = text[begin:stop]
        left = content.lstrip()
        if left:
            start = stop - len(left)
            yield _Raw(begin, start, start + len(left.rstrip()), gap)
        gap = not left
        begin = stop + 1


def _blocks(text: str) -> Iterator[list[_Raw]]:
    """Yield each line, or the lines of one wrapped paragraph together."""
    block: list[_Raw] = []
    for raw in _raw_lines(text):
        indented = block and raw.start - raw.begin != block[-1].start - block[-1].begin
        if block and (raw.gap or indented or len(block) == _LONGEST_BLOCK):
            yield from _unwrapped(text, block)
            block = []
        block.append(raw)
    if block:
        yield from _unwrapped(text, block)


def _unwrapped(text: str, block: list[_Raw]) -> Iterator[list[_Raw]]:
    width = max(raw.end - raw.start for raw in block)
    if len(block) == 1 or width not in _WIDTHS or not _is_wrapped(text, block, width):
        yield from ([raw] for raw in block)
        return
    paragraph = [block[0]]
    for before, raw in pairwise(block):
        if not _continues(text, before, raw, width):
            yield paragraph
            paragraph = []
        paragraph.append(raw)
    yield paragraph


def _is_wrapped(text: str, block: list[_Raw], width: int) -> bool:
    """Tell whether most lines break where the next word would not have fitted, as a mail program breaks them."""
    if len(block) == 2 and not text[block[1].start].islower():
        return False  # "By Jane Roe, The Daily" over "Published: 3 May 2020"
    breaks = sum(_continues(text, before, raw, width) for before, raw in pairwise(block))
    return breaks * 5 >= (len(block) - 1) * 4 and not any(text[raw.start] in _BULLETS for raw in block)


def _continues(text: str, before: _Raw, raw: _Raw, width: int) -> bool:
    first_word = text[raw.start : raw.end].split(None, 1)[0]
    fits = before.end - before.start + 1 + len(first_word) <= width - 3
    return not fits or text[raw.start].islower()


def _line(text: str, block: list[_Raw], words: ArticleWords, known: dict[str, LineKind]) -> Line:
    first, end = block[0], block[-1].end
    start = _after_bullet(text, first.start, end)
    content = text[start : min(end, start + MAX_LINE)]
    count = content.count(" ") + len(block)
    kind = known.get(content)
    if kind is None:
        kind = known[content] = line_kind(content, count, words)
    return Line(start, end, first.start - first.begin, start > first.start, kind, count, first.gap)


def _after_bullet(text: str, start: int, end: int) -> int:
    """Return where the words begin after "* ", "o ", "12. " or a row of bullets; `end` where there are none."""
    while start < end and text[start] in _BULLETS and (start + 1 == end or text[start + 1].isspace()):
        start += 1
        while start < end and text[start].isspace():
            start += 1
    head = text[start : start + 4]
    if head[:2] in ("o ", "> "):  # "o Asia": a round bullet as terminal browsers print it
        return start + 2
    number, dot, _ = head.partition(". ")
    if dot and number.isdecimal():
        return start + len(number) + 2
    return start


def line_kind(content: str, count: int, words: ArticleWords) -> LineKind:
    """Return the kind of a line of `count` words, given without its bullet."""
    if not content[:1].isalnum() and not any(map(str.isalnum, content[:200])):
        return LineKind.EMPTY
    known = _known_kind(content, count, words) if len(content) <= _SHORT_LINE else None
    return known or _shape_kind(content, count)


def _known_kind(content: str, count: int, words: ArticleWords) -> LineKind | None:
    """Return the kind that the lexicon gives a line, or None where it knows nothing of it."""
    low = content.lower().replace("’", "'")
    ended = low[-1] in ".!?"
    opened = _opened_kind(low, count, words) if count <= 12 and not (ended and count > 6) else None
    if opened is not None:
        return opened
    if low.rstrip(" .!:…›»>→") in words.lines or (count <= 60 and words.starts.begin(low)):
        return LineKind.FURNITURE
    if count <= 14 and not (ended and count >= 8) and words.short_starts.begin(low):
        return LineKind.FURNITURE
    return _telltale_kind(low, count, words) if count >= 2 and words.telltales.search(low) else None


def _telltale_kind(low: str, count: int, words: ArticleWords) -> LineKind | None:
    """Return the kind of a lower-case line that holds a phrase of credits or of furniture, or None."""
    if is_credit(low, count, words):
        return LineKind.CREDIT
    return LineKind.FURNITURE if 3 <= count <= 60 and words.contains.search(low) else None


def _opened_kind(low: str, count: int, words: ArticleWords) -> LineKind | None:
    """Return what a short lower-case line opens: comments, a box, the end of the article; None where nothing."""
    if words.comments.begin(low):
        return LineKind.COMMENTS
    if words.ends.begin(low):
        return LineKind.END
    return LineKind.BOX if count <= 10 and low[-1] not in ".!?" and words.boxes.begin(low) else None


def is_credit(low: str, count: int, words: ArticleWords) -> bool:
    """Tell whether a lower-case line is a caption or a credit: the credit stands at its end, or is all of it."""
    if count > 80:
        return False
    tail = low[-70:]
    found = words.credits.search(tail)
    if found:
        # "... the body, the officials told Getty Images on Monday." is no credit
        return low[-1] not in '.!?"”' or len(tail) - found.end() <= 40
    return low[-1] not in _ENDINGS + '"”' and count <= 40 and bool(words.weak_credits.search(tail[-30:]))


def _shape_kind(content: str, count: int) -> LineKind:
    ended = _is_ended(content)
    if ended and count >= 8:
        return LineKind.PROSE
    if count >= 25 and _is_running(content):
        return LineKind.PROSE
    if len(content) >= 40 and count <= 3 and not content.isascii():
        return LineKind.PROSE  # a script without blanks between words
    return LineKind.SENTENCE if ended else LineKind.SHORT


def _is_ended(content: str) -> bool:
    """Tell whether the line ends as a sentence does, closing quotes and a footnote's sign aside."""
    tail = content[-6:].rstrip(_CLOSERS)
    if not tail:
        return False
    quoted = content[-1] in '"”»' and content[-2:-1] == ","
    return tail[-1] in _ENDINGS or quoted or (tail[-1] in ":;," and len(content) > _LONG_OPENING)


def _is_running(content: str) -> bool:
    """Tell whether a long line without an end is running text: most of its words begin with a small letter."""
    tokens = content[:600].split()
    small = sum(token[0].islower() for token in tokens)
    return small * 2 >= len(tokens)
