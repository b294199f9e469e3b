"""An isolated date string in any language in (a publication date, what a person types), its day out."""

from __future__ import annotations

import datetime
import re
from typing import Any

from timeline.model.time import Day
from timeline.temporal.folding import fold

_UNNAMED = (Day(2001, 2, 3), Day(2013, 12, 25))  # days to count from that a string without a year cannot both mean
_LONGEST = 100  # characters; a date string is short, and what is longer is none
_ISO = re.compile(r"(-?[0-9]{4,6})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.,]*(?:Z|[+-][0-9:]+)?)?")
_COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])")
_NUMERIC = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ](?:[0-9]{4}|[0-9]{2})(?![0-9])")
_MONTHS = 12


def read_date(
    text: str, *, reference: Day | None, languages: tuple[str, ...] | None = None, order: str | None = None
) -> Day | None:
    """Return the day that a date string names, or None where it names none or more than one.

    `03/04/2017` is the third of April in one country and the fourth of March in another: without `order` it returns
    None (`is_ambiguous` tells so), unless both numbers agree or one of them can be no month.

    Args:
        text: The string, in any language that dateparser knows: "18 août 2017", "vor drei Tagen", "yesterday".
        reference: The day that "yesterday" counts from; None leaves such strings unread.
        languages: ISO 639-1 codes to try, or None for all.
        order: "MDY" or "DMY" for dates in digits, or None where it is not known.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST:
        return None
    iso = _ISO.fullmatch(stripped) or _COMPACT.fullmatch(stripped)
    if iso is not None:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if order is None and is_ambiguous(stripped):
        return None
    return _parsed(stripped, reference, languages, order or _shown_order(stripped))


def is_ambiguous(text: str) -> bool:
    """Tell whether a string is a date in digits whose day and month could be each other: `03/04/2017`."""
    match = _NUMERIC.search(fold(text))
    return match is not None and match[1] != match[2] and 0 < int(match[1]) <= _MONTHS and 0 < int(match[2]) <= _MONTHS


def _shown_order(text: str) -> str | None:
    match = _NUMERIC.search(fold(text))
    if match is None:
        return None
    return "DMY" if int(match[1]) > _MONTHS else "MDY"


def _parsed(text: str, reference: Day | None, languages: tuple[str, ...] | None, order: str | None) -> Day | None:
    import dateparser

    # A base day that no string names by itself, so that two readings tell whether the string counts from it.
    bases = [_moment(reference)] if reference is not None else [_moment(day) for day in _UNNAMED]
    found = {_read(dateparser, text, base, languages, order) for base in bases}
    return found.pop() if len(found) == 1 else None


def _read(
    dateparser: Any, text: str, base: datetime.datetime | None, languages: tuple[str, ...] | None, order: str | None
) -> Day | None:
    if base is None:
        return None
    settings: dict[str, Any] = {
        "RELATIVE_BASE": base,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "REQUIRE_PARTS": ["day", "month"],
    }
    if order is not None:
        settings["DATE_ORDER"] = order
    try:
        parsed = dateparser.parse(text, languages=list(languages) if languages else None, settings=settings)
    except (
        ValueError,
        OverflowError,
        RecursionError,
        TypeError,
    ):  # what it raises on strange strings is not documented
        return None
    return None if parsed is None else Day.from_date(parsed.date())


def _moment(day: Day | None) -> datetime.datetime | None:
    if day is None or not datetime.MINYEAR <= day.year <= datetime.MAXYEAR:
        return None
    return datetime.datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - a day, no moment


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day.of(year, month, day)
    except ValueError:  # "2015-02-29"
        return None
