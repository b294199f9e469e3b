"""Every article extracted anew, in one transaction: what the rules of today make of what was read long ago."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from timeline.model.article import Article
from timeline.model.event import EventMention
from timeline.storage import derived, merging, schema, telling
from timeline.storage.correcting import Writer
from timeline.storage.partition import Change, homes, repartition_all
from timeline.storage.rows import ARTICLE, article_from


@dataclass(frozen=True, slots=True)
class Difference:
    """What extracting anew changes.

    Attributes:
        articles: Ids of the articles that tell something else than before.
        found: How many mentions are new or told otherwise.
        lost: How many mentions are told no more, or otherwise.
        events: What that does to the events.
    """

    articles: tuple[str, ...]
    found: int
    lost: int
    events: Change


def reread(writer: Writer, mentions: Callable[[Article], Sequence[EventMention]]) -> Difference:
    """Replace what every article tells by what it tells today; what people corrected stays."""
    connection = writer.connection
    before: dict[str, str] = {}
    changed, found, lost = [], 0, 0
    for article_id in _read_ids(writer):
        row = connection.execute(select(schema.articles).where(schema.articles.c.id == article_id)).one()
        article = article_from(row)
        old, new = set(telling.of_article(connection, article.id)), set(today := mentions(article))
        if old == new:
            continue
        before |= homes(connection, article.id)
        kept = _rewrite(writer, article.id, today)
        if old != kept:
            changed.append(article.id)
            found += len(kept - old)
            lost += len(old - kept)
    change = repartition_all(connection, writer.how, homes=before, revision=writer.revision)
    return Difference(tuple(changed), found, lost, change)


def reindex(writer: Writer) -> None:
    """Make the index of blocks anew: another version of the program may compare otherwise."""
    connection = writer.connection
    connection.execute(delete(schema.blocks))
    derived.forget_all(connection)
    for article_id in connection.execute(select(schema.articles.c.id)).scalars().all():
        merging.index(connection, telling.of_article(connection, article_id), writer.how)


def _read_ids(writer: Writer) -> Sequence[str]:
    """Return the ids of the articles that were read, notes left out."""
    columns = schema.articles.c
    read = select(columns.id).where(columns.kind == ARTICLE).order_by(columns.id)
    return writer.connection.execute(read).scalars().all()


def _rewrite(writer: Writer, article_id: str, mentions: Sequence[EventMention]) -> set[EventMention]:
    telling.forget(writer.connection, article_id, writer.how)
    telling.write(writer.connection, article_id, mentions, writer.how)
    return set(telling.of_article(writer.connection, article_id))
