"""A database in, what is wrong with it in words out: damage that the database itself does not see."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from timeline.storage import log, schema, words
from timeline.storage.merging import Merging
from timeline.storage.partition import partition
from timeline.storage.rows import article_hash, event_hash, index_values, mention_hash


def problems(connection: Connection, *, how: Merging) -> tuple[str, ...]:
    """Return what is wrong with the stored rows; nothing when all is well.

    SQLite's own check overlooked 16 of 60 overwritten stretches of 512 bytes, so each row carries a hash.
    """
    found = list(_of_database(connection))
    if found:
        return tuple(found)  # rows of a broken file are not worth reading
    found += [*_of_articles(connection), *_of_mentions(connection), *_of_corrections(connection)]
    found += [*_of_events(connection), *_of_index(connection)]
    return tuple(found or _of_partition(connection, how))


def _of_database(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
            if line != "ok":
                yield f"the database is damaged: {line}"
        for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield f"a row of {table} points to nothing"


def _of_articles(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(schema.articles)):
        if article_hash(row._asdict()) != row.row_hash:
            yield f"article {row.id!r} is not as it was stored"


def _of_mentions(connection: Connection) -> Iterator[str]:
    table = schema.mentions
    for row in connection.execute(select(table.c.id, table.c.article_id, table.c.record, table.c.row_hash)):
        if mention_hash(row.record) != row.row_hash:
            yield f"mention {row.id} of article {row.article_id!r} is not as it was stored"


def _of_corrections(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(schema.corrections)):
        if log.row_hash(row._asdict()) != row.row_hash:
            yield f"correction {row.number} is not as it was stored"


def _of_events(connection: Connection) -> Iterator[str]:
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    mentions, held = schema.mentions, schema.event_mentions
    joined = select(held.c.event_id, mentions.c.id, held.c.reason).join(mentions, mentions.c.n == held.c.mention)
    for row in connection.execute(joined.order_by(held.c.position)):
        links[row.event_id].append((row.id, row.reason))
    for row in connection.execute(select(schema.events)):
        if event_hash(row._asdict(), links.pop(row.id, [])) != row.row_hash:
            yield f"event {row.id} is not as it was stored"
    yield from (f"event {event_id} has mentions, but is not stored" for event_id in links)


def _of_index(connection: Connection) -> Iterator[str]:
    stored = {tuple(row) for row in connection.execute(select(schema.event_index))}
    events = connection.execute(select(schema.events.c.n, schema.events.c.row))
    try:
        wanted = {tuple(entry.values()) for row in events for entry in index_values(json.loads(row.row), row.n)}
    except (ValueError, KeyError):
        return  # a damaged row, which is said already
    if stored != wanted:
        yield "the index of actors and days is not that of the events"
    if connection.dialect.name == "sqlite":
        try:
            connection.exec_driver_sql(words.CHECK)
        except DBAPIError:
            yield "the index of words is damaged"


def _of_partition(connection: Connection, how: Merging) -> Iterator[str]:
    stored = {row.id: row.row_hash for row in connection.execute(select(schema.events.c.id, schema.events.c.row_hash))}
    fresh = partition(connection, how)
    pending = select(schema.articles.c.id).where(schema.PENDING)
    if connection.execute(pending).first() is None and stored != {
        event_id: event.values["row_hash"] for event_id, event in fresh.items()
    }:
        yield "the events are not what the mentions give; adding an article writes them anew"
