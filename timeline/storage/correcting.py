"""An act in, the log and the events as it leaves them out; the same way back for undo, and forth again for redo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from timeline.corrections import Act, Addition, Correction, Deletion, Edit, Judgement, apply
from timeline.model.article import Article
from timeline.model.event import Event, EventMention
from timeline.storage import copies, log, schema, telling
from timeline.storage.merging import Merging
from timeline.storage.partition import Change, Touched, homes, repartition, rewrite
from timeline.storage.rows import ARTICLE, NOTE, article_values


@dataclass(frozen=True, slots=True)
class Writer:
    """What writing needs: the connection, how mentions become events, and the revision that this change makes."""

    connection: Connection
    how: Merging
    revision: int


def correct(writer: Writer, act: Act, events: Sequence[Event], *, who: str, when: str) -> Correction:
    """Put an act on some events into the log, and do it."""
    correction = log.write(writer.connection, act, who=who, when=when)
    if isinstance(act, Judgement | Edit):
        # the newest word on all the mentions of an event counts, so nothing else needs to be looked at
        for event in apply(events, [correction]):
            rewrite(writer.connection, event, revision=writer.revision)
    else:
        follow(writer, correction, in_force=True)
    return correction


def follow(writer: Writer, correction: Correction, *, in_force: bool) -> Change:
    """Make mentions and events what they are with, or without, a correction whose state was just set."""
    act, connection = correction.act, writer.connection
    before: dict[str, str] = {}
    gone: list[EventMention] = []
    for article, present in _carried(connection, act, in_force=in_force):
        if present:
            kind = NOTE if isinstance(act, Addition) or _is_note(connection, article.id) else ARTICLE
            put(writer, article, act.mentions if isinstance(act, Deletion) else (), kind=kind)
        else:
            before |= homes(connection, article.id)
            gone += remove(writer, article)
    for article_id in _stored(connection, dict.fromkeys(mention.article for mention in act.mentions)):
        homes_here = homes(connection, article_id)
        was = telling.renew(connection, article_id, writer.how)
        if was is not None:
            before |= homes_here
            gone += was
    articles = _stored(connection, dict.fromkeys(mention.article for mention in act.mentions))
    touched = Touched(articles=articles, gone=tuple(gone), homes=before)
    return repartition(connection, writer.how, touched, revision=writer.revision)


def put(
    writer: Writer, article: Article, mentions: Sequence[EventMention], *, kind: str = ARTICLE
) -> tuple[str, ...]:  # fmt: skip
    """Keep an article with what it tells, and return the ids of the stored ones that it copies.

    Its mentions wait for the next `repartition`.
    """
    writer.connection.execute(insert(schema.articles), [article_values(article, kind=kind)])
    telling.write(writer.connection, article.id, mentions, writer.how)
    return copies.index(writer.connection, article)


def remove(writer: Writer, article: Article) -> tuple[EventMention, ...]:
    """Forget an article with what it tells, and return what that was."""
    gone = telling.forget(writer.connection, article.id, writer.how)
    copies.unindex(writer.connection, article)
    writer.connection.execute(delete(schema.articles).where(schema.articles.c.id == article.id))
    return gone


def _carried(connection: Connection, act: Act, *, in_force: bool) -> list[tuple[Article, bool]]:
    """Return the article that an act brings or takes, with whether it is to be there; nothing where it is so."""
    if isinstance(act, Deletion):
        article, wanted = act.article, not in_force
    elif isinstance(act, Addition) and act.note is not None:
        article, wanted = act.note, in_force
    else:
        return []
    return [(article, wanted)] if bool(_stored(connection, [article.id])) != wanted else []


def _is_note(connection: Connection, article_id: str) -> bool:
    acts = (correction.act for correction in log.in_force(connection, [article_id]))
    return any(isinstance(act, Addition) and act.note is not None and act.note.id == article_id for act in acts)


def _stored(connection: Connection, article_ids: Sequence[str] | dict[str, None]) -> list[str]:
    held = select(schema.articles.c.id).where(schema.articles.c.id.in_(list(article_ids)))
    return sorted(connection.execute(held).scalars())
