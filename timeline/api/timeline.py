"""A timeline kept in a database: articles go in, one table of events comes out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from timeline import exports, views
from timeline.api import correcting, importing
from timeline.api.adding import AddReport, Extraction, ExtractMany, Log, clean
from timeline.api.adding import pipeline as own_pipeline
from timeline.api.correcting import Fields
from timeline.api.importing import ImportReport
from timeline.corrections import Act, Correction, Deletion
from timeline.errors import InputError
from timeline.model.article import Article
from timeline.model.event import Event, EventMention, Modality, Status
from timeline.model.time import Day
from timeline.storage.log import Entry
from timeline.storage.merging import Merge, Merging
from timeline.storage.queries import Wanted
from timeline.storage.rereading import Difference
from timeline.storage.standing import Standing
from timeline.storage.store import Store
from timeline.table import MENTION_COLUMNS, TYPES, frame_of_rows
from timeline.workers import Failure

if TYPE_CHECKING:
    from types import TracebackType

    import pandas as pd


class Timeline:
    """A timeline kept in a database: articles go in, one table of events comes out.

    Several threads may use one Timeline, and several programs one database.
    """

    def __init__(self, store: Store, *, pipeline: Extraction | None = None) -> None:
        """Use `Timeline.open`."""
        self._store = store
        self._pipeline = pipeline
        self._table: tuple[int, pd.DataFrame] | None = None

    @classmethod
    def open(
        cls,
        path_or_url: str | Path,
        *,
        name: str | None = None,
        create: bool = True,
        pipeline: Extraction | None = None,
        merge: Merge | Merging | None = None,
    ) -> Self:
        """Open a timeline, making it where it does not exist and `create` allows.

        Args:
            path_or_url: A file, or a database URL such as `postgresql+psycopg://host/name`.
            name: What to call the timeline; None keeps its name, which is the file's stem at first.
            create: Whether the timeline may come into being.
            pipeline: What extracts mentions; None for the program's own, loaded when it is first needed.
            merge: What makes events of mentions; None for the program's own.

        Raises:
            StorageError: it is no timeline, cannot be opened, or was made by a newer version of the program.
        """
        store = Store.open(path_or_url, merge=merge, name=name, create=create)
        return cls(store, pipeline=pipeline)

    def __enter__(self) -> Self:
        """Use the timeline in a `with` block, which closes it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the timeline."""
        self.close()

    @classmethod
    def restore(
        cls,
        backup: str | Path,
        path: str | Path,
        *,
        replace: bool = False,
        pipeline: Extraction | None = None,
        merge: Merge | Merging | None = None,
    ) -> Self:
        """Make the timeline at a path what a backup holds, after a look whether that is whole, and open it.

        Args:
            backup: What `backup` wrote; it stays as it is.
            path: The timeline's file.
            replace: Whether a timeline that is there may go.
            pipeline: As for `open`.
            merge: As for `open`.

        Raises:
            StorageError: the backup is damaged or no timeline, or there is a file at the path that may not go.
        """
        Store.restore(backup, path, replace=replace, merge=merge)
        return cls.open(path, create=False, pipeline=pipeline, merge=merge)

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    @property
    def where(self) -> str:
        """The file or the address, for messages."""
        return self._store.where

    @property
    def name(self) -> str:
        """What the timeline is called."""
        return self._store.name

    @property
    def revision(self) -> int:
        """A number that moves with each change of what is stored."""
        return self._store.revision

    def size(self) -> int:
        """Return how many events there are."""
        return self._store.size()

    def rename(self, name: str) -> None:
        """Give the timeline another name."""
        self._store.rename(name)

    def add(self, articles: Article | Iterable[Article], *, extract_many: ExtractMany | None = None) -> AddReport:
        """Extract what the articles tell and keep it, one durable transaction per article.

        Adding an article again changes nothing. Where an article cannot be kept, those before it are. Of several
        articles the events are made at the end; should the program die before, opening the timeline makes them.

        Args:
            articles: One article, or any number.
            extract_many: What extracts many at once, such as `timeline.workers.extract_many`; None extracts one by one.

        Raises:
            StorageError: the database cannot be written.
        """
        log = Log()
        if isinstance(articles, Article):
            self._add(articles, log, settle=True)
            return log.report()
        try:
            if extract_many is None:
                for article in articles:
                    self._add(article, log, settle=False)
            else:
                self._add_many(articles, log, extract_many)
        finally:
            log.note(self._store.settle())
        return log.report()

    def articles(self) -> tuple[Article, ...]:
        """Return every article, by publication date and id; undated ones come last."""
        return self._store.articles()

    def article(self, article_id: str) -> Article:
        """Return an article by its id.

        Raises:
            InputError: there is no such article.
        """
        return self._store.article(article_id)

    def event(self, event_id: str) -> Event:
        """Return an event with all its mentions by its id.

        Raises:
            InputError: there is no such event.
        """
        return self._store.event(event_id)

    def events(
        self,
        *,
        start: Day | str | None = None,
        end: Day | str | None = None,
        actors: Sequence[str] = (),
        types: Sequence[str] = (),
        place: str | None = None,
        search: str | None = None,
        statuses: Sequence[str] = (),
        min_confidence: float = 0.0,
        modalities: Sequence[str] = (),
    ) -> pd.DataFrame:
        """Return the `events` table of the events that pass every filter given, by day; undated ones come last.

        The columns are those of `timeline.table.COLUMNS`, the filters those of `timeline.views.filtered`.

        Raises:
            InputError: a filter's value does not exist.
        """
        wanted = _wanted(start, end, actors, types, search)
        return views.filtered(
            self._events(wanted),
            start=start,
            end=end,
            actors=actors,
            types=types,
            place=place,
            search=search,
            statuses=statuses,
            min_confidence=min_confidence,
            modalities=modalities,
        )

    def counts(
        self,
        *,
        start: Day | str | None = None,
        end: Day | str | None = None,
        actors: Sequence[str] = (),
        types: Sequence[str] = (),
    ) -> pd.DataFrame:
        """Return how many events begin on each day that has any, as `timeline.views.counts` does, without reading them.

        Args:
            start: First day that counts, inclusive.
            end: Last day that counts, inclusive.
            actors: Codes; an event of several of them counts once.
            types: Event types.

        Returns:
            Columns `start` (the day, datetime64[s]) and `events`.

        Raises:
            InputError: a day is not of the form YYYY-MM-DD.
        """
        counted = self._store.counts(_wanted(start, end, actors, types, None))
        return views.daily(counted)

    def mentions(self) -> pd.DataFrame:
        """Return the `mentions` table (`timeline.table.MENTION_COLUMNS`), by event."""
        return frame_of_rows(self._store.mention_rows(), MENTION_COLUMNS)

    def set_status(self, event_id: str, status: Status | str) -> None:
        """Keep what a person said of an event, without a name or a time; see `accept` and `reject`.

        Raises:
            InputError: there is no such event, or no such status.
        """
        self._correct([event_id], correcting.judgement(status), who="", when="")

    def accept(self, event_id: str, *, who: str, when: str, expected_revision: int | None = None) -> str:
        """Keep that a person found an event right; later articles and extractions keep it.

        Args:
            event_id: The event.
            who: Who says so.
            when: ISO 8601.
            expected_revision: What `event_revision` gave when the person looked; None for whatever it is now.

        Returns:
            The event's id.

        Raises:
            InputError: there is no such event.
            ConflictError: it has changed since; the error holds the event as it is now and what was wanted.
        """
        return self.judge(event_id, Status.ACCEPTED, who=who, when=when, expected_revision=expected_revision)

    def reject(self, event_id: str, *, who: str, when: str, expected_revision: int | None = None) -> str:
        """Keep that a person found an event wrong; as `accept`."""
        return self.judge(event_id, Status.REJECTED, who=who, when=when, expected_revision=expected_revision)

    def judge(
        self, event_id: str, status: Status | str, *, who: str, when: str, expected_revision: int | None = None
    ) -> str:
        """Keep what a person said of an event: pending, accepted or rejected; as `accept`."""
        act = correcting.judgement(status)
        return self._correct([event_id], act, who=who, when=when, expected_revision=expected_revision)[0]

    def edit(
        self, event_id: str, fields: Fields, *, who: str, when: str, expected_revision: int | None = None
    ) -> str:  # fmt: skip
        """Set the title, type, days, actors or place of an event; as `accept`.

        Raises:
            InputError: a field is not given as it should be.
        """
        act = correcting.edit(fields)
        return self._correct([event_id], act, who=who, when=when, expected_revision=expected_revision)[0]

    def join(
        self, event_ids: Sequence[str], *, who: str, when: str, expected_revision: int | None = None
    ) -> str:  # fmt: skip
        """Make several events one, and return its id; the first one's revision is expected. As `accept`."""
        return self._correct(event_ids, correcting.join, who=who, when=when, expected_revision=expected_revision)[0]

    def split(
        self,
        event_id: str,
        mentions: Iterable[EventMention | int],
        *,
        who: str,
        when: str,
        expected_revision: int | None = None,
    ) -> tuple[str, ...]:
        """Make some mentions of an event another event, and return the ids of the new one and the old; as `accept`.

        Args:
            event_id: The event.
            mentions: Those that leave: themselves, or their places in `event.mentions`.
            who: Who says so.
            when: ISO 8601.
            expected_revision: What `event_revision` gave when the person looked.
        """
        act = correcting.split(mentions)
        return self._correct([event_id], act, who=who, when=when, expected_revision=expected_revision)

    def add_marked(
        self,
        article_id: str,
        start: int,
        end: int,
        fields: Fields,
        *,
        who: str,
        when: str,
        modality: Modality | str = Modality.ASSERTED,
    ) -> str:
        """Add the event that the words from `start` to `end` of an article tell, and return its id.

        Raises:
            InputError: there is no such article, the words lie outside it, or title or type are missing.
        """
        addition = correcting.marked(self.article(article_id), start, end, fields, modality)
        return self._correct([], lambda _: addition, who=who, when=when)[0]

    def add_event(
        self,
        fields: Fields,
        *,
        quote: str,
        source: str,
        who: str,
        when: str,
        modality: Modality | str = Modality.ASSERTED,
        published: Day | None = None,
    ) -> str:
        """Add an event that no stored article tells, and return its id.

        Args:
            fields: What happened; title and type at least.
            quote: The words that prove it.
            source: Where they stand: an address, a book.
            who: Who says so.
            when: ISO 8601.
            modality: How surely it happened.
            published: When the source was published.

        Raises:
            InputError: words, title or type are missing.
        """
        addition = correcting.noted(quote, source, fields, modality, published)
        return self._correct([], lambda _: addition, who=who, when=when)[0]

    def delete_article(self, article_id: str, *, who: str = "", when: str = "") -> None:
        """Forget an article, its mentions, and the events that no other article tells; `undo` brings it back.

        Raises:
            InputError: there is no such article.
        """
        self._correct([], lambda _: self._deletion(article_id), who=who, when=when)

    def undo(self, *, who: str) -> Correction | None:
        """Take back the last correction of a person, and return it; None where there is none."""
        return self._store.undo(who)

    def redo(self, *, who: str) -> Correction | None:
        """Do again what a person took back last, if they corrected nothing since; None where there is nothing."""
        return self._store.redo(who)

    def log(self, *, limit: int | None = None) -> tuple[Entry, ...]:
        """Return who corrected what and when, newest first, and whether it is done, undone, or dropped after that."""
        return self._store.log(limit=limit)

    def event_revision(self, event_id: str) -> int:
        """Return the revision that last changed an event, which its corrections may expect.

        Raises:
            InputError: there is no such event.
        """
        return self._store.event_revision(event_id)

    def find(self, beginning: str) -> str:
        """Return the id of the one event whose id begins so.

        Raises:
            InputError: there is none, or there are several.
        """
        found = self._store.event_ids(beginning)
        if beginning in found or len(found) == 1:
            return beginning if beginning in found else found[0]
        if found:
            what = f"{len(found)} events have ids that begin with {beginning!r}"
            raise InputError(what, remedy="Give more of the id")
        raise InputError(f"no event has the id {beginning!r}", where=self.where)

    def reextract(self, *, keep: bool) -> Difference:
        """Extract every article anew with the rules of today, and return what that changes; corrections stay.

        Args:
            keep: Whether the change is kept; otherwise it is only told, and the timeline stays as it is.
        """
        return self._store.reread(self._extraction().mentions, keep=keep)

    def import_events(self, events: pd.DataFrame, *, who: str, when: str, source: str) -> ImportReport:
        """Take events from a table: what differs in known ones becomes edits, unknown ones become events by hand.

        Args:
            events: A table with some of the columns of `events`.
            who: Who says so.
            when: ISO 8601.
            source: Where the table comes from, for events without a quote or article of their own.

        Raises:
            InputError: a row is not of the form that an event takes; the message names it, rows before it are kept.
        """
        return importing.take(self, events, who=who, when=when, source=source)

    def export(self, path: str | Path, format: str | None = None, **filters: Any) -> int:
        """Write the events that pass the filters to a file, in the format named or that the suffix names.

        Returns:
            How many events the file holds; some formats cannot hold an event without a day.

        Raises:
            InputError: there is no such format or filter value.
            StorageError: the file cannot be written.
        """
        return exports.write(self.events(**filters), path, format=format, name=self.name)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with what is stored, in words; nothing when all is well."""
        return self._store.check()

    def backup(self, path: str | Path) -> None:
        """Write a consistent copy to a new file, also while others write.

        Raises:
            StorageError: the file exists or cannot be written.
        """
        self._store.backup(path)

    def _correct(
        self,
        event_ids: Sequence[str],
        act_on: Callable[[Sequence[Event]], Act],
        *,
        who: str,
        when: str,
        expected_revision: int | None = None,
    ) -> tuple[str, ...]:
        """Do an act, and return the ids of the events that hold what it is bound to, without repetition."""
        correction, homes = self._store.correct(
            event_ids, act_on, who=who, when=when, expected_revision=expected_revision
        )
        return tuple(dict.fromkeys(homes[one] for one in correction.act.mentions if one in homes))

    def _deletion(self, article_id: str) -> Deletion:
        return Deletion(self._store.article(article_id), self._store.mentions_of(article_id))

    def _add(self, article: Article, log: Log, *, settle: bool) -> None:
        standing = self._store.standing(clean(article))
        if standing.there:
            log.already_there.append(standing.article.id)
        else:
            self._keep(standing, self._extraction().mentions(standing.article), log, settle=settle)

    def _add_many(self, articles: Iterable[Article], log: Log, extract_many: ExtractMany) -> None:
        begun: deque[Article] = deque()  # as they were given, in the order in which they come back
        for found in extract_many(self._new(articles, log, begun)):
            given = begun.popleft()
            if isinstance(found, Failure):
                log.failed.append(found.error)
                continue
            standing = self._store.standing(given)
            if standing.there:  # the one before it, which was not kept yet when this one was begun
                log.already_there.append(standing.article.id)
                continue
            same = standing.article == found.article
            mentions = found.mentions if same else self._extraction().mentions(standing.article)
            self._keep(standing, mentions, log, settle=False)

    def _new(self, articles: Iterable[Article], log: Log, begun: deque[Article]) -> Iterator[Article]:
        """Yield the articles that the timeline does not hold, as it would hold them; `begun` takes them as given."""
        for given in map(clean, articles):
            standing = self._store.standing(given)
            if standing.there:
                log.already_there.append(standing.article.id)
            else:
                begun.append(given)
                yield standing.article

    def _keep(self, standing: Standing, mentions: Sequence[EventMention], log: Log, *, settle: bool) -> None:
        change = self._store.add(standing.article, mentions, settle=settle)
        log.note(change)
        if change.copied:
            log.copies.append(standing.article.id)
        log.added.append(standing.article.id) if standing.replaces is None else log.updated.append(standing.replaces)
        log.mentions += mentions
        if standing.article.publication_date is None:
            log.no_publication_date.append(standing.article.id)

    def _extraction(self) -> Extraction:
        if self._pipeline is None:
            self._pipeline = own_pipeline()
        return self._pipeline

    def _events(self, wanted: Wanted) -> pd.DataFrame:
        """Return at least the events asked for: all of them where they were read already, and nothing has changed."""
        table = self._table
        if table is not None and table[0] == self.revision:
            return table[1]
        revision, rows = self._store.event_rows(wanted)
        frame = frame_of_rows(rows)
        if wanted == Wanted():
            self._table = (revision, frame)
        return frame


def _wanted(
    start: Day | str | None, end: Day | str | None, actors: Sequence[str], types: Sequence[str], search: str | None
) -> Wanted:
    """Return what the database is asked for: all that the filters let pass, and maybe more."""
    kinds = tuple(type_.upper() for type_ in types)
    return Wanted(
        start=views.as_day(start, "start"),
        end=views.as_day(end, "end"),
        actors=tuple(actor.upper() for actor in actors),
        types=kinds if set(kinds) <= set(TYPES) else (),
        words=views.words(search or ""),
    )
