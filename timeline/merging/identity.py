"""Mentions in, their ids out: short, stable, and the same on every machine."""

from __future__ import annotations

import base64
import hashlib

from timeline.model.event import EventMention

_DIGEST = 8
"""Bytes of a hash that an id keeps (13 characters); among a million events two alike have odds of 1 in 40 million."""


def event_id(oldest: EventMention, *, reading: int = 0) -> str:
    """Return the id of the event whose oldest mention this is.

    Args:
        oldest: The oldest mention; the article's id, the trigger's span and the sentence's start make the id.
        reading: How many mentions before this one read the same trigger, of which nothing else keeps it apart.
    """
    told = [oldest.article, str(oldest.trigger_start), str(oldest.trigger_end), str(oldest.start)]
    if reading:
        told.append(str(reading))
    digest = hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:_DIGEST]).decode("ascii").rstrip("=").lower()


def reference(mention: EventMention) -> str:
    """Return what names a mention in the reason of a merge: the article's id and the trigger's span."""
    return f"{mention.article}#{mention.trigger_start}-{mention.trigger_end}"
