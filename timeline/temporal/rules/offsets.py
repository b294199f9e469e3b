"""Distances from a date: `two years ago`, `three days later`, `a year earlier`, `vor drei Tagen`."""

from __future__ import annotations

from timeline.temporal.calendar import LENGTH, Unit
from timeline.temporal.reading import Named, Origin, Reading, Shifted, date
from timeline.temporal.rule import Match, rule
from timeline.temporal.units import unit_of

_UNIT = r"(?P<unit>{=any_unit})"
_AMOUNT = r"(?:{amount}(?:(?: |-)?{?more} | |-|))?"


@rule(
    _AMOUNT + _UNIT + r"(?: {?approx_after})? {=ago}",
    r"{=before_ago} {amount} " + _UNIT,
    examples={
        "en": (
            ("He was elected [two years ago].", "2015"),
            ("It happened [three days ago].", "2017-08-15"),
            ("They met [five months ago].", "2017-03"),
            ("The law was passed [six weeks ago].", "2017-W27"),
            ("The town was founded [centuries ago].", "PAST_REF"),
        ),
        "de": (("Er wurde [vor zwei Jahren] gewählt.", "2015"),),
    },
)
def ago(match: Match) -> Reading | None:
    """`two years ago`, `vor zwei Jahren`: from the day of publication."""
    return _offset(match, -1, Origin.SPEECH, "PAST_REF")


@rule(
    _AMOUNT + _UNIT + r"(?: {?approx_after})? {=hence}",
    r"{=in_future} {amount} " + _UNIT + r"(?:{=time_ending})",
    examples={"en": (("The treaty ends [two years from now].", "2019"),)},
)
def hence(match: Match) -> Reading | None:
    """`two years from now`."""
    return _offset(match, 1, Origin.SPEECH, "FUTURE_REF")


@rule(
    r"{amount}(?:(?: |-)?{?more} | |-|)" + _UNIT + r" {=later}",
    _UNIT + r" {=later_only}",
    examples={
        "en": (
            ("The king fled on June 10, 1940. [Twelve days later] France gave up.", "1940-06-22"),
            ("He resigned in 1990 and came back [two years later].", "1992"),
        ),
        "de": (("Der König floh am 10. Juni 1940. [Zwölf Tage später] gab Frankreich auf.", "1940-06-22"),),
    },
)
def later(match: Match) -> Reading | None:
    """`two days later`: from the date that the text is at."""
    return None if _goes_on(match) else _offset(match, 1, Origin.STORY, "FUTURE_REF")


@rule(
    r"{amount}(?:(?: |-)?{?more} | |-|)" + _UNIT + r" {=earlier}",
    _UNIT + r" {=earlier_only}",
    examples={
        "en": (("The treaty of 1990 ended a war begun [two years earlier].", "1988"),),
        "de": (("Der Vertrag von 1990 endete, wie [zwei Jahre zuvor] vereinbart.", "1988"),),
    },
)
def earlier(match: Match) -> Reading | None:
    """`a year earlier`, `two years before`: from the date that the text is at."""
    return None if _goes_on(match) else _offset(match, -1, Origin.STORY, "PAST_REF")


def _goes_on(match: Match) -> bool:
    """Tell "two days after the attack" (a length) from "he died two days after." (a date)."""
    last = match.whole.split()[-1]
    if not match.words.has("needs_end", last):
        return False
    return match.after[:1] not in ("", ".", ",", ";", ")")


def _offset(match: Match, sign: int, origin: Origin, vague: str) -> Reading | None:
    amount = match.amount("amount") if match.span("amount") else "X"
    unit, times = unit_of(match)
    if amount is None:
        return None
    if amount == "X" or LENGTH[unit] == 0:
        return Reading("DATE", Named(vague, sign, unit, origin=origin))
    whole = float(amount) * times
    if unit is Unit.DECADE and whole == 1:
        unit, whole = Unit.YEAR, 10.0  # "a decade earlier" is a year, "two decades earlier" a decade
    if whole != int(whole):  # "two and a half years ago" is told in months
        unit, whole = {Unit.YEAR: (Unit.MONTH, 12 * whole), Unit.MONTH: (Unit.DAY, 30 * whole)}.get(unit, (unit, whole))
    return date(Shifted(unit, sign * round(whole), origin, counted=True))
