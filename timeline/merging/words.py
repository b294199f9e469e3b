"""Texts in, vectors of their telling words out: rare words weigh more, names most."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline.lexicons.rarity import Rarity

COMMON = 10.0
"""Bits; words of at most this rarity ("say", "year", "be") are no evidence. Source: the list, read from its top."""
NAME = 1.6
"""How much more a name weighs than another word: like stories differ in their names (fitted on labelled pairs)."""
HEAVIEST = 6
"""How many of the weightiest words are told apart: those by which texts on one thing find each other."""

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_SHORTEST = 2  # letters or digits of a word that is evidence: "US", "55", not "s"


@dataclass(frozen=True, slots=True)
class WordVector:
    """Words by family with their weights.

    Attributes:
        weights: Family -> weight, in the order of the alphabet.
        length: Euclidean length.
        heaviest: The `HEAVIEST` weightiest words, the weightiest first.
    """

    weights: Mapping[str, float]
    length: float
    heaviest: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str], rarity: Rarity) -> WordVector:
        """Return the vector of the words of some texts.

        A weight grows with the square root of the bits above `COMMON` (taken as they are, one rare name would outweigh
        a story) and with the logarithm of the count.
        """
        counts: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for text in texts:
            for word, name in _read(text):
                family = rarity.family(word)
                counts[family] += 1
                names[family] += name
        weights = {word: _weight(word, counts, names, rarity) for word in sorted(counts)}
        telling = {word: weight for word, weight in weights.items() if weight}
        length = math.sqrt(math.fsum(weight * weight for weight in telling.values()))
        heaviest = sorted(telling, key=telling.__getitem__, reverse=True)  # stable: of equals the first in the alphabet
        return cls(telling, length, tuple(heaviest[:HEAVIEST]))

    def cosine(self, other: WordVector) -> float:
        """Return how alike two vectors are, 0 (no word shared) to 1."""
        if not self.length or not other.length:
            return 0.0
        few, many = self.weights, other.weights
        if len(few) > len(many):
            few, many = many, few
        product = 0.0
        for word in few:  # in the order of the alphabet, so that the sum is the same whichever comes first
            if word in many:
                product += few[word] * many[word]
        return product / (self.length * other.length)


def trigger_words(trigger: str, rarity: Rarity) -> frozenset[str]:
    """Return the families of a trigger's telling words: "took five men into custody" -> custody, man, take."""
    words = [(rarity.family(word), name) for word, name in _read(trigger) if not word.isdigit()]
    plain = [word for word, name in words if not name] or [word for word, _ in words]
    telling = [word for word in plain if rarity.bits_of(word) > COMMON - 1]
    return frozenset(telling or plain or [trigger.lower()])


def _read(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each word in lower case, and whether it looks like a name: a capital after a word in small letters."""
    before = ""
    for word in _WORD.findall(text):
        if len(word) >= _SHORTEST:
            yield word.lower(), word[0].isupper() and before.islower()
        before = word if word.islower() or not word[0].isupper() else before


def _weight(word: str, counts: Mapping[str, int], names: Mapping[str, int], rarity: Rarity) -> float:
    above = rarity.bits_of(word) - COMMON
    if above <= 0:
        return 0.0
    emphasis = NAME if 2 * names[word] >= counts[word] else 1.0
    return emphasis * math.sqrt(above) * (1 + math.log(counts[word]))
