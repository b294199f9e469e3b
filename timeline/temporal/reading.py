"""What an expression means before it is anchored: the values that rules give and that anchoring takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from timeline.temporal.calendar import Period, Unit


class Origin(Enum):
    """From where an expression counts."""

    SPEECH = "publication"  # "today", "last week", "two years ago"
    STORY = "narrative"  # "that day", "a year earlier", "the following month"
    NEARBY = "nearby"  # "at 6 p.m.": the day named just before, else the day of publication


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that the text names in full: `May 3, 1998`, `1998`, `the 1980s`."""

    period: Period


@dataclass(frozen=True, slots=True)
class Cycle:
    """A name that comes back: a month, a weekday, a quarter, a month and day, a holiday.

    Attributes:
        unit: The unit of what is named (DAY for `Friday`, `May 3` and `Christmas`).
        month: Month, 1 to 12, or 0.
        day: Day of the month, or 0.
        weekday: ISO weekday, or 0.
        index: Number of the quarter, half (from 1) or season (from 0), or of the decade in its century.
        holiday: Key of a holiday in the lexicon, or "".
    """

    unit: Unit
    month: int = 0
    day: int = 0
    weekday: int = 0
    index: int = -1
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A name that comes back, and which of its turns is meant.

    Attributes:
        cycle: The name.
        side: -1 last, 0 this, 1 next; None where the text does not say.
        origin: From where `side` counts.
        within: The year that it lies in, where the text tells ("June last year"), or None.
        years: Years between the turn that the text would mean and the one that it does ("the year-ago third quarter").
    """

    cycle: Cycle
    side: int | None = None
    origin: Origin = Origin.SPEECH
    within: Dated | None = None
    years: int = 0


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from an origin: `last week`, `two years ago`, `a day later`; 0 is the unit that holds it.

    Attributes:
        unit: The unit, which is also how finely the result is known.
        by: How many, negative before the origin.
        origin: From where to count.
        loose: The text gives no number of its own (`days later`, `several years ago`): only a direction is known.
        counted: The text counts ("a year ago") and does not name the unit ("last year").
    """

    unit: Unit
    by: int
    origin: Origin
    loose: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """The unit that holds a date, or one beside it: `the week of March 6`, `the day before last Tuesday`.

    Attributes:
        unit: The unit.
        inner: The date.
        by: How many units later; -1 is the one before.
    """

    unit: Unit
    inner: Fixed | Recurring | Shifted
    by: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A reference or an amount with a value of its own: `PRESENT_REF`, `P3D`, `XXXX-WXX-5`.

    Attributes:
        value: The TIMEX3 value.
        side: -1 where it ends ("the past three months"), 1 where it begins with the day of publication, else 0.
        unit: The unit of such a span, or None.
        amount: How many of it; 0 where the text does not say.
        origin: From where the side counts.
        narrative_only: It is a time in a narrative only: "the former capital"; in news, "former president" is a title.
    """

    value: str
    side: int = 0
    unit: Unit | None = None
    amount: int = 0
    origin: Origin = Origin.SPEECH
    narrative_only: bool = False


Dated = Fixed | Recurring | Shifted | Around
What = Dated | Named


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of one expression.

    Attributes:
        type: TIMEX3 type.
        what: The date or value, before anchoring.
        mod: TIMEX3 modifier, or None.
        clock: What follows the day in a TIME value: `T15:00`, `TMO`, or "".
    """

    type: str
    what: What
    mod: str | None = None
    clock: str = ""

    def with_mod(self, mod: str | None) -> Reading:
        """Return the same reading, modified."""
        return replace(self, mod=mod)


def date(what: Dated, *, mod: str | None = None) -> Reading:
    """Return the reading of a date."""
    return Reading("DATE", what, mod)


def named(type_: str, value: str, *, mod: str | None = None) -> Reading:
    """Return the reading of an amount, a set or a reference."""
    return Reading(type_, Named(value), mod)


def at_time(what: Dated, clock: str) -> Reading:
    """Return the reading of a time of a day."""
    return Reading("TIME", what, None, clock)


NEARBY_DAY = Shifted(Unit.DAY, 0, Origin.NEARBY)
THAT_DAY = Shifted(Unit.DAY, 0, Origin.STORY)
