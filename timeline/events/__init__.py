"""Sentences, time expressions, actors and places in; event mentions out."""

from timeline.events.extractor import Extractor
from timeline.events.heard import Found

__all__ = ["Extractor", "Found"]
