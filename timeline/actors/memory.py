"""What an article has said of its actors so far: whom a later surname, "the ministry" or "they" takes up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from timeline.actors.people import Linked
from timeline.lexicons.actors import Name
from timeline.model.actor import ActorMention
from timeline.model.time import Day

MOST_RECENT = 40  # mentions that a reader keeps in mind; a text without sentences is still read in linear time
_CLEAR_SHARE = 0.5  # share of all mentions of states from which one state is what the article is about


@dataclass(slots=True)
class Memory:
    """The state of reading one article.

    Attributes:
        published: Day of publication, or None.
        weights: How often the article names each state, its beginning counted more.
        hidden: Ambiguous names that mean no actor in this article.
        names: First word -> names that the article introduces (acronyms, what they stand for, short names).
        people: Last name -> the person introduced by it.
        offices: Noun of an office or body -> the code it belonged to, and the sentence, where last named in full.
        titles: The same for nouns that stood before their holder's name.
        sentences: The mentions of the sentences read so far, newest last.
        starts: Where these sentences begin in the article's text.
        clear: The state that the article is about, or None where no state has half of the mentions.
        first: The state that it names most, or None where it names none.
    """

    published: Day | None
    weights: Counter[str]
    hidden: frozenset[str] = frozenset()
    names: dict[str, tuple[tuple[tuple[str, ...], Name], ...]] = field(default_factory=dict)
    people: dict[str, Linked] = field(default_factory=dict)
    offices: dict[str, tuple[str, int]] = field(default_factory=dict)
    titles: dict[str, tuple[str, int]] = field(default_factory=dict)
    sentences: list[list[ActorMention]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    clear: str | None = field(init=False, default=None)
    first: str | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Settle which states the article is about."""
        if self.weights:
            code, weight = self.weights.most_common(1)[0]
            self.first = code
            self.clear = code if weight >= _CLEAR_SHARE * sum(self.weights.values()) else None

    def add_name(self, name: Name) -> None:
        """Remember a name that the article introduces; what was introduced first stays."""
        words = tuple(name.text.split(" "))
        known = self.names.get(words[0], ())
        if all(words != other for other, _ in known):
            longest_first = sorted((*known, (words, name)), key=lambda entry: -len(entry[0]))
            self.names[words[0]] = tuple(longest_first)

    def name_at(self, words: Sequence[str], at: int) -> tuple[int, Name] | None:
        """Return the end and the meaning of the longest introduced name at a word, or None."""
        for parts, name in self.names.get(words[at], ()):
            if tuple(words[at : at + len(parts)]) == parts:
                return at + len(parts), name
        return None

    def keep_office(self, head: str, code: str, *, held: bool = False) -> None:
        """Remember whose office a noun named in full; `held` where its holder's name stood behind it."""
        (self.titles if held else self.offices)[head] = (code, len(self.sentences))

    def office(self, head: str, *, within: int | None = None, titles: bool = False) -> str | None:
        """Return whose office a noun named in full within the last sentences, or None.

        Args:
            head: The noun.
            within: Number of sentences, this one included; None for the whole article so far.
            titles: Whether a noun before its holder's name counts: "the president" after "Turkish President X".
        """
        code, sentence = self.offices.get(head, ("", -1))
        if titles and self.titles.get(head, ("", -1))[1] > sentence:
            code, sentence = self.titles[head]
        return code if code and (within is None or len(self.sentences) - sentence < within) else None

    def recent(self, sentences: int) -> list[ActorMention]:
        """Return the mentions of the last sentences, this one included, newest first, at most `MOST_RECENT`."""
        newest = (mention for row in reversed(self.sentences[-sentences:]) for mention in reversed(row))
        return list(islice(newest, MOST_RECENT))
