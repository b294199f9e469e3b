"""Sentences, time expressions, actors and places in; event mentions out."""

from timeline.events.extractor import Extractor

__all__ = ["Extractor"]
