"""An act of a person in, the answer to the page out: the new revision, what went wrong, what to say and to open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash import no_update

from dashboards import texts
from dashboards.live import LiveTimeline
from timeline.corrections import EventChangedError
from timeline.errors import TimelineError
from timeline.model.event import Event


def _as_it_is(event: Event) -> str:
    return texts.CHANGED_MEANWHILE.format(event.title)


def answered(
    live: LiveTimeline, act: Callable[[], tuple[str, str | None]], *, stale: Callable[[Event], Any] = _as_it_is
) -> tuple[Any, Any, Any, Any]:
    """Do an act that gives what to say and which event to open; return the revision, the error, and these two.

    Args:
        live: The timeline.
        act: The act.
        stale: What to show where the event, given as it is now, has changed since the person looked.
    """
    try:
        said, event_id = act()
    except EventChangedError as error:
        return live.revision, stale(error.current), no_update, no_update
    except TimelineError as error:
        return no_update, str(error), no_update, no_update
    return live.revision, "", {"text": said, "at": live.revision}, event_id or no_update


def revision_of(shown: Any, event_id: str) -> int | None:
    """Return the revision of an event that the page shows; None where it shows another one."""
    if not isinstance(shown, Mapping) or shown.get("event") != event_id:
        return None
    return shown.get("revision")
