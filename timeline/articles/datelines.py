"""The opening of a paragraph in, its dateline out: "VIENNA, July 14 (Reuters) - " names an agency and a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from timeline.articles.dates import written_dates

REACH = 120  # characters in which a dateline ends
_DASHES = (" - ", " – ", " — ", " -- ", " _ ", ") -", ") –", ") —", ") _")
_DASH_SIGNS = " -–—_"
_LONGEST_AGENCY = 4  # words: "Press Trust of India"
_LINKS = frozenset({"of", "and", "the", "de", "&"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """A paragraph's dateline.

    Attributes:
        text: Its words, without the dash: "VIENNA, July 14 (Reuters)".
        agency: The words in its bracket where these look like a name, or None.
        yearless: Month and day where it names them without a year, or None.
    """

    text: str
    agency: str | None
    yearless: tuple[int, int] | None


def find_dateline(content: str, months: Mapping[str, int]) -> Dateline | None:
    """Return the dateline that a paragraph opens with, or None: a place in capitals or an agency in a bracket, a dash.

    Args:
        content: The paragraph.
        months: Month names, lower case, and the month, 1 to 12.
    """
    opening = content[:REACH]
    end = min((at for dash in _DASHES if (at := opening.find(dash)) >= 0), default=-1)
    if end < 0:
        return None
    words = opening[: end + 1].strip(_DASH_SIGNS)
    before, bracket, inside = words.partition("(")
    agency = _name(inside.removesuffix(")")) if bracket and inside.endswith(")") else None
    place = before.split(",", 1)[0].split(" ", 1)[0].rstrip(".")
    shouted = len(place) > 2 and place.isupper()
    if not shouted and (agency is None or not place[:1].isupper() or len(before.split()) > 8):
        return None
    return Dateline(words, agency, _yearless(before, months))


def _name(inside: str) -> str | None:
    """Return what stands in a bracket where it looks like the name of an agency."""
    names = inside.split()
    capital = all(name[0].isupper() or name in _LINKS for name in names)
    return inside if names and len(names) <= _LONGEST_AGENCY and capital else None


def _yearless(before: str, months: Mapping[str, int]) -> tuple[int, int] | None:
    """Return the month and the day of "VIENNA, July 14 " or "BERLIN, 14 July "; None where a year follows."""
    if next(written_dates(before, months), None) is not None:
        return None
    tokens = [token.strip(".,").lower() for token in before.split()]
    for first, second in pairwise(tokens):
        month, day = (first, second) if first in months else (second, first)
        if month in months and day.isdecimal() and 1 <= int(day) <= 31:
            return months[month], int(day)
    return None
