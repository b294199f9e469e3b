"""An article in, its sentences out: spans that lie inside the body's paragraphs, found in linear time.

A sentence ends at a full stop, question or exclamation mark and the closing quotes after it, where what follows can
begin a sentence. Words about full stops are data (`timeline.lexicons.segmentation`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.lexicons.segmentation import TAIL, Abbreviations, load
from timeline.model.article import Article, Document, Sentence, Span

MAX_SENTENCE = 2000
"""Characters; a longer sentence is split at its last space before that. The longest real one seen had 900."""

_LOOKBACK = 24  # characters; longer than any abbreviation with its stops ("Rear-Adm.", "u.s.w.")
_BULLETS = "•◦‣▪▫●○■□·*–—-►▶»"
_OPENERS = "\"'“‘„«‹([¿¡—–-"
_QUOTES = "\"'“”‘’„«»‹›"

_STOPS = ".!?…؟۔।。！？"
# Possessive quantifiers and the look-behind keep it linear: every run of stops is read once. It begins with a plain
# class of characters, which the engine looks for five times as fast as for alternatives.
# The capital right after the stop is for "the region.The army", where a space was lost; CJK has no space to lose.
_CANDIDATE = re.compile(
    rf"""[{_STOPS}](?<![{_STOPS}]{{2}})[{_STOPS}]*+["'”’»›)\]」』）]*+(?:\[\w{{1,3}}\])*+(?=[\sA-Z\u2e80-\u9fff\uac00-\ud7af])"""
)
_TOKEN = re.compile(r"\w[\w-]*+")


def segment(article: Article, *, abbreviations: Abbreviations | None = None) -> Document:
    """Return the article with the sentences of its body, in the order of the text.

    A sentence never crosses a paragraph and has no blank or bullet at its ends. Closing quotes and brackets after the
    full stop belong to it, a dateline ("SEOUL, Aug. 17 (Reuters) - ") too. Heads and furniture give no sentence.

    Args:
        article: The article as read.
        abbreviations: Words about full stops; those of the article's language where not given.
    """
    words = abbreviations or load(article.language)
    sentences = tuple(
        Sentence(start, end, paragraph)
        for paragraph, span in enumerate(article.body)
        for start, end in _sentences(article.text, span, words)
    )
    return Document(article, sentences)


def _sentences(text: str, span: Span, words: Abbreviations) -> Iterator[tuple[int, int]]:
    start = _skip(text, span.start, span.end)
    for match in _CANDIDATE.finditer(text, start, span.end):
        close = match.end()
        if close <= start:
            continue  # the stops of a list's number, skipped as a bullet
        following = _skip_blanks(text, close, span.end)
        if _is_spaced_ellipsis(text, match.start(), following, span):
            continue
        if following < span.end and _ends_sentence(text, match, following, words, start=start):
            yield from _trimmed(text, start, close)
            start = _skip(text, close, span.end) if text[following] in _BULLETS else following
    yield from _trimmed(text, start, span.end)


def _is_spaced_ellipsis(text: str, stop: int, following: int, span: Span) -> bool:
    """Tell whether a stop stands alone and another follows it: ". . . and the others"; megabytes of them are cheap."""
    return following < span.end and text[following] in _STOPS and stop > span.start and text[stop - 1] == " "


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _skip(text: str, start: int, end: int) -> int:
    """Return where blanks and bullets end: a dash or a star is a bullet only with a blank after it."""
    start = _skip_blanks(text, start, end)
    while start + 1 < end and text[start] in _BULLETS and text[start + 1].isspace():
        start = _skip_blanks(text, start + 1, end)
    return start


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without blanks at its end, in pieces of at most `MAX_SENTENCE`; nothing without a word in it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield from _trimmed(text, start, cut)
        start = _skip_blanks(text, cut, end)
    if end > start and (text[start].isalnum() or any(map(str.isalnum, text[start:end]))):
        yield start, end


def _ends_sentence(text: str, match: re.Match[str], following: int, words: Abbreviations, *, start: int) -> bool:
    """Tell whether the stop at `match` ends a sentence, given the first character after the blanks."""
    stop, mark = match.start(), match[0]
    tail = text[stop - TAIL : stop] if stop >= TAIL else ""
    if mark == "." and tail.isalpha() and tail.islower() and tail not in words.tails and text[following].isupper():
        return text[match.end()].isspace() or _lost_space(text, stop, mark, following, words)
    if mark[0] in "。！？":
        return True
    if not text[match.end()].isspace():
        return _lost_space(text, stop, mark, following, words)
    opening = _after_openers(text, following)
    if text[opening].islower():
        return mark[0] == "." and _inner_capital(text, opening) and _plain_word(_word_before(text, stop), words)
    if mark[0] != "." or len(mark) > 1:
        # '... "we won." The': what stands before a closing quote is rarely an abbreviation, but "(U.S.)" is one
        return mark[0] != "." or mark[1] in _QUOTES + "." or _stop_ends(text, stop, opening, words, start)
    return _stop_ends(text, stop, opening, words, start)


def _lost_space(text: str, stop: int, mark: str, following: int, words: Abbreviations) -> bool:
    """Tell whether a blank was lost: "in the region.The army"; never inside "Booking.Com" or "U.S.The"."""
    before = _word_before(text, stop)
    return len(mark) == 1 and len(before) > 1 and before.islower() and _token(text, following) in words.starters


def _after_openers(text: str, at: int) -> int:
    """Return the place of the first character after opening quotes and brackets, at most three of them."""
    for _ in range(3):
        if at + 1 < len(text) and (text[at] in _OPENERS or text[at] == " "):
            at += 1
    return at


def _stop_ends(text: str, stop: int, opening: int, words: Abbreviations, start: int) -> bool:
    """Tell whether a single full stop, followed by something that is not lower-case, ends a sentence."""
    before = _word_before(text, stop)
    if before in words.never:
        return False
    if before in words.before_digit:
        return not text[opening].isdigit()
    follower = _token(text, opening)
    if before in words.clock:
        zone = follower.isupper() and 2 <= len(follower) <= 4  # "8 p.m. AST"
        return not (zone or text[opening].isdigit() or follower in words.after_clock)
    if before in words.unless_starter or _is_initials(before):
        return follower in words.starters
    if before.isdecimal():
        return _number_ends(before, follower, words, leads=_leads(text, stop - len(before), start))
    return True


def _number_ends(number: str, follower: str, words: Abbreviations, *, leads: bool) -> bool:
    """Tell whether a full stop after a number ends a sentence: not in "1. The first", not in "am 3. Mai"."""
    if leads:
        return False
    return not words.ordinals or len(number) > 2 or follower in words.starters


def _leads(text: str, number: int, start: int) -> bool:
    """Tell whether the number at `number` counts what follows: it begins the sentence, or follows "are: "."""
    return number <= start or text[max(number - 2, 0) : number].rstrip().endswith(":")


def _is_initials(word: str) -> bool:
    """Tell whether the word is a letter or letters with stops between them: "W", "U.S", "z.B"."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isalpha() for part in parts)


def _plain_word(word: str, words: Abbreviations) -> bool:
    return len(word) > 1 and "." not in word and not (word in words.never or word in words.unless_starter)


def _inner_capital(text: str, at: int) -> bool:
    """Tell whether a lower-case word may begin a sentence: "al-Shabab", "iPhone"."""
    token = _token(text, at)
    return any(map(str.isupper, token[:8]))


def _word_before(text: str, stop: int) -> str:
    """Return the word that the stop belongs to, without brackets and quotes before it."""
    start = max(stop - _LOOKBACK, 0)
    window = text[start:stop]
    pieces = window.split()
    if not pieces or window[-1].isspace():
        return ""
    return pieces[-1].lstrip(_OPENERS).rpartition("—")[2]


def _token(text: str, at: int) -> str:
    match = _TOKEN.match(text, at, at + _LOOKBACK)
    return match[0] if match else ""
