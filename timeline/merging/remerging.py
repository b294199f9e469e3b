"""New mentions and an index of the stored ones in, the events that change out: the same ones that `merge` would give.

Two mentions are never in one event without a chain of pairs between them that are each more likely one event than not.
So it is enough to follow such pairs from the new mentions, block by block, and to join what was reached.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from timeline.lexicons import rarity as rarity_lexicon
from timeline.lexicons.rarity import Rarity
from timeline.merging.blocking import LARGEST, article_key, keys
from timeline.merging.clustering import TOGETHER
from timeline.merging.joining import join
from timeline.merging.similarity import parties_agree, scores
from timeline.merging.sketch import Sketch, ToldArticle, in_order, read_article, sketch, sketch_all
from timeline.model.event import Event, EventMention
from timeline.model.time import Interval


class Lookup(Protocol):
    """The index of the stored mentions by the keys that `blocks` gives."""

    def __call__(self, keys: Collection[str], *, limit: int | None) -> Mapping[str, Sequence[EventMention]]:
        """Return what is stored under each key, oldest first: by the `order` of the mentions.

        Args:
            keys: Keys of blocks; one under which nothing is stored may be missing from the answer.
            limit: The number of mentions wanted of each block, the oldest ones; None wants all.
        """
        ...


def remerge(
    new: Iterable[EventMention],
    *,
    lookup: Lookup,
    gone: Iterable[EventMention] = (),
    rarity: Rarity | None = None,
) -> tuple[Event, ...]:
    """Return the events of every mention whose event may have changed; those of all other mentions stand.

    Args:
        new: The mentions that came, all the mentions of each of their articles; they are in the index already.
        lookup: The index: what is stored under the keys that `blocks` gives.
        gone: The mentions that went, all those that their articles had; they are in the index no more.
        rarity: How rare words are; None for the program's own list.
    """
    reach = _Reach(lookup, rarity or rarity_lexicon.load())
    came, went = in_order(new), in_order(gone)
    reach.follow([*came, *reach.unsettled(came, went)])
    sketches = [reach.sketches[mention] for mention in in_order(reach.reached)]
    place = {sketch.mention: number for number, sketch in enumerate(sketches)}
    links = {}
    for (one, other), likely in reach.links.items():
        if one in place and other in place:
            links[min(place[one], place[other]), max(place[one], place[other])] = likely
    return join(sketches, links)


class _Reach:
    """What was reached so far, and what is known of the mentions that were met."""

    def __init__(self, lookup: Lookup, rarity: Rarity) -> None:
        self.lookup, self.rarity = lookup, rarity
        self.articles: dict[str, ToldArticle] = {}
        self.sketches: dict[EventMention, Sketch] = {}
        self.reached: set[EventMention] = set()
        self.links: dict[tuple[EventMention, EventMention], int] = {}

    def follow(self, frontier: Iterable[EventMention]) -> None:
        """Reach everything that a chain of likely pairs connects with the given mentions."""
        ahead = set(frontier)
        while ahead:
            self.reached |= ahead
            likely = self._compare(in_order(ahead))
            ahead = {mention for pair, score in likely.items() if score >= TOGETHER for mention in pair} - self.reached
            self.links |= likely

    def unsettled(self, came: Sequence[EventMention], went: Sequence[EventMention]) -> set[EventMention]:
        """Return the stored mentions that may lose or gain pairs with each other.

        Those are the mates of what went, and all of a large block whose oldest mentions are no longer the same.
        """
        left = self.lookup(_keys(sketch_all(went, self.rarity)), limit=None)
        moved = self._led_by(came, self.lookup(_keys(self._known(came)), limit=LARGEST + 1))
        grown = self.lookup(moved, limit=None)
        return {mention for blocks in (left, grown) for block in blocks.values() for mention in block}

    def _compare(self, mentions: Sequence[EventMention]) -> dict[tuple[EventMention, EventMention], int]:
        sketches = self._known(mentions)
        blocks = dict(self.lookup(_keys(sketches), limit=LARGEST + 1))
        blocks |= self.lookup(self._led_by(mentions, blocks), limit=None)
        met = in_order({mention for block in blocks.values() for mention in block})
        place = {mention: number for number, mention in enumerate(met)}
        standing = {key: [place[mention] for mention in block] for key, block in blocks.items()}
        pairs = _pairs([(place[sketch.mention], keys(sketch)) for sketch in sketches], standing)
        apart = {(one, other) for one, other in pairs if _apart(met[one], met[other])}
        likely = self._scores(met, sorted(pairs - apart)) | dict.fromkeys(apart, 0)
        return {(met[one], met[other]): score for (one, other), score in likely.items()}

    def _scores(self, met: Sequence[EventMention], pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """Return the scores of pairs; only the mentions in them are sketched."""
        needed = sorted({number for pair in pairs for number in pair})
        place = {number: position for position, number in enumerate(needed)}
        likely = scores(self._known([met[number] for number in needed]), ((place[a], place[b]) for a, b in pairs))
        return {(needed[one], needed[other]): score for (one, other), score in likely.items()}

    def _led_by(self, mentions: Iterable[EventMention], blocks: Mapping[str, Sequence[EventMention]]) -> list[str]:
        """Return the keys of the large blocks in which some of the mentions are among the oldest."""
        given = frozenset(mentions)
        return [key for key, block in blocks.items() if len(block) > LARGEST and not given.isdisjoint(block[:LARGEST])]

    def _known(self, mentions: Sequence[EventMention]) -> list[Sketch]:
        """Return the sketches of mentions; one is drawn among all the mentions of its article."""
        unread = {article_key(mention): mention.article for mention in mentions if mention.article not in self.articles}
        found = self.lookup(sorted(unread), limit=None) if unread else {}
        self.articles |= {unread[key]: read_article(in_order(block), self.rarity) for key, block in found.items()}
        for mention in mentions:
            if mention not in self.sketches:
                self.sketches[mention] = sketch(mention, self.articles[mention.article], self.rarity)
        return [self.sketches[mention] for mention in mentions]


def _keys(sketches: Iterable[Sketch]) -> list[str]:
    return sorted({key for sketch in sketches for key in keys(sketch)})


def _pairs(wanted: Iterable[tuple[int, Iterable[str]]], blocks: Mapping[str, Sequence[int]]) -> set[tuple[int, int]]:
    """Return the pairs that some mentions make in their blocks, as `timeline.merging.blocking.pairs` makes them."""
    oldest = {key: frozenset(block[:LARGEST]) for key, block in blocks.items()}
    found: set[tuple[int, int]] = set()
    for one, in_blocks in wanted:
        mates: set[int] = set()
        for key in in_blocks:
            mates.update(blocks[key] if one in oldest[key] else oldest[key])
        found.update((min(one, other), max(one, other)) for other in mates if other != one)
    return found


def _apart(one: EventMention, other: EventMention) -> bool:
    """Tell without sketches that two mentions cannot be one event, as most that share a block cannot."""
    if not parties_agree(one, other):
        return True
    if one.published is None or other.published is None:
        return False  # their dates may be doubtful
    a, b = one.dating, other.dating
    return not Interval(a.earliest, a.latest).overlaps(Interval(b.earliest, b.latest))
