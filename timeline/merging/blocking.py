"""A mention in, the keys of its blocks out: two mentions are compared only where they share a block.

A block is narrow by construction (a kind of deed with a rare word, or with a party or place and a fortnight), so that a
mention meets few others however many are stored. A block that grows beyond `LARGEST` says nothing and is passed over:
its mentions still meet in their other blocks.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from timeline.lexicons import rarity as rarity_lexicon
from timeline.lexicons.rarity import Rarity
from timeline.merging.similarity import UNTYPED
from timeline.merging.sketch import Sketch, in_order, sketch_all
from timeline.merging.words import WordVector
from timeline.model.event import EventMention

LARGEST = 250
"""Mentions in a block that is still looked at; every pair of them is compared, some 30,000."""
SENTENCE_WORDS = 6
"""How many of a sentence's rarest words make blocks."""
ARTICLE_WORDS = 6
"""How many of an article's weightiest words make blocks."""
PERIOD = 16
"""Days of one time block."""
PERIODS = 3
"""Time blocks that a mention may stand in; a wider interval makes none."""


def blocks(mention: EventMention, *, article: Iterable[EventMention], rarity: Rarity | None = None) -> tuple[str, ...]:
    """Return the keys of the blocks of a mention, sorted; two mentions are compared only where they share one.

    Args:
        mention: The mention.
        article: All the mentions of its article, whose words count too.
        rarity: How rare words are; None for the program's own list.
    """
    told = in_order(article)
    return keys(sketch_all(told, rarity or rarity_lexicon.load())[told.index(mention)])


def keys(sketch: Sketch) -> tuple[str, ...]:
    """Return the keys of the blocks of a mention, sorted, without repetition."""
    return tuple(sorted({*_word_keys(sketch), *_period_keys(sketch), article_key(sketch.mention)}))


def article_key(mention: EventMention) -> str:
    """Return the key of the block that holds all the mentions of an article."""
    return f"article {mention.article}"


def too_large(block: Collection[object]) -> bool:
    """Tell whether a block is passed over."""
    return len(block) > LARGEST


def pairs(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Return the places of the mentions that share a block, each pair once, the smaller place first, sorted."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        for key in keys(sketch):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if not too_large(block):
            found.update(combinations(block, 2))
    return sorted(found)


def _word_keys(sketch: Sketch) -> Iterator[str]:
    words = {*_weightiest(sketch.words, SENTENCE_WORDS), *_weightiest(sketch.article, ARTICLE_WORDS)}
    kind = sketch.mention.type if sketch.mention.type != UNTYPED else f"{UNTYPED} {sketch.mention.mode}"
    deeds = {*sketch.trigger, kind}
    yield from (f"word {deed} {word}" for deed in deeds for word in words if deed != word)


def _weightiest(words: WordVector, number: int) -> list[str]:
    return heapq.nsmallest(number, words.weights, key=lambda word: (-words.weights[word], word))


def _period_keys(sketch: Sketch) -> Iterator[str]:
    if sketch.latest - sketch.earliest > PERIOD * (PERIODS - 1):
        return
    mention = sketch.mention
    parties = [*sketch.actors, *([mention.place.name] if mention.place is not None else [])]
    for period in range(int(sketch.earliest // PERIOD), int(sketch.latest // PERIOD) + 1):
        yield from (f"period {mention.type} {party} {period}" for party in parties)
