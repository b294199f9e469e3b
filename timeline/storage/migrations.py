"""A database of an earlier version in, one of this version out, in one transaction.

A step turns the rows that cannot be made again (articles, mentions, what people said) from one version's form into the
next one's; then this version's tables are made and filled, and all that follows from them is made anew. That is why
there is no alembic here: a timeline is one person's file as often as a server's database, SQLite's strict tables cannot
be altered into being, and a step over plain rows is the same for both engines and is tested on a stored file of each
earlier version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, MetaData, insert, text

from timeline.storage import copies, schema, words
from timeline.storage.rows import article_from, article_hash, digest_of, json_of

Rows = dict[str, list[dict[str, Any]]]
"""Rows by the name of their table."""


def make(connection: Connection) -> None:
    """Make the tables of this version in an empty database."""
    schema.metadata.create_all(connection)
    words.make(connection)


def migrate(connection: Connection, version: int) -> None:
    """Turn the database of an earlier version into one of this version; its events are still to be made."""
    held = _take(connection)
    for step in range(version, schema.VERSION):
        held = STEPS[step](held)
    make(connection)
    for table in schema.SOURCES:
        if rows := held.get(table.name):
            connection.execute(insert(table), rows)
    _move_sequence(connection)
    for row in connection.execute(schema.articles.select()).all():
        copies.index(connection, article_from(row))


def _take(connection: Connection) -> Rows:
    """Return the rows of every table, and drop the tables."""
    held = MetaData()
    held.reflect(connection)
    rows = {
        table.name: [dict(row) for row in connection.execute(table.select()).mappings()] for table in held.sorted_tables
    }
    held.drop_all(connection)
    return rows


def _from_1(held: Rows) -> Rows:
    """Version 1 kept what a person said of an event as a status on each of its mentions, without who and when."""
    info = [{**row, "schema_version": 2, "settled": 0, "made_by": ""} for row in held["timeline_info"]]
    articles = [{**row, "kind": "article", "pending": 1, "runs": 0} for row in held["articles"]]
    for row in articles:
        row["row_hash"] = article_hash(row)
    told: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for row in held["mentions"]:
        if row["status"] is not None:
            told.setdefault((row["status_revision"], row["status"]), []).append(row)
    mentions = [
        {name: row[name] for name in ("id", "article_id", "position", "record", "row_hash")} | {"kept": 0}
        for row in held["mentions"]
    ]
    corrections, links = [], []
    for number, ((_, status), rows) in enumerate(sorted(told.items()), start=1):
        record = json_of({"mentions": [json.loads(row["record"]) for row in rows], "status": status})
        values = {"who": "", "time": "", "act": "judgement", "record": record}
        digest = digest_of("", "", "judgement", record)
        corrections.append({"number": number, **values, "state": "done", "row_hash": digest})
        articles_of = dict.fromkeys(row["article_id"] for row in rows)
        links += [{"article_id": article, "number": number} for article in articles_of]
    return {
        "timeline_info": info,
        "articles": articles,
        "mentions": mentions,
        "corrections": corrections,
        "correction_articles": links,
    }


STEPS: Mapping[int, Callable[[Rows], Rows]] = MappingProxyType({1: _from_1})
"""What turns the rows of each version into those of the next one."""


def _move_sequence(connection: Connection) -> None:
    """Let a server number new corrections after those that came with their numbers."""
    if connection.dialect.name == "postgresql":
        last = "SELECT setval(pg_get_serial_sequence('corrections', 'number'), max(number)) FROM corrections"
        connection.execute(text(last))
