"""Names that come back: weekdays, weekends, seasons, quarters, halves, holidays, days of the month."""

from __future__ import annotations

from timeline.temporal.calendar import SEASONS, Period, Unit
from timeline.temporal.reading import Cycle, Fixed, Origin, Reading, Recurring, at_time, date
from timeline.temporal.rule import Match, rule
from timeline.temporal.years import full_year, year_in


@rule(
    r"{weekday}",
    examples={
        "en": (
            ("The minister resigned on [Tuesday].", "2017-08-15"),
            ("The court will meet on [Tuesday].", "2017-08-22"),
        ),
        "de": (("Der Minister trat am [Dienstag] zurück.", "2017-08-15"),),
    },
    counters={"en": ("He sat in the sun.", "They prayed at the Friday Mosque.")},
)
def weekday(match: Match) -> Reading | None:
    """A weekday alone."""
    word = (match.text("weekday") or "").removesuffix(".")
    if match.words.has("ambiguous_weekday", word) and not _abbreviation(match):
        return None
    if _names_a_thing(match):
        return None
    return date(Recurring(Cycle(Unit.DAY, weekday=match.integer("weekday") or 1)))


@rule(
    r"{+weekday}{day_part}",
    examples={"de": (("Er wurde am [Donnerstagabend] verhaftet.", "2017-08-17TEV"),)},
)
def weekday_and_part(match: Match) -> Reading:
    """German `Donnerstagabend`: the weekday and the part of the day are one word."""
    return at_time(Recurring(Cycle(Unit.DAY, weekday=match.integer("weekday") or 1)), match.value("day_part") or "TNI")


@rule(
    r"{~the}{weekend}",
    examples={
        "en": (("Clashes went on over [the weekend].", "2017-W32-WE"),),
        "de": (("Am [Wochenende] war Ruhe.", "2017-W32-WE"),),
    },
)
def weekend(_match: Match) -> Reading:
    """The weekend, before or after the day of publication as the tense has it."""
    return date(Recurring(Cycle(Unit.WEEKEND)))


@rule(
    r"{~the}{season}(?:,? {~of}(?P<year>[0-9]{4})\b| {~of}'(?P<short>[0-9]{2})\b)?(?: {?era:era})?",
    r"{~the}{season} {~of}(?P<year>[0-9]{1,4}) {era}",
    r"{~the}{season} {year_word} (?P<year>[0-9]{4})\b",
    r"{~the}(?P<year>[0-9]{4}) {season}",
    examples={
        "en": (
            ("The famine began in [the summer of 1933].", "1933-SU"),
            ("The front collapsed in [spring 1918].", "1918-SP"),
        ),
        "de": (("Im [Frühjahr 2015] begann der Bau.", "2015-SP"),),
    },
    counters={"en": ("Prices fall again.", "They spring from the same source.", "Justin Winter spoke.")},
)
def season(match: Match) -> Reading | None:
    """`the summer of 1933`, `last spring` without its `last`, `winter`."""
    number = SEASONS.index(match.value("season") or "SP")
    year = _season_year(match)
    if year is not None:
        return date(Fixed(Period(Unit.SEASON, 4 * year + number)))
    return date(Recurring(Cycle(Unit.SEASON, index=number))) if _season_is_meant(match) else None


@rule(
    r"{ordinal:number}-{quarter}",
    r"{~the}{~fiscal}{ordinal:number} {quarter}(?: {of} {~fiscal}{year_number:year}|,? {year_number:year2})?",
    r"{~the}(?P<number>[1-4])(?:{?ordinal_ending}|\.)[ -]{quarter}(?: (?:{of} )?{year_number:year})?",
    r"{~the}{year_number:year} {ordinal:number}[ -]{quarter}",
    r"{~the}{fiscal}-{ordinal:number} {quarter}",
    r"q(?P<number>[1-4])(?:(?:,|)? {~of}{year_number:year})?\b",
    r"{year_number:year}[ -]?q(?P<number>[1-4])\b",
    examples={
        "en": (
            ("Profit fell in [the third quarter of 2009].", "2009-Q3"),
            ("Sales rose in [Q2 2016].", "2016-Q2"),
            ("The company reported [second-quarter] losses.", "2017-Q2"),
        ),
        "de": (("Im [dritten Quartal 2009] sank der Gewinn.", "2009-Q3"),),
    },
    counters={"en": ("The fifth quarter of the city burned.",)},
)
def quarter(match: Match) -> Reading | None:
    """`the third quarter of 2009`, `third-quarter`, `Q2 2016`."""
    number = match.integer("number") or 0
    if not 1 <= number <= 4:  # a year has four
        return None
    year = match.integer("year") or match.integer("year2")
    if year:
        return date(Fixed(Period(Unit.QUARTER, 4 * year + number - 1)))
    return date(Recurring(Cycle(Unit.QUARTER, index=number)))


@rule(
    r"{~the}(?:(?P<first>{=half_first})|(?P<second>{=half_second})) {half}(?: {of})? {year_number:year}",
    r"{~the}(?:(?P<first>{=half_first})|(?P<second>{=half_second}))[ -]{half}",
    r"h(?P<number>[12]) {year_number:year}\b",
    examples={
        "en": (("Exports fell in [the first half of 2009].", "2009-H1"),),
        "de": (("In der [zweiten Jahreshälfte] steigt der Preis.", "2017-H2"),),
    },
    counters={"en": ("In the first half of the match they led.", "The second half of the bridge fell.")},
)
def half(match: Match) -> Reading | None:
    """`the first half of 2009`, `first-half results`; the half of a match is none."""
    year = match.integer("year")
    number = match.integer("number") or (1 if match.span("first") else 2)
    if year:
        return date(Fixed(Period(Unit.HALF, 2 * year + number - 1)))
    if match.words.has("of_word", match.following):
        return None  # "the first half of the match"
    return date(Recurring(Cycle(Unit.HALF, index=number)))


@rule(
    r"{~the}{fiscal} '?(?P<year>[0-9]{4}|[0-9]{2})\b",
    r"{~the}(?P<year>[0-9]{4}) {fiscal}",
    examples={"en": (("Revenue rose in [fiscal 2016].", "2016"),)},
)
def fiscal_year(match: Match) -> Reading:
    """`fiscal 2016`: the year that the business year is named after."""
    return date(Fixed(Period(Unit.YEAR, full_year(match.text("year") or ""))))


@rule(
    r"{holiday}(?:(?:,|)? {~of}{year_number:year})?",
    examples={
        "en": (
            ("They attacked on [Christmas 1963].", "1963-12-25"),
            ("Shops closed on [Good Friday].", "2017-04-14"),
        ),
        "de": (("Am [Karfreitag] ruhte die Arbeit.", "2017-04-14"),),
    },
    counters={"en": ("Christmas Island voted.", "New Year Resolutions sold well.")},
)
def holiday(match: Match) -> Reading | None:
    """A holiday with a day of its own; movable ones are computed."""
    if match.words.has("thing_after_holiday", match.following):
        return None
    cycle = Cycle(Unit.DAY, holiday=match.value("holiday") or "")
    year = match.integer("year")
    within = Fixed(Period(Unit.YEAR, year)) if year else None
    return date(Recurring(cycle, within=within))


@rule(
    r"{the} (?P<day>[0-9]{1,2})(?:{ordinal_ending})",
    examples={"en": (("He left on March 3 and came back on [the 20th].", "2017-03-20"),)},
    counters={"en": ("Clinton, the 42nd president, spoke.", "It was the 20th attack.", "He is the 3rd.")},
)
def day_of_month(match: Match) -> Reading | None:
    """`on the 20th`, of the month that the text speaks of."""
    day = match.integer("day") or 0
    if not 1 <= day <= 31 or not match.words.has("day_heralds", match.previous):
        return None
    nothing_follows = match.after[:1] in ("", ".", ",", ";", ")") or match.words.has("joint", match.following)
    return date(Recurring(Cycle(Unit.DAY, day=day), origin=Origin.STORY)) if nothing_follows else None


def _season_year(match: Match) -> int | None:
    for group in ("short", "shorter"):
        if match.span(group):
            return full_year(match.text(group) or "")
    return year_in(match)


def _season_is_meant(match: Match) -> bool:
    word = match.text("season") or ""
    if match.words.has("the", match.whole.split()[0]):
        return not (
            match.words.has("ambiguous_season", word) and match.words.has("of_word", match.following)
        )  # "the fall of Rome"
    if not match.words.has("ambiguous_season", word):
        return not (match.written("season")[:1].isupper() and _after_name(match))  # "Justin Winter"
    in_sentence = match.before.rstrip()[-1:].isalpha()
    capital = match.written("season")[:1].isupper() and not _after_name(match) and in_sentence
    return capital or match.words.has("season_heralds", match.previous)


def _after_name(match: Match) -> bool:
    start = match.spans[0][0]
    words = match.source[max(0, start - 20) : start].split()
    if not words or not words[-1].isalpha() or not words[-1][:1].isupper():
        return False
    return not match.words.has("season_heralds", words[-1].lower())


def _abbreviation(match: Match) -> bool:
    """`Sun`, `sat` and `mon` are weekdays only where they look like one: after "this", or with a capital and a date."""
    if match.words.has("strong_weekday_heralds", match.previous):
        return True
    if not match.written("weekday")[:1].isupper():
        return False
    following = match.after.lstrip(",. ")
    dated = following[:1].isdecimal() or match.words.value("month", following.split(" ", 1)[0].strip(".,")) is not None
    heralded = match.words.has("weekday_heralds", match.previous)
    return dated or (heralded and not match.source[match.spans[0][1] :].lstrip()[:1].isupper())


def _names_a_thing(match: Match) -> bool:
    """Tell whether a thing is called after the day: `the Friday Mosque`, `Black Friday`."""
    followed = match.after[:1] == " " and match.words.has("thing_after_weekday", match.following)
    return followed or match.words.has("thing_before_weekday", match.previous)
