"""Articles with their mentions in; articles, mentions and the events that they tell out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, insert, select, update

from timeline.errors import InputError, StorageError
from timeline.model.article import Article
from timeline.model.event import Event, EventMention, Status
from timeline.storage import engine as database
from timeline.storage import integrity, queries, schema
from timeline.storage.opening import prepare
from timeline.storage.partition import Change, Merge, event_of_mentions, repartition, status_of_mentions, write_event
from timeline.storage.rows import Values, article_values, mention_values, stored_event
from timeline.storage.standing import Standing, standing
from timeline.table import COLUMNS, Row

_PROGRAM = "timeline"


class Store:
    """The database of one timeline; every change is one durable transaction, kept whole or not at all.

    Any number of threads and programs may read while one of them writes.
    """

    def __init__(self, engine: Engine, where: str, merge: Merge) -> None:
        """Use `Store.open`, which checks what it opens."""
        self._engine = engine
        self._where = where
        self._merge = merge

    @classmethod
    def open(cls, path_or_url: str | Path, *, merge: Merge, name: str | None = None, create: bool = True) -> Self:
        """Open a timeline's database, and make it where there is none.

        Args:
            path_or_url: A file, or a database URL.
            merge: How mentions become events.
            name: What to call the timeline; None keeps its name, or takes the file's stem.
            create: Whether the timeline may come into being.

        Raises:
            StorageError: it is no timeline, cannot be opened, or was made by a newer version of the program.
        """
        engine, where = database.connect(path_or_url, create=create)
        store = cls(engine, where, merge)
        try:
            called = name or database.default_name(where)
            prepare(engine, where, name=called, made_by=_maker(), create=create)
            store._catch_up()
            if name is not None and name != store.name:
                store.rename(name)
        except BaseException:
            engine.dispose()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @property
    def where(self) -> str:
        """The file or the address, for messages."""
        return self._where

    @property
    def name(self) -> str:
        """What the timeline is called."""
        return str(self._info("name"))

    @property
    def revision(self) -> int:
        """A number that moves with each change of what is stored."""
        return int(self._info("revision"))

    def rename(self, name: str) -> None:
        """Give the timeline another name."""
        with self._writing() as connection:
            connection.execute(update(schema.info).values(name=name))
            self._move(connection)

    def standing(self, article: Article) -> Standing:
        """Return how an article stands to what is stored."""
        with self._reading() as connection:
            return standing(connection, article)

    def add(self, article: Article, mentions: Sequence[EventMention], *, settle: bool = True) -> Change:
        """Keep an article with its mentions, and what they do to the events, in one durable transaction.

        Args:
            article: The article, under the id that `standing` gives it; one that is already there changes nothing.
            mentions: What it tells.
            settle: Whether to make the events anew. Who adds many articles leaves that to one `settle` at the end;
                should the program die before it, opening the timeline makes up for it.

        Raises:
            StorageError: the id was taken meanwhile, or the database cannot be written; then nothing has changed.
        """
        rows = mention_values(mentions)
        with self._writing() as connection:
            found = standing(connection, article)
            if found.there:
                return Change()
            if found.article.id != article.id:
                raise StorageError(f"the id {article.id!r} was taken meanwhile", where=self._where, remedy="Try again")
            # an event must not be left with the mentions of an article that is gone
            settle = settle or found.replaces is not None
            told = status_of_mentions(connection)
            before = event_of_mentions(connection) if settle else {}
            if found.replaces is not None:
                self._forget(connection, found.replaces)
            connection.execute(insert(schema.articles), [article_values(article)])
            if rows:
                connection.execute(insert(schema.mentions), [_with_status(row, told) for row in rows])
            return self._changed(connection, before, settle=settle)

    def settle(self) -> Change:
        """Make the events what the mentions give, if they are not."""
        with self._writing() as connection:
            settled = connection.execute(select(schema.info.c.settled)).scalar_one()
            return Change() if settled else self._changed(connection, event_of_mentions(connection), settle=True)

    def delete_article(self, article_id: str) -> None:
        """Forget an article, its mentions, and the events that no other article tells.

        Raises:
            InputError: there is no such article.
        """
        with self._writing() as connection:
            before = event_of_mentions(connection)
            self._forget(connection, article_id)
            self._changed(connection, before, settle=True)

    def set_status(self, event_id: str, status: Status) -> None:
        """Keep what a person said of an event, on each of its mentions: it survives later merges.

        Raises:
            InputError: there is no such event.
        """
        table = schema.mentions
        with self._writing() as connection:
            event, mention_ids = self._event(connection, event_id)
            revision = self._move(connection)
            connection.execute(
                update(table).where(table.c.id.in_(mention_ids)).values(status=status.value, status_revision=revision)
            )
            write_event(connection, stored_event(replace(event, status=status), mention_ids))

    def article(self, article_id: str) -> Article:
        """Return an article by its id.

        Raises:
            InputError: there is no such article.
        """
        with self._reading() as connection:
            article = queries.find_article(connection, article_id)
        if article is None:
            raise self._unknown("article", article_id)
        return article

    def articles(self) -> tuple[Article, ...]:
        """Return every article, by publication date and id; undated ones come last."""
        with self._reading() as connection:
            return queries.all_articles(connection)

    def event(self, event_id: str) -> Event:
        """Return an event with all its mentions.

        Raises:
            InputError: there is no such event.
        """
        with self._reading() as connection:
            return self._event(connection, event_id)[0]

    def event_rows(self) -> tuple[int, list[Row]]:
        """Return the revision, and every event's row of the `events` table as of that revision, in no order."""
        with self._reading() as connection:
            revision = connection.execute(select(schema.info.c.revision)).scalar_one()
            return revision, queries.event_rows(connection)

    def mention_rows(self) -> list[Row]:
        """Return every mention's row of the `mentions` table, by event and order in the event."""
        with self._reading() as connection:
            return queries.mention_rows(connection)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the stored rows, in words; nothing when all is well."""
        with self._reading() as connection:
            return integrity.problems(connection, merge=self._merge)

    def backup(self, path: str | Path) -> None:
        """Write a consistent copy to a new file, also while others write.

        Raises:
            StorageError: the file exists or cannot be written, or the timeline is not a file.
        """
        database.backup(self._engine, Path(path), self._where)

    def _reading(self) -> AbstractContextManager[Connection]:
        return database.reading(self._engine, self._where)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with database.writing(self._engine, self._where) as connection:
            # on a server writers take turns by this row; a file has one writer at a time anyway
            connection.execute(select(schema.info.c.id).with_for_update())
            yield connection

    def _info(self, column: str) -> Any:
        with self._reading() as connection:
            return connection.execute(select(schema.info.c[column])).scalar_one()

    def _catch_up(self) -> None:
        """Make the events anew where a program died before it did, or where another version of it made them."""
        if self._info("made_by") != _maker():
            with self._writing() as connection:
                self._changed(connection, event_of_mentions(connection), settle=True)
                connection.execute(update(schema.info).values(made_by=_maker()))
        elif not self._info("settled"):
            self.settle()

    def _move(self, connection: Connection) -> int:
        """Move the revision, and return the new one."""
        revision = schema.info.c.revision
        connection.execute(update(schema.info).values(revision=revision + 1))
        return int(connection.execute(select(revision)).scalar_one())

    def _changed(self, connection: Connection, before: Mapping[str, str], *, settle: bool) -> Change:
        """Note that mentions came or went; make the events anew, or leave that to `settle`."""
        change = repartition(connection, merge=self._merge, before=before) if settle else Change()
        connection.execute(update(schema.info).values(settled=settle))
        self._move(connection)
        return change

    def _forget(self, connection: Connection, article_id: str) -> None:
        """Forget an article and its mentions."""
        mentions, links = schema.mentions, schema.event_mentions
        told = select(mentions.c.id).where(mentions.c.article_id == article_id)
        connection.execute(delete(links).where(links.c.mention_id.in_(told)))
        connection.execute(delete(mentions).where(mentions.c.article_id == article_id))
        if not connection.execute(delete(schema.articles).where(schema.articles.c.id == article_id)).rowcount:
            raise self._unknown("article", article_id)

    def _event(self, connection: Connection, event_id: str) -> tuple[Event, list[str]]:
        found = queries.find_event(connection, event_id)
        if found is None:
            raise self._unknown("event", event_id)
        return found

    def _unknown(self, noun: str, wanted: str) -> InputError:
        return InputError(f"no {noun} has the id {wanted!r}", where=self._where)


def _with_status(row: Values, told: Mapping[str, tuple[int, str]]) -> Values:
    """Return the row of a mention with what a person said of it before its article was replaced."""
    revision, status = told.get(row["id"], (None, None))
    return {**row, "status": status, "status_revision": revision}


def _maker() -> str:
    """Return what the events are made by: another version may merge otherwise, or have other columns."""
    return f"{version(_PROGRAM)}: {' '.join(column.name for column in COLUMNS)}"
