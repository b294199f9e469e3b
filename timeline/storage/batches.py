"""Long lists of values in, results of statements over pieces of them out: a statement takes so many parameters only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Table, bindparam, delete
from sqlalchemy.sql import ColumnElement

BATCH = 500
"""Values in one statement; SQLite takes 32,766 parameters, PostgreSQL 65,535."""


def rows_in(connection: Connection, query: Callable[[list[Any]], Executable], values: Iterable[Any]) -> Iterator[Any]:
    """Yield the rows that a query gives for all the values, asked in pieces."""
    kept = list(values)
    for start in range(0, len(kept), BATCH):
        yield from connection.execute(query(kept[start : start + BATCH])).all()


def delete_in(connection: Connection, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    """Delete the rows whose column has one of the values."""
    kept = list(values)
    for start in range(0, len(kept), BATCH):
        connection.execute(delete(column.table).where(column.in_(kept[start : start + BATCH])))


def delete_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Delete rows given by the columns of their primary key, each looked up: for a list of them SQLite would scan."""
    if rows:
        same = [column == bindparam(f"old_{column.name}") for column in table.primary_key]
        values = [{f"old_{name}": value for name, value in row.items()} for row in rows]
        connection.execute(delete(table).where(*same), values)
