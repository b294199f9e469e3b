"""An `events` table to JSON Lines and back: an object per event, days as ISO 8601, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import InputError
from timeline.table import COLUMNS, Column, frame_of_rows, rows_of_frame

if TYPE_CHECKING:
    import pandas as pd


def write(events: pd.DataFrame, path: Path, *, name: str) -> int:  # noqa: ARG001 - the format shows none
    """Write the table, a line per event."""
    path.write_bytes(text(events).encode("utf-8", "replace"))
    return len(events)


def text(events: pd.DataFrame, columns: Sequence[Column] = COLUMNS) -> str:
    """Return the table as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of_frame(events, columns))


def read(path: Path, columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Return the table that `write` wrote; fields that a line lacks are null.

    Raises:
        InputError: a line is not a JSON object; the message names it.
    """
    rows = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if line.strip():
            rows.append(_row(line, f"{path}:{number}"))
    return frame_of_rows(rows, columns)


def _row(line: bytes, where: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", where=where) from error
    if not isinstance(row, dict):
        raise InputError("not a JSON object", where=where)
    return row
