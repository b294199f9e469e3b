"""Times of the day: clocks, parts of the day, noon and midnight."""

from __future__ import annotations

from timeline.temporal.glue import glued
from timeline.temporal.reading import NEARBY_DAY, THAT_DAY, Reading, at_time
from timeline.temporal.rule import Match, Part, rule

_ZONE = r"(?: {?zone:zone})?"
_NOON = 12


@rule(
    r"{hour_number:hour}(?:[:.]?{minute_number:minute}|\+)? ?{half_day}" + _ZONE,
    r"{hour_number:hour} {in_the} {day_part:half_day}",
    examples={
        "en": (
            ("The bomb exploded at [10:35 a.m.] near the gate.", "2017-08-18T10:35"),
            ("The vote begins at [5 p.m. EST].", "2017-08-18T17:00"),
        )
    },
)
def twelve_hours(match: Match) -> Reading | None:
    """`10:35 a.m.`, `5 p.m. EST`, `430pm`, `5+am`."""
    hour, minute = match.integer("hour") or 0, match.integer("minute") or 0
    half = match.value("half_day") or ""
    if hour > _NOON or glued(match):
        return None
    hour = hour % _NOON + (_NOON if half in ("pm", "TAF", "TEV") or (half == "TNI" and hour > 5) else 0)
    return at_time(NEARBY_DAY, f"T{hour:02d}:{minute:02d}")


@rule(
    r"{hour_number:hour}:{minute_number:minute}(?::(?P<second>[0-5][0-9]))?(?: ?{?oclock:oclock})?" + _ZONE + r"\b",
    r"{hour_number:hour}(?:[:.]{minute_number:minute})? ?{clock_unit}",
    r"(?P<hour>[01][0-9]|2[0-3])\.?(?P<minute>[0-5][0-9]) ?(?:{?zone:zone}|{?oclock:oclock})",
    r"{hour_number:hour} {oclock_only}",
    examples={
        "en": (
            ("The train left at [20:19].", "2017-08-18T20:19"),
            ("It began at [0800 GMT].", "2017-08-18T08:00"),
        ),
        "de": (("Die Sitzung begann um [9.30 Uhr].", "2017-08-18T09:30"),),
    },
    counters={"en": ("The ratio was 20:19 in the vote.", "See Luke 10:35 on this.")},
)
def twenty_four_hours(match: Match) -> Reading | None:
    """`20:19` where the text speaks of time, `0800 GMT`, `9.30 Uhr`."""
    hour, minute = match.integer("hour") or 0, match.integer("minute") or 0
    sure = any(match.span(group) for group in ("zone", "oclock", "clock_unit", "oclock_only"))
    if hour > 24 or glued(match) or not (sure or match.words.has("time_heralds", match.previous)):
        return None
    second = f":{match.text('second')}" if match.span("second") else ""
    return at_time(NEARBY_DAY, f"T{hour:02d}:{minute:02d}{second}")


@rule(
    r"{hour_number:first}(?:[:.]{minute_number:first_minute})?(?: {=joint} | ?- ?| ?/ ?)"
    r"{hour_number:hour}(?:[:.]{minute_number:minute})? {clock_unit}",
    examples={"de": (("Geöffnet ist von [14] bis 18 Uhr.", "2017-08-18T14:00"),)},
)
def clock_run(match: Match) -> tuple[Part, ...] | None:
    """`14 bis 18 Uhr`: the unit stands once for both."""
    first = f"T{match.integer('first') or 0:02d}:{match.integer('first_minute') or 0:02d}"
    second = f"T{match.integer('hour') or 0:02d}:{match.integer('minute') or 0:02d}"
    until = "first_minute" if match.span("first_minute") else None
    return match.part("first", at_time(NEARBY_DAY, first), until=until), match.part(
        "hour", at_time(NEARBY_DAY, second), until="clock_unit"
    )


@rule(
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\b",
    examples={"en": (("Left the office at [1015], so tired.", "2017-08-18T10:15"),)},
    counters={"en": ("See you at 2016 Film Days.", "Lost 1500 today.")},
)
def four_digits(match: Match) -> Reading | None:
    """`at 1015` in a short message, which writes the hours of the army; a year of these times is none."""
    century = match.text("hour") in ("19", "20")
    if not match.short or century or glued(match) or not match.words.has("clock_heralds", match.previous):
        return None
    return at_time(NEARBY_DAY, f"T{match.text('hour')}:{match.text('minute')}")


@rule(
    r"{clock_word}" + _ZONE,
    examples={"en": (("The ceasefire begins at [noon].", "2017-08-18T12:00"),)},
)
def named_hour(match: Match) -> Reading:
    """`noon`, `midnight`."""
    return at_time(NEARBY_DAY, f"T{match.value('clock_word')}")


@rule(
    r"{~the}(?P<part>{=any_day_part})",
    r"{~article}(?P<part>{=day_part})",
    examples={
        "en": (("Shelling went on [overnight].", "2017-08-18TNI"),),
        "de": (("Am [Nachmittag] regnete es.", "2017-08-18TAF"),),
    },
    counters={"en": ("Good evening from the capital.",)},
)
def part_of_day(match: Match) -> Reading | None:
    """`the morning`, `overnight`, `afternoon`: of the day that the text is at."""
    text = match.text("part") or ""
    if match.words.has("greeting", match.previous) and not match.short:
        return None
    if match.words.has("day_shift", text) and match.written("part")[:1].islower():
        return None  # German "morgen" is tomorrow, "Morgen" the morning
    return at_time(THAT_DAY, match.words.value("day_part", text) or match.words.value("overnight", text) or "TNI")
