"""Findings side by side in, one expression out: `Friday` + `Oct. 23`, `10 p.m.` + `Wednesday`, `June` + `last year`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from timeline.temporal.calendar import Unit
from timeline.temporal.reading import NEARBY_DAY, THAT_DAY, Around, Fixed, Named, Reading, Recurring, Shifted
from timeline.temporal.scanner import Finding
from timeline.temporal.words import Words

Attempt = Callable[[Reading, Reading, str], Reading | None]
_LONGEST_GLUE = 12  # characters between two findings that may belong together


def join(findings: Iterable[Finding], folded: str, words: Words) -> tuple[Finding, ...]:
    """Return the findings, neighbours that make one expression joined, the closest kinds first, from left to right."""
    joined = tuple(findings)
    for attempts in _ORDER:
        joined = _join(joined, folded, words, attempts)
    return _share_days(joined, folded, words)


def _share_days(findings: tuple[Finding, ...], folded: str, words: Words) -> tuple[Finding, ...]:
    """Give a clock time the day that follows it; each stays an expression of its own.

    `11 a.m. on 11 November`, `10:35 a.m. (0735 GMT) Friday`, `4 in the morning (9 a.m. GMT Thursday)`.
    """
    shared = list(findings)
    for place in range(len(findings) - 2, -1, -1):  # the first of two clock times takes the day from the second
        left, right = findings[place], shared[place + 1]
        if not (_is_clock_alone(left.reading) and right.start - left.end <= _LONGEST_GLUE):
            continue
        glue = words.value("glue", folded[left.end : right.start].strip())
        if (glue in ("on", "closing") and _is_day(right.reading)) or (glue == "opening" and _is_clock(right.reading)):
            shared[place] = replace(left, reading=replace(left.reading, what=right.reading.what))
    return tuple(shared)


def _join(findings: Iterable[Finding], folded: str, words: Words, attempts: tuple[Attempt, ...]) -> tuple[Finding, ...]:
    joined: list[Finding] = []
    for finding in findings:
        current = finding
        while joined and (whole := _joined(joined[-1], current, folded, words, attempts)) is not None:
            joined.pop()
            current = whole
        joined.append(current)
    return tuple(joined)


def _joined(left: Finding, right: Finding, folded: str, words: Words, attempts: tuple[Attempt, ...]) -> Finding | None:
    if not 0 < right.start - left.end <= _LONGEST_GLUE:
        return None
    between = folded[left.end : right.start].strip()
    glue = words.value("glue", between) if between else "space"
    if glue is None:
        return None
    for attempt in attempts:
        reading = attempt(left.reading, right.reading, glue)
        if reading is not None:
            named_by = left if reading.what == left.reading.what else right
            return Finding(left.start, right.end, reading, named_by.rule)
    return None


def _day_and_date(left: Reading, right: Reading, glue: str) -> Reading | None:
    """`Friday, Oct. 23`, `Friday the 13th`: the date tells more than its weekday."""
    if not (_is_weekday(left) and left.type == "DATE" and glue in ("space", "comma", "the")):
        return None
    if _is_full_day(right) or (isinstance(right.what, Recurring) and right.what.cycle.day):
        return right
    return None


def _clock_and_day(left: Reading, right: Reading, glue: str) -> Reading | None:
    """`10 p.m. Wednesday`, `the morning of April 19`, `Friday at noon`, `4 a.m. Thursday morning`."""
    if _is_clock_alone(left) and _is_day(right) and glue in ("space", "of", "comma"):
        return replace(right, type="TIME", clock=left.clock)
    if _is_day(left) and _is_clock_alone(right) and glue in ("space", "in"):
        return replace(left, type="TIME", clock=right.clock)
    if _is_day(left) and _is_clock_alone(right) and glue == "comma" and right.clock[1:2].isdecimal():
        return replace(left, type="TIME", clock=right.clock)
    return None


def _name_and_year(left: Reading, right: Reading, glue: str) -> Reading | None:
    """`June last year`, `August of that year`, `last year's third quarter`."""
    if _lacks_year(left) and _is_year(right) and glue in ("space", "of", "comma", "in"):
        if glue == "comma" and isinstance(right.what, Shifted):
            return None
        return _placed(left, right)
    if _is_year(left) and _lacks_year(right) and glue == "possessive":
        return _placed(right, left)
    return None


def _placed(name: Reading, year: Reading) -> Reading | None:
    if not isinstance(name.what, Recurring) or isinstance(year.what, Named):
        return None
    return replace(name, what=replace(name.what, within=year.what))


def _week_of(left: Reading, right: Reading, glue: str) -> Reading | None:
    """`the week of March 6`."""
    is_week = isinstance(left.what, Shifted) and left.what.unit is Unit.WEEK and left.what.by == 0
    if is_week and glue == "of" and isinstance(right.what, (Fixed, Recurring)) and right.type == "DATE":
        return Reading("DATE", Around(Unit.WEEK, right.what))
    return None


def _quarter_ago(left: Reading, right: Reading, glue: str) -> Reading | None:
    """`the quarter a year ago`."""
    quarter, ago = left.what, right.what
    if not (isinstance(quarter, Shifted) and isinstance(ago, Shifted) and glue == "space"):
        return None
    if quarter.unit is Unit.QUARTER and quarter.by == 0 and ago.counted and ago.unit is Unit.YEAR:
        return Reading("DATE", replace(quarter, by=4 * ago.by))
    return None


# "the night of Friday, Oct. 23": the weekday goes with its date before the night does.
_ORDER: tuple[tuple[Attempt, ...], ...] = (
    (_day_and_date, _name_and_year, _quarter_ago),
    (_clock_and_day, _week_of),
)


def _is_weekday(reading: Reading) -> bool:
    return isinstance(reading.what, Recurring) and bool(reading.what.cycle.weekday)


def _is_full_day(reading: Reading) -> bool:
    return reading.type == "DATE" and isinstance(reading.what, Fixed) and reading.what.period.unit is Unit.DAY


def _is_day(reading: Reading) -> bool:
    what = reading.what
    if isinstance(what, Named) or (reading.clock and what in (NEARBY_DAY, THAT_DAY)):
        return False
    if reading.type == "TIME" and reading.clock.startswith("T0") | reading.clock.startswith(
        "T1"
    ) | reading.clock.startswith("T2"):
        return False
    if isinstance(what, Fixed):
        return what.period.unit is Unit.DAY
    if isinstance(what, Recurring):
        return what.cycle.unit is Unit.DAY
    return isinstance(what, Shifted) and what.unit is Unit.DAY


def _is_clock_alone(reading: Reading) -> bool:
    return reading.type == "TIME" and reading.what in (NEARBY_DAY, THAT_DAY)


def _is_clock(reading: Reading) -> bool:
    return reading.type == "TIME" and reading.clock[1:2].isdecimal()


def _lacks_year(reading: Reading) -> bool:
    what = reading.what
    return isinstance(what, Recurring) and what.side is None and what.within is None and not what.cycle.weekday


def _is_year(reading: Reading) -> bool:
    what = reading.what
    if isinstance(what, Fixed):
        return what.period.unit is Unit.YEAR
    return isinstance(what, Shifted) and what.unit is Unit.YEAR and not what.counted
