"""A connection in, stored articles, events and rows out; None where there are none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from timeline.errors import StorageError
from timeline.model.article import Article
from timeline.model.event import Event
from timeline.model.records import event_from_record, reason_from_record
from timeline.model.time import Day
from timeline.storage import schema, words
from timeline.storage.rows import article_from, article_hash, event_hash, mention_from
from timeline.table import Row, mention_row, without_collector

_events, _links, _mentions, _index = schema.events, schema.event_mentions, schema.mentions, schema.event_index


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are asked for; None and nothing ask for all. See `timeline.views.filtered`.

    Attributes:
        start: First day, inclusive.
        end: Last day, inclusive.
        actors: Codes, in capitals.
        types: Event types.
        words: Folded words, each of which must begin one of the event's.
    """

    start: Day | None = None
    end: Day | None = None
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def find_article(connection: Connection, article_id: str, where: str) -> Article | None:
    """Return an article, or None where there is none of this id.

    Raises:
        StorageError: it is not as it was stored.
    """
    row = connection.execute(select(schema.articles).where(schema.articles.c.id == article_id)).first()
    if row is None:
        return None
    if article_hash(row._asdict()) != row.row_hash:
        raise damaged(f"article {article_id!r}", where)
    return article_from(row)


def all_articles(connection: Connection) -> tuple[Article, ...]:
    """Return every article, by publication date and id; undated ones come last."""
    articles = [article_from(row) for row in connection.execute(select(schema.articles))]
    return tuple(sorted(articles, key=_by_publication))


def find_event(connection: Connection, event_id: str, where: str) -> tuple[Event, int] | None:
    """Return an event and the revision that last changed it, or None where there is none of this id.

    Raises:
        StorageError: it is not as it was stored.
    """
    row = connection.execute(select(_events).where(_events.c.id == event_id)).first()
    if row is None:
        return None
    told = connection.execute(
        select(_mentions.c.id, _mentions.c.record, _links.c.reason)
        .join(_links, _links.c.mention == _mentions.c.n)
        .where(_links.c.event_id == event_id)
        .order_by(_links.c.position)
    ).all()
    if event_hash(row._asdict(), [(one.id, one.reason) for one in told]) != row.row_hash:
        raise damaged(f"event {event_id}", where)
    event = event_from_record(
        json.loads(row.record),
        mentions=[mention_from(one.record) for one in told],
        reasons=[reason_from_record(json.loads(one.reason)) for one in told],
    )
    return event, row.revision


def damaged(what: str, where: str) -> StorageError:
    """Return the error that something is not as it was stored."""
    return StorageError(
        f"{what} is not as it was stored", where=where, remedy="Restore a backup, and see `timeline check`"
    )


def event_ids(connection: Connection, beginning: str) -> tuple[str, ...]:
    """Return the ids of events that begin so, sorted."""
    found = select(_events.c.id).where(_events.c.id.startswith(beginning, autoescape=True)).order_by(_events.c.id)
    return tuple(one for one in connection.execute(found).scalars() if one.startswith(beginning))


def event_rows(connection: Connection, wanted: Wanted = Wanted()) -> list[Row]:
    """Return the rows of the `events` table of the events asked for, by day as `timeline.table.by_day` has it."""
    conditions = [*_in_days(wanted), *_among(connection, wanted)]
    columns = select(_events.c.first_day, _events.c.last_day, _events.c.id, _events.c.row)
    found = sorted(connection.execute(columns.where(*conditions)).all(), key=_by_day)
    with without_collector():
        rows: list[Row] = json.loads(f"[{','.join([row.row for row in found])}]")  # one call for all: half the time
    return rows


def counts(connection: Connection, wanted: Wanted) -> dict[int, int]:
    """Return how many of the events asked for begin on each day, by its ordinal; `wanted` has no words."""
    columns = _index.c
    conditions: list[ColumnElement[bool]] = [columns.actor.in_(wanted.actors or ("",)), columns.day != schema.UNDATED]
    if wanted.types:
        conditions.append(columns.type.in_(wanted.types))
    if wanted.start is not None:
        conditions.append(columns.day >= wanted.start.ordinal)
    if wanted.end is not None:
        conditions.append(columns.day <= wanted.end.ordinal)
    # an event of two of the actors counts once
    number = func.count(columns.event.distinct()) if len(wanted.actors) > 1 else func.count()
    query = select(columns.day, number.label("events")).where(*conditions).group_by(columns.day).order_by(columns.day)
    return {row.day: row.events for row in connection.execute(query)}


def mention_rows(connection: Connection) -> list[Row]:
    """Return every mention's row of the `mentions` table, by event and order in the event."""
    rows = connection.execute(
        select(_mentions.c.record, _links.c.event_id, _links.c.reason)
        .join(_links, _links.c.mention == _mentions.c.n)
        .order_by(_links.c.event_id, _links.c.position)
    )
    return [
        mention_row(mention_from(row.record), event_id=row.event_id, reason=reason_from_record(json.loads(row.reason)))
        for row in rows
    ]


def _in_days(wanted: Wanted) -> list[ColumnElement[bool]]:
    first, last = _events.c.first_day, _events.c.last_day
    overlap: list[ColumnElement[bool]] = []
    if wanted.start is not None:
        overlap.append(or_(last >= wanted.start.ordinal, and_(last.is_(None), first.is_not(None))))
    if wanted.end is not None:
        overlap.append(or_(first <= wanted.end.ordinal, and_(first.is_(None), last.is_not(None))))
    if wanted.start is None or wanted.end is None:
        return overlap
    begun = first.between(wanted.start.ordinal - schema.NARROW, wanted.end.ordinal)
    narrow = select(_events.c.n).where(begun, last >= wanted.start.ordinal)
    wide = select(_events.c.n).where(schema.WIDE, *overlap)
    return [_events.c.n.in_(narrow.union_all(wide))]


def _among(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    columns = _index.c
    conditions: list[ColumnElement[bool]] = []
    if wanted.actors or wanted.types:
        listed: Any = select(columns.event).where(columns.actor.in_(wanted.actors or ("",)))
        if wanted.types:
            listed = listed.where(columns.type.in_(wanted.types))
        conditions.append(_events.c.n.in_(listed))
    if wanted.words:
        conditions.append(_events.c.n.in_(words.matching(connection, wanted.words)))
    return conditions


def _by_day(row: Any) -> tuple[bool, int, int, str]:
    first, last = row.first_day, row.last_day
    if first is None and last is None:
        return (True, 0, 0, row.id)
    return (False, first if first is not None else last, last if last is not None else first, row.id)


def _by_publication(article: Article) -> tuple[bool, int, str]:
    day = article.publication_date
    return (day is None, day.ordinal if day else 0, article.id)
