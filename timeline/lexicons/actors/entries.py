"""What the actor lexicon is made of: names with their codes, people with their offices, nouns, look-alikes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Name:
    """A form of words that means an actor.

    Attributes:
        text: The words.
        code: The actor they mean.
        role: name, adjective, people, capital, metonym, body, region or title.
        rule: Where the lexicon says so (`states:PRK`).
        more: Further actors that the words mean ("the Koreas").
    """

    text: str
    code: str
    role: str
    rule: str
    more: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """All actors that the words mean."""
        return (self.code, *self.more)


@dataclass(frozen=True, slots=True)
class Person:
    """A person: the actor with the offices, the full names, and names that mean the person standing alone."""

    actor: Actor
    names: tuple[str, ...]
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that means its actor unless words of the article that speak against it outnumber those for it."""

    name: str
    code: str
    supports: frozenset[str]
    opposes: frozenset[str]
    needs_support: bool


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns around the names of actors: by category, each phrase in lower case with the code it stands for."""

    categories: Mapping[str, Mapping[str, str]]

    def words(self, category: str) -> frozenset[str]:
        """Return the phrases of a category."""
        return frozenset(self.categories[category])


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """All that is known of actors before a text is read.

    Attributes:
        actors: Code -> actor; people under the code they have as themselves.
        names: Every form of words but the names of people.
        people: The people.
        nothing: Phrases that look like actors and are none.
        ambiguous: Names that depend on the article's other words.
        nouns: Common nouns around names.
        given_names: Given names, to know an unknown person by.
        female_names: Those of women.
    """

    actors: Mapping[str, Actor]
    names: tuple[Name, ...]
    people: tuple[Person, ...]
    nothing: tuple[str, ...]
    ambiguous: tuple[Ambiguous, ...]
    nouns: Nouns
    given_names: frozenset[str]
    female_names: frozenset[str]
