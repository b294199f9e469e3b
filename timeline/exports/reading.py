"""A table of events that came back from a spreadsheet, or somebody else's, in; the columns of ours that it has out."""

from __future__ import annotations

import csv as plain_csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError
from timeline.exports import csv
from timeline.model.time import Day
from timeline.table import COLUMNS, Column, frame_of_rows
from timeline.temporal.strings import read_date

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = {column.name: column for column in COLUMNS}
_LINES = frozenset({".jsonl", ".ndjson"})


def read_events(path: Path, *, names: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the columns of `events` that a CSV or JSON Lines file has; apostrophes before formulas are taken off.

    A CSV may be parted by commas, semicolons or tabs. Days may be written in any way that names one day.

    Args:
        path: The file; `.jsonl` is JSON Lines, all else CSV.
        names: What the file calls columns of ours; it may call others by our names.

    Raises:
        InputError: it cannot be read, has none of the columns, or a cell is not of its column's kind.
    """
    theirs = dict(names or {})
    unknown = [name for name in theirs if name not in _COLUMNS]
    if unknown:
        raise InputError(f"there is no column {unknown[0]!r}", remedy="There are " + ", ".join(_COLUMNS))
    found = _of_lines(path) if path.suffix.lower() in _LINES else _of_csv(path)
    heads = dict.fromkeys(head for row, _ in found for head in row)
    missing = [name for name in theirs.values() if name not in heads]
    if missing:
        raise InputError(f"the file has no column {missing[0]!r}", where=str(path), remedy="It has " + ", ".join(heads))
    called = {name: theirs.get(name, name) for name in _COLUMNS}
    present = [column for column in COLUMNS if called[column.name] in heads]
    if not present:
        raise InputError("the file has no column of ours", where=str(path), remedy="Name them with --map title=THEIRS")
    rows = [_row(row, present, called, where=where) for row, where in found]
    if {"earliest"} <= {column.name for column in present} and not any(c.name == "latest" for c in present):
        present.append(_COLUMNS["latest"])  # somebody else's table has one date
        rows = [{**row, "latest": row["earliest"]} for row in rows]
    return frame_of_rows(rows, present)


def _of_csv(path: Path) -> list[tuple[dict[str, Any], str]]:
    content = _text(path)
    first = content.partition("\n")[0]
    mark = max((",", ";", "\t"), key=first.count)
    reader = plain_csv.DictReader(content.splitlines(keepends=True), delimiter=mark)
    try:
        return [({k: v or "" for k, v in row.items() if k}, f"{path}:{reader.line_num}") for row in reader]
    except plain_csv.Error as error:
        raise InputError(f"not CSV: {error}", where=f"{path}:{reader.line_num}") from error


def _of_lines(path: Path) -> list[tuple[dict[str, Any], str]]:
    found = []
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            found.append((_object(line, f"{path}:{number}"), f"{path}:{number}"))
    return found


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", where=where) from error
    if not isinstance(row, dict):
        raise InputError("not a JSON object", where=where)
    return row


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", where=str(path), remedy="Save it as CSV UTF-8") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"the file cannot be read: {reason}", where=str(path), remedy="Check the name") from error


def _row(row: Mapping[str, Any], columns: Sequence[Column], called: Mapping[str, str], *, where: str) -> dict[str, Any]:
    try:
        return {column.name: _value(row.get(called[column.name]), column) for column in columns}
    except (ValueError, TypeError) as error:
        raise InputError(f"a cell cannot be read: {error}", where=where) from error


def _value(cell: Any, column: Column) -> Any:
    value = csv.value_of(cell, column) if isinstance(cell, str) else cell
    if column.kind == "day" and value is not None:
        return _day(str(value))
    if column.kind == "category" and column.values and value is not None:
        return _member(str(value), column)
    if column.kind == "list" and not isinstance(value, list | None):
        raise ValueError(f"`{column.name}` is no list: {str(value)[:40]!r}")
    return value


def _member(value: str, column: Column) -> str:
    known = {member.casefold(): member for member in column.values}
    if value.strip().casefold() not in known:
        raise ValueError(f"there is no {column.name} {value[:40]!r}; there are {', '.join(column.values)}")
    return known[value.strip().casefold()]


def _day(text: str) -> str:
    """Return a day as ISO 8601: spreadsheets rewrite "2017-08-18" as they please."""
    try:
        return str(Day.parse(text.strip()[:10] if text.strip()[10:11] in ("T", " ") else text.strip()))
    except ValueError:
        day = read_date(text, reference=None)
    if day is None:
        raise ValueError(f"{text[:40]!r} names no single day; write it as YYYY-MM-DD")
    return str(day)
