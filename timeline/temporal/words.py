"""The words of a lexicon in folded form: a class and a piece of folded text in, the value of the word out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.lexicons.temporal import TemporalLexicon
from timeline.temporal.folding import fold

_NONE: Mapping[str, str] = MappingProxyType({})
_VERBS = ("past_verb", "future_verb", "future_joint", "as_soon", "present")  # together: the class `verb`


@dataclass(frozen=True, slots=True)
class Words:
    """Word class -> folded word, without the dot of an abbreviation -> its value."""

    language: str
    classes: Mapping[str, Mapping[str, str]]

    @classmethod
    def of_lexicon(cls, lexicon: TemporalLexicon) -> Words:
        """Return the words of a lexicon, folded."""
        classes = {
            name: MappingProxyType({fold(word).removesuffix("."): value for word, value in words.items()})
            for name, words in lexicon.classes.items()
        }
        verbs = {word: "" for name in _VERBS for word in classes.get(name, _NONE)}
        return cls(lexicon.language, MappingProxyType({**classes, "verb": verbs}))

    def of(self, word_class: str) -> Mapping[str, str]:
        """Return a class; empty where the language has no such words."""
        return self.classes.get(word_class, _NONE)

    def value(self, word_class: str, text: str) -> str | None:
        """Return the value of a word, whatever its spacing and final dot; None where the class has no such word."""
        return self.of(word_class).get(" ".join(text.split()).removesuffix("."))

    def has(self, word_class: str, word: str) -> bool:
        """Tell whether a folded word belongs to a class."""
        return word in self.of(word_class)
