"""How mentions become events: all at once, or only what new mentions touch, with the index that this needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, Executable, func, insert, select

from timeline import merging
from timeline.lexicons import rarity
from timeline.merging import order
from timeline.merging.blocking import keys
from timeline.merging.sketch import in_order, sketch_all
from timeline.model.event import Event, EventMention
from timeline.storage import schema
from timeline.storage.batches import delete_rows, rows_in
from timeline.storage.rows import block_hash, mention_from

Merge = Callable[[Sequence[EventMention]], tuple[Event, ...]]
"""Mentions in, events out: a function of the set of mentions, such as `timeline.merging.merge`."""

_ARTICLE = "article "
"""How the key of the block of an article's mentions begins; `mentions_by_article` answers it."""


class Remerge(Protocol):
    """New mentions and an index in, the events of all that they touch out, such as `timeline.merging.remerge`."""

    def __call__(
        self, new: Iterable[EventMention], *, lookup: merging.Lookup, gone: Iterable[EventMention] = ()
    ) -> tuple[Event, ...]:
        """Return the events of every mention whose event may have changed."""
        ...


Keys = Callable[[Sequence[EventMention]], Mapping[EventMention, Collection[str]]]
"""All the mentions of one article in, the keys of the blocks of each out."""


@dataclass(frozen=True, slots=True)
class Merging:
    """How mentions become events.

    Attributes:
        merge: All the mentions at once.
        remerge: Only what new ones touch, the same events; None to merge all every time.
        keys: The index that `remerge` needs.
    """

    merge: Merge
    remerge: Remerge | None = None
    keys: Keys | None = None


def own() -> Merging:
    """Return the program's own way."""
    return Merging(merging.merge, merging.remerge, keys_of)


def keys_of(article: Sequence[EventMention]) -> dict[EventMention, tuple[str, ...]]:
    """Return the keys of the blocks of each mention of an article, but for the article's own block."""
    sketches = sketch_all(in_order(article), rarity.load())
    return {sketch.mention: tuple(key for key in keys(sketch) if not key.startswith(_ARTICLE)) for sketch in sketches}


def index(connection: Connection, numbers: Mapping[EventMention, int], how: Merging) -> None:
    """Put all the mentions of some articles, by their numbers in the database, into the index of blocks."""
    rows = _block_rows(numbers, how)
    if rows:
        connection.execute(insert(schema.blocks), rows)


def unindex(connection: Connection, numbers: Mapping[EventMention, int], how: Merging) -> None:
    """Take all the mentions of some articles out of the index."""
    delete_rows(connection, schema.blocks, _block_rows(numbers, how))


class StoredLookup:
    """The index of the stored mentions; what was read once is kept, for the time of one change."""

    def __init__(self, connection: Connection) -> None:
        """Look into this database."""
        self._connection = connection
        self._mentions: dict[int, EventMention] = {}

    def __call__(self, keys: Collection[str], *, limit: int | None) -> dict[str, Sequence[EventMention]]:
        """Return what is stored under each key: see `timeline.merging.Lookup`."""
        articles = [key.removeprefix(_ARTICLE) for key in keys if key.startswith(_ARTICLE)]
        found = self._of_articles(articles)
        found |= self._of_blocks([key for key in keys if not key.startswith(_ARTICLE)], limit)
        return found

    def _of_articles(self, articles: Sequence[str]) -> dict[str, Sequence[EventMention]]:
        table = schema.mentions.c

        def query(ids: list[str]) -> Executable:
            return select(table.n, table.article_id, table.record).where(table.article_id.in_(ids))

        found: dict[str, list[EventMention]] = defaultdict(list)
        for row in rows_in(self._connection, query, articles):
            mention = self._mentions.get(row.n) or self._mentions.setdefault(row.n, mention_from(row.record))
            found[_ARTICLE + row.article_id].append(mention)
        return {key: sorted(block, key=order) for key, block in found.items()}

    def _of_blocks(self, keys: Sequence[str], limit: int | None) -> dict[str, Sequence[EventMention]]:
        names = {block_hash(key): key for key in keys}
        blocks = self._numbers(names, limit)
        self._read({number for block in blocks.values() for number in block})
        found = {names[name]: [self._mentions[number] for number in block] for name, block in blocks.items()}
        return {name: sorted(block, key=order)[:limit] for name, block in found.items()}

    def _numbers(self, names: Iterable[int], limit: int | None) -> dict[int, list[int]]:
        """Return the numbers of the mentions of each block, of large ones those of the first days."""
        table = schema.blocks.c
        rank = func.rank().over(partition_by=table.key, order_by=table.day).label("place")

        def query(hashes: list[int]) -> Executable:
            if limit is None:
                return select(table.key, table.mention).where(table.key.in_(hashes))
            block = select(table.key, table.mention, rank).where(table.key.in_(hashes)).subquery()
            return select(block.c.key, block.c.mention).where(block.c.place <= limit)

        found: dict[int, list[int]] = defaultdict(list)
        for key, mention in rows_in(self._connection, query, names):
            found[key].append(mention)
        return found

    def _read(self, numbers: Iterable[int]) -> None:
        table = schema.mentions.c

        def query(wanted: list[int]) -> Executable:
            return select(table.n, table.record).where(table.n.in_(wanted))

        for row in rows_in(self._connection, query, sorted(set(numbers) - set(self._mentions))):
            self._mentions[row.n] = mention_from(row.record)


def _block_rows(numbers: Mapping[EventMention, int], how: Merging) -> list[dict[str, int]]:
    if how.keys is None:
        return []
    articles: dict[str, list[EventMention]] = defaultdict(list)
    for mention in numbers:
        articles[mention.article].append(mention)
    rows: dict[tuple[int, int, int], None] = {}
    for told in articles.values():
        for mention, names in how.keys(told).items():
            day = mention.published.ordinal if mention.published is not None else schema.UNDATED
            rows |= dict.fromkeys((block_hash(name), day, numbers[mention]) for name in names)
    return [{"key": key, "day": day, "mention": mention} for key, day, mention in sorted(rows)]
