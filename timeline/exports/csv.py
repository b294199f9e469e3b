"""An `events` table to CSV and back: UTF-8 with a byte order mark, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError
from timeline.table import COLUMNS, Column, Row, frame_of_rows, rows_of_frame

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = frozenset({"float", "integer", "bool"})

# A spreadsheet runs a cell that begins like this: =HYPERLINK("http://...")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DISARMED = re.compile(r"'+[=+\-@\t\r]")


def write(events: pd.DataFrame, path: Path, *, name: str) -> int:  # noqa: ARG001 - the format shows none
    """Write the table; list columns are joined by "; ", cells that a spreadsheet would run get an apostrophe."""
    path.write_bytes(b"\xef\xbb\xbf" + text(events).encode("utf-8", "replace"))
    return len(events)


def text(events: pd.DataFrame, columns: Sequence[Column] = COLUMNS) -> str:
    """Return the table as CSV, header first."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows_of_frame(events, columns):
        writer.writerow([_cell(row[column.name], column) for column in columns])
    return file.getvalue()


def read(path: Path, columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Return the table that `write` wrote; columns that the file lacks are null.

    Raises:
        InputError: the file is not UTF-8, or a cell is not of its column's kind.
    """
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", where=str(path), remedy="Save it as CSV UTF-8") from error
    known = {column.name: column for column in columns}
    reader = csv.DictReader(io.StringIO(content, newline=""))
    rows: list[Row] = []
    for row in reader:
        try:
            rows.append({name: value_of(row[name] or "", known[name]) for name in row if name in known})
        except ValueError as error:
            raise InputError(f"a cell cannot be read: {error}", where=f"{path}:{reader.line_num}") from error
    return frame_of_rows(rows, columns)


def _cell(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if column.kind in _NUMBERS:
        return str(value)
    shown = "; ".join(_escaped(member) for member in value) if column.kind == "list" else str(value)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def value_of(cell: str, column: Column) -> Any:
    """Return the value of a cell of CSV; an apostrophe that keeps a spreadsheet from running it is taken off.

    Raises:
        ValueError: the cell is not of its column's kind.
    """
    if cell == "":
        return _nothing(column)
    if column.kind == "bool":
        return cell.casefold() == "true"  # a spreadsheet writes TRUE
    if column.kind == "integer":
        return int(float(cell))
    if column.kind == "float":
        return float(cell)
    shown = cell[1:] if _DISARMED.match(cell) else cell
    return _members(shown) if column.kind == "list" else shown


def _nothing(column: Column) -> Any:
    return "" if column.kind == "string" and column.null == "never" else None


def _escaped(member: str) -> str:
    return member.replace("\\", "\\\\").replace(";", "\\;")


def _members(shown: str) -> list[str]:
    r"""Return the members of a joined list: `a; b\; c` -> ["a", "b; c"]."""
    members = [""]
    characters = iter(shown)
    for character in characters:
        if character == "\\":
            members[-1] += next(characters, "")
        elif character == ";":
            next(characters, "")  # the blank after it
            members.append("")
        else:
            members[-1] += character
    return members
