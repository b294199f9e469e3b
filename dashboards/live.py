"""A stored timeline in, a guarded one out: one lock around the store, and columns that follow its revision."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from dashboards.columns import Columns, columns_of
from timeline.api import AddReport, Timeline
from timeline.errors import TimelineError
from timeline.model.article import Article
from timeline.model.event import Event, Status


class LiveTimeline:
    """A timeline that many requests look at and few change; every call is safe from any thread."""

    def __init__(self, timeline: Timeline | str | Path, *, names: Mapping[str, str], read_only: bool = False) -> None:
        """Open the timeline if a path or an address is given.

        Args:
            timeline: The timeline, or where it is stored.
            names: What to call the codes of types and actors.
            read_only: Refuse every change.
        """
        self._lock = threading.RLock()
        self._timeline = timeline if not isinstance(timeline, str | Path) else Timeline.open(timeline)
        self._names = names
        self._columns: Columns | None = None
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
        self._refuse_when_read_only()
        with self._lock:
            return self._timeline.add(article)

    def set_status(self, event_id: str, status: Status) -> Status:
        """Keep what a person says of an event, and return what was said before."""
        self._refuse_when_read_only()
        with self._lock:
            columns = self.columns
            if event_id not in columns.row_of:
                raise TimelineError("this event is no longer there", where=event_id, remedy="Choose another one")
            before = Status(columns.events["status"][columns.row_of[event_id]])
            self._timeline.set_status(event_id, status)
            self._columns = columns.with_status(event_id, status.value, revision=self._timeline.revision)
            return before

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise TimelineError("this timeline is shown read-only", remedy="Start the dashboard without --read-only")
