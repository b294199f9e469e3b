"""A stored timeline in, a guarded one out: one lock around the store, and columns that follow its revision."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from dashboards.columns import Columns, columns_of
from timeline.api import AddReport, Timeline
from timeline.api.correcting import Fields
from timeline.corrections import Correction
from timeline.errors import TimelineError
from timeline.model.article import Article
from timeline.model.event import Event, EventMention, Status
from timeline.storage.log import Entry


class LiveTimeline:
    """A timeline that many requests look at and few change; every call is safe from any thread."""

    def __init__(
        self,
        timeline: Timeline | str | Path,
        *,
        names: Mapping[str, str],
        read_only: bool = False,
        who: str = "",
        clock: Callable[[], str] = str,
    ) -> None:
        """Open the timeline if a path or an address is given.

        Args:
            timeline: The timeline, or where it is stored.
            names: What to call the codes of types and actors.
            read_only: Refuse every change.
            who: Who corrects.
            clock: Gives the time, ISO 8601.
        """
        self._lock = threading.RLock()
        self._timeline = timeline if not isinstance(timeline, str | Path) else Timeline.open(timeline)
        self._names = names
        self._columns: Columns | None = None
        self._who, self._clock = who, clock
        self.read_only = read_only

    @property
    def name(self) -> str:
        """The timeline's name."""
        return self._timeline.name

    @property
    def revision(self) -> int:
        """A number that moves with each change, whoever made it."""
        with self._lock:
            return self._timeline.revision

    @property
    def columns(self) -> Columns:
        """The events as they are stored now."""
        with self._lock:
            revision = self._timeline.revision
            if self._columns is None or self._columns.revision != revision:
                self._columns = columns_of(
                    self._timeline.events(), self._timeline.mentions(), revision=revision, names=self._names
                )
            return self._columns

    def event(self, event_id: str) -> Event | None:
        """Return an event with its mentions; None where there is none of that id (any more)."""
        with self._lock:
            if event_id not in self.columns.row_of:
                return None
            return self._timeline.event(event_id)

    def article(self, article_id: str) -> Article | None:
        """Return an article; None where there is none of that id."""
        with self._lock:
            try:
                return self._timeline.article(article_id)
            except (TimelineError, KeyError):
                return None

    def events_of(self, article_id: str) -> tuple[Event, ...]:
        """Return the events that an article tells, by date."""
        with self._lock:
            told = [article_id in articles for articles in self.columns.events["articles"]]
            return tuple(self._timeline.event(event_id) for event_id in self.columns.events["event_id"][told])

    def add(self, article: Article) -> AddReport:
        """Read an article into the timeline."""
        with self._changing():
            return self._timeline.add(article)

    def event_revision(self, event_id: str) -> int | None:
        """Return the revision that last changed an event; None where there is none of that id."""
        with self._lock:
            try:
                return self._timeline.event_revision(event_id)
            except (TimelineError, KeyError):
                return None

    def judge(self, event_id: str, status: Status, *, expected: int | None = None) -> None:
        """Keep what a person says of an event.

        Raises:
            ConflictError: the event has changed since the revision expected.
        """
        with self._changing() as author:
            columns = self._held(event_id)
            self._timeline.judge(event_id, status, **author, expected_revision=expected)
            self._columns = columns.with_status(event_id, status.value, revision=self._timeline.revision)

    def edit(self, event_id: str, fields: Fields, *, expected: int | None = None) -> str:
        """Set fields of an event, and return its id; as `judge`."""
        with self._changing() as author:
            return self._timeline.edit(event_id, fields, **author, expected_revision=expected)

    def join(self, event_ids: Sequence[str], *, expected: int | None = None) -> str:
        """Make several events one, and return its id; as `judge`, for the first of them."""
        with self._changing() as author:
            return self._timeline.join(event_ids, **author, expected_revision=expected)

    def split(self, event_id: str, mention: int, *, expected: int | None = None) -> tuple[str, ...]:
        """Make one mention of an event another event, and return the ids of the new one and the old; as `judge`."""
        with self._changing() as author:
            return self._timeline.split(event_id, [mention], **author, expected_revision=expected)

    def undo(self) -> Correction | None:
        """Take back the last correction made here, and return it; None where there is none."""
        with self._changing():
            return self._timeline.undo(who=self._who)

    def redo(self) -> Correction | None:
        """Do again what was taken back last, and return it; None where there is nothing."""
        with self._changing():
            return self._timeline.redo(who=self._who)

    def log(self, *, limit: int) -> tuple[Entry, ...]:
        """Return who corrected what and when, newest first."""
        with self._lock:
            return self._timeline.log(limit=limit)

    def home_of(self, mention: EventMention) -> str | None:
        """Return the id of the event that a mention belongs to now; None where there is none."""
        with self._lock:
            events = self.events_of(mention.article)
            return next((event.id for event in events if mention in event.mentions), None)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        """Refuse or hold the lock, and give who corrects, and when."""
        if self.read_only:
            raise TimelineError("this timeline is shown read-only", remedy="Start the dashboard without --read-only")
        with self._lock:
            yield {"who": self._who, "when": self._clock()}

    def _held(self, event_id: str) -> Columns:
        columns = self.columns
        if event_id not in columns.row_of:
            raise TimelineError("this event is no longer there", where=event_id, remedy="Choose another one")
        return columns
