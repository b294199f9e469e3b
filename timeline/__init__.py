"""Timelines of geopolitical events, built from news articles."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.api import AddReport, Timeline, build, extract, plot
    from timeline.articles import from_text, read
    from timeline.errors import TimelineError
    from timeline.model.article import Article
    from timeline.model.event import Event, EventMention
    from timeline.model.time import Day

_HOMES = {
    "AddReport": "timeline.api",
    "Article": "timeline.model.article",
    "Day": "timeline.model.time",
    "Event": "timeline.model.event",
    "EventMention": "timeline.model.event",
    "Timeline": "timeline.api",
    "TimelineError": "timeline.errors",
    "build": "timeline.api",
    "extract": "timeline.api",
    "from_text": "timeline.articles",
    "plot": "timeline.api",
    "read": "timeline.articles",
}

__all__ = [
    "AddReport",
    "Article",
    "Day",
    "Event",
    "EventMention",
    "Timeline",
    "TimelineError",
    "build",
    "extract",
    "from_text",
    "plot",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: pandas takes a second that `timeline tag` does not need."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
