"""A sketch in, the keys of its blocks out: two mentions are compared only where they share a block.

A block is narrow by construction (a kind of deed together with a rare word, or with an actor and a month), so that a
mention meets few others however many are stored. A block that grows beyond `LARGEST` says nothing and is passed over:
its mentions still meet in their other blocks.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from timeline.merging.similarity import UNTYPED
from timeline.merging.sketch import Sketch
from timeline.merging.words import WordVector

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


def keys(sketch: Sketch) -> tuple[str, ...]:
    """Return the keys of the blocks of a mention, sorted, without repetition."""
    return tuple(sorted({*_word_keys(sketch), *_actor_keys(sketch), f"article {sketch.mention.article}"}))


def pairs(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Yield the places of the mentions that share a block, each pair once, the smaller place first."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        for key in keys(sketch):
            blocks[key].append(place)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if 1 < len(block) <= LARGEST:
            seen.update(combinations(block, 2))
    yield from sorted(seen)


def _word_keys(sketch: Sketch) -> Iterator[str]:
    words = {*_weightiest(sketch.words, SENTENCE_WORDS), *_weightiest(sketch.article, ARTICLE_WORDS)}
    kind = sketch.mention.type if sketch.mention.type != UNTYPED else f"{UNTYPED} {sketch.mention.mode}"
    deeds = {*sketch.trigger, kind}
    yield from (f"word {deed} {word}" for deed in deeds for word in words if deed != word)


def _weightiest(words: WordVector, number: int) -> list[str]:
    return heapq.nsmallest(number, words.weights, key=lambda word: (-words.weights[word], word))


def _actor_keys(sketch: Sketch) -> Iterator[str]:
    if sketch.latest - sketch.earliest > PERIOD * (PERIODS - 1):
        return
    for period in range(int(sketch.earliest // PERIOD), int(sketch.latest // PERIOD) + 1):
        yield from (f"actor {sketch.mention.type} {actor} {period}" for actor in sketch.actors)
