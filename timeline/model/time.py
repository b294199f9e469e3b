"""Days, intervals and time expressions, after ISO 8601 and TIMEX3 (ISO-TimeML)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering

_DAYS_PER_400_YEARS = 146_097  # the Gregorian cycle
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_ISO_DAY = re.compile(r"(-?\d{4,6})-(\d\d)-(\d\d)")


class Precision(StrEnum):
    """How wide the calendar unit is that the text names; `RANGE` is a stated span, `VAGUE` only before or after."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    VAGUE = "vague"


class Basis(StrEnum):
    """How a date is known.

    `STATED` a full date in the text; `RELATIVE` resolved against the publication date; `NARRATIVE` against another
    date or event of the text; `PUBLICATION` no expression, the news of the day; `BOUNDED` only before or after
    something known; `NONE` no clue.
    """

    STATED = "stated"
    RELATIVE = "relative"
    NARRATIVE = "narrative"
    PUBLICATION = "publication"
    BOUNDED = "bounded"
    NONE = "none"


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@total_ordering
@dataclass(frozen=True, slots=True)
class Day:
    """A day of the proleptic Gregorian calendar, with astronomical years: year 0 is 1 BC, -43 is 44 BC.

    `datetime.date` ends at year 1; history does not. Build one with `Day.of`, which checks the calendar.
    """

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, year: int, month: int = 1, day: int = 1) -> Day:
        """Return the day, or raise ValueError when the calendar has no such day (31 February)."""
        datetime.date(year % 400 + 400, month, day)  # the same calendar, within datetime's bounds
        return cls(year, month, day)

    @classmethod
    def from_date(cls, date: datetime.date) -> Day:
        """Return the day of a `datetime.date`."""
        return cls(date.year, date.month, date.day)

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Day:
        """Return the day that lies `ordinal` days after 1970-01-01."""
        cycles, rest = divmod(ordinal + _EPOCH - 1, _DAYS_PER_400_YEARS)
        date = datetime.date.fromordinal(rest + 1)
        return cls(date.year + 400 * cycles, date.month, date.day)

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read `YYYY-MM-DD` (with a leading minus before year 0), or raise ValueError."""
        match = _ISO_DAY.fullmatch(text)
        if match is None:
            raise ValueError(f"not a day of the form YYYY-MM-DD: {text[:40]!r}")
        return cls.of(int(match[1]), int(match[2]), int(match[3]))

    @property
    def ordinal(self) -> int:
        """Days since 1970-01-01, negative before it."""
        cycles, year = divmod(self.year - 1, 400)
        return datetime.date(year + 1, self.month, self.day).toordinal() + cycles * _DAYS_PER_400_YEARS - _EPOCH

    @property
    def weekday(self) -> int:
        """The ISO weekday, 1 (Monday) to 7 (Sunday)."""
        return (self.ordinal + 3) % 7 + 1  # 1970-01-01 was a Thursday

    def __add__(self, days: int) -> Day:
        """Return the day `days` later (earlier when negative)."""
        return Day.from_ordinal(self.ordinal + days)

    def __lt__(self, other: Day) -> bool:
        """Compare by the calendar."""
        return (self.year, self.month, self.day) < (other.year, other.month, other.day)

    def __str__(self) -> str:
        """Return ISO 8601: `2017-08-18`, `-0043-03-15`."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of days, both ends inclusive; None is an open end."""

    earliest: Day | None
    latest: Day | None

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins."""
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise ValueError(f"interval ends before it begins: {self.earliest}..{self.latest}")

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the two spans share a day."""
        before = self.latest is not None and other.earliest is not None and self.latest < other.earliest
        after = self.earliest is not None and other.latest is not None and other.latest < self.earliest
        return not (before or after)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression of a text, normalised as TIMEX3, with the days that it bounds.

    Attributes:
        start: First character of the expression in the article's text (half-open span).
        end: One past its last character.
        text: `article.text[start:end]`.
        type: TIMEX3 type.
        value: TIMEX3 value: `2017-08-17`, `2017-W32`, `P3D`, `XXXX-WXX-4` when it cannot be resolved.
        mod: TIMEX3 modifier (APPROX, START, MID, END, BEFORE, AFTER ...), or None.
        earliest: First day meant, inclusive; None where open, unresolved, or not a date.
        latest: Last day meant, inclusive; None likewise.
        precision: Unit named by the text; None for durations, sets and references without a unit.
        basis: How the days are known: stated, relative or narrative; None where there are no days.
        rule: Name of the rule that recognised it.
        anchor: What it was resolved against, in words a person can check, or None.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    earliest: Day | None = None
    latest: Day | None = None
    precision: Precision | None = None
    basis: Basis | None = None
    rule: str = ""
    anchor: str | None = None
