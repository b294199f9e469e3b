"""What a container (a mail, a table, an archive, a feed) yields: named parts, which the dispatcher reads."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.time import Day


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a container.

    Attributes:
        name: Its name within the container; the article's id is the container's path and this.
        content: Its bytes.
        suffix: The suffix that says how to read it (".html"), lower case.
        title: The headline that the container gives it, or None.
        publication_date: The day that the container gives it, or None.
        publisher: The publisher that the container gives it, or None.
        url: The address that the container gives it, or None.
        saved: The day on which the container says that it was saved, or None.
        optional: Whether it is passed over where it holds no article.
    """

    name: str
    content: bytes
    suffix: str
    title: str | None = None
    publication_date: Day | None = None
    publisher: str | None = None
    url: str | None = None
    saved: Day | None = None
    optional: bool = False
