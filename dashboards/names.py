"""What codes are called: actors by the lexicon, event types by the page's own texts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dashboards import texts
from timeline.lexicons import actors


def display_names() -> Mapping[str, str]:
    """Return the name of every event type and of every actor that the lexicon knows, by code."""
    known = {code: actor.name for code, actor in actors.load().actors.items()}
    return MappingProxyType({**known, **texts.TYPE_NAMES})
