"""A timeline that is kept (`Timeline`), and what needs no store: `build`, `extract`, `plot`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from timeline.model.article import Article
from timeline.model.event import Event, Status
from timeline.model.time import Day

if TYPE_CHECKING:
    from types import TracebackType

    import pandas as pd
    from plotly.graph_objects import Figure


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding articles did.

    Attributes:
        added: Ids of the articles that are new.
        already_there: Ids of the articles given whose text the timeline already holds.
        events_new: Ids of the events that did not exist before.
        events_extended: Ids of the events that a new article also tells.
        mentions: How many mentions the new articles gave.
        undated: How many of these have neither a first nor a last possible day.
    """

    added: tuple[str, ...] = ()
    already_there: tuple[str, ...] = ()
    events_new: tuple[str, ...] = ()
    events_extended: tuple[str, ...] = ()
    mentions: int = 0
    undated: int = 0


class Timeline:
    """A timeline kept in a database: articles go in, one table of events comes out."""

    @classmethod
    def open(cls, path_or_url: str | Path, *, name: str | None = None, create: bool = True) -> Self:
        """Open a timeline file (or database URL), making it where it does not exist and `create` allows."""
        raise NotImplementedError

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
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The timeline's name: the file's stem unless one was given."""
        raise NotImplementedError

    @property
    def revision(self) -> int:
        """A number that moves with each change of what is stored."""
        raise NotImplementedError

    def add(self, articles: Article | Iterable[Article]) -> AddReport:
        """Extract what the articles tell and keep it, one durable transaction per article."""
        raise NotImplementedError

    def articles(self) -> tuple[Article, ...]:
        """Return every article, by publication date."""
        raise NotImplementedError

    def article(self, article_id: str) -> Article:
        """Return an article by its id."""
        raise NotImplementedError

    def event(self, event_id: str) -> Event:
        """Return an event with all its mentions by its id."""
        raise NotImplementedError

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
        """Return the `events` table (`timeline.table.COLUMNS`) of the events that pass every filter given."""
        raise NotImplementedError

    def mentions(self) -> pd.DataFrame:
        """Return the `mentions` table (`timeline.table.MENTION_COLUMNS`)."""
        raise NotImplementedError

    def set_status(self, event_id: str, status: Status | str) -> None:
        """Keep what a person said of an event: pending, accepted or rejected."""
        raise NotImplementedError

    def delete_article(self, article_id: str) -> None:
        """Forget an article, its mentions, and the events that no other article tells."""
        raise NotImplementedError

    def export(self, path: str | Path, format: str | None = None, **filters: Any) -> None:  # noqa: A002 - what it is
        """Write the events that pass the filters to a file, in the format named or that the suffix names."""
        raise NotImplementedError


def build(articles: Iterable[Article]) -> pd.DataFrame:
    """Return the `events` table of some articles, without keeping anything."""
    raise NotImplementedError


def extract(article: Article) -> pd.DataFrame:
    """Return the `mentions` table of one article; `event_id` is null."""
    raise NotImplementedError


def plot(events: pd.DataFrame) -> Figure:
    """Return the timeline figure of an `events` table."""
    raise NotImplementedError
