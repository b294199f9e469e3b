"""Events in, their rows out: the event itself, its mentions, its words, its place in the index of actors and days."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from timeline.storage import schema, words
from timeline.storage.batches import delete_in, delete_rows, rows_in
from timeline.storage.rows import StoredEvent, Values, event_words, index_values

_events, _index = schema.events, schema.event_index


def write(connection: Connection, events: Sequence[StoredEvent], numbers: Mapping[str, int], *, revision: int) -> None:
    """Write events of which nothing is stored.

    Args:
        connection: A connection that writes.
        events: The events.
        numbers: The number of each of their mentions by its id.
        revision: The revision of the timeline that this makes.
    """
    if not events:
        return
    made = insert(_events).returning(_events.c.n, _events.c.id)
    values = [{**event.values, "revision": revision} for event in events]
    places = {row.id: row.n for row in connection.execute(made, values)}
    connection.execute(insert(schema.event_mentions), [link for event in events for link in _links(event, numbers)])
    rows = [(places[event.id], json.loads(event.values["row"])) for event in events]
    connection.execute(insert(_index), [entry for number, row in rows for entry in index_values(row, number)])
    words.add(connection, [{"event": number, "words": event_words(row)} for number, row in rows])


def forget(connection: Connection, event_ids: Iterable[str]) -> None:
    """Forget events, and where their mentions belonged."""
    ids = list(event_ids)
    wanted = select(_events.c.n, _events.c.row)
    rows = list(rows_in(connection, lambda some: wanted.where(_events.c.id.in_(some)), ids))
    entries = [entry for row in rows for entry in index_values(json.loads(row.row), row.n)]
    delete_rows(connection, _index, entries)
    words.forget(connection, [row.n for row in rows])
    delete_in(connection, schema.event_mentions.c.event_id, ids)
    delete_in(connection, _events.c.id, ids)


def forget_all(connection: Connection) -> None:
    """Forget every event."""
    for table in (_index, schema.event_mentions, _events):
        connection.execute(delete(table))
    connection.exec_driver_sql(f"DELETE FROM {words.TABLE}")  # noqa: S608 - a constant


def _links(event: StoredEvent, numbers: Mapping[str, int]) -> list[Values]:
    return [
        {"event_id": event.id, "mention": numbers[mention_id], "position": position, "reason": reason}
        for position, (mention_id, reason) in enumerate(event.links)
    ]
