"""A finding and the text before it in; the finding with the words that modify it out: `early`, `the end of`, `nearly`."""

from __future__ import annotations

from dataclasses import replace

from timeline.temporal.reading import Fixed, Named, Reading, Recurring, Shifted
from timeline.temporal.calendar import Unit
from timeline.temporal.scanner import Finding
from timeline.temporal.words import Words

_LONGEST = 4  # words in the longest modifier ("the early part of")
_REACH = 40  # characters before a finding that a modifier may take


def modify(finding: Finding, folded: str, words: Words, *, floor: int) -> Finding:
    """Return the finding with the modifiers before it; `floor` is where the finding before it ends."""
    for word_class, fits in (("part", _can_be_parted), ("within", _can_hold_now), ("approx", _can_be_rough)):
        if not fits(finding.reading):
            continue
        start, mod = _before(finding.start, folded, words, word_class, max(floor, finding.start - _REACH))
        if mod == "MORE_THAN" and words.has("definite", folded[finding.start : finding.end].split(" ", 1)[0]):
            continue  # "over the past three months"
        if mod is not None and _allowed(mod, finding.reading):
            return replace(finding, start=start, reading=finding.reading.with_mod(None if mod == "NONE" else mod))
    return finding


def _before(end: int, folded: str, words: Words, word_class: str, floor: int) -> tuple[int, str | None]:
    """Return where the longest modifier that ends at `end` begins, and its value."""
    stop = end
    while stop > floor and folded[stop - 1] in " -":
        stop -= 1
    if stop == end:
        return end, None
    table, found = words.of(word_class), (end, None)
    start = stop
    for _ in range(_LONGEST):
        start = _word_start(folded, start, floor)
        if start < 0:
            break
        value = table.get(" ".join(folded[start:stop].split()).removesuffix("."))
        if value is not None:
            found = (start, value)
        start -= 1
    return _with_article(found, folded, words, floor)


def _word_start(folded: str, end: int, floor: int) -> int:
    start = end
    while start > floor and folded[start - 1] == " ":
        start -= 1
    if start <= floor:
        return -1
    while start > floor and (folded[start - 1].isalnum() or folded[start - 1] in "'."):
        start -= 1
    return start if start < end and (start == 0 or not folded[start - 1].isalnum()) else -1


def _with_article(found: tuple[int, str | None], folded: str, words: Words, floor: int) -> tuple[int, str | None]:
    """`the early 1980s`, `the late 19th century`: the article belongs to the expression."""
    start, value = found
    article = _word_start(folded, start - 1, floor) if value in ("START", "MID", "END") and start > floor else -1
    if article >= 0 and words.has("definite", folded[article:start].strip()):
        return article, value
    return found


def _can_be_parted(reading: Reading) -> bool:
    return (
        reading.type in ("DATE", "TIME")
        and not isinstance(reading.what, Named)
        and not _is_counted(reading)
        and reading.mod is None
    )


def _can_hold_now(reading: Reading) -> bool:
    what = reading.what
    if reading.type == "TIME":
        return isinstance(what, Shifted)
    if isinstance(what, Recurring):
        return what.cycle.unit in (Unit.DAY, Unit.SEASON) or what.side is not None
    return isinstance(what, Shifted) and not what.counted or isinstance(what, Fixed) and what.period.unit is Unit.YEAR


def _can_be_rough(reading: Reading) -> bool:
    return reading.type in ("DURATION", "TIME", "DATE") and reading.mod is None


def _allowed(mod: str, reading: Reading) -> bool:
    if mod in ("START", "MID", "END", "BEFORE", "AFTER"):
        return True
    counted = _is_counted(reading) or reading.type == "DURATION"
    if mod != "APPROX":
        return counted
    dated = isinstance(reading.what, Fixed) and reading.what.period.unit is Unit.YEAR
    return counted or dated or reading.clock[1:2].isdecimal()


def _is_counted(reading: Reading) -> bool:
    return isinstance(reading.what, Shifted) and reading.what.counted
