"""A reading and the story so far in; the days meant, how they are known, and against what, out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from timeline.model.time import Basis, Day, Interval
from timeline.temporal import cycles
from timeline.temporal.calendar import LENGTH, Period, Unit, day_period, shift_day
from timeline.temporal.narrative import turn_in_story
from timeline.temporal.reading import Around, Dated, Fixed, Origin, Recurring, Shifted
from timeline.temporal.story import Story
from timeline.temporal.timex3 import unresolved, year_value
from timeline.temporal.years import full_year

_CENTURY = 100
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AGAINST_TENSE = 10.0  # how many times as far off a date counts that the tense speaks against
_AHEAD = 1.2  # where no tense tells, news look back a little rather than ahead


@dataclass(frozen=True, slots=True)
class Anchored:
    """A date in the calendar, or the value of one that cannot be placed.

    Attributes:
        period: The period, or None where it cannot be known.
        value: What stands in its place then: `XXXX-WXX-4`.
        basis: How it is known.
        anchor: Against what it was resolved, in words, or None.
        dropped: The expression turned out to be no date.
        days: The days it lies between, where there is no period but that much is known.
        unit: How finely `days` are known.
        aside: The text only compares with it and stays where it is.
    """

    period: Period | None
    value: str = ""
    basis: Basis | None = None
    anchor: str | None = None
    days: Interval | None = None
    unit: Unit | None = None
    dropped: bool = False
    aside: bool = False


def anchor(what: Dated, story: Story, side: int) -> Anchored:
    """Return the date that is meant; `side` is the tense of its clause: -1 past, 1 future, 0 unknown."""
    if isinstance(what, Fixed):
        return Anchored(what.period, basis=Basis.STATED)
    if isinstance(what, Shifted):
        return _shifted(what, story)
    if isinstance(what, Around):
        inner = anchor(what.inner, story, side)
        if inner.period is None:
            return Anchored(None, unresolved(what.unit))
        return Anchored(
            Period.around(what.unit, inner.period.first).shifted(what.by), basis=inner.basis, anchor=inner.anchor
        )
    return _recurring(what, story, side)


def _shifted(what: Shifted, story: Story) -> Anchored:
    if (quarter := _quarter(what, story)) is not None:
        return quarter
    origin, basis, told = _origin(what, story)
    if origin is None:
        return _partly(what, story)
    if what.counted:
        period = Period.around(what.unit, shift_day(origin.first, what.unit, what.by))
    else:
        period = Period.around(what.unit, origin.first).shifted(what.by)
    compared = _compares(what) and not story.history
    return Anchored(period, basis=basis, anchor=told, aside=compared)


def _quarter(what: Shifted, story: Story) -> Anchored | None:
    """Return the quarter that a business text means, or None where it means none.

    `the quarter` is the one reported on, else the one that ended last; `Profit fell from a year earlier` compares the
    quarter reported on with that of the year before.
    """
    a_year_before = _compares(what)
    if story.history or not (a_year_before or (what.unit is Unit.QUARTER and what.origin is Origin.STORY)):
        return None
    if a_year_before and story.sums:
        return None
    if story.reported is not None:
        period, basis, told = story.reported, Basis.NARRATIVE, f"narrative: {shown(story.reported)}"
    elif a_year_before or story.publication is None:
        return None
    else:
        period = Period.around(Unit.QUARTER, story.publication).shifted(-1)
        basis, told = Basis.RELATIVE, published(story.publication)
    by = -4 if a_year_before else what.by
    return Anchored(period.shifted(by), basis=basis, anchor=told, aside=by != 0)


def _partly(what: Shifted, story: Story) -> Anchored:
    """Return what is known of "three days later" where the text is at a month: the year, and the days between."""
    last = story.last
    if last is None or what.by == 0 or what.origin is Origin.SPEECH or LENGTH[last.unit] > LENGTH[Unit.YEAR]:
        return Anchored(None, unresolved(what.unit))
    value = year_value(last.year) + unresolved(what.unit).removeprefix("XXXX")
    days = Interval(shift_day(last.first, what.unit, what.by), shift_day(last.last, what.unit, what.by))
    return Anchored(None, value, Basis.NARRATIVE, f"narrative: {shown(last)}", days=days, unit=last.unit)


def _compares(what: Shifted) -> bool:
    """Tell whether news compare: "32 % less than a year earlier" counts from now, or from a date named just before."""
    return what.counted and what.unit is Unit.YEAR and what.by == -1


def _origin(what: Shifted, story: Story) -> tuple[Period | None, Basis | None, str | None]:
    told = _story_origin(what, story)
    if told is not None:
        return told, Basis.NARRATIVE, f"narrative: {shown(told)}"
    stranded = what.origin is Origin.STORY and what.by and LENGTH[what.unit] < LENGTH[Unit.MONTH]
    if story.publication is None or story.history or stranded:
        return None, None, None  # "three days later", and no day told before
    return day_period(story.publication), Basis.RELATIVE, published(story.publication)


def _story_origin(what: Shifted, story: Story) -> Period | None:
    """Return the date of the text that an expression counts from, or None where it counts from the publication."""
    close = story.close
    beside = story.around(what.unit) if what.origin is Origin.NEARBY else None
    if beside is not None and LENGTH[beside.unit] <= LENGTH[what.unit]:
        return beside
    if story.history:
        if what.origin is Origin.SPEECH and what.unit is Unit.DAY:
            return None  # "today", in what somebody is quoted to have said
        return story.thread if LENGTH[what.unit] >= LENGTH[Unit.YEAR] else story.within(what.unit)
    from_now = _compares(what) and close is None and story.publication is not None
    return None if what.origin is not Origin.STORY or from_now else story.within(what.unit)


def _recurring(what: Recurring, story: Story, side: int) -> Anchored:
    if what.cycle.unit is Unit.YEAR:
        return _bare_year(what, story)
    if what.within is not None:
        return _in_year(what, story, side)
    reference = story.thread if story.history or what.origin is Origin.STORY else None
    if reference is None:
        if story.publication is None:
            return _without_publication(what, story)
        period = _by_publication(what, story.publication, side)
        return _found(period, what, Basis.RELATIVE, published(story.publication))
    period = turn_in_story(what, _references(reference, story), story.publication)
    return _found(period, what, Basis.NARRATIVE, f"narrative: {shown(reference)}")


def _references(at: Period, story: Story) -> tuple[Period, ...]:
    """Return the date that the narrative is at and, where that may be an aside to another time, the one it left."""
    return (at,) if story.left is None or at is not story.fine else (at, story.left)


def _without_publication(what: Recurring, story: Story) -> Anchored:
    if story.last is None or what.cycle.weekday:
        return Anchored(None, cycles.unresolved_value(what.cycle))
    return _found(turn_in_story(what, (story.last,), None), what, Basis.NARRATIVE, f"narrative: {shown(story.last)}")


def _bare_year(what: Recurring, story: Story) -> Anchored:
    """`in 480` is a year of the era that the text is in, and elsewhere a number; `'98` one of its century."""
    year = what.cycle.index
    if year < _CENTURY:
        near = story.thread.year if story.history and story.thread is not None else None
        known = (
            full_year(f"{year:02d}")
            if near is None
            else near + (year - near + _CENTURY // 2) % _CENTURY - _CENTURY // 2
        )
        return Anchored(Period(Unit.YEAR, known), basis=Basis.STATED)
    if story.last is None or abs(story.last.year) > 1000:  # later years have four digits
        return Anchored(None, dropped=True)
    return Anchored(Period(Unit.YEAR, 1 - year if story.last.year <= 0 else year), basis=Basis.STATED)


def _in_year(what: Recurring, story: Story, side: int) -> Anchored:
    assert what.within is not None  # noqa: S101 - the caller has looked
    year = anchor(what.within, story, side)
    if year.period is None or cycles.family(what.cycle) is not Unit.YEAR:
        return Anchored(None, cycles.unresolved_value(what.cycle))
    return _found(cycles.turn(what.cycle, year.period), what, year.basis, year.anchor)


def _found(period: Period | None, what: Recurring, basis: Basis | None, told: str | None) -> Anchored:
    if period is None:
        return Anchored(None, cycles.unresolved_value(what.cycle))
    if what.years:
        return Anchored(period.shifted(4 * what.years), basis=basis, anchor=told, aside=True)
    return Anchored(period, basis=basis, anchor=told)


@lru_cache(maxsize=1024)  # news name the same weekdays and months again and again
def _by_publication(what: Recurring, publication: Day, side: int) -> Period | None:
    turns = cycles.turns(what.cycle, publication)
    if what.side is not None:
        return _on_side(what, turns, publication, side)
    past = [period for period in turns if period.first <= publication]
    future = [period for period in turns if period.last >= publication]
    if what.cycle.unit in (Unit.QUARTER, Unit.HALF):
        return min(turns, key=lambda period: _distance_of_report(period, publication), default=None)
    if cycles.family(what.cycle) is Unit.YEAR or (what.cycle.unit is Unit.WEEKEND and side == 0):
        return _nearest(turns, publication, side)
    return future[0] if side > 0 and future else past[-1] if past else None


def _distance_of_report(period: Period, publication: Day) -> float:
    """Quarters are mostly told when they are just over: one to come counts as half as far again."""
    distance = period.last.ordinal - publication.ordinal
    return abs(distance) * (1.5 if distance > 0 else 1.0)


def _nearest(turns: tuple[Period, ...], publication: Day, side: int) -> Period | None:
    """`Jan. 2`, told in November, is rather the next one, unless the clause tells of the past."""

    def cost(period: Period) -> float:
        ahead, behind = period.first.ordinal - publication.ordinal, publication.ordinal - period.last.ordinal
        if max(ahead, behind) <= 1:
            return 0.0
        against = side * (ahead if ahead > 0 else -behind) < 0
        return max(ahead, behind) * (_AGAINST_TENSE if against else 1.0) * (_AHEAD if ahead > 0 and side == 0 else 1.0)

    return min(turns, key=cost, default=None)


def _on_side(what: Recurring, turns: tuple[Period, ...], publication: Day, side: int) -> Period | None:
    """`last Tuesday` is over, `next Tuesday` is still to come, `this Tuesday` as the tense has it."""
    whole = cycles.family(what.cycle)
    if what.side == 0 and what.cycle.weekday and side:
        return _this_weekday(turns, publication, side)
    if what.side == 0 or what.cycle.unit is Unit.WEEKEND:
        return cycles.turn(what.cycle, Period.around(whole, publication).shifted(what.side or 0))
    over = [period for period in turns if period.last < publication]
    to_come = [period for period in turns if period.first > publication]
    chosen = over[-1:] if what.side == -1 else to_come[:1]
    return chosen[0] if chosen else None


def _this_weekday(turns: tuple[Period, ...], publication: Day, side: int) -> Period | None:
    """`This Sunday he flew`, told on a Tuesday, is the one before; `this Monday they will meet` the one to come."""
    over = [period for period in turns if period.last <= publication]
    to_come = [period for period in turns if period.first >= publication]
    chosen = over[-1:] if side < 0 else to_come[:1]
    return chosen[0] if chosen else None


def published(day: Day) -> str:
    """Return the anchor of what was resolved against the day of publication."""
    return f"publication date {day} ({_WEEKDAYS[day.weekday - 1]})"


def shown(period: Period) -> str:
    """Return a period as an anchor shows it."""
    return str(period.first) if period.unit is Unit.DAY else f"{period.unit.name.lower()} from {period.first}"
