"""Events or rows in, pandas tables out, and back: dtypes, nulls, days that pandas alone could not hold."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from timeline.model.event import Event, EventMention
from timeline.model.records import mention_record
from timeline.model.time import Day
from timeline.table.columns import COLUMNS, MENTION_COLUMNS, Column, Row
from timeline.table.rows import by_day, event_row, mention_row


def events_frame(events: Iterable[Event], *, copies: Iterable[tuple[str, str]] = ()) -> pd.DataFrame:
    """Return the `events` table: a row per event, by day; undated events come last.

    Args:
        events: The events.
        copies: Pairs of articles of which one prints the other's text.
    """
    copied = frozenset(copies)
    return frame_of_rows(sorted((event_row(event, copies=copied) for event in events), key=by_day), COLUMNS)


def mentions_frame(events: Iterable[Event]) -> pd.DataFrame:
    """Return the `mentions` table: a row per mention of each event, in the order of the events given."""
    rows = (
        mention_row(mention, event_id=event.id, reason=reason)
        for event in events
        for mention, reason in zip(event.mentions, event.reasons, strict=True)
    )
    return frame_of_rows(rows, MENTION_COLUMNS)


def unmerged_frame(mentions: Iterable[EventMention]) -> pd.DataFrame:
    """Return the `mentions` table of mentions that belong to no event yet: `event_id` is null."""
    return frame_of_rows((mention_record(mention) for mention in mentions), MENTION_COLUMNS)


def frame_of_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Return a table of exactly these columns, each with its dtype; what a row does not say is null."""
    kept = list(rows)
    with without_collector():
        return pd.DataFrame({column.name: _series(_cells(kept, column.name), column) for column in columns})


def _cells(rows: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    """Return the cells of a column; what a row does not say is None."""
    try:
        return [row[name] for row in rows]
    except KeyError:
        return [row.get(name) for row in rows]


@contextmanager
def without_collector() -> Iterator[None]:
    """Make many objects that hold no cycles without a look for them, which would take longer than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def conform(frame: pd.DataFrame, columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Return the table with the dtypes of `columns`, for one that went through a file: Parquet gives days as `ms`."""
    return frame_of_rows(rows_of_frame(frame, columns), columns)


def rows_of_frame(frame: pd.DataFrame, columns: Sequence[Column] = COLUMNS) -> list[Row]:
    """Return the rows of a table as JSON-able values, the inverse of `frame_of_rows`."""
    cells = {column.name: _plain(frame[column.name], column) for column in columns if column.name in frame}
    return [dict(zip(cells, values, strict=True)) for values in zip(*cells.values(), strict=True)]


def day_of(cell: Any) -> Day | None:
    """Return the day of a cell of a `datetime64[s]` column; None for NaT."""
    if pd.isna(cell):
        return None
    return Day.from_ordinal(int(np.datetime64(cell, "D").astype(np.int64)))


def day_scalar(day: Day) -> pd.Timestamp:
    """Return a day as what a `datetime64[s]` column compares with."""
    return pd.Timestamp(np.datetime64(day.ordinal, "D").astype("datetime64[s]"))


def _series(cells: list[Any], column: Column) -> pd.Series[Any]:
    if column.kind == "day":
        days = np.array(["NaT" if cell is None else cell for cell in cells], dtype="datetime64[D]")
        return pd.Series(days.astype("datetime64[s]"))
    if column.kind == "category":
        values = column.values or tuple(sorted({cell for cell in cells if cell is not None}))
        return pd.Series(pd.Categorical(cells, categories=list(values)))
    if column.kind == "list":
        return pd.Series([cell if type(cell) is list else list(cell or ()) for cell in cells], dtype=object)
    if column.kind == "bool":
        return pd.Series([bool(cell) for cell in cells], dtype=bool)
    dtype = "object" if column.kind == "toll" else column.dtype
    return pd.Series(cells, dtype=dtype)


def _plain(series: pd.Series[Any], column: Column) -> list[Any]:
    """Return the cells as JSON-able values, nulls as None."""
    if column.kind == "list":
        return [[str(member) for member in cell] if _is_filled(cell) else [] for cell in series]
    if column.kind == "day":
        days = series.to_numpy().astype("datetime64[D]").astype(np.int64)
        return [
            None if null else str(Day.from_ordinal(day)) for day, null in zip(days.tolist(), series.isna(), strict=True)
        ]
    if column.kind == "toll":
        return [_plain_toll(cell) if isinstance(cell, Mapping) else None for cell in series]
    return [None if pd.isna(cell) else _CASTS[column.kind](cell) for cell in series]


_CASTS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"string": str, "category": str, "float": float, "integer": int, "bool": bool}
)


def _is_filled(cell: Any) -> bool:
    return cell is not None and not isinstance(cell, float)


def _plain_toll(cell: Mapping[str, Any]) -> Row:
    high = cell["high"]
    return {"low": int(cell["low"]), "high": None if pd.isna(high) else int(high), "text": str(cell["text"])}
