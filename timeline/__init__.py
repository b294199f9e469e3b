"""Timelines of geopolitical events, built from news articles.

    import timeline

    with timeline.Timeline.open("korea.db") as korea:
        korea.add(timeline.read("story.html"))
        events = korea.events(actors=["PRK"], start="2017-08-01")

The types of the public names stand in `__init__.pyi`.
"""

from importlib import import_module
from typing import Any

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

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: pandas takes a second that `timeline tag` does not need."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(_HOMES)
