"""Corrections to database rows and back, and which of them are in force."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from timeline.corrections import Act, Addition, Correction, Deletion, Edit, Join, Judgement, Split
from timeline.model import fields
from timeline.model.event import EventMention, Status
from timeline.model.records import full_mention_record, mention_from_record
from timeline.storage import schema
from timeline.storage.rows import Values, article_from_record, article_record, digest_of, json_of

DONE, UNDONE, DROPPED = "done", "undone", "dropped"
"""States of a correction; one that was undone is dropped when its author corrects something else."""

_BATCH = 500

_table = schema.corrections


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction in the log, with its state: done, undone or dropped."""

    correction: Correction
    state: str


def write(connection: Connection, act: Act, *, who: str, when: str) -> Correction:
    """Put an act into the log, as done; what its author had undone before can no longer be redone."""
    connection.execute(update(_table).where(_table.c.who == who, _table.c.state == UNDONE).values(state=DROPPED))
    kind, record = _record(act)
    values = {"who": who, "time": when, "act": kind, "state": DONE, "record": json_of(record)}
    values["row_hash"] = row_hash(values)
    number = connection.execute(insert(_table).returning(_table.c.number), values).scalar_one()
    articles = dict.fromkeys(mention.article for mention in act.mentions)
    if isinstance(act, Deletion):
        articles[act.article.id] = None
    if articles:
        rows = [{"article_id": article, "number": number} for article in articles]
        connection.execute(insert(schema.correction_articles), rows)
    return Correction(number, who, when, act)


def in_force(connection: Connection, articles: Collection[str] | None = None) -> tuple[Correction, ...]:
    """Return the corrections that are done, oldest first; those bound to some of the articles, or all for None."""
    wanted = select(_table).where(_table.c.state == DONE)
    if articles is None:
        rows = connection.execute(wanted).all()
    else:
        links, rows, ids = schema.correction_articles, [], sorted(articles)
        for start in range(0, len(ids), _BATCH):
            bound = select(links.c.number).where(links.c.article_id.in_(ids[start : start + _BATCH]))
            rows += connection.execute(wanted.where(_table.c.number.in_(bound))).all()
    return tuple(sorted({correction_from(row) for row in rows}, key=lambda correction: correction.number))


def entries(connection: Connection, *, limit: int | None = None) -> tuple[Entry, ...]:
    """Return the log, newest first."""
    rows = connection.execute(select(_table).order_by(_table.c.number.desc()).limit(limit))
    return tuple(Entry(correction_from(row), row.state) for row in rows)


def last_done(connection: Connection, who: str) -> Correction | None:
    """Return the last correction of a person that is in force, or None."""
    mine = select(_table).where(_table.c.who == who, _table.c.state == DONE)
    return _first(connection, mine.order_by(_table.c.number.desc()))


def next_undone(connection: Connection, who: str) -> Correction | None:
    """Return the correction that a person undid last of those that follow what is in force, or None."""
    mine = select(_table).where(_table.c.who == who, _table.c.state == UNDONE)
    return _first(connection, mine.order_by(_table.c.number))


def set_state(connection: Connection, number: int, state: str) -> None:
    """Put a correction in or out of force."""
    connection.execute(update(_table).where(_table.c.number == number).values(state=state))


def correction_from(row: Any) -> Correction:
    """Return the correction of a row."""
    return Correction(row.number, row.who, row.time, _act(row.act, json.loads(row.record)))


def row_hash(values: Values) -> str:
    """Return the hash that the row of a correction should have."""
    return digest_of(*(values[name] for name in ("who", "time", "act", "record")))


def _first(connection: Connection, query: Any) -> Correction | None:
    row = connection.execute(query.limit(1)).first()
    return None if row is None else correction_from(row)


def _record(act: Act) -> tuple[str, Values]:
    """Return the name of an act, and what JSON keeps of it."""
    match act:
        case Judgement():
            return "judgement", {"mentions": _mentions(act.mentions), "status": act.status.value}
        case Edit():
            changes = {name: _plain(name, value) for name, value in act.changes}
            return "edit", {"mentions": _mentions(act.mentions), "changes": changes}
        case Join():
            return "join", {"mentions": _mentions(act.mentions)}
        case Split():
            return "split", {"apart": _mentions(act.apart), "rest": _mentions(act.rest)}
        case Addition():
            note = article_record(act.note) if act.note else None
            return "addition", {"mention": full_mention_record(act.mention), "note": note}
        case Deletion():
            return "deletion", {"article": article_record(act.article), "mentions": _mentions(act.mentions)}


def _act(kind: str, record: Values) -> Act:
    match kind:
        case "judgement":
            return Judgement(_told(record["mentions"]), Status(record["status"]))
        case "edit":
            changes = tuple((name, _typed(name, value)) for name, value in record["changes"].items())
            return Edit(_told(record["mentions"]), changes)
        case "join":
            return Join(_told(record["mentions"]))
        case "split":
            return Split(_told(record["apart"]), _told(record["rest"]))
        case "addition":
            note = article_from_record(record["note"]) if record["note"] else None
            return Addition(mention_from_record(record["mention"]), note)
        case _:
            return Deletion(article_from_record(record["article"]), _told(record["mentions"]))


def _mentions(mentions: Iterable[EventMention]) -> list[Values]:
    return [full_mention_record(mention) for mention in mentions]


def _told(records: Iterable[Values]) -> tuple[EventMention, ...]:
    return tuple(map(mention_from_record, records))


def _plain(name: str, value: Any) -> Any:
    if name == "dating":
        return fields.dating_record(value)
    if name == "place":
        return fields.place_record(value)
    return list(value) if isinstance(value, tuple) else value


def _typed(name: str, value: Any) -> Any:
    if name == "dating":
        return fields.dating_from(value)
    if name == "place":
        return fields.place_from(value) if value else None
    return tuple(value) if isinstance(value, list) else value
