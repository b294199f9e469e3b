"""The words of a sentence in, those at which a mention may begin out: most words of a text are none."""

from __future__ import annotations

from timeline.actors.index import Index
from timeline.actors.reading import Reading
from timeline.actors.tokens import Tokens

_MOST_WORDS = 100_000  # words kept, some ten megabytes; beyond that all are looked at anew
_NEVER, _ALWAYS, _UNKNOWN, _ARTICLE, _LED, _FIRST, _QUIET = range(7)


class Candidates(dict[str, int]):
    """How words begin mentions: each word is looked at once, however often it comes.

    A mention begins at a capitalised word, a noun of offices or a pronoun (always); at "the" before some nouns; at a
    modifier before another noun or a name ("senior official"); at "Sea" only in "Sea-Watch".
    """

    def __init__(self, index: Index) -> None:
        """Begin with no word seen."""
        super().__init__()
        self._index = index

    def __missing__(self, word: str) -> int:
        """Return how a word begins mentions, and keep it."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        mark = self[word] = self._mark(word)
        return mark

    def _mark(self, word: str) -> int:
        index = self._index
        if word in ("the", "The"):
            return _ARTICLE
        if word[0].isupper():
            return _QUIET if self._is_quiet(word) else _ALWAYS if self._is_known(word) else _UNKNOWN
        if word in index.starters:
            return _ALWAYS if self._is_known(word) else _FIRST
        return _LED if word in index.led else _NEVER

    def _is_quiet(self, word: str) -> bool:
        index, lower = self._index, word.lower()
        is_word = lower in index.not_names and lower not in index.starters and lower not in index.led
        return (
            is_word and word not in index.starters and word not in index.lexicon.given_names and word not in index.alone
        )

    def _is_known(self, word: str) -> bool:
        """Tell whether a word may be a mention alone, and not only the first of a longer name ("New")."""
        index, lower = self._index, word.lower()
        is_name = word in index.alone or word in index.surnames or (word.isupper() and len(word) > 1)
        is_name = is_name or index.names.stands_alone(word) or index.people.stands_alone(word)
        return is_name or lower in index.common or lower in index.words("first_particles")

    def _is_first(self, word: str, following: str) -> bool:
        return self._index.names.goes_on(word, following) or self._index.people.goes_on(word, following)

    def is_idle(self, reading: Reading, at: int) -> bool:
        """Tell whether a word is an unknown name with nothing behind it, and not introduced by the article."""
        tokens, memory = reading.tokens, reading.memory
        word = tokens.words[at]
        if self[word] != _UNKNOWN or word in memory.people or word in memory.names:
            return False
        following = tokens.word(at + 1)
        is_longer = following[:1].isupper() or following in self._index.following
        return not (is_longer or self._is_first(word, following))

    def of(self, tokens: Tokens) -> list[int]:
        """Return the words of a sentence at which a mention may begin, in order."""
        marks = map(self.__getitem__, tokens.words)
        return [at for at, mark in enumerate(marks) if mark and (mark <= _UNKNOWN or self._may_begin(tokens, at, mark))]

    def _may_begin(self, tokens: Tokens, at: int, mark: int) -> bool:
        following = tokens.word(at + 1)
        if mark == _ARTICLE:
            return following in self._index.after_the
        if mark == _FIRST:
            return self._is_first(tokens.words[at], following)
        if mark == _QUIET:
            return tokens.is_joined(at + 1)
        return following[:1].isupper() or following == "," or following in self._index.continuing
