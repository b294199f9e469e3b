"""Mentions in, sketches out: what comparing two mentions needs of each, worked out once."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.lexicons.rarity import Rarity
from timeline.model.event import EventMention
from timeline.model.time import Basis

COMMON = 10.0
"""Bits; words of at most this rarity ("say", "year", "be") are no evidence. Source: the list, read from its top."""

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2  # letters or digits of a word that is evidence: "US", "55", not "s"

Weights = Mapping[str, float]
Order = tuple[bool, int, str, int, int, int, int, str, str]


@dataclass(frozen=True, slots=True)
class WordVector:
    """Words by family with their weights in bits above `COMMON`, and the vector's length."""

    weights: Weights
    length: float

    @classmethod
    def of(cls, weights: Weights) -> WordVector:
        """Return the vector of some weights."""
        return cls(weights, math.sqrt(math.fsum(weight * weight for weight in weights.values())))

    def cosine(self, other: WordVector) -> float:
        """Return how alike two vectors are, 0 (no word shared) to 1."""
        if not self.length or not other.length:
            return 0.0
        few, many = self.weights, other.weights
        if len(few) > len(many):
            few, many = many, few
        product = 0.0
        for word in few:
            if word in many:
                product += few[word] * many[word]
        return product / (self.length * other.length)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What comparing needs of a mention.

    Attributes:
        mention: The mention.
        trigger: Families of the trigger's telling words.
        words: Words of the sentence and the title.
        article: Words of all the sentences of the article that tell something.
        earliest: First possible day as an ordinal, minus infinity where open or doubtful.
        latest: Last possible day, infinity where open or doubtful.
        actors: Codes of source and target.
    """

    mention: EventMention
    trigger: frozenset[str]
    words: WordVector
    article: WordVector
    earliest: float
    latest: float
    actors: frozenset[str]


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
    return tuple(sorted(sorted(set(mentions), key=repr), key=order))


def sketch_all(mentions: Sequence[EventMention], rarity: Rarity) -> tuple[Sketch, ...]:
    """Return the sketch of each mention, in the same order; the articles' words are those of these mentions."""
    articles = {article: _read(told, rarity) for article, told in _by_article(mentions).items()}
    return tuple(_sketch(mention, articles[mention.article], rarity) for mention in mentions)


def families(text: str, rarity: Rarity) -> list[str]:
    """Return the family of each word of a text, in order."""
    return [rarity.family(word) for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST]


def _by_article(mentions: Iterable[EventMention]) -> Mapping[str, list[EventMention]]:
    articles: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        articles[mention.article].append(mention)
    return articles


@dataclass(frozen=True, slots=True)
class _Article:
    """What the mentions of an article say of it: its words, and where its first telling sentence starts."""

    words: WordVector
    opening: int


def _read(mentions: Sequence[EventMention], rarity: Rarity) -> _Article:
    counts: Counter[str] = Counter()
    for quote in {(mention.start, mention.quote) for mention in mentions}:
        counts.update(families(quote[1], rarity))
    weights = {
        word: (1 + math.log(counts[word])) * math.sqrt(weight) for word, weight in _weights(counts, rarity).items()
    }
    return _Article(WordVector.of(weights), min(mention.start for mention in mentions))


def _weights(words: Iterable[str], rarity: Rarity) -> dict[str, float]:
    bits = {word: rarity.bits_of(word) - COMMON for word in sorted(words)}
    return {word: weight for word, weight in bits.items() if weight > 0}


def _sketch(mention: EventMention, article: _Article, rarity: Rarity) -> Sketch:
    earliest, latest = mention.dating.earliest, mention.dating.latest
    if _doubtful(mention, article):
        earliest = latest = None
    return Sketch(
        mention=mention,
        trigger=frozenset(_trigger(mention.trigger, rarity)),
        words=WordVector.of(_weights(set(families(f"{mention.quote} {mention.title}", rarity)), rarity)),
        article=article.words,
        earliest=earliest.ordinal if earliest is not None else -math.inf,
        latest=latest.ordinal if latest is not None else math.inf,
        actors=frozenset(mention.source + mention.target),
    )


def _doubtful(mention: EventMention, article: _Article) -> bool:
    """Tell whether a date may be that of the page: where nobody knows when it was published, its stamp looks like one.

    "Watergate figure dies Published: July 29, 2004 Frederick LaRue, 75, died in a motel room": the stamp stands in the
    opening sentence, and the sentences after it inherit the day.
    """
    if mention.published is not None:
        return False
    time_text = mention.dating.time_text
    stamped = mention.start == article.opening and time_text is not None and time_text in mention.quote
    return stamped or mention.dating.basis is Basis.NARRATIVE


def _trigger(trigger: str, rarity: Rarity) -> list[str]:
    """Return the families of a trigger's words; of several the rarest say what it is ("put to death": death)."""
    words = families(trigger, rarity) or [trigger.lower()]
    telling = [word for word in words if rarity.bits_of(word) > COMMON - 1]
    return telling or words
