"""Repetition: `every Friday`, `each month`, `daily`, `twice a year`, `Mondays`."""

from __future__ import annotations

from timeline.temporal.calendar import SEASONS
from timeline.temporal.reading import Reading, named
from timeline.temporal.rule import Match, rule


@rule(
    r"{every} {unit}",
    r"{every} {number} (?P<unit>{=units})",
    r"{every_plural} {number} (?P<unit>{=units})",
    r"(?P<other>{=every_other}) {unit}",
    r"{per} {unit}",
    r"{once} {per} {unit}",
    examples={
        "en": (
            ("They meet [every month].", "P1M"),
            ("They meet [every two weeks].", "P2W"),
            ("It is paid [per year].", "P1Y"),
        ),
        "de": (("Sie treffen sich [jeden Monat].", "P1M"),),
    },
    counters={"en": ("It drove at 90 miles per hour.",)},
)
def every_unit(match: Match) -> Reading | None:
    """`every month`, `each year`, `every two weeks`, `every other day`, `twice a year`."""
    text = match.text("unit") or ""
    unit = match.words.value("units", text) or match.words.value("unit", text) or "D"
    if match.span("per") and match.words.has("article", match.text("per") or "") and not match.span("once"):
        return None  # "a week" is a length
    amount = "2" if match.span("other") else match.amount("number") if match.span("number") else "1"
    if amount is None:
        return None
    if match.span("per") and unit.startswith("T") and not match.span("once"):
        return None  # "15 million instructions per second" is a rate
    letters = f"T{amount}{unit[1:]}" if unit.startswith("T") else f"{amount}{unit}"
    return named("SET", f"P{letters}")


@rule(
    r"{every} (?P<name>{=any_name}|{=day_part})",
    r"{every} {+weekday:name}{day_part}",
    r"(?P<name>{=repeated_name})(?: {day_parts})?",
    r"(?P<name>{=day_parts})",
    examples={
        "en": (
            ("They march [every Friday].", "XXXX-WXX-5"),
            ("They march on [Fridays].", "XXXX-WXX-5"),
            ("The river floods [each July].", "XXXX-07"),
        ),
        "de": (("Sie treffen sich [jeden Freitag].", "XXXX-WXX-5"),),
    },
)
def every_name(match: Match) -> Reading | None:
    """`every Friday`, `Fridays`, `each July`."""
    words, text = match.words, match.text("name") or ""
    tail = match.value("day_parts") or match.value("day_part") or ""
    for word_class in ("weekday", "weekdays"):
        if (weekday := words.value(word_class, text)) is not None:
            return named("SET", f"XXXX-WXX-{weekday}{tail}")
    if (month := words.value("month", text)) is not None:
        return named("SET", f"XXXX-{int(month):02d}")
    season = words.value("season", text) or words.value("seasons", text)
    if season is not None:
        return (
            named("SET", f"XXXX-{SEASONS[SEASONS.index(season)]}")
            if text not in words.of("ambiguous_seasons")
            else None
        )
    if words.value("weekend", text) or words.value("weekends", text):
        return named("SET", "XXXX-WXX-WE")
    return named("SET", f"XXXX-XX-XX{words.value('day_part', text) or words.value('day_parts', text)}")


@rule(
    r"{frequency}",
    examples={
        "en": (("The [daily] flights stopped.", "P1D"), ("They hold the drill [annually].", "P1Y")),
        "de": (("Sie treffen sich [täglich].", "P1D"),),
    },
    counters={
        "en": ("The Daily Telegraph reported it.", "Sales rise 8.5% annually.", "It makes 10,000 units annually.")
    },
)
def frequency(match: Match) -> Reading | None:
    """`daily`, `annually`, `weekly`; the name of a newspaper is none, nor is a rate (`20% annually`)."""
    named_so = match.written("frequency")[:1].isupper() and match.source[match.spans[0][1] :].lstrip()[:1].isupper()
    if named_so or (match.words.has("rate", match.text("frequency") or "") and _is_counted(match)):
        return None
    return named("SET", match.value("frequency") or "P1D")


def _is_counted(match: Match) -> bool:
    """Tell whether one of the two words before is an amount."""
    return any(word.strip("$#€£%(")[:1].isdecimal() for word in match.before.split()[-2:])
