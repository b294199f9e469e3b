"""Mentions in, their ids out: short, stable, and the same on every machine."""

from __future__ import annotations

import base64
import hashlib

from timeline.model.event import EventMention

_DIGEST = 8
"""Bytes of a hash that an id keeps (13 characters); among a million events two alike have odds of 1 in 40 million."""


def event_id(oldest: EventMention, *, number: int = 0) -> str:
    """Return the id of the event whose oldest mention this is.

    Args:
        oldest: The oldest mention; the article's id, the trigger's span and the sentence's start make the id.
        number: How many events before this one have the same oldest trigger, which is read as two kinds of deed.
    """
    told = [oldest.article, str(oldest.trigger_start), str(oldest.trigger_end), str(oldest.start)]
    if number:
        told.append(str(number))
    digest = hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:_DIGEST]).decode("ascii").rstrip("=").lower()


def reference(mention: EventMention) -> str:
    """Return what names a mention in the reason of a merge: the article's id and the trigger's span."""
    return f"{mention.article}#{mention.trigger_start}-{mention.trigger_end}"
