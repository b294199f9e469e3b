"""Write `timeline/lexicons/words/tags.tsv`: for each English word, the parts of speech it can be, the usual one first.

The usual part of speech comes from the lexicon of Tom De Smedt's `pattern` (BSD), as TextBlob ships it; the other ones
from lemminflect's tables (MIT, after the NIH SPECIALIST Lexicon). Both are development dependencies only.

    python scripts/make_words.py
"""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import lemminflect

from timeline.lexicons import inflections

OUT = Path(__file__).parent.parent / "timeline" / "lexicons" / "words" / "tags.tsv"
# Penn Treebank tag -> ours, as `timeline.lexicons.words` explains them
TAGS = {
    "NN": "N", "NNS": "S", "VB": "V", "VBP": "V", "VBZ": "Z", "VBD": "D", "VBN": "P", "VBG": "G",
    "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R",
}  # fmt: skip
SLOTS = {"base": "V", "third": "Z", "past": "D", "participle": "P", "gerund": "G"}
VERB_FORMS = {"VB": "V", "VBP": "V", "VBZ": "Z", "VBD": "D", "VBN": "P", "VBG": "G"}


def usual_tags() -> Iterator[tuple[str, str]]:
    """Yield each lower-case word of the lexicon with its usual tag."""
    package = Path(importlib.util.find_spec("textblob").origin).parent
    for line in (package / "en" / "en-lexicon.txt").read_text(encoding="utf8").splitlines():
        if line.startswith(";;;") or " " not in line:
            continue
        word, tag = line.rsplit(" ", 1)
        if word.isascii() and word.isalpha() and word.islower() and len(word) > 2 and tag in TAGS:
            yield word, TAGS[tag]


def possible_tags(word: str) -> set[str]:
    """Return the verb forms and noun numbers that the word can be."""
    found = set()
    lemmas = lemminflect.getAllLemmas(word)
    for lemma in lemmas.get("VERB", ()) + lemmas.get("AUX", ()):
        for penn, forms in lemminflect.getAllInflections(lemma, upos="VERB").items():
            if word in forms:
                found.add(VERB_FORMS.get(penn, ""))
    for lemma in lemmas.get("NOUN", ()):
        found.add("N" if lemma == word else "S")
    if "ADJ" in lemmas:
        found.add("J")
    if word.endswith("ed") and found & {"D", "P"}:
        found |= {"D", "P"}  # a regular verb's past and participle are one form
    return found - {""}


def trigger_tags() -> Iterator[tuple[str, str]]:
    """Yield the forms of every trigger with its tag: whatever names an event must be known as a verb or a noun."""
    table = inflections.load()
    for lemma in table.verbs:
        for slot, forms in table.forms_of_verb(lemma).items():
            for form in forms:
                yield form, SLOTS[slot]
    for lemma, plurals in table.nouns.items():
        yield lemma, "N"
        for plural in plurals:
            yield plural, "S"


def rows() -> Iterator[str]:
    """Yield the lines of the table, sorted."""
    known = {word: usual + "".join(sorted(possible_tags(word) - {usual})) for word, usual in usual_tags()}
    for word, tag in trigger_tags():
        if word.isalpha() and word.islower() and tag not in known.get(word, ""):
            known[word] = known.get(word, "") + tag
    for word in sorted(known):
        yield f"{word}\t{known[word]}"


if __name__ == "__main__":
    OUT.write_text("\n".join(rows()) + "\n", encoding="utf8")
