"""Time expressions in order in, the same out with lengths that count from a date placed: `two weeks after May 3`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline.model.time import Basis, TimeExpression, TimexType
from timeline.temporal.calendar import Unit, shift_day
from timeline.temporal.folding import fold
from timeline.temporal.words import Words

_LONGEST_GLUE = 30  # characters between a length and the date that it counts from
_WHOLE = re.compile(r"P(\d{1,4})([DWMY])")


def place(expressions: Iterable[TimeExpression], text: str, words: Words) -> tuple[TimeExpression, ...]:
    """Return the expressions; a length before "after" or "before" and a date gets the days that it leads to.

    `two weeks after the 2005 agreement` stays a DURATION, P2W, as TIMEX3 has it, and is known to end within
    2005-01-15..2006-01-14.
    """
    found = list(expressions)
    for index in range(len(found) - 1):
        side = _side(found[index], found[index + 1], text, words)
        if side:
            found[index] = _placed(found[index], found[index + 1], side)
    return tuple(found)


def _side(length: TimeExpression, date: TimeExpression, text: str, words: Words) -> int:
    if length.type is not TimexType.DURATION or date.earliest is None or date.latest is None:
        return 0
    if date.start - length.end > _LONGEST_GLUE or _WHOLE.fullmatch(length.value) is None:
        return 0
    between = fold(text[length.end : date.start]).split()
    if not between or any(mark in text[length.end : date.start] for mark in ".,;:()"):
        return 0
    return 1 if words.has("counts_after", between[0]) else -1 if words.has("counts_before", between[0]) else 0


def _placed(length: TimeExpression, date: TimeExpression, side: int) -> TimeExpression:
    match = _WHOLE.fullmatch(length.value)
    if match is None or date.earliest is None or date.latest is None:
        return length
    unit, by = Unit(match[2]), side * int(match[1])
    earliest, latest = shift_day(date.earliest, unit, by), shift_day(date.latest, unit, by)
    return replace(
        length,
        earliest=earliest,
        latest=max(earliest, latest),
        precision=date.precision,
        basis=Basis.NARRATIVE,
        anchor=f"narrative: {date.text}",
    )
