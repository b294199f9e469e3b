"""Long lists of values in, results of statements over pieces of them out: a statement takes so many parameters only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Executable, delete
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
