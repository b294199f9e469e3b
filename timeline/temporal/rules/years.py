"""Years, decades and centuries."""

from __future__ import annotations

from timeline.temporal.calendar import Period, Unit
from timeline.temporal.reading import Cycle, Fixed, Reading, Recurring, date
from timeline.temporal.rule import Match, Part, rule
from timeline.temporal.years import year_in

_OLDEST_PLAIN_YEAR = 1000  # three digits are a year only with BC, AD, or a herald of years


@rule(
    r"(?:{year_word} )?(?P<year>[0-9]{4})\b",
    r"{the} (?P<year>[0-9]{4}) {period_word}",
    examples={
        "en": (
            ("The war began in [1939].", "1939"),
            ("It happened in [the year 2001].", "2001"),
        ),
        "de": (("Der Krieg begann [1939].", "1939"),),
    },
    counters={
        "en": (
            "Some 1939 people fled.",
            "It cost $1999 or 1.1999 euros.",
            "A Boeing 2005 landed.",
            "Call 555-2005 now.",
            "See example.org/2015/ there.",
        )
    },
)
def plain_year(match: Match) -> Reading | None:
    """Four digits that the words around them show to be a year, or do not show to be a number of something."""
    year = match.integer("year") or 0
    if not _OLDEST_PLAIN_YEAR <= year <= 2100 or _counts(match):  # news look no further ahead
        return None
    if not match.span("year_word") and not _likely(match, year):
        return None
    return date(Fixed(Period(Unit.YEAR, year)))


@rule(
    r"(?P<year>[0-9]{1,4}) {era}",
    r"{era} (?P<year>[0-9]{1,4})\b",
    examples={
        "en": (
            ("Carthage lost its fleet in [241 BC].", "BC0241"),
            ("Jerusalem fell in [AD 70].", "0070"),
        )
    },
    counters={"en": ("The 45 ad campaigns failed.",)},
)
def era_year(match: Match) -> Reading | None:
    """`241 BC`, `AD 70`."""
    if not match.written("era")[:1].isupper() and "." not in match.written("era"):
        return None  # "45 ad campaigns", "3 ce"
    year = year_in(match)
    return None if year is None or (match.integer("year") or 0) == 0 else date(Fixed(Period(Unit.YEAR, year)))


@rule(
    r"'(?P<year>[0-9]{2})\b",
    examples={"en": (("He won the gold medal in ['68].", "1968"),)},
    counters={"en": ("The '68 Comeback was his best.",)},
)
def short_year(match: Match) -> Reading | None:
    """`'68` after a word that heralds a year."""
    if not match.words.has("year_heralds", match.previous) or match.after[:1] == "s":
        return None
    return date(Recurring(Cycle(Unit.YEAR, index=int(match.text("year") or 0))))


@rule(
    r"{=old_year_heralds} (?P<year>[1-9][0-9]{2})\b",
    examples={"en": (("Athens fell in 490 BC. The Persians came back in [480].", "BC0480"),)},
    counters={"en": ("The bill passed by 312 to 90, and in 480 towns they danced.",)},
)
def old_year(match: Match) -> tuple[Part, ...] | None:
    """`in 480`, where the text is in the years before Christ or long ago; elsewhere it is a number."""
    if match.after[:1] not in ("", ".", ",", ";", ")") or match.after[1:2].isdecimal():
        return None
    return (match.part("year", date(Recurring(Cycle(Unit.YEAR, index=match.integer("year") or 0)))),)


@rule(
    r"(?:{year_word} )?(?P<tens>{=century_word})[ -](?P<rest>{=cardinal}(?:[ -]{=cardinal})?)",
    r"(?:{year_word} )(?P<thousand>{=millennium_word})(?: {~number_joint}(?P<rest>{=cardinal}))?",
    examples={
        "en": (
            ("It was built in [nineteen ninety-six].", "1996"),
            ("By [the year two thousand] all will vote.", "2000"),
        )
    },
    counters={"en": ("Nineteen men and two women fled.",)},
)
def year_in_words(match: Match) -> Reading | None:
    """`nineteen ninety-six`, `the year two thousand`."""
    rest = match.amount("rest") if match.span("rest") else "0"
    head = 2000 if match.span("thousand") else 100 * int(match.amount("tens") or 0)
    if rest is None or not (match.span("thousand") or 10 <= int(rest) <= 99):  # "nineteen four" is no year
        return None
    return date(Fixed(Period(Unit.YEAR, head + int(rest))))


@rule(
    r"{~the}(?P<year>1[0-9]{2}|20[0-9])0{decade_ending}",
    r"(?:{the_years} )?(?P<year>1[0-9]{2}|20[0-9])0{decade_ending}",
    r"{~the}(?P<bc>[1-9][0-9]?)0{decade_ending} {era}",
    examples={
        "en": (("Inflation soared in [the 1970s].", "197"), ("Reforms began in [the 460s BC].", "BC046")),
        "de": (("Das war in [den 1970er Jahren] so.", "197"),),
    },
)
def decade(match: Match) -> Reading | None:
    """`the 1970s`, `the 460s BC`, `1970er Jahre`."""
    if match.span("bc"):
        return date(Fixed(Period(Unit.DECADE, -1 - int(match.text("bc") or 0))))
    return date(Fixed(Period(Unit.DECADE, int(match.text("year") or 0))))


@rule(
    r"{~the}'?(?P<tens>[2-9])0{decade_ending}",
    r"{the} {decade_name:tens}",
    r"(?:{the_years} )?(?P<tens>[2-9])0{decade_ending}",
    examples={
        "en": (("Inflation fell in [the '80s].", "198"), ("Prices fell in [the nineties].", "199")),
        "de": (("Das war in [den 80er Jahren] so.", "198"),),
    },
    counters={"en": ("He is in his fifties.", "Temperatures in the 80s are likely.")},
)
def short_decade(match: Match) -> Reading | None:
    """`the '80s`, `the nineties`: of the century that the text speaks of."""
    whole = match.whole
    named = match.classes.get("tens") == "decade_name"
    if not named and "'" not in whole and not match.words.of("the_years"):
        return None  # "temperatures in the 80s"
    return date(Recurring(Cycle(Unit.DECADE, index=match.integer("tens") or 0)))


@rule(
    r"{~the}(?P<number>[12]?[0-9])(?:{?ordinal_ending}|\.)[ -]?{century}(?: {?era:era})?",
    r"{~the}{ordinal:number}[ -]{century}(?: {?era:era})?",
    examples={
        "en": (
            ("It was built in [the 19th century].", "18"),
            ("An [eighteenth-century] fort stands there.", "17"),
            ("Greece in [the 5th century BC] was rich.", "BC04"),
        ),
        "de": (("Die Burg stammt aus dem [15. Jahrhundert].", "14"),),
    },
)
def century(match: Match) -> Reading | None:
    """`the 19th century` (value 18), `the 5th century BC`."""
    number = match.integer("number") or 0
    if number == 0:
        return None
    before_christ = match.value("era") == "BC"
    return date(Fixed(Period(Unit.CENTURY, -number if before_christ else number - 1)))


def _counts(match: Match) -> bool:
    """Tell a number of something from a year: `1939 people`, `$1999`, `flight 1549`, `555-2005`."""
    before, after = match.before, match.after
    glued_left = before[-1:] in tuple("$€£#@/.,:=_+&")
    if glued_left and not (before[-1:] in ".,:" and not before[-2:-1].isdecimal()):
        return True
    if before[-1:] == "-" and (before[-2:-1].isdecimal() or not before[-2:-1].strip()):
        return True
    if after[:1] in tuple("%$€£/°_@") or (after[:1] in tuple(".,:-") and after[1:2].isdecimal()):
        return True
    if before[-2:-1].isdecimal() and before[-1:] == " ":
        return True  # "+49 30 12 2005"
    counted = after[:1] in (" ", "-") and match.words.has("year_counts", match.following.split("-")[0])
    if counted:
        return not _heralded(match)
    return match.words.has("year_counted_by", match.previous) and not match.span("year_word")


def _heralded(match: Match) -> bool:
    return match.words.has("strong_year_heralds", match.previous)


def _likely(match: Match, year: int) -> bool:
    """Four digits are a year from 1500 on; older ones need a word that heralds a year."""
    return year >= 1500 or _heralded(match)  # below, numbers are more frequent than years
