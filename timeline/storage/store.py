"""Articles with their mentions in; articles, mentions and the events that they tell out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace as with_values
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, select, update

from timeline.corrections import Act, Correction, EventChangedError
from timeline.errors import InputError, StorageError
from timeline.model.article import Article
from timeline.model.event import Event, EventMention
from timeline.storage import engine as database
from timeline.storage import integrity, log, queries, rereading, schema, telling
from timeline.storage.correcting import Writer, correct, follow, put, remove
from timeline.storage.log import Entry
from timeline.storage.merging import Merge, Merging, own
from timeline.storage.opening import prepare
from timeline.storage.partition import Change, Touched, homes, repartition, repartition_all
from timeline.storage.queries import Wanted
from timeline.storage.standing import Standing, standing
from timeline.table import COLUMNS, Row

_PROGRAM = "timeline"


class Store:
    """The database of one timeline; every change is one durable transaction, kept whole or not at all.

    Any number of threads and programs may read while one of them writes.
    """

    def __init__(self, engine: Engine, where: str, how: Merging) -> None:
        """Use `Store.open`, which checks what it opens."""
        self._engine = engine
        self._where = where
        self._how = how

    @classmethod
    def open(
        cls, path_or_url: str | Path, *, merge: Merge | Merging | None = None, name: str | None = None,
        create: bool = True,
    ) -> Self:  # fmt: skip
        """Open a timeline's database, and make it where there is none.

        Args:
            path_or_url: A file, or a database URL.
            merge: How mentions become events; None for the program's own way.
            name: What to call the timeline; None keeps its name, or takes the file's stem.
            create: Whether the timeline may come into being.

        Raises:
            StorageError: it is no timeline, cannot be opened, or was made by a newer version of the program.
        """
        how = merge if isinstance(merge, Merging) else Merging(merge) if merge else own()
        engine, where = database.connect(path_or_url, create=create)
        store = cls(engine, where, how)
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

    @classmethod
    def restore(
        cls, backup: str | Path, path: str | Path, *, replace: bool, merge: Merge | Merging | None = None
    ) -> None:  # fmt: skip
        """Make the timeline in a file what a backup holds, in one step that is done whole or not at all.

        Raises:
            StorageError: the backup is damaged or no timeline, or there is a file at the path that may not go.
        """
        target = Path(path)
        database.check_restorable(Path(backup), target, replace=replace)
        with TemporaryDirectory(dir=target.absolute().parent, prefix=".restoring-") as folder:
            part = Path(folder) / "part.db"
            database.copy(Path(backup), part)  # a backup stays as it is, also where an older version wrote it
            held = cls.open(part, merge=merge, create=False)
            try:
                problems = held.check()
            finally:
                held.close()
            if problems:
                raise StorageError(
                    f"the backup is damaged: {problems[0]}", where=str(backup), remedy="Take an older one"
                )
            database.copy(part, target)

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
        with self._writing() as writer:
            writer.connection.execute(update(schema.info).values(name=name, revision=writer.revision))

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
        with self._writing() as writer:
            connection = writer.connection
            found = standing(connection, article)
            if found.there:
                return Change()
            if found.article.id != article.id:
                raise StorageError(f"the id {article.id!r} was taken meanwhile", where=self._where, remedy="Try again")
            touched = Touched()
            if found.replaces is not None:
                before = homes(connection, found.replaces)
                held = queries.find_article(connection, found.replaces, self._where)
                assert held is not None  # noqa: S101 - `standing` just saw it
                touched = Touched(gone=remove(writer, held), homes=before)
            copied = put(writer, article, mentions)
            # an event must not be left with the mentions of an article that is gone
            change = self._settled(writer, touched, settle=settle or found.replaces is not None)
            return with_values(change, copied=copied)

    def settle(self) -> Change:
        """Make the events what the mentions give, if they are not."""
        with self._writing() as writer:
            if writer.connection.execute(select(schema.info.c.settled)).scalar_one():
                return Change()
            return self._settled(writer, Touched(), settle=True)

    def correct(
        self,
        event_ids: Sequence[str],
        act_on: Callable[[Sequence[Event]], Act],
        *,
        who: str,
        when: str,
        expected_revision: int | None = None,
    ) -> tuple[Correction, dict[EventMention, str]]:
        """Put a correction of some events into the log, and do it.

        Args:
            event_ids: The events.
            act_on: What makes the act of the events as they are now.
            who: Who corrects.
            when: ISO 8601.
            expected_revision: `event_revision` of the first event when it was looked at; None for whatever it is now.

        Returns:
            The correction, and the ids of the events that now hold the mentions that it is bound to.

        Raises:
            InputError: there is no such event.
            EventChangedError: the first event has changed since; nothing was done.
        """
        with self._writing() as writer:
            found = [self._event(writer.connection, event_id) for event_id in event_ids]
            act = act_on([event for event, _ in found])
            if expected_revision is not None and found and found[0][1] != expected_revision:
                raise EventChangedError(found[0][0], act, where=self._where)
            correction = correct(writer, act, [event for event, _ in found], who=who, when=when)
            writer.connection.execute(update(schema.info).values(revision=writer.revision))
            return correction, self._homes(writer.connection, act)

    def undo(self, who: str) -> Correction | None:
        """Take back the last correction of a person, and return it; None where there is none."""
        return self._turn(who, log.last_done, log.UNDONE)

    def redo(self, who: str) -> Correction | None:
        """Do again what a person took back last, and return it; None where there is nothing."""
        return self._turn(who, log.next_undone, log.DONE)

    def log(self, *, limit: int | None = None) -> tuple[Entry, ...]:
        """Return the corrections with their states, newest first."""
        with self._reading() as connection:
            return log.entries(connection, limit=limit)

    def mentions_of(self, article_id: str) -> tuple[EventMention, ...]:
        """Return what an article tells, in order of the text."""
        with self._reading() as connection:
            return tuple(telling.of_article(connection, article_id))

    def event_revision(self, event_id: str) -> int:
        """Return the revision of the timeline that last changed an event.

        Raises:
            InputError: there is no such event.
        """
        with self._reading() as connection:
            return self._event(connection, event_id)[1]

    def reread(self, mentions: Callable[[Article], Sequence[EventMention]], *, keep: bool) -> rereading.Difference:
        """Extract every article anew, and return what that changes.

        Args:
            mentions: What an article tells.
            keep: Whether the change is kept; otherwise the timeline stays as it is.
        """
        with self._writing() as writer:
            difference = rereading.reread(writer, mentions)
            if keep:
                writer.connection.execute(update(schema.info).values(settled=1, revision=writer.revision))
            else:
                writer.connection.rollback()
            return difference

    def article(self, article_id: str) -> Article:
        """Return an article by its id.

        Raises:
            InputError: there is no such article.
        """
        with self._reading() as connection:
            article = queries.find_article(connection, article_id, self._where)
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

    def event_ids(self, beginning: str) -> tuple[str, ...]:
        """Return the ids of the events that begin so, sorted."""
        with self._reading() as connection:
            return queries.event_ids(connection, beginning)

    def event_rows(self, wanted: Wanted | None = None) -> tuple[int, list[Row]]:
        """Return the revision, and the rows of the `events` table asked for as of that revision, by day."""
        with self._reading() as connection:
            revision = connection.execute(select(schema.info.c.revision)).scalar_one()
            return revision, queries.event_rows(connection, wanted or Wanted())

    def size(self) -> int:
        """Return how many events there are."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(schema.events)).scalar_one())

    def counts(self, wanted: Wanted) -> dict[int, int]:
        """Return how many of the events asked for begin on each day, by its ordinal."""
        with self._reading() as connection:
            return queries.counts(connection, wanted)

    def mention_rows(self) -> list[Row]:
        """Return every mention's row of the `mentions` table, by event and order in the event."""
        with self._reading() as connection:
            return queries.mention_rows(connection)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the stored rows, in words; nothing when all is well."""
        with self._reading() as connection:
            return integrity.problems(connection, how=self._how)

    def backup(self, path: str | Path) -> None:
        """Write a consistent copy to a new file, also while others write.

        Raises:
            StorageError: the file exists or cannot be written, or the timeline is not a file.
        """
        database.backup(self._engine, Path(path), self._where)

    def _reading(self) -> AbstractContextManager[Connection]:
        return database.reading(self._engine, self._where)

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        with database.writing(self._engine, self._where) as connection:
            # on a server writers take turns by this row; a file has one writer at a time anyway
            revision = connection.execute(select(schema.info.c.revision).with_for_update()).scalar_one()
            yield Writer(connection, self._how, int(revision) + 1)

    def _info(self, column: str) -> Any:
        with self._reading() as connection:
            return connection.execute(select(schema.info.c[column])).scalar_one()

    def _catch_up(self) -> None:
        """Make the events anew where a program died before it did, or where another version of it made them."""
        if self._info("made_by") != _maker():
            with self._writing() as writer:
                rereading.reindex(writer)
                repartition_all(writer.connection, self._how, homes={}, revision=writer.revision)
                writer.connection.execute(update(schema.articles).values(pending=0))
                made = {"made_by": _maker(), "settled": 1, "revision": writer.revision}
                writer.connection.execute(update(schema.info).values(**made))
        elif not self._info("settled"):
            self.settle()

    def _settled(self, writer: Writer, touched: Touched, *, settle: bool) -> Change:
        """Note that mentions came or went; make the events anew, or leave that to `settle`."""
        connection = writer.connection
        change = repartition(connection, self._how, touched, revision=writer.revision) if settle else Change()
        connection.execute(update(schema.info).values(settled=int(settle), revision=writer.revision))
        return change

    def _turn(self, who: str, chosen: Callable[[Connection, str], Correction | None], state: str) -> Correction | None:
        with self._writing() as writer:
            correction = chosen(writer.connection, who)
            if correction is None:
                return None
            log.set_state(writer.connection, correction.number, state)
            follow(writer, correction, in_force=state == log.DONE)
            writer.connection.execute(update(schema.info).values(settled=1, revision=writer.revision))
            return correction

    def _homes(self, connection: Connection, act: Act) -> dict[EventMention, str]:
        return telling.homes_of(connection, act.mentions)

    def _event(self, connection: Connection, event_id: str) -> tuple[Event, int]:
        found = queries.find_event(connection, event_id, self._where)
        if found is None:
            raise self._unknown("event", event_id)
        return found

    def _unknown(self, noun: str, wanted: str) -> InputError:
        return InputError(f"no {noun} has the id {wanted!r}", where=self._where)


def _maker() -> str:
    """Return what the events are made by: another version may merge otherwise, or have other columns."""
    return f"{version(_PROGRAM)}: {' '.join(column.name for column in COLUMNS)}"
