"""The parts of speech that English words can be: a table and a list of closed-class words in, a `WordTags` out.

Tags are single letters. Open classes: N noun, S plural noun, V base or present verb, Z third person, D past, P past
participle, G -ing form, J adjective, R adverb. Closed classes are named in `CLOSED`. `tags.tsv` is written by
`scripts/make_words.py`, which names its sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import LexiconError
from timeline.lexicons.reader import read_file

_FOLDER = Path(__file__).parent

CLOSED = {
    "determiner": "X",
    "possessive": "$",
    "pronoun": "L",
    "be": "B",
    "have": "H",
    "do": "O",
    "modal": "M",
    "negation": "K",
    "preposition": "I",
    "conjunction": "C",
    "subordinator": "U",
    "relative": "W",
    "adverb": "R",
    "number": "A",
}
"""Name of a closed class in `closed.yaml` -> its tag. Beside them: T "to", E name, ' possessive 's, and punctuation."""


@dataclass(frozen=True, slots=True)
class WordTags:
    """For lower-case words: `open` their possible tags, the usual one first; `closed` the tag of closed-class words."""

    open: Mapping[str, str]
    closed: Mapping[str, str]


def load() -> WordTags:
    """Return the table.

    Raises:
        LexiconError: `closed.yaml` names a class that does not exist.
    """
    rows = (_FOLDER / "tags.tsv").read_text(encoding="utf8").split()
    closed: dict[str, str] = {"to": "T"}
    for name, members in read_file(_FOLDER / "closed.yaml").items():
        if name not in CLOSED:
            raise LexiconError(f"no such class: {name}", where="closed.yaml", remedy=f"Use one of {', '.join(CLOSED)}")
        for word in members:
            closed.setdefault(str(word), CLOSED[name])
    return WordTags(dict(zip(rows[::2], rows[1::2], strict=True)), closed)
