"""A database in, what is wrong with it in words out: damage that the database itself does not see."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from timeline.storage import schema
from timeline.storage.partition import Merge, partition
from timeline.storage.rows import article_hash, event_hash, mention_hash


def problems(connection: Connection, *, merge: Merge) -> tuple[str, ...]:
    """Return what is wrong with the stored rows; nothing when all is well.

    SQLite's own check overlooked 16 of 60 overwritten stretches of 512 bytes, so each row carries a hash.
    """
    found = list(_of_database(connection))
    if found:
        return tuple(found)  # rows of a broken file are not worth reading
    found += [*_of_articles(connection), *_of_mentions(connection), *_of_events(connection)]
    return tuple(found or _of_partition(connection, merge))


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


def _of_events(connection: Connection) -> Iterator[str]:
    links: dict[str, list[dict[str, str]]] = {}
    for row in connection.execute(select(schema.event_mentions).order_by(schema.event_mentions.c.position)):
        links.setdefault(row.event_id, []).append({"mention_id": row.mention_id, "reason": row.reason})
    for row in connection.execute(select(schema.events)):
        if event_hash(row._asdict(), links.pop(row.id, [])) != row.row_hash:
            yield f"event {row.id} is not as it was stored"
    yield from (f"event {event_id} has mentions, but is not stored" for event_id in links)


def _of_partition(connection: Connection, merge: Merge) -> Iterator[str]:
    stored = {row.id: row.row_hash for row in connection.execute(select(schema.events.c.id, schema.events.c.row_hash))}
    fresh = partition(connection, merge=merge)
    if {event_id: event.values["row_hash"] for event_id, event in fresh.items()} != stored:
        yield "the events are not what the mentions give; adding an article writes them anew"
