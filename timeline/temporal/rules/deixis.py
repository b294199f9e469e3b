"""Words that point: `today`, `last week`, `next May`, `that day`, `the following year`."""

from __future__ import annotations

from dataclasses import replace

from timeline.temporal import timex3
from timeline.temporal.calendar import SEASONS, Unit
from timeline.temporal.reading import Around, Cycle, Named, Origin, Reading, Recurring, Shifted, at_time, date, named
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
    r"(?:(?P<same>{=same})|(?P<following>{=following})|(?P<preceding>{=preceding})) {unit}",
    examples={
        "en": (
            ("He was shot on May 3, 1998, and died [the next day].", "1998-05-04"),
            ("War began in 1939. [The following year] France fell.", "1940"),
            ("It opened on May 3, 1998, and closed [that same day].", "1998-05-03"),
        ),
        "de": (("Der Krieg begann 1939. [Im folgenden Jahr] fiel Frankreich.", "1940"),),
    },
)
def neighbour(match: Match) -> Reading | None:
    """`that day`, `the following year`, `the previous month`: counted from the date that the text is at."""
    unit = Unit(match.value("unit") or "D")
    if unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
        return None
    return date(Shifted(unit, _step(match), Origin.STORY))


@rule(
    r"{definite} {unit} (?:(?P<following>{=after_unit})|(?P<preceding>{=before_unit}))",
    examples={"en": (("Rostov fell on May 3, 1998. [The day before], the army had left.", "1998-05-02"),)},
    counters={"en": ("He left the day before the attack.",)},
)
def unit_before(match: Match) -> Reading | None:
    """`the day before`, `the day following`; "the day before the attack" counts from something else."""
    unit = Unit(match.value("unit") or "D")
    if match.after[:1] not in ("", ".", ",", ";", ")") or unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
        return None
    return date(Shifted(unit, _step(match), Origin.STORY))


@rule(
    r"{definite} {unit} (?:(?P<following>{=after_unit})|(?P<preceding>{=before_unit})) "
    r"(?:{shift} )?(?P<name>{=weekday}|{=holiday})",
    examples={
        "en": (
            ("[The day before last Tuesday] he left.", "2017-08-14"),
            ("They met [the day after Christmas].", "2017-12-26"),
        )
    },
    counters={"en": ("He left the year before Easter fell late.", "They met the day before March 3.")},
)
def day_beside_name(match: Match) -> Reading | None:
    """`the day before last Tuesday`, `the day after Christmas`."""
    cycle = cycle_of(match, "name")
    if cycle is None or Unit(match.value("unit") or "D") is not Unit.DAY:
        return None
    side = int(match.value("shift") or 0) if match.span("shift") else None
    return date(Around(Unit.DAY, Recurring(cycle, side), _step(match)))


@rule(
    r"(?:(?P<same>{=same})|(?P<following>{=following})|(?P<preceding>{=preceding})) (?P<name>{=any_name})",
    examples={"en": (("He left in June 1940; [the following April] he came back.", "1941-04"),)},
)
def neighbouring_name(match: Match) -> Reading | None:
    """`the following April`, `the previous Friday`, `that summer`."""
    cycle = cycle_of(match, "name")
    return None if cycle is None else date(Recurring(cycle, _step(match), Origin.STORY))


@rule(
    r"(?:(?P<same>{=same})|(?P<following>{=following})|(?P<preceding>{=preceding})) {day_part}",
    examples={"en": (("He fled on May 3, 1998. [The next morning] the army came.", "1998-05-04TMO"),)},
)
def neighbouring_part_of_day(match: Match) -> Reading:
    """`the next morning`, `that night`, `the same evening`."""
    return at_time(Shifted(Unit.DAY, _step(match), Origin.STORY), match.value("day_part") or "TNI")


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


def cycle_of(match: Match, group: str) -> Cycle | None:
    """Return what comes back under the name in a group."""
    words, text = match.words, match.text(group) or ""
    small = not match.written(group)[:1].isupper()
    ambiguous = words.has("ambiguous_weekday", text) and small and match.value("shift") == "-1"  # "the last sun"
    if (month := words.value("month", text)) is not None:
        return (
            None
            if words.has("month_words", text) and not match.written(group)[:1].isupper()
            else Cycle(Unit.MONTH, month=int(month))
        )
    if (weekday := words.value("weekday", text)) is not None:
        return None if ambiguous else Cycle(Unit.DAY, weekday=int(weekday))
    if (season := words.value("season", text)) is not None:
        return Cycle(Unit.SEASON, index=SEASONS.index(season))
    if (holiday := words.value("holiday", text)) is not None:
        return Cycle(Unit.DAY, holiday=holiday)
    return Cycle(Unit.WEEKEND) if words.value("weekend", text) is not None else None


def _is_title(match: Match) -> bool:
    """Tell whether it is the name of a programme: `on "This Week"`."""
    return match.before[-1:] == '"' and match.written("shift")[:1].isupper() and match.written("unit")[:1].isupper()


def _step(match: Match) -> int:
    return 1 if match.span("following") else -1 if match.span("preceding") else 0


def _is_other(match: Match) -> bool:
    """German `der Morgen` is the morning, `morgen` tomorrow; at a sentence's start nothing tells them apart."""
    return (
        match.written("day_shift")[:1].isupper()
        and bool(match.before.strip())
        and match.before.rstrip()[-1:] not in ".!?:\"'"
    )
