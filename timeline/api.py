"""A timeline that is kept (`Timeline`), and what needs no store: `build`, `extract`, `plot`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

from timeline import exports, merging, views
from timeline.corrections import Deletion, Judgement
from timeline.errors import InputError
from timeline.model.article import Article
from timeline.model.event import Event, EventMention, Status
from timeline.model.records import whole
from timeline.model.time import Day
from timeline.storage.merging import Merge
from timeline.storage.partition import Change
from timeline.storage.store import Store
from timeline.table import MENTION_COLUMNS, by_day, events_frame, frame_of_rows, unmerged_frame

if TYPE_CHECKING:
    from types import TracebackType

    import pandas as pd
    from plotly.graph_objects import Figure


_TEXTS = ("id", "text", "title", "publisher", "agency", "byline", "url", "language")


class Extraction(Protocol):
    """What turns an article into mentions; `timeline.pipeline.Pipeline` is one."""

    def mentions(self, article: Article) -> tuple[EventMention, ...]:
        """Return what the sentences of an article tell, in order of the text."""
        ...


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding articles did.

    Attributes:
        added: Ids of the articles that are new.
        updated: Ids of the articles that were there, and whose title or publication date is now better known.
        already_there: Ids of the articles that the timeline held already; nothing changed.
        events_new: Ids of the events that did not exist before.
        events_extended: Ids of the events that existed and gained a mention.
        mentions: How many mentions the new articles gave.
        undated: How many of these have neither a first nor a last possible day.
        no_publication_date: Ids of the new articles without one; their relative dates stay open.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    already_there: tuple[str, ...] = ()
    events_new: tuple[str, ...] = ()
    events_extended: tuple[str, ...] = ()
    mentions: int = 0
    undated: int = 0
    no_publication_date: tuple[str, ...] = ()


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
        merge: Merge | None = None,
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

    def rename(self, name: str) -> None:
        """Give the timeline another name."""
        self._store.rename(name)

    def add(self, articles: Article | Iterable[Article]) -> AddReport:
        """Extract what the articles tell and keep it, one durable transaction per article.

        Adding an article again changes nothing. Where an article cannot be kept, those before it are. Of several
        articles the events are made at the end; should the program die before, opening the timeline makes them.

        Raises:
            StorageError: the database cannot be written.
        """
        log = _Log()
        if isinstance(articles, Article):
            self._add(articles, log, settle=True)
            return log.report()
        try:
            for article in articles:
                self._add(article, log, settle=False)
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
        return views.filtered(
            self._events(),
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

    def mentions(self) -> pd.DataFrame:
        """Return the `mentions` table (`timeline.table.MENTION_COLUMNS`), by event."""
        return frame_of_rows(self._store.mention_rows(), MENTION_COLUMNS)

    def set_status(self, event_id: str, status: Status | str) -> None:
        """Keep what a person said of an event: pending, accepted or rejected; later merges keep it.

        Raises:
            InputError: there is no such event, or no such status.
        """
        if status not in tuple(Status):
            raise InputError(f"there is no status {str(status)[:40]!r}", remedy="There are " + ", ".join(Status))
        self._store.correct([event_id], lambda events: Judgement(_told(events), Status(status)), who="", when="")

    def delete_article(self, article_id: str) -> None:
        """Forget an article, its mentions, and the events that no other article tells.

        Raises:
            InputError: there is no such article.
        """
        self._store.correct([], lambda _: self._deletion(article_id), who="", when="")

    def export(self, path: str | Path, format: str | None = None, **filters: Any) -> int:  # noqa: A002 - what it is
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

    def _deletion(self, article_id: str) -> Deletion:
        return Deletion(self._store.article(article_id), self._store.mentions_of(article_id))

    def _add(self, article: Article, log: _Log, *, settle: bool) -> None:
        standing = self._store.standing(_clean(article))
        if standing.there:
            log.already_there.append(standing.article.id)
            return
        if self._pipeline is None:
            self._pipeline = _pipeline()
        mentions = self._pipeline.mentions(standing.article)
        log.note(self._store.add(standing.article, mentions, settle=settle))
        log.added.append(standing.article.id) if standing.replaces is None else log.updated.append(standing.replaces)
        log.mentions += mentions
        if standing.article.publication_date is None:
            log.no_publication_date.append(standing.article.id)

    def _events(self) -> pd.DataFrame:
        """Return the whole `events` table, read anew where the store has moved."""
        table = self._table
        if table is None or table[0] != self.revision:
            revision, rows = self._store.event_rows()
            table = self._table = (revision, frame_of_rows(sorted(rows, key=by_day)))
        return table[1]


@dataclass(slots=True)
class _Log:
    """What adding has done so far."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    already_there: list[str] = field(default_factory=list)
    events_new: list[str] = field(default_factory=list)
    events_extended: list[str] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    no_publication_date: list[str] = field(default_factory=list)

    def note(self, change: Change) -> None:
        self.events_new += change.new
        self.events_extended += change.extended

    def report(self) -> AddReport:
        new = tuple(dict.fromkeys(self.events_new))
        undated = [m for m in self.mentions if m.dating.earliest is None and m.dating.latest is None]
        return AddReport(
            added=tuple(self.added),
            updated=tuple(self.updated),
            already_there=tuple(self.already_there),
            events_new=new,
            events_extended=tuple(event for event in dict.fromkeys(self.events_extended) if event not in new),
            mentions=len(self.mentions),
            undated=len(undated),
            no_publication_date=tuple(self.no_publication_date),
        )


def build(
    articles: Iterable[Article], *, pipeline: Extraction | None = None, merge: Merge | None = None
) -> pd.DataFrame:
    """Return the `events` table of some articles, without keeping anything."""
    extraction = pipeline or _pipeline()
    mentions = [mention for article in articles for mention in extraction.mentions(_clean(article))]
    return events_frame((merge or merging.merge)(mentions))


def extract(article: Article, *, pipeline: Extraction | None = None) -> pd.DataFrame:
    """Return the `mentions` table of one article, in order of the text; `event_id` is null."""
    return unmerged_frame((pipeline or _pipeline()).mentions(_clean(article)))


def plot(events: pd.DataFrame, *, lanes: str = "type", theme: str = "light") -> Figure:
    """Return the timeline figure of an `events` table.

    Args:
        events: An `events` table.
        lanes: What the lanes are: `type`, `actor` and whatever else `timeline.figures` knows.
        theme: light or dark.
    """
    from timeline.figures import timeline_figure  # plotly takes its time to load

    return timeline_figure(events, lanes=lanes, theme=theme)


@cache
def _pipeline() -> Extraction:
    from timeline.pipeline import Pipeline  # so do the lexicons

    return Pipeline.load()


def _told(events: Sequence[Event]) -> tuple[EventMention, ...]:
    return tuple(mention for event in events for mention in event.mentions)


def _clean(article: Article) -> Article:
    """Return the article without halves of surrogate pairs, which no file can hold; no offset moves."""
    cleaned: dict[str, Any] = {name: whole(text) for name in _TEXTS if (text := getattr(article, name))}
    return replace(article, **cleaned)
