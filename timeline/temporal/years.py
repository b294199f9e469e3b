"""The year of a match: two or four digits, AD or BC, in; an astronomical year out."""

from __future__ import annotations

from timeline.temporal.rule import Match

# Two digits up to this number are of the twenty-first century (POSIX has it up to 68; but texts look back).
_PIVOT = 40


def year_in(match: Match) -> int | None:
    """Return the astronomical year that the groups `year` and `era` hold, or None where there is no year."""
    text = match.text("year")
    if text is None:
        return None
    digits = text.lstrip("'")
    year = full_year(digits)
    if match.value("era") == "BC":
        return 1 - int(digits)
    return int(digits) if match.span("era") else year


def full_year(digits: str) -> int:
    """Return the year of two digits ("98" -> 1998, "15" -> 2015), or of more as they are."""
    year = int(digits)
    if len(digits) != 2:  # two-digit years
        return year
    return year + (2000 if year <= _PIVOT else 1900)
