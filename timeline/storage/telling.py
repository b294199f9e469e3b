"""Mentions in, their rows with the index of their blocks out; and what corrections keep of an article read anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Executable, insert, select

from timeline.corrections import Answers, unanswered
from timeline.model.event import EventMention
from timeline.storage import log, merging, schema
from timeline.storage.batches import delete_in, rows_in
from timeline.storage.merging import Merging
from timeline.storage.rows import mention_from, mention_values

_table = schema.mentions


def of_article(connection: Connection, article_id: str) -> dict[EventMention, int]:
    """Return the mentions of an article with their numbers, in order of the text."""
    return of_articles(connection, [article_id])


def of_articles(connection: Connection, article_ids: Iterable[str]) -> dict[EventMention, int]:
    """Return the mentions of some articles with their numbers."""
    columns = _table.c

    def query(ids: list[str]) -> Executable:
        wanted = select(columns.n, columns.record).where(columns.article_id.in_(ids))
        return wanted.order_by(columns.article_id, columns.kept, columns.position)

    return {mention_from(row.record): row.n for row in rows_in(connection, query, article_ids)}


def write(connection: Connection, article_id: str, mentions: Sequence[EventMention], how: Merging) -> None:
    """Keep what an article tells, and what corrections know of it that it tells no more."""
    told = tuple(dict.fromkeys(mentions))
    kept = unanswered(log.in_force(connection, [article_id]), told)
    mine = [mention for mention in kept if mention.article == article_id]
    rows = mention_values(told) + mention_values(mine, kept=True)
    if rows:
        connection.execute(insert(_table), rows)
    merging.index(connection, of_article(connection, article_id), how)


def forget(connection: Connection, article_id: str, how: Merging) -> tuple[EventMention, ...]:
    """Forget what an article tells, and return what that was."""
    numbers = of_article(connection, article_id)
    merging.unindex(connection, numbers, how)
    delete_in(connection, schema.event_mentions.c.mention, numbers.values())
    delete_in(connection, _table.c.n, numbers.values())
    return tuple(numbers)


def renew(connection: Connection, article_id: str, how: Merging) -> tuple[EventMention, ...] | None:
    """Keep for an article what the corrections in force need, no more and no less.

    Returns:
        The mentions as they were before; None where all stays as it is.
    """
    held = select(_table.c.record, _table.c.kept).where(_table.c.article_id == article_id).order_by(_table.c.position)
    rows = connection.execute(held).all()
    told = tuple(mention_from(row.record) for row in rows if not row.kept)
    kept = {mention_from(row.record) for row in rows if row.kept}
    wanted = unanswered(log.in_force(connection, [article_id]), told)
    if kept == {mention for mention in wanted if mention.article == article_id}:
        return None
    before = forget(connection, article_id, how)
    write(connection, article_id, told, how)
    return before


def names_of(connection: Connection, mentions: Iterable[EventMention]) -> Mapping[EventMention, tuple[int, str]]:
    """Return the number and the id of each mention that is stored."""
    columns = _table.c
    wanted = set(mentions)

    def query(ids: list[str]) -> Executable:
        return select(columns.n, columns.id, columns.record).where(columns.article_id.in_(ids))

    articles = sorted({mention.article for mention in wanted})
    rows = ((mention_from(row.record), row) for row in rows_in(connection, query, articles))
    return {mention: (row.n, row.id) for mention, row in rows if mention in wanted}


def homes_of(connection: Connection, mentions: Iterable[EventMention]) -> dict[EventMention, str]:
    """Return the id of the event that today holds each mention, or what tells the same."""
    told = tuple(mentions)
    numbers = of_articles(connection, dict.fromkeys(mention.article for mention in told))
    answers = Answers(numbers)
    links = schema.event_mentions.c
    wanted = select(links.mention, links.event_id)
    homes = {
        row.mention: row.event_id
        for row in rows_in(connection, lambda ns: wanted.where(links.mention.in_(ns)), numbers.values())
    }
    found = {mention: answers.of(mention) for mention in told}
    return {mention: homes[numbers[today]] for mention, today in found.items() if today and numbers[today] in homes}
