"""The unit of time that a match names, in; the unit and how many of it the word stands for, out."""

from __future__ import annotations

from timeline.temporal.calendar import Unit
from timeline.temporal.rule import Match


def unit_of(match: Match) -> tuple[Unit, int]:
    """Return the unit named in the group `unit`, and how many of it the word stands for (a fortnight is 14 days)."""
    text = match.text("unit") or ""
    words = match.words
    multiple = words.value("multiple", text)
    if multiple is not None:
        return Unit(multiple.lstrip("0123456789")), int(multiple.rstrip("DWMY"))
    return Unit(words.value("units", text) or words.value("unit", text) or "D"), 1
