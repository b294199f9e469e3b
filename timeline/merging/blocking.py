"""A mention in, the keys of its blocks out: two mentions are compared only where they share a block.

A block is narrow by construction (a kind of deed with a rare word, or with a party or place and a fortnight), so that a
mention meets few others however many are stored. In a block that grows beyond `LARGEST`, on the day of a great event,
all mentions meet the oldest ones, and the younger ones do not meet each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from timeline.lexicons import rarity as rarity_lexicon
from timeline.lexicons.rarity import Rarity
from timeline.merging.similarity import UNTYPED
from timeline.merging.sketch import Sketch, in_order, sketch_all
from timeline.model.event import EventMention

LARGEST = 120
"""Mentions of a block that all its other mentions meet: the oldest ones."""
TIMELESS_WORDS = 2
"""How many of the weightiest words of a sentence, and as many of its article, make blocks without a time, in which
articles without a publication date meet all others."""
PERIOD = 16
"""Days of one block of event dates."""
PERIODS = 3
"""How many such blocks a mention may stand in; a wider interval makes none."""
ISSUE = 30
"""Days of one block of publication dates; they overlap by half, so that two articles within 15 days share one."""


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
    return tuple(sorted({*_word_keys(sketch), *_party_keys(sketch), article_key(sketch.mention)}))


def article_key(mention: EventMention) -> str:
    """Return the key of the block that holds all the mentions of an article."""
    return f"article {mention.article}"


def pairs(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Return the places of the mentions that meet in a block, each pair once, the older first, sorted.

    Args:
        sketches: The mentions, oldest first.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        for key in keys(sketch):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        for rank, oldest in enumerate(block[:LARGEST]):
            found.update((oldest, younger) for younger in block[rank + 1 :])
    return sorted(found)


def _word_keys(sketch: Sketch) -> Iterator[str]:
    times = [*_periods(sketch), *_issues(sketch.mention)]
    words = _heaviest(sketch, None)
    timeless = words if sketch.mention.published is None else _heaviest(sketch, TIMELESS_WORDS)
    for kind in _kinds(sketch):
        yield from (f"{kind} {word} {time}" for word in words for time in times)
        yield from (f"{kind} {word}" for word in timeless)


def _kinds(sketch: Sketch) -> Iterable[str]:
    mention = sketch.mention
    if mention.type != UNTYPED:
        return (mention.type,)
    return (f"{UNTYPED} {mention.mode}",) if mention.mode is not None else sketch.trigger


def _heaviest(sketch: Sketch, number: int | None) -> set[str]:
    """Return the weightiest words of the sentence and of its article; the trigger's own say only what kind it is."""
    return {*sketch.words.heaviest[:number], *sketch.article.heaviest[:number]} - sketch.trigger


def _periods(sketch: Sketch) -> Iterable[str]:
    """Return the blocks of time in which it may have happened; none where that is hardly known."""
    if sketch.latest - sketch.earliest > PERIOD * (PERIODS - 1):
        return ()
    return [f"in {period}" for period in range(int(sketch.earliest // PERIOD), int(sketch.latest // PERIOD) + 1)]


def _issues(mention: EventMention) -> Iterable[str]:
    """Return the two blocks of time in which its article was published."""
    if mention.published is None:
        return ()
    day = mention.published.ordinal
    return [f"of {2 * (day // ISSUE)}", f"of {2 * ((day + ISSUE // 2) // ISSUE) + 1}"]


def _party_keys(sketch: Sketch) -> Iterator[str]:
    mention = sketch.mention
    parties = [*sketch.actors, *([mention.place.name] if mention.place is not None else [])]
    for period in _periods(sketch):
        yield from (f"{mention.type} by {party} {period}" for party in parties)
