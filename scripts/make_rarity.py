"""Write `timeline/lexicons/rarity/words.tsv`: English words by family, and how rare each family is.

The counts are those of the frequency dictionary that symspellpy ships (MIT): the words of the SCOWL spelling lists with
their counts in the Google Web corpus. A family is a verb or noun with its inflected forms (lemminflect, MIT) and the
nouns of action made of it: "announce", "announced", "announcements". Both packages are development dependencies only.

    python scripts/make_rarity.py
"""

from __future__ import annotations

import importlib.util
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import lemminflect

OUT = Path(__file__).parent.parent / "timeline" / "lexicons" / "rarity" / "words.tsv"
SOURCE = "symspellpy 6.10 (MIT), frequency_dictionary_en_82_765.txt; families by lemminflect 0.2 (MIT)"
ACTIONS = ("ment", "ation", "ion")
"""Endings of nouns of action: "deployment", "resignation", "election", and "donation", where the verb has an -e."""
SHORTEST_STEM = 5
"""Letters before the ending and the verb's -e; shorter ones mislead ("mission" and miss, "station" and state)."""
NOT_MADE_OF = frozenset({"department", "apartment", "compartment", "foundation", "champion", "destination"})


def counts() -> dict[str, int]:
    """Return the count of each word of the dictionary."""
    package = Path(importlib.util.find_spec("symspellpy").origin).parent
    rows = (package / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").split()
    return {word: int(count) for word, count in zip(rows[::2], rows[1::2], strict=True) if word.isalpha()}


def family(word: str, known: dict[str, int]) -> str:
    """Return the word that stands for the family of a word: its verb where it can be one, or else its singular."""
    lemma = _lemma(word, known)
    verb = next((verb for verb in _verbs(lemma) if verb in known), lemma)
    return verb if verb == word else family(verb, known)  # "lefts" -> "left" -> "leave"


def _lemma(word: str, known: dict[str, int]) -> str:
    lemmas = lemminflect.getAllLemmas(word)
    for part in ("VERB", "AUX", "NOUN"):
        found = [lemma for lemma in lemmas.get(part, ()) if lemma in known]
        if found:
            return max(found, key=lambda lemma: (known[lemma], lemma))
    return word


def _verbs(noun: str) -> Iterator[str]:
    """Yield the verbs that a noun of action can be made of, the likeliest first."""
    for ending in ACTIONS:
        stem = noun.removesuffix(ending)
        if stem == noun or len(stem) < SHORTEST_STEM or noun in NOT_MADE_OF:
            continue
        yield from (verb for verb in (stem, stem + "e") if "VERB" in lemminflect.getAllLemmas(verb))


def main() -> None:
    """Write the list: family, bits, its other forms."""
    known = counts()
    total = sum(known.values())
    members: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        members[family(word, known)].append(word)
    rows = [f"# {SOURCE}; family, bits of surprise, other forms; written by scripts/make_rarity.py"]
    for name, forms in sorted(members.items()):
        bits = math.log2(total / sum(known[form] for form in forms))
        others = " ".join(form for form in forms if form != name)
        rows.append(f"{name}\t{bits:.1f}\t{others}".rstrip())
    OUT.write_text("\n".join(rows) + "\n", encoding="utf8")
    print(f"{OUT}: {len(known)} words in {len(members)} families")


if __name__ == "__main__":
    main()
