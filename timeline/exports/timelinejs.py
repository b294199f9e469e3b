"""An `events` table to the JSON of TimelineJS 3; events without any day have no place there and are left out."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.model.time import Day
from timeline.table import rows_of_frame

if TYPE_CHECKING:
    import pandas as pd


def write(events: pd.DataFrame, path: Path, *, name: str) -> int:
    """Write the table as a TimelineJS document with the timeline's name as its title."""
    slides = [_slide(row) for row in rows_of_frame(events) if row["earliest"] or row["latest"]]
    document = {"title": {"text": {"headline": html.escape(name)}}, "events": slides}
    path.write_bytes(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return len(slides)


def _slide(row: dict[str, Any]) -> dict[str, Any]:
    first, last = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
    # TimelineJS shows the text as HTML, and articles are strangers
    text = f"<blockquote>{html.escape(row['quote'])}</blockquote><p>{html.escape('; '.join(row['articles']))}</p>"
    return {
        "unique_id": row["event_id"],
        "start_date": _date(first),
        "end_date": _date(last),
        "text": {"headline": html.escape(row["title"]), "text": text},
        "group": row["type"],
    }


def _date(iso: str) -> dict[str, int]:
    day = Day.parse(iso)
    return {"year": day.year, "month": day.month, "day": day.day}
