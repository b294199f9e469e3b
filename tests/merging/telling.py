"""Short ways to make mentions for the tests of merging, and an index of them in memory."""

from __future__ import annotations

from collections import defaultdict

from timeline.merging import blocks, order
from timeline.model.event import Dating, EventMention
from timeline.model.time import Basis, Day, Precision


def dated(earliest, latest=..., *, basis=Basis.RELATIVE, precision=None):
    """Return a dating: one ISO day, or a first and a last one."""
    latest = earliest if latest is ... else latest
    first, last = (None if iso is None else Day.parse(iso) for iso in (earliest, latest))
    width = (
        Precision.DAY if first == last and first is not None else Precision.RANGE if first and last else Precision.VAGUE
    )
    return Dating(first, last, precision or width, basis)


def told(quote, trigger, *, article="a", start=0, dating=None, published="2031-05-04", **fields):
    """Return the mention of a sentence; its trigger is found in the sentence."""
    at = start + quote.index(trigger)
    return EventMention(
        **{
            "article": article,
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "trigger": trigger,
            "trigger_start": at,
            "trigger_end": at + len(trigger),
            "dating": dating or dated("2031-05-03"),
            "type": "ASSAULT",
            "title": quote[:40],
            "confidence": 0.8,
            "published": Day.parse(published) if published else None,
            **fields,
        }
    )


class Index:
    """Blocks of mentions in memory; articles come and go whole."""

    def __init__(self):
        self.blocks = defaultdict(list)

    def add(self, article):
        for mention in article:
            for key in blocks(mention, article=article):
                self.blocks[key].append(mention)

    def remove(self, article):
        for mention in article:
            for key in blocks(mention, article=article):
                self.blocks[key].remove(mention)

    def __call__(self, keys, *, limit):
        return {key: sorted(self.blocks[key], key=order)[:limit] for key in keys if key in self.blocks}
