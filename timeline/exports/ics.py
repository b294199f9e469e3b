"""An `events` table to iCalendar (RFC 5545): all-day entries; what has no day, or lies before year 1, is left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.model.time import Day
from timeline.table import rows_of_frame

if TYPE_CHECKING:
    import pandas as pd

_LINE_OCTETS = 75
_LAST_YEAR = 9998  # an entry ends on the day after; years have four digits


def write(events: pd.DataFrame, path: Path, *, name: str) -> int:
    """Write the table as one calendar."""
    entries = [entry for row in rows_of_frame(events) if (entry := _entry(row))]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline//timeline//EN", f"X-WR-CALNAME:{_escaped(name)}"]
    lines = [*head, *(line for entry in entries for line in entry), "END:VCALENDAR"]
    path.write_bytes(b"".join(_folded(line) for line in lines))
    return len(entries)


def _entry(row: dict[str, Any]) -> list[str]:
    """Return the lines of an entry; none where the calendar cannot hold the event."""
    if not (row["earliest"] or row["latest"]):
        return []
    first, last = (Day.parse(iso) for iso in (row["earliest"] or row["latest"], row["latest"] or row["earliest"]))
    if first.year < 1 or last.year > _LAST_YEAR:
        return []
    stamp = Day.parse(row["published_first"] or "1970-01-01")  # it must have one, and nothing here reads the clock
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(row['event_id'])}@timeline",
        f"DTSTAMP:{_basic(stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_basic(first)}",
        f"DTEND;VALUE=DATE:{_basic(last + 1)}",  # the day after the last one
        f"SUMMARY:{_escaped(row['title'])}",
        f"DESCRIPTION:{_escaped(row['quote'])}",
        f"CATEGORIES:{_escaped(row['type'])}",
        *([f"LOCATION:{_escaped(row['place'])}"] if row["place"] else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _basic(day: Day) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, "\\" + character)
    # a line break in a title must not begin a property of its own
    return "".join(c if c.isprintable() else " " for c in "\\n".join(text.splitlines()))


def _folded(line: str) -> bytes:
    """Return a content line in pieces of at most 75 octets, each after the first behind a blank."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > _LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
