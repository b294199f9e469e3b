"""Words that count from the date that the text is at: `that day`, `the following year`, `the day before Easter`."""

from __future__ import annotations

from timeline.temporal.calendar import Unit
from timeline.temporal.naming import cycle_of
from timeline.temporal.reading import Around, Origin, Reading, Recurring, Shifted, at_time, date
from timeline.temporal.rule import Match, rule


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


def _step(match: Match) -> int:
    return 1 if match.span("following") else -1 if match.span("preceding") else 0
