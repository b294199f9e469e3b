"""Lengths of time: in digits, in words, with a hyphen, vague."""

from __future__ import annotations

from timeline.temporal import timex3
from timeline.temporal.calendar import Unit
from timeline.temporal.glue import glued
from timeline.temporal.reading import Named, Reading, named
from timeline.temporal.rule import Match, Part, rule
from timeline.temporal.units import unit_of

_SIDES = {"past": -1, "future": 1}
_THREE = "3"
_HALF = " 1/2"
_UNIT = r"(?P<unit>{=any_unit})"


@rule(
    r"{amount}(?:(?: |-)?{?more} | |-|)" + _UNIT,
    r"{number:amount}[ -]" + _UNIT + r"[ -](?P<aged>{=aged})",
    examples={
        "en": (
            ("The siege lasted [three months].", "P3M"),
            ("A [three-day] visit began.", "P3D"),
            ("He waited for [several weeks].", "PXW"),
            ("The walk takes [2 1/2 hours].", "PT2H30M"),
            ("[Two decades] of war followed.", "P20Y"),
        ),
        "de": (("Die Belagerung dauerte [drei Monate].", "P3M"),),
    },
    counters={
        "en": (
            "The six-party talks failed.",
            'He spoke on "60 Minutes" at home.',
            "He came in a second.",
            "The second day was calm.",
        )
    },
)
def length(match: Match) -> Reading | None:
    """`three months`, `a three-day visit`, `several weeks`, `16-hour`, `7months`."""
    amount = match.amount("amount")
    unit, times = unit_of(match)
    if (
        amount is None
        or _is_title(match)
        or _is_ordinal(match, unit)
        or _is_age(match, unit)
        or _is_year(match, amount)
    ):
        return None
    if (unit is Unit.QUARTER and _is_fraction(match, amount)) or _is_rate(match) or glued(match):
        return None
    if _HALF in (match.text("amount") or "") and times == 1:  # "2 1/2 hours"
        return named("DURATION", timex3.duration_and_half(int(float(amount)), unit))
    return named("DURATION", timex3.duration(_times(amount, times), unit))


@rule(
    r"{number:first}(?: |-){=joint}(?: |-){number:amount}[ -]" + _UNIT,
    r"(?P<first>[0-9]{1,3}) ?- ?(?P<amount>[0-9]{1,3})[ -]" + _UNIT,
    examples={"en": (("It takes [two] to three weeks.", "P2W"), ("It takes two to [three weeks].", "P3W"))},
)
def lengths(match: Match) -> tuple[Part, ...] | None:
    """`two to three weeks`: the unit stands once for both."""
    unit, times = unit_of(match)
    amounts = match.amount("first"), match.amount("amount")
    if None in amounts or _is_age(match, unit):
        return None
    first, second = (named("DURATION", timex3.duration(_times(amount or "X", times), unit)) for amount in amounts)
    return match.part("first", first), match.part("amount", second, until="unit")


@rule(
    r"{amount} {unit} {and_a_half}",
    r"{amount}[ -]{and_a_half}[ -]" + _UNIT,
    r"(?P<half>{=half_number}) {unit}",
    r"{number_and_half:amount} " + _UNIT,
    examples={"en": (("It lasted [a year and a half].", "P1.5Y"), ("He spoke for [half an hour].", "PT30M"))},
)
def length_and_half(match: Match) -> Reading | None:
    """`a year and a half`, `two and a half years`, `half an hour`."""
    unit, _ = unit_of(match)
    amount = "0" if match.span("half") else match.value("amount") or match.amount("amount")
    if amount is None or amount == "X":
        return None
    if match.classes.get("amount") == "number_and_half":
        return named("DURATION", timex3.duration(amount, unit))
    return named("DURATION", timex3.duration_and_half(int(float(amount)), unit))


@rule(
    r"{span_side} (?:{amount} )?(?:{?more} )?" + r"(?P<unit>{=units})",
    r"{~the}{recent} (?P<unit>{=units})",
    examples={
        "en": (
            ("Prices rose in [the past three months].", "P3M"),
            ("Unrest grew in [recent weeks].", "PXW"),
            ("[The next two years] will be hard.", "P2Y"),
        ),
        "de": (("In [den vergangenen drei Monaten] stiegen die Preise.", "P3M"),),
    },
)
def span_to_now(match: Match) -> Reading | None:
    """`the past three months`, `recent weeks`, `the next two years`."""
    amount = match.amount("amount") if match.span("amount") else "X"
    unit, times = unit_of(match)
    if amount is None:
        return None
    side = match.value("span_side") or match.value("recent") or ""
    count = 0 if amount == "X" else round(float(amount) * times)
    what = Named(timex3.duration(_times(amount, times), unit), _SIDES.get(side, 0), unit, count)
    return Reading("DURATION", what)


@rule(
    r"{~the}(?:{=part_of_span} )(?:{amount} )(?:{?more} )?(?P<unit>{=units})",
    r"{the} {number:amount} (?P<unit>{=units})",
    r"{~the}(?:{=part_of_span} )(?P<unit>{=units})",
    examples={"en": (("In [the first nine months] sales fell.", "P9M"),)},
)
def first_units(match: Match) -> Reading | None:
    """`the first nine months`, `the last ten days of May`."""
    amount = match.amount("amount") if match.span("amount") else "X"
    unit, times = unit_of(match)
    return None if amount is None else named("DURATION", timex3.duration(_times(amount, times), unit))


@rule(
    r"(?P<unit>{=units})",
    r"(?P<unit>{=units}|{=unit})-(?P<aged>{=aged})",
    examples={
        "en": (
            ("They had planned it for [weeks].", "PXW"),
            ("A [month-long] siege began.", "P1M"),
            ("He hid in the [weeks] before the vote.", "PXW"),
        )
    },
    counters={"en": ("Some minutes of the meeting leaked; the minutes were read.",)},
)
def bare_units(match: Match) -> Reading | None:
    """`for weeks`, `decades-long`, `a month-long siege`."""
    unit, _ = unit_of(match)
    one = match.text("unit") in match.words.of("unit")
    if _is_age(match, unit):
        return None  # the rest of "a 44-year-old", "37 years old"
    if unit in (Unit.SECOND, Unit.QUARTER, Unit.MINUTE) and not one:
        return None
    if not one and not (_means_length(match) or _leads_away(match)):
        return None  # "the early hours of Thursday"
    return named("DURATION", timex3.duration("1" if one else "X", unit))


def _means_length(match: Match) -> bool:
    return not match.words.has("not_before_units", match.previous)


def _leads_away(match: Match) -> bool:
    """Tell whether the units reach from a moment: `in the weeks before the vote`, `the years that followed`."""
    if not match.words.has("the", match.previous):
        return False
    following = match.after.split()[:2]
    return any(match.words.has("leading", " ".join(following[:count]).strip(".,;")) for count in (1, 2))


def _is_title(match: Match) -> bool:
    """Tell whether it is the name of a programme: `on "60 Minutes"`."""
    quoted = match.before.endswith(('"', "''")) and match.after.lstrip(".,").startswith(('"', "''"))
    return quoted and match.written("unit")[:1].isupper()


def _is_ordinal(match: Match, unit: Unit) -> bool:
    """Tell whether "a second" is meant, which is seldom a length."""
    return unit is Unit.SECOND and match.words.has("article", match.text("amount") or "")


def _is_year(match: Match, amount: str) -> bool:
    """Tell whether the number is a year: `the 1988 quarter`."""
    return len(amount) == 4 and amount.isdecimal() and (match.text("unit") or "") in match.words.of("unit")


def _is_age(match: Match, unit: Unit) -> bool:
    """Tell whether it is an age, which is no time of an event: `52 years old`, `a 6-year-old girl`."""
    if unit is not Unit.YEAR:
        return False
    return match.words.has("old", match.text("aged") or "") or match.words.has("old", match.following)


def _is_fraction(match: Match, amount: str) -> bool:
    """Tell whether it is a fraction: `three-quarters of its food`, `about a quarter`, `in some quarters`."""
    text = match.text("amount") or ""
    if amount == "X" or match.words.has("article", text):
        return not match.words.has("vague_number_of_units", text)
    return amount == _THREE and ("-" in match.whole or match.words.has("of_word", match.following))


def _is_rate(match: Match) -> bool:
    """Tell whether it says how often, not how long: `four flights a week`, `$1.76 a year`."""
    if not match.words.has("article", match.text("amount") or "") or match.before[-1:] != " ":
        return False
    if match.previous[-1:].isdecimal() or match.words.has("counted_per", match.previous):
        return True
    words = match.before.split()[-2:]
    return len(words) > 1 and words[0][-1:].isdecimal() and not match.words.has("length_heralds", match.previous)


def _times(amount: str, times: int) -> str:
    return amount if amount == "X" or times == 1 else f"{float(amount) * times}"


@rule(
    r"{long_word}",
    examples={"de": (("Die [dreitägige] Konferenz endete.", "P3D"),)},
)
def length_in_a_word(match: Match) -> Reading:
    """German `jahrelang`, `dreitägig`: a length that is one word."""
    return named("DURATION", match.value("long_word") or "PXD")
