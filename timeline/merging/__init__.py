"""Event mentions in, events out: which of them tell one incident, and what they agree on.

    from timeline.merging import merge
    events = merge(mentions)

The events are a function of the set of mentions: the order in which they come, and what came before, change nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from timeline.lexicons import rarity as rarity_lexicon
from timeline.lexicons.rarity import Rarity
from timeline.merging.blocking import keys, pairs
from timeline.merging.clustering import Links, cluster
from timeline.merging.consensus import agree
from timeline.merging.grounds import grounds
from timeline.merging.identity import reference
from timeline.merging.similarity import CERTAIN, scores
from timeline.merging.sketch import Sketch, in_order, sketch_all
from timeline.model.event import Event, EventMention, MergeReason

__all__ = ["blocks", "merge"]


def merge(mentions: Iterable[EventMention], *, rarity: Rarity | None = None) -> tuple[Event, ...]:
    """Return the events that the mentions tell, the one with the oldest mention first.

    Args:
        mentions: Any number, in any order; repetitions count once.
        rarity: How rare words are; None for the program's own list.
    """
    told = in_order(mentions)
    sketches = sketch_all(told, rarity or rarity_lexicon.load())
    links = scores(sketches, pairs(sketches))
    numbers: Counter[tuple[str, int, int, int]] = Counter()
    events = []
    for places in cluster(sketches, links):
        oldest = told[places[0]]
        span = (oldest.article, oldest.trigger_start, oldest.trigger_end, oldest.start)
        reasons = [_reason(place, places, sketches, links) if place != places[0] else None for place in places]
        events.append(agree([told[place] for place in places], reasons, number=numbers[span]))
        numbers[span] += 1
    return tuple(events)


def blocks(mention: EventMention, *, rarity: Rarity | None = None) -> tuple[str, ...]:
    """Return the keys of the blocks of a mention on its own; two mentions are compared only where they share one."""
    return keys(sketch_all((mention,), rarity or rarity_lexicon.load())[0])


def _reason(place: int, places: Sequence[int], sketches: Sequence[Sketch], links: Links) -> MergeReason:
    """Return the reason that joins a mention: its likest older mention of the event, or else its likest one."""
    likest = [
        (other < place, links.get((min(place, other), max(place, other)), 0), -other)
        for other in places
        if other != place
    ]
    linked = [entry for entry in likest if entry[1]] or likest
    _, likely, other = max(linked)
    joined = sketches[-other]
    return MergeReason(reference(joined.mention), likely / CERTAIN, grounds(sketches[place], joined))
