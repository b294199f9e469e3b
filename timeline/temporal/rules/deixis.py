"""Words that point from the day of publication: `today`, `last week`, `next May`, `the quarter`, `a year ago`."""

from __future__ import annotations

from dataclasses import replace

from timeline.temporal import timex3
from timeline.temporal.calendar import Unit
from timeline.temporal.naming import cycle_of
from timeline.temporal.reading import Cycle, Named, Origin, Reading, Recurring, Shifted, at_time, date, named
from timeline.temporal.rule import Match, rule

_LONG = (Unit.DECADE, Unit.CENTURY, Unit.MILLENNIUM)


@rule(
    r"{day_shift}",
    examples={
        "en": (("Parliament voted [yesterday].", "2017-08-17"), ("[Tomorrow] the talks begin.", "2017-08-19")),
        "de": (("[Gestern] stimmte das Parlament ab.", "2017-08-17"),),
    },
    counters={"en": ("In today's world borders matter.", "He spoke to today's youth.")},
)
def pointed_day(match: Match) -> Reading | None:
    """`today`, `yesterday`, `the day after tomorrow`; "today's youth" is of no day."""
    if match.after.startswith("'s ") and match.words.has(
        "thing_of_an_age", "".join(match.after.split()[1:2]).strip(".,;")
    ):
        return None
    if match.words.has("capital_is_other", match.text("day_shift") or "") and _is_other(match):
        return None
    return date(Shifted(Unit.DAY, int(match.value("day_shift") or 0), Origin.SPEECH))


@rule(
    r"{night_shift}",
    r"{shift} {day_part}",
    r"{day_shift} {day_part}",
    r"{day_shift} {day_part_after_shift:day_part}",
    examples={
        "en": (("Police arrested him [last night].", "2017-08-17TNI"), ("They met [this morning].", "2017-08-18TMO")),
        "de": (("Er wurde [gestern Abend] verhaftet.", "2017-08-17TEV"),),
    },
)
def pointed_part_of_day(match: Match) -> Reading:
    """`tonight`, `last night`, `this morning`, `gestern Abend`."""
    by = int(match.value("night_shift") or match.value("shift") or match.value("day_shift") or 0)
    return at_time(Shifted(Unit.DAY, by, Origin.SPEECH), match.value("day_part") or "TNI")


@rule(
    r"{shift} {unit}",
    examples={
        "en": (
            ("Pyongyang said [last week] it was considering plans.", "2017-W32"),
            ("Elections are due [next year].", "2018"),
            ("Prices rose [this month].", "2017-08"),
            ("It had become routine over [the past decade].", "P10Y"),
        ),
        "de": (("Die Wahl findet [nächstes Jahr] statt.", "2018"),),
    },
    counters={"en": ("The last days were hard.", "Last second goals win.", 'He spoke on "This Week" on ABC.')},
)
def pointed_unit(match: Match) -> Reading | None:
    """`last week`, `this year`, `next quarter`."""
    unit = Unit(match.value("unit") or "D")
    if unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR) or _is_title(match):
        return None
    if match.words.has("part_of_span_article", match.text("shift") or "") and match.words.has(
        "of_word", match.following
    ):
        return named("DURATION", timex3.duration("1", unit))  # "the last week of August"
    by = int(match.value("shift") or 0)
    if unit in _LONG and match.words.has("up_to_now", match.text("shift") or ""):
        value = timex3.duration("1", unit)
        return Reading("DURATION", Named(value, -1, unit, 1))  # "over the past decade" is no decade of the calendar
    return date(Shifted(unit, by, Origin.NEARBY if unit is Unit.DAY and by == 0 else Origin.SPEECH))


@rule(
    r"{unit_word_shift}",
    examples={"de": (("Die Zahl stieg gegenüber dem [Vorjahr].", "2016"),)},
)
def unit_in_a_word(match: Match) -> Reading:
    """German `heuer`, `Vorjahr`, `Vortag`: the unit and the direction are one word."""
    unit, by = (match.value("unit_word_shift") or "Y 0").split()
    return date(Shifted(Unit(unit), int(by), Origin.STORY if Unit(unit) is Unit.DAY else Origin.SPEECH))


@rule(
    r"{shift} {~month_of}(?P<name>{=any_name})",
    r"{shift} (?P<name>{=month}) {day_number:day}\b",
    examples={
        "en": (
            ("He was elected [last May].", "2017-05"),
            ("They meet [next Tuesday].", "2017-08-22"),
            ("It fell [last fall].", "2016-FA"),
            ("They marched [last weekend].", "2017-W32-WE"),
        ),
        "de": (("Er wurde [vergangenen Freitag] verhaftet.", "2017-08-11"),),
    },
)
def pointed_name(match: Match) -> Reading | None:
    """`last May`, `next Tuesday`, `this summer`, `last weekend`, `last Thanksgiving`."""
    cycle = cycle_of(match, "name")
    if cycle is None:
        return None
    if match.span("day"):
        cycle = replace(cycle, unit=Unit.DAY, day=match.integer("day") or 1)
    return date(Recurring(cycle, int(match.value("shift") or 0)))


@rule(
    r"{definite} (?P<unit>{=named_unit})",
    r"{latest} (?P<unit>{=named_unit})",
    r"{latest} (?P<unit>{=period_word})",
    examples={
        "en": (
            ("It was the worst loss of [the year].", "2017"),
            ("Sales in the second quarter fell; for [the quarter] it lost a million.", "2017-Q2"),
        )
    },
)
def this_unit(match: Match) -> Reading:
    """`the year`, `the quarter`: the one that the text speaks of; "the year ended March 31" is a length."""
    unit = Unit(match.words.value("named_unit", match.text("unit") or "") or "Q")  # "the latest period" of a report
    if unit is Unit.YEAR and match.words.has("ended", match.following):
        return named("DURATION", "P1Y")
    return date(Shifted(unit, 0, Origin.STORY if unit is Unit.QUARTER else Origin.NEARBY))


@rule(
    r"{year_as_word}",
    examples={"en": (("The bank closes by [year-end].", "2017-12-31"),)},
)
def year_end(_match: Match) -> Reading:
    """`year-end`: the last day of the year of publication."""
    return date(Recurring(Cycle(Unit.DAY, month=12, day=31), within=Shifted(Unit.YEAR, 0, Origin.SPEECH)))


@rule(
    r"{~the}{year_ago} (?:{quarter}|{period_word}|{ordinal}[ -]{quarter:quarter2})",
    r"{year_ago}",
    examples={"en": (("Profit in the second quarter fell from [the year-ago quarter].", "2016-Q2"),)},
)
def year_ago(match: Match) -> Reading:
    """`the year-ago quarter`: the same part of the year before."""
    if match.span("quarter2"):
        return date(Recurring(Cycle(Unit.QUARTER, index=match.integer("ordinal") or 1), years=-1))
    if match.span("quarter"):
        return date(Shifted(Unit.QUARTER, -4, Origin.STORY))
    return date(Shifted(Unit.YEAR, -1, Origin.STORY, counted=True))


def _is_title(match: Match) -> bool:
    """Tell whether it is the name of a programme: `on "This Week"`."""
    return match.before[-1:] == '"' and match.written("shift")[:1].isupper() and match.written("unit")[:1].isupper()


def _is_other(match: Match) -> bool:
    """German `der Morgen` is the morning, `morgen` tomorrow; at a sentence's start nothing tells them apart."""
    return (
        match.written("day_shift")[:1].isupper()
        and bool(match.before.strip())
        and match.before.rstrip()[-1:] not in ".!?:\"'"
    )
