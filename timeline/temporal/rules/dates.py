"""Dates with a month: day and month, month and year, in every written order."""

from __future__ import annotations

from timeline.model.time import Day
from timeline.temporal.calendar import Unit, day_period, month_period
from timeline.temporal.reading import Cycle, Fixed, Reading, Recurring, date
from timeline.temporal.rule import Match, rule
from timeline.temporal.years import year_in

_YEAR = r"(?P<year>[0-9]{4}\b|'?[0-9]{2}\b)"
_BC = r"(?: {?era:era})?"


@rule(
    r"{month} {~the}{day_number:day}(?:\b|{?ordinal_ending})(?:(?:,| ,)? {~of_word}{year_number:year}" + _BC + ")?",
    r"{month} {~the}{day_number:day}(?:{?ordinal_ending})?, '{two_digits:year}",
    r"{month} {day_number:day},? (?P<year>[0-9]{1,4}) {era}",
    r"{month}\.? {ordinal:day}\b(?:,? {year_number:year})?",
    r"{month}-{day_number:day}-(?P<year>[0-9]{4}|[0-9]{2})\b",
    examples={
        "en": (
            ("The bombs exploded on [May 3, 1998] near the port.", "1998-05-03"),
            ("Talks resumed on [March 4].", "2017-03-04"),
            ("Caesar was killed on [March 15, 44 BC].", "BC0044-03-15"),
        )
    },
    counters={"en": ("Resolution May 45 was dropped.",)},
)
def month_day(match: Match) -> Reading | None:
    """`May 3, 1998`, `May 3rd`, `Oct. 14`, `March eighth`."""
    return day_of(match)


@rule(
    r"{~the}{day_number:day}(?:{?ordinal_ending}|\.)?[ -]?{~of_word}{month}(?:(?:,? |-){~of_word}(?P<year>[0-9]{4})\b"
    + _BC
    + ")?",
    r"{day_number:day}-{month}-(?P<year>[0-9]{2})\b",
    r"{day_number:day}\.? {month} '(?P<year>[0-9]{2})\b",
    r"{~the}{ordinal:day} {of_day} {month}(?:,? {year_number:year})?",
    r"{day_number:day}(?P<dot>\.)? ?{month}(?: {year_number:year})?",
    examples={
        "en": (
            ("The treaty was signed on [17 August 1939].", "1939-08-17"),
            ("It was registered on [10-Apr-15].", "2015-04-10"),
            ("The ship sank on [the 25th of August, 1917].", "1917-08-25"),
        ),
        "de": (("Das Gesetz gilt seit [3. Mai 1998].", "1998-05-03"),),
    },
    counters={"en": ("About 12 may be missing.",)},
)
def day_month(match: Match) -> Reading | None:
    """`17 August 1939`, `3rd of May`, `26nov 2015`, `10-Apr-15`, `3. Mai 1998`."""
    return day_of(match)


def day_of(match: Match) -> Reading | None:
    """Return the date of a day, a month and perhaps a year; None where the calendar has no such day."""
    month, day = match.integer("month") or 0, match.integer("day") or 0
    if not _month_is_meant(match):
        return None
    year = year_in(match)
    if not _exists(2000 if year is None else year, month, day):
        # "31 February", "Feb 29 2015": the month is known, the day is a slip
        return date(Recurring(Cycle(Unit.MONTH, month=month)) if year is None else Fixed(month_period(year, month)))
    if year is None:
        return date(Recurring(Cycle(Unit.DAY, month=month, day=day)))
    return date(Fixed(day_period(Day(year, month, day))))


@rule(
    r"(?P<year>[0-9]{4}),? {month} {day_number:day}(?:\b|{?ordinal_ending})",
    r"(?P<year>[0-9]{4}),? {day_number:day} {month}",
    examples={"en": (("Filed [2014, Feb 17] in Lagos.", "2014-02-17"),)},
)
def year_month_day(match: Match) -> Reading | None:
    """`2014, Feb 17`, `2014 February 17`; in "March 2003, March 20, 2003" the year belongs to the month before it."""
    if match.words.value("month", match.previous) or match.after.lstrip(", ")[:4].isdecimal():
        return None
    return day_of(match)


@rule(
    r"{month}(?:,|)? {~of}{year_number:year}",
    r"{month} (?P<year>[0-9]{1,4})\b" + r" {era}",
    r"{month} '(?P<year>[0-9]{2})\b",
    r"{month} {year_word} {year_number:year}",
    r"{month}-(?P<year>[0-9]{4}|[0-9]{2})\b",
    r"(?P<year>[0-9]{4}) {month}",
    examples={
        "en": (
            ("The talks collapsed in [March 2003].", "2003-03"),
            ("They met in [February of 1940].", "1940-02"),
            ("The fleet sailed in [August 480 BC].", "BC0480-08"),
        ),
        "de": (("Die Gespräche begannen im [März 2003].", "2003-03"),),
    },
)
def month_year(match: Match) -> Reading | None:
    """`March 2003`, `February of 1940`, `Aug '91`, `August 480 BC`."""
    year = year_in(match)
    if year is None or not _month_is_meant(match, strong=True) or _runs_on(match):
        return None
    return date(Fixed(month_period(year, match.integer("month") or 1)))


@rule(
    r"{~month_of}{month}",
    examples={
        "en": (
            ("The minister resigned in [March].", "2017-03"),
            ("The court will rule in [December].", "2017-12"),
        ),
        "de": (("Der Minister trat im [März] zurück.", "2017-03"),),
    },
    counters={
        "en": (
            "Theresa May said the talks may fail.",
            "They march on Sunday; the march was calm.",
            "Mar the day and you lose it.",
            "Paul Reed and Jan Kowal signed.",
        )
    },
)
def month(match: Match) -> Reading | None:
    """A month alone; `may` the verb, `May` the person and `march` the walk are none."""
    if not _month_is_meant(match):
        return None
    return date(Recurring(Cycle(Unit.MONTH, month=match.integer("month") or 1)))


def _runs_on(match: Match) -> bool:
    """Tell whether the number after the hyphen is a day: `5 September-12 September`."""
    short = len(match.text("year") or "") < 4 and "-" in match.whole  # a year in full
    return short and (len(match.text("month") or "") > 4 or match.before.rstrip()[-1:].isdecimal())  # "Sept"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        Day.of(year, month, day)
    except ValueError:  # "31 February" -> no date
        return False
    return True


def _month_is_meant(match: Match, *, strong: bool = False) -> bool:
    """Tell "in May" from "it may" and "Theresa May": the ambiguous names need a capital and a herald, or a number."""
    word = (match.text("month") or "").removesuffix(".")
    if not match.words.has("ambiguous_month", word) or (match.text("month") or "").endswith("."):
        return True
    if not match.written("month")[:1].isupper():
        return strong or (bool(match.span("year")) and bool(match.span("day")))
    if strong or match.span("day"):
        return True
    if match.words.has("joint", match.previous) and _name_follows(match):
        return False  # "Paul Reed and Jan Kowal signed"
    if match.words.has("the", match.previous) and match.source[match.spans[0][1] :][1:2].islower():
        return True  # "the May elections", "the March accession"
    return match.words.has("month_heralds", match.previous)


def _name_follows(match: Match) -> bool:
    return match.after[:1] == " " and match.source[match.spans[0][1] + 1 :][:1].isupper()
