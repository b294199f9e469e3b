"""Mentions in, sketches out: what comparing two mentions needs of each, worked out once."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.lexicons.rarity import Rarity
from timeline.merging.words import WordVector, trigger_words
from timeline.model.event import EventMention
from timeline.model.time import Basis

Order = tuple[bool, int, str, int, int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What comparing needs of a mention.

    Attributes:
        mention: The mention.
        trigger: Families of the trigger's telling words.
        words: Words of the sentence.
        article: Words of all the sentences of the article that tell something.
        earliest: First possible day as an ordinal, minus infinity where open or doubtful.
        latest: Last possible day, infinity where open or doubtful.
        actors: Codes of source and target.
        reading: How many older mentions read the same trigger of the same sentence, mostly 0.
    """

    mention: EventMention
    trigger: frozenset[str]
    words: WordVector
    article: WordVector
    earliest: float
    latest: float
    actors: frozenset[str]
    reading: int


def order(mention: EventMention) -> Order:
    """Return the place of a mention among all: by publication (unknown last), article, then place in the text."""
    published = mention.published
    return (
        published is None,
        published.ordinal if published is not None else 0,
        mention.article,
        mention.trigger_start,
        mention.trigger_end,
        mention.start,
        mention.end,
        mention.type,
        mention.rule,
    )


def in_order(mentions: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """Return the mentions without repetition, in a total order that does not depend on how they came."""
    by_order = groupby(sorted(set(mentions), key=order), key=order)
    return tuple(mention for _, alike in by_order for mention in _told_apart(list(alike)))


def _told_apart(alike: list[EventMention]) -> list[EventMention]:
    return sorted(alike, key=repr) if len(alike) > 1 else alike


def sketch_all(mentions: Sequence[EventMention], rarity: Rarity) -> tuple[Sketch, ...]:
    """Return the sketch of each mention, in the same order.

    Args:
        mentions: Mentions in order, all those of each of their articles.
        rarity: How rare words are.
    """
    articles = {article: read_article(told, rarity) for article, told in _by_article(mentions).items()}
    return tuple(sketch(mention, articles[mention.article], rarity) for mention in mentions)


def _by_article(mentions: Iterable[EventMention]) -> Mapping[str, list[EventMention]]:
    articles: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        articles[mention.article].append(mention)
    return articles


@dataclass(frozen=True, slots=True)
class ToldArticle:
    """What the mentions of an article say of it.

    Attributes:
        words: The words of its telling sentences.
        opening: Where the first of them starts.
        readings: For each mention, how many before it read the same trigger.
    """

    words: WordVector
    opening: int
    readings: Mapping[EventMention, int]


def read_article(mentions: Sequence[EventMention], rarity: Rarity) -> ToldArticle:
    """Return what all the mentions of an article, in order, say of it."""
    sentences = {mention.start: mention.quote for mention in mentions}
    triggers: Counter[tuple[int, int, int]] = Counter()
    readings = {}
    for mention in mentions:
        trigger = (mention.start, mention.trigger_start, mention.trigger_end)
        readings[mention] = triggers[trigger]
        triggers[trigger] += 1
    return ToldArticle(WordVector.of(sentences.values(), rarity), min(sentences), readings)


def sketch(mention: EventMention, article: ToldArticle, rarity: Rarity) -> Sketch:
    """Return the sketch of a mention of an article."""
    earliest, latest = mention.dating.earliest, mention.dating.latest
    if _doubtful(mention, article):
        earliest = latest = None
    return Sketch(
        mention=mention,
        trigger=trigger_words(mention.trigger, rarity),
        words=WordVector.of((mention.quote,), rarity),
        article=article.words,
        earliest=earliest.ordinal if earliest is not None else -math.inf,
        latest=latest.ordinal if latest is not None else math.inf,
        actors=frozenset(mention.source + mention.target),
        reading=article.readings[mention],
    )


def _doubtful(mention: EventMention, article: ToldArticle) -> bool:
    """Tell whether a date may be that of the page: where nobody knows when it was published, its stamp looks like one.

    "Ferry sinks off the coast Posted: May 3, 2015 At least nine people died": the stamp stands in the opening sentence,
    and the sentences after it inherit its day.
    """
    if mention.published is not None:
        return False
    time_text = mention.dating.time_text
    stamped = mention.start == article.opening and time_text is not None and time_text in mention.quote
    return stamped or mention.dating.basis is Basis.NARRATIVE
