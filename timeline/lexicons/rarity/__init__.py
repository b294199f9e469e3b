"""How rare English words are: a table of word families in, a `Rarity` out.

A family is a verb or noun with its inflected forms and the nouns of action made of it ("announce", "announced",
"announcement"). How rare it is, is told in bits: 10 bits are one word in 2^10. `words.tsv` is written by
`scripts/make_rarity.py`, which names its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from timeline.errors import LexiconError

TABLE = Path(__file__).with_name("words.tsv")

UNLISTED = 20.0
"""Bits of a word that the table lacks, mostly a name: as rare as "Pyongyang" would be; misspellings are no rarer."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """For lower-case words: `families` the family of each inflected form, `bits` how rare each family is."""

    families: Mapping[str, str]
    bits: Mapping[str, float]

    def family(self, word: str) -> str:
        """Return the word that stands for the family of a lower-case word; the word itself where it is not listed."""
        return self.families.get(word, word)

    def bits_of(self, family: str) -> float:
        """Return how rare a family is, in bits (3 to 30)."""
        return self.bits.get(family, UNLISTED)


@cache
def load(path: Path = TABLE) -> Rarity:
    """Return the table.

    Raises:
        LexiconError: the file is missing, or a line of it is not a family, its bits and its other forms.
    """
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except OSError as error:
        raise LexiconError("no table of rare words", where=str(path), remedy="Run scripts/make_rarity.py") from error
    families: dict[str, str] = {}
    bits: dict[str, float] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        name, *rest = line.split("\t")
        try:
            bits[name] = float(rest[0])
        except (IndexError, ValueError) as error:
            raise LexiconError(
                f"not a family with its bits: {line[:40]!r}",
                where=f"{path}:{number}",
                remedy="Run scripts/make_rarity.py",
            ) from error
        for form in rest[1].split() if len(rest) > 1 else ():
            families[form] = name
    return Rarity(families, bits)
