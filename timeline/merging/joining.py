"""All mentions in, all events out: compare those that share a block, join the likely ones, agree on what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.lexicons import rarity as rarity_lexicon
from timeline.lexicons.rarity import Rarity
from timeline.merging.blocking import pairs
from timeline.merging.clustering import Links, cluster
from timeline.merging.consensus import agree
from timeline.merging.grounds import grounds
from timeline.merging.identity import event_id, reference
from timeline.merging.similarity import CERTAIN, scores
from timeline.merging.sketch import Sketch, in_order, sketch_all
from timeline.model.event import Event, EventMention, MergeReason


def merge(mentions: Iterable[EventMention], *, rarity: Rarity | None = None) -> tuple[Event, ...]:
    """Return the events that the mentions tell, the one with the oldest mention first.

    Args:
        mentions: Any number, in any order; repetitions count once.
        rarity: How rare words are; None for the program's own list.
    """
    sketches = sketch_all(in_order(mentions), rarity or rarity_lexicon.load())
    return join(sketches, scores(sketches, pairs(sketches)))


def join(sketches: Sequence[Sketch], links: Links) -> tuple[Event, ...]:
    """Return the events of compared mentions.

    Args:
        sketches: The mentions, oldest first.
        links: The scores of the pairs that were compared, by their places in `sketches`.
    """
    return tuple(_event(places, sketches, links) for places in cluster(sketches, links))


def _event(places: Sequence[int], sketches: Sequence[Sketch], links: Links) -> Event:
    told = [sketches[place] for place in places]
    reasons = [_reason(place, places, sketches, links) if place != places[0] else None for place in places]
    return agree(event_id(told[0].mention, reading=told[0].reading), [sketch.mention for sketch in told], reasons)


def _reason(place: int, places: Sequence[int], sketches: Sequence[Sketch], links: Links) -> MergeReason:
    """Return why a mention belongs to its event: the likest older mention, or the likest where no older one is like."""
    likest = [
        (other < place, links[pair], -other)
        for other in places
        if links.get(pair := (min(place, other), max(place, other)))
    ]
    _, likely, nearest = max(likest)
    joined = sketches[-nearest]
    return MergeReason(reference(joined.mention), likely / CERTAIN, grounds(sketches[place], joined))
