"""Mentions held in, events written: what a change of the mentions does to the partition into events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from timeline.model.event import Event, EventMention, Status
from timeline.storage import schema
from timeline.storage.rows import StoredEvent, mention_from, stored_event

Merge = Callable[[Sequence[EventMention]], tuple[Event, ...]]
"""Mentions in, events out: a function of the set of mentions, such as `timeline.merging.merge`."""

_BATCH = 500
"""Ids in one statement; SQLite takes 32,766 parameters, PostgreSQL 65,535."""


@dataclass(frozen=True, slots=True)
class Change:
    """Ids of the events that came into being, and of those that gained a mention."""

    new: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()


def repartition(connection: Connection, *, merge: Merge, before: Mapping[str, str]) -> Change:
    """Merge all mentions anew and write the events that this changes.

    Args:
        connection: A connection that writes.
        merge: How mentions become events.
        before: What `event_of_mentions` gave before mentions came or went.
    """
    return _write(connection, partition(connection, merge=merge), before)


def event_of_mentions(connection: Connection) -> dict[str, str]:
    """Return the id of the event that each mention tells."""
    links = schema.event_mentions.c
    return {row.mention_id: row.event_id for row in connection.execute(select(links.mention_id, links.event_id))}


def partition(connection: Connection, *, merge: Merge) -> dict[str, StoredEvent]:
    """Return the events that the stored mentions give, by id, with what people said of them."""
    told = status_of_mentions(connection)
    rows = connection.execute(select(schema.mentions.c.id, schema.mentions.c.record))
    ids = {mention_from(row.record): row.id for row in rows}
    return {event.id: _stored(event, ids, told) for event in merge(tuple(ids))}


def status_of_mentions(connection: Connection) -> dict[str, tuple[int, str]]:
    """Return what a person said of the event of each mention, if anything: the revision of the word, and the word."""
    table = schema.mentions
    rows = connection.execute(
        select(table.c.id, table.c.status_revision, table.c.status).where(table.c.status.is_not(None))
    )
    return {row.id: (row.status_revision, row.status) for row in rows}


def newest_status(mention_ids: Iterable[str], told: Mapping[str, tuple[int, str]]) -> Status:
    """Return what a person said last of an event: the newest word on any of its mentions."""
    words = [told[mention_id] for mention_id in mention_ids if mention_id in told]
    return Status(max(words)[1]) if words else Status.PENDING


def write_event(connection: Connection, stored: StoredEvent) -> None:
    """Write one event over what was stored of it, and where its mentions belong."""
    _forget(connection, schema.events.c.id, [stored.id])
    _forget(connection, schema.event_mentions.c.mention_id, [link["mention_id"] for link in stored.links])
    _forget(connection, schema.event_mentions.c.event_id, [stored.id])
    connection.execute(insert(schema.events), [stored.values])
    connection.execute(insert(schema.event_mentions), list(stored.links))


def _stored(event: Event, ids: Mapping[EventMention, str], told: Mapping[str, tuple[int, str]]) -> StoredEvent:
    mention_ids = [ids[mention] for mention in event.mentions]
    return stored_event(replace(event, status=newest_status(mention_ids, told)), mention_ids)


def _write(connection: Connection, fresh: Mapping[str, StoredEvent], before: Mapping[str, str]) -> Change:
    table = schema.events
    stored = {row.id: row.row_hash for row in connection.execute(select(table.c.id, table.c.row_hash))}
    changed = [event for event in fresh.values() if stored.get(event.id) != event.values["row_hash"]]
    gone = [event_id for event_id in stored if event_id not in fresh]
    stale = gone + [event.id for event in changed]
    _forget(connection, table.c.id, stale)
    _forget(connection, schema.event_mentions.c.event_id, stale)
    if changed:
        connection.execute(insert(table), [event.values for event in changed])
        connection.execute(insert(schema.event_mentions), [link for event in changed for link in event.links])
    return Change(
        tuple(event.id for event in changed if event.id not in stored),
        tuple(event.id for event in changed if event.id in stored and _has_gained(event, before)),
    )


def _has_gained(event: StoredEvent, before: Mapping[str, str]) -> bool:
    return any(before.get(link["mention_id"]) != event.id for link in event.links)


def _forget(connection: Connection, column: Any, values: Sequence[str]) -> None:
    for start in range(0, len(values), _BATCH):
        connection.execute(delete(column.table).where(column.in_(values[start : start + _BATCH])))
