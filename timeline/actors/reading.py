"""A sentence being read: its words, the compiled lexicon and the article's memory; and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.actors.index import NOTHING, Index
from timeline.actors.memory import Memory
from timeline.actors.tokens import Tokens
from timeline.lexicons.actors import Name

_LONGEST_RUN = 10  # words of a group's name
_LINKS = frozenset(("of", "for", "and", "the", "on", "&"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """A mention in words of the sentence: the words from `start` to `end` mean `codes`; no codes, nothing is meant."""

    start: int
    end: int
    codes: tuple[str, ...] = ()
    name: str = ""
    kind: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence being read."""

    index: Index
    tokens: Tokens
    memory: Memory

    def printed(self, code: str) -> str:
        """Return the printable name of a code."""
        actor = self.index.actor(code)
        return actor.name if actor is not None else code.capitalize()

    def kind_of(self, code: str) -> str:
        """Return the kind of actor that a code means; the empty string where the lexicon has none."""
        actor = self.index.actor(code)
        return actor.kind if actor is not None else ""

    def may_be_group(self, at: int) -> bool:
        """Tell whether a noun of groups stands in the run of capitalised words, or right behind it."""
        tokens, end = self.tokens, at
        words, lowers = tokens.words, tokens.lowers
        limit = min(len(words), at + _LONGEST_RUN)
        while end < limit and (words[end][0].isupper() or lowers[end] in _LINKS):
            end += 1
        return not self.index.heads.isdisjoint(lowers[at : end + 1])

    def is_former(self, at: int) -> bool:
        """Tell whether the words before an index end an office: "former US president", "ex-minister"."""
        return self.tokens.lower(at - 1) in self.index.former

    def names_at(self, at: int) -> tuple[int, tuple[Name, ...]] | None:
        """Return the end and the meanings of the longest name at a word; `NOTHING` for a look-alike, or None."""
        if at >= len(self.tokens):
            return None
        found = self.index.names.longest(self.tokens.words, at)
        introduced = self.memory.name_at(self.tokens.words, at)
        if introduced is not None and (found is None or introduced[0] > found[0]):
            return introduced[0], (introduced[1],)
        if found is None:
            return None
        end, names = found
        if self.tokens.words[at] == "the" and self._is_longer(at + 1, end):
            return None  # "the South Korean capital" is not "the South"
        is_nothing = NOTHING in names or self._is_compound(at, end) or self._is_hidden(at, end, names[0])
        return (end, (NOTHING,)) if is_nothing else found

    def _is_hidden(self, at: int, end: int, name: Name) -> bool:
        """Tell whether a name means no actor here: "US$", "Jordan" the player, "THE USA IS GREAT" for ISIS."""
        tokens = self.tokens
        if name.text in self.memory.hidden or (
            tokens.word(end) in ("$", "€", "£") and tokens.spans[end][0] == tokens.spans[end - 1][1]
        ):
            return True
        if name.text not in self.index.ambiguous or not self.tokens.words[at].isupper():
            return False
        beside = (self.tokens.word(at - 1), self.tokens.word(end))
        return all(word.isupper() and len(word) > 1 for word in beside)

    def _is_longer(self, at: int, end: int) -> bool:
        found = self.index.names.longest(self.tokens.words, at)
        return found is not None and found[0] > end

    def _is_compound(self, at: int, end: int) -> bool:
        """Tell whether a compound turns the name into something else: "US-led", "pro-Russian"."""
        tokens = self.tokens
        if tokens.is_joined(end) and tokens.lower(end) in self.index.words("compounds"):
            return True
        return tokens.is_joined(at) and tokens.lower(at - 1) in self.index.words("prefixes")
