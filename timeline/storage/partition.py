"""Mentions and corrections held in, events written: what a change of either does to the partition into events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from timeline.corrections import Answers, Correction, Join, apply
from timeline.model.event import Event, EventMention
from timeline.storage import copies, derived, log, schema, telling
from timeline.storage.batches import rows_in
from timeline.storage.merging import Merging, StoredLookup
from timeline.storage.rows import StoredEvent, mention_from, stored_event

_MANY = 4
"""Where the new mentions are more than one in so many, all are merged anew: it costs less than looking each one up."""

_events, _links, _mentions = schema.events, schema.event_mentions, schema.mentions


@dataclass(frozen=True, slots=True)
class Change:
    """What a change did.

    Attributes:
        new: Ids of the events that came into being.
        extended: Ids of the events that gained a mention.
        gone: Ids of the events that ceased to be.
        changed: Ids of the events that are others than before.
        copied: Ids of stored articles whose text the new one prints.
    """

    new: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touched.

    Attributes:
        articles: Ids of the articles that came, or whose mentions or corrections are others than before.
        gone: Mentions that went, all those that their articles had.
        homes: The event of each mention, by its id, before any of this; of those articles at least.
    """

    articles: Collection[str] = ()
    gone: tuple[EventMention, ...] = ()
    homes: Mapping[str, str] | None = None


def homes(connection: Connection, article_id: str | None = None) -> dict[str, str]:
    """Return the id of the event that each mention tells, by the mention's id; of one article, or of all."""
    query = select(_mentions.c.id, _links.c.event_id).join(_links, _links.c.mention == _mentions.c.n)
    if article_id is not None:
        query = query.where(_mentions.c.article_id == article_id)
    return {row.id: row.event_id for row in connection.execute(query)}


def repartition(connection: Connection, how: Merging, touched: Touched, *, revision: int) -> Change:
    """Make the events what mentions and corrections give, where the pending articles or what was touched changes them.

    Args:
        connection: A connection that writes.
        how: How mentions become events.
        touched: What came, went, or was corrected, besides the pending articles.
        revision: The revision of the timeline that this makes.
    """
    pending = connection.execute(select(schema.articles.c.id).where(schema.PENDING)).scalars().all()
    came = telling.of_articles(connection, dict.fromkeys((*touched.articles, *pending)))
    stored = connection.execute(select(func.max(_mentions.c.n))).scalar() or 0  # some more than there are, at once
    if how.remerge is None or _MANY * len(came) > stored:
        change = repartition_all(connection, how, homes=touched.homes or {}, revision=revision)
    else:
        before = dict(touched.homes or {})
        base = _reached(connection, how, came, touched.gone, frozenset(before.values()))
        change = _write(connection, _finished(connection, base), before, revision=revision)
    connection.execute(update(schema.articles).where(schema.PENDING).values(pending=0))
    return change


def repartition_all(connection: Connection, how: Merging, *, homes: Mapping[str, str], revision: int) -> Change:
    """Make all the events anew from mentions and corrections, and write those that are others than before."""
    events = corrected(connection, how)
    everything = connection.execute(select(_events.c.id)).scalars().all()
    return _write(connection, _stored(connection, events), homes, revision=revision, replacing=everything)


def corrected(connection: Connection, how: Merging) -> tuple[Event, ...]:
    """Return the events that all the stored mentions and corrections give."""
    told = tuple(mention_from(row.record) for row in connection.execute(select(_mentions.c.record)))
    return apply(how.merge(told), log.in_force(connection), told=told)


def rewrite(connection: Connection, event: Event, *, revision: int) -> None:
    """Write one event over what was stored of it; its mentions are the same."""
    _write(connection, _stored(connection, [event]), {}, revision=revision)


def partition(connection: Connection, how: Merging) -> dict[str, StoredEvent]:
    """Return all the events as they should be stored, by id."""
    return {event.id: event for event in _stored(connection, corrected(connection, how))}


def _reached(
    connection: Connection,
    how: Merging,
    came: Mapping[EventMention, int],
    gone: Sequence[EventMention],
    lost: frozenset[str],
) -> tuple[Event, ...]:
    """Return what merging gives for all that the new mentions touch, also through corrections that join."""
    assert how.remerge is not None  # noqa: S101 - the caller looked
    lookup = StoredLookup(connection)
    seeds = dict(came)
    while True:
        base = how.remerge(tuple(seeds), lookup=lookup, gone=gone)
        reached = {mention for event in base for mention in event.mentions}
        wider = {*_held_with(connection, reached, lost), *_joined_to(connection, reached)} - {m.article for m in seeds}
        if not wider:
            return base
        seeds |= telling.of_articles(connection, wider)


def _held_with(connection: Connection, reached: Collection[EventMention], lost: Iterable[str]) -> set[str]:
    """Return the articles of mentions that stand in an event with some that were reached, and were not."""
    names = telling.names_of(connection, reached)
    numbers = {number for number, _ in names.values()}
    linked = select(_links.c.event_id)
    held = rows_in(connection, lambda some: linked.where(_links.c.mention.in_(some)), numbers)
    event_ids = {*(row.event_id for row in held), *lost}
    wanted = select(_mentions.c.n, _mentions.c.article_id).join(_links, _links.c.mention == _mentions.c.n)
    members = rows_in(connection, lambda some: wanted.where(_links.c.event_id.in_(some)), event_ids)
    return {row.article_id for row in members if row.n not in numbers}


def _joined_to(connection: Connection, reached: Collection[EventMention]) -> set[str]:
    """Return the articles of mentions that a person joined to some that were reached, and were not."""
    joins = [
        correction
        for correction in log.in_force(connection, {mention.article for mention in reached})
        if isinstance(correction.act, Join)
    ]
    answers = Answers(telling.of_articles(connection, _articles(joins)))
    found: set[str] = set()
    for join in joins:
        bound = answers.of_all(join.act.mentions)
        if not bound.isdisjoint(reached):
            found |= {mention.article for mention in bound if mention not in reached}
    return found


def _finished(connection: Connection, base: Sequence[Event]) -> list[StoredEvent]:
    """Return events with what people corrected laid over them, as they are stored."""
    articles = {mention.article for event in base for mention in event.mentions}
    corrections = log.in_force(connection, articles)
    told = telling.of_articles(connection, _articles(corrections))
    return _stored(connection, apply(base, corrections, told=told))


def _articles(corrections: Iterable[Correction]) -> list[str]:
    return sorted({mention.article for correction in corrections for mention in correction.act.mentions})


def _stored(connection: Connection, events: Iterable[Event]) -> list[StoredEvent]:
    made = list(events)
    names = telling.names_of(connection, (mention for event in made for mention in event.mentions))
    pairs = copies.among(connection, {mention.article for event in made for mention in event.mentions})
    return [stored_event(event, [names[mention][1] for mention in event.mentions], copies=pairs) for event in made]


def _write(
    connection: Connection,
    fresh: Sequence[StoredEvent],
    homes: Mapping[str, str],
    *,
    revision: int,
    replacing: Iterable[str] = (),
) -> Change:
    """Write events over those that their mentions told before, and over those to be replaced, where they differ."""
    numbers = _numbers(connection, [mention_id for event in fresh for mention_id, _ in event.links])
    before = {**_homes_of(connection, numbers), **homes}
    old = dict.fromkeys((*before.values(), *replacing, *(event.id for event in fresh)))
    held = select(_events.c.id, _events.c.row_hash)
    stored = {row.id: row.row_hash for row in rows_in(connection, lambda ids: held.where(_events.c.id.in_(ids)), old)}
    touched = frozenset(homes.values())  # their mentions were written anew, so they are no longer linked
    changed = [event for event in fresh if event.id in touched or stored.get(event.id) != event.values["row_hash"]]
    kept = {event.id for event in fresh}
    gone = [event_id for event_id in stored if event_id not in kept]
    derived.forget(connection, [*gone, *(event.id for event in changed)])
    derived.write(connection, changed, numbers, revision=revision)
    return Change(
        new=tuple(event.id for event in changed if event.id not in stored),
        extended=tuple(event.id for event in changed if event.id in stored and _has_gained(event, before)),
        gone=tuple(gone),
        changed=tuple(event.id for event in changed if event.id in stored),
    )


def _numbers(connection: Connection, mention_ids: Iterable[str]) -> dict[str, int]:
    wanted = select(_mentions.c.id, _mentions.c.n)
    rows = rows_in(connection, lambda ids: wanted.where(_mentions.c.id.in_(ids)), mention_ids)
    return {row.id: row.n for row in rows}


def _homes_of(connection: Connection, numbers: Mapping[str, int]) -> dict[str, str]:
    names = {number: mention_id for mention_id, number in numbers.items()}
    wanted = select(_links.c.mention, _links.c.event_id)
    rows = rows_in(connection, lambda some: wanted.where(_links.c.mention.in_(some)), names)
    return {names[row.mention]: row.event_id for row in rows}


def _has_gained(event: StoredEvent, before: Mapping[str, str]) -> bool:
    return any(before.get(mention_id) != event.id for mention_id, _ in event.links)
