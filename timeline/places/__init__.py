"""A document in, which places are named in it out, with their coordinates."""

from timeline.places.finder import PlaceFinder

__all__ = ["PlaceFinder"]
