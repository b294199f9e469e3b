"""Phrases in, a trie over their words out, which finds the longest phrase at a word in one walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from timeline.actors.tokens import tokenise

Value = TypeVar("Value")
_SHORTEST_SHOUT = 4  # letters from which "KOREA" is read as "Korea"; "US" and "IS" stay as they are


class Trie(Generic[Value]):
    """Finds phrases by their words; every walk is as long as the longest phrase at most."""

    def __init__(self, combine: Callable[[Value, Value], Value]) -> None:
        """Begin empty; `combine` settles what a phrase means that is added twice."""
        self._root: dict[str, Any] = {}
        self._combine = combine

    def add(self, phrase: str, value: Value) -> None:
        """Add a phrase; its words are folded as the words of texts are."""
        node = self._root
        for word in _words(phrase):
            node = node.setdefault(word, {})
        node[""] = self._combine(node[""], value) if "" in node else value

    def first_words(self) -> frozenset[str]:
        """Return the words with which phrases begin."""
        return frozenset(self._root)

    def beginning_with(self, first: str) -> Iterator[tuple[str, Value]]:
        """Return the phrases that begin with a word, each with what it means."""
        stack = [(first, self._root.get(first, {}))]
        while stack:
            phrase, node = stack.pop()
            for word, following in node.items():
                if word:
                    stack.append((f"{phrase} {word}", following))
                else:
                    yield phrase, following

    def stands_alone(self, word: str) -> bool:
        """Tell whether a word is a whole phrase, and not only the first of several."""
        return "" in self._root.get(word, ())

    def goes_on(self, first: str, second: str) -> bool:
        """Tell whether phrases begin with two words."""
        return second in self._root.get(first, ())

    def second_words(self, first: str) -> frozenset[str]:
        """Return the words that follow a first word in phrases."""
        return frozenset(self._root.get(first, ())) - {""}

    def longest(self, words: Sequence[str], index: int) -> tuple[int, Value] | None:
        """Return the end and the meaning of the longest phrase that begins at a word, or None."""
        word = words[index]
        if word not in self._root and not word.isupper():
            return None  # most words begin no phrase
        node = _step(self._root, word)
        found, length = None, len(words)
        while node is not None:
            index += 1
            if "" in node:
                found = (index, node[""])
            node = _step(node, words[index]) if index < length else None
        return found


def _words(phrase: str) -> Sequence[str]:
    plain = phrase.split(" ")
    if phrase.isascii() and "Al" not in phrase and all(word.isalpha() for word in plain):
        return plain  # most names: nothing to fold
    return tokenise(phrase, 0, len(phrase)).words


def _step(node: dict[str, Any], word: str) -> dict[str, Any] | None:
    following = node.get(word)
    if following is None and len(word) >= _SHORTEST_SHOUT and word.isupper():
        following = node.get(word.capitalize())  # a headline or dateline: "NORTH KOREA"
    return following
