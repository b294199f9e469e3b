"""Articles in, what adding them did out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Protocol

from timeline.errors import TimelineError
from timeline.model.article import Article
from timeline.model.event import EventMention
from timeline.model.fields import whole
from timeline.storage.partition import Change
from timeline.workers import Extracted, Failure

_TEXTS = ("id", "text", "title", "publisher", "agency", "byline", "url", "language")


class Extraction(Protocol):
    """What turns an article into mentions; `timeline.pipeline.Pipeline` is one."""

    def mentions(self, article: Article) -> tuple[EventMention, ...]:
        """Return what the sentences of an article tell, in order of the text."""
        ...


ExtractMany = Callable[[Iterable[Article]], Iterable[Extracted | Failure]]
"""Many articles in, what each tells out, in order; `timeline.workers.extract_many` is one."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding articles did.

    Attributes:
        added: Ids of the articles that are new.
        updated: Ids of the articles that were there, and whose title or publication date is now better known.
        already_there: Ids of the articles that the timeline held already; nothing changed.
        copies: Ids of the new articles that print the text of another one; together they are one source.
        events_new: Ids of the events that did not exist before.
        events_extended: Ids of the events that existed and gained a mention.
        mentions: How many mentions the new articles gave.
        undated: How many of these have neither a first nor a last possible day.
        no_publication_date: Ids of the new articles without one; their relative dates stay open.
        failed: What went wrong with articles from which nothing could be extracted; they are not kept.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    already_there: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    events_new: tuple[str, ...] = ()
    events_extended: tuple[str, ...] = ()
    mentions: int = 0
    undated: int = 0
    no_publication_date: tuple[str, ...] = ()
    failed: tuple[TimelineError, ...] = ()


@dataclass(slots=True)
class Log:
    """What adding has done so far."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    already_there: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    events_new: list[str] = field(default_factory=list)
    events_extended: list[str] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    no_publication_date: list[str] = field(default_factory=list)
    failed: list[TimelineError] = field(default_factory=list)

    def note(self, change: Change) -> None:
        """Take in what a change did to the events."""
        self.events_new += change.new
        self.events_extended += change.extended

    def report(self) -> AddReport:
        """Return what adding did."""
        new = tuple(dict.fromkeys(self.events_new))
        undated = [m for m in self.mentions if m.dating.earliest is None and m.dating.latest is None]
        return AddReport(
            added=tuple(self.added),
            updated=tuple(self.updated),
            already_there=tuple(self.already_there),
            copies=tuple(self.copies),
            events_new=new,
            events_extended=tuple(event for event in dict.fromkeys(self.events_extended) if event not in new),
            mentions=len(self.mentions),
            undated=len(undated),
            no_publication_date=tuple(self.no_publication_date),
            failed=tuple(self.failed),
        )


@cache
def pipeline() -> Extraction:
    """Return the program's own extraction, loaded when it is first needed."""
    from timeline.pipeline import Pipeline  # the lexicons take their time to load

    return Pipeline.load()


def clean(article: Article) -> Article:
    """Return the article without halves of surrogate pairs, which no file can hold; no offset moves."""
    cleaned: dict[str, Any] = {name: whole(text) for name in _TEXTS if (text := getattr(article, name))}
    return replace(article, **cleaned)
