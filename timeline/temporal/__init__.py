"""A document in, its time expressions out: recognised by rules, normalised as TIMEX3, bounded by days."""

from timeline.temporal.ranges import ranges
from timeline.temporal.tagger import Tagger

__all__ = ["Tagger", "ranges"]
