"""A connection in, stored articles, events and rows out; None where there are none."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from timeline.model.article import Article
from timeline.model.event import Event
from timeline.model.records import event_from_record, reason_from_record
from timeline.storage import schema
from timeline.storage.rows import article_from, mention_from
from timeline.table import Row, mention_row


def find_article(connection: Connection, article_id: str) -> Article | None:
    """Return an article, or None where there is none of this id."""
    row = connection.execute(select(schema.articles).where(schema.articles.c.id == article_id)).first()
    return None if row is None else article_from(row)


def all_articles(connection: Connection) -> tuple[Article, ...]:
    """Return every article, by publication date and id; undated ones come last."""
    articles = [article_from(row) for row in connection.execute(select(schema.articles))]
    return tuple(sorted(articles, key=_by_publication))


def find_event(connection: Connection, event_id: str) -> tuple[Event, list[str]] | None:
    """Return an event and the ids of its mentions, in their order, or None where there is none of this id."""
    events, links, mentions = schema.events, schema.event_mentions, schema.mentions
    record = connection.execute(select(events.c.record).where(events.c.id == event_id)).scalar()
    if record is None:
        return None
    rows = connection.execute(
        select(mentions.c.id, mentions.c.record, links.c.reason)
        .join(links, links.c.mention_id == mentions.c.id)
        .where(links.c.event_id == event_id)
        .order_by(links.c.position)
    ).all()
    event = event_from_record(
        json.loads(record),
        mentions=[mention_from(row.record) for row in rows],
        reasons=[reason_from_record(json.loads(row.reason)) for row in rows],
    )
    return event, [row.id for row in rows]


def event_rows(connection: Connection) -> list[Row]:
    """Return every event's row of the `events` table, in no order."""
    return [json.loads(row) for (row,) in connection.execute(select(schema.events.c.row))]


def mention_rows(connection: Connection) -> list[Row]:
    """Return every mention's row of the `mentions` table, by event and order in the event."""
    links, mentions = schema.event_mentions, schema.mentions
    rows = connection.execute(
        select(mentions.c.record, links.c.event_id, links.c.reason)
        .join(links, links.c.mention_id == mentions.c.id)
        .order_by(links.c.event_id, links.c.position)
    )
    return [
        mention_row(mention_from(row.record), event_id=row.event_id, reason=reason_from_record(json.loads(row.reason)))
        for row in rows
    ]


def _by_publication(article: Article) -> tuple[bool, int, str]:
    day = article.publication_date
    return (day is None, day.ordinal if day else 0, article.id)
