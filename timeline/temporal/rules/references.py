"""References without a unit: `now`, `recently`, `the future`."""

from __future__ import annotations

from timeline.temporal import timex3
from timeline.temporal.calendar import Unit
from timeline.temporal.reading import Named, Reading, named
from timeline.temporal.rule import Match, rule


@rule(
    r"{reference}",
    examples={
        "en": (
            ("The army [now] holds the town.", "PRESENT_REF"),
            ("He was [recently] arrested.", "PAST_REF"),
            ("[The future] of the treaty is open.", "FUTURE_REF"),
        ),
        "de": (("Die Armee hält [jetzt] die Stadt.", "PRESENT_REF"),),
    },
    counters={"en": ("It is a now-famous case.",)},
)
def reference(match: Match) -> Reading | None:
    """`now`, `currently`, `recently`, `the future`."""
    if match.words.has("not_after_reference", f"{match.text('reference')} {match.following}"):
        return None
    if match.after.startswith("-") and match.after[1:2].isalpha():
        return None
    return named("DATE", match.value("reference") or "PRESENT_REF")


@rule(
    r"{narrative_reference}",
    examples={
        "en": (("In 1941 Kaunas fell; in 1942 and 1943 Vilnius, the [former] capital, in 1944 Riga.", "PAST_REF"),)
    },
    counters={"en": ("The former president spoke on Monday.",)},
)
def narrative_reference(match: Match) -> Reading | None:
    """`the former capital`, `at the same time`: times in a narrative, none in news."""
    if match.short:
        return None
    return Reading("DATE", Named(match.value("narrative_reference") or "PAST_REF", narrative_only=True))


@rule(
    r"{~of_a}(?P<unit>{=unit})",
    r"{~the}{ordinal} (?P<unit>{=unit})",
    r"[0-9]{1,2}{ordinal_ending} (?P<unit>{=unit})",
    r"(?P<unit>{=unit}) [0-9]{1,2}\b",
    r"{short_reference:unit}",
    examples={"en": (("Such a busy [day] it was!", "P1D"),)},
    counters={
        "en": (
            "It was the worst day of the war, said officials in the capital, who had come to see it for themselves.",
        )
    },
)
def short_message(match: Match) -> Reading | None:
    """`what a day`, `in my future`: short messages name units and references for their own sake."""
    if not match.short:
        return None
    text = match.text("unit") or ""
    if (value := match.words.value("short_reference", text)) is not None:
        return named("DATE", value)
    unit = Unit(match.words.value("unit", text) or "D")
    if unit in (Unit.SECOND, Unit.MINUTE, Unit.QUARTER):
        return None
    return named("DURATION", timex3.duration("1", unit))
