"""Words of events in, the events that a search finds out: an index of tokens that we normalise, on either engine.

The engines' own ways to part and fold words differ, so neither is asked to: FTS5's tokenizer `ascii` parts at blanks
and leaves every other character alone, and a `tsvector` made of an array holds the words as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, select, text
from sqlalchemy import column as _column

from timeline.storage.rows import Values

TABLE = "event_words"

CHECK = f"INSERT INTO {TABLE}({TABLE}) VALUES ('integrity-check')"  # noqa: S608 - a constant
"""What fails on SQLite where the index is damaged."""

_LONGEST = 500
"""Characters of a word that are kept: a lexeme of PostgreSQL has at most 2,046 bytes."""

_MAKE = {
    "sqlite": (f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, detail=none, tokenize='ascii')",),
    "postgresql": (
        f"CREATE TABLE {TABLE} (rowid INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
        f"CREATE INDEX {TABLE}_by_word ON {TABLE} USING GIN (words)",
    ),
}
_INSERT = {
    "sqlite": f"INSERT INTO {TABLE} (rowid, words) VALUES (:event, :words)",  # noqa: S608 - a constant
    "postgresql": (
        f"INSERT INTO {TABLE} (rowid, words)"  # noqa: S608 - a constant
        " VALUES (:event, array_to_tsvector(array_remove(string_to_array(:words, ' '), '')))"
    ),
}
_MATCH = {
    "sqlite": f"{TABLE} MATCH :wanted",
    "postgresql": "words @@ CAST(:wanted AS tsquery)",
}


def make(connection: Connection) -> None:
    """Make the index in a database that has none."""
    for statement in _MAKE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def add(connection: Connection, rows: Sequence[Values]) -> None:
    """Add the words of events: rows of `event` (its number) and `words`, parted by blanks."""
    if rows:
        shortened = [{"event": row["event"], "words": _storable(row["words"])} for row in rows]
        connection.execute(text(_INSERT[connection.dialect.name]), shortened)


def forget(connection: Connection, events: Iterable[int]) -> None:
    """Forget the words of events, by their numbers."""
    rows = [{"event": event} for event in events]
    if rows:
        connection.execute(text(f"DELETE FROM {TABLE} WHERE rowid = :event"), rows)  # noqa: S608 - a constant


def matching(connection: Connection, words: Sequence[str]) -> Select[int]:
    """Return a query for the numbers of the events of which each word begins one; `words` are folded, at least one."""
    shown = [_storable(word) for word in words]
    if connection.dialect.name == "sqlite":
        wanted = " AND ".join(f'"{word}"*' for word in shown)
    else:
        wanted = " & ".join(f"'{word}':*" for word in shown)
    found = text(_MATCH[connection.dialect.name]).bindparams(wanted=wanted)
    return select(_column("rowid")).select_from(text(TABLE)).where(found)


def _storable(words: str) -> str:
    return " ".join(word[:_LONGEST] for word in words.split(" "))
