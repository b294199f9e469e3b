"""Actors: states, organisations, armed groups, parties, people; and where a text names them."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.time import Day


@dataclass(frozen=True, slots=True)
class Office:
    """A role that a person holds in a state or organisation: `code` acts through the person from `start` to `end`."""

    code: str
    title: str
    start: Day | None = None
    end: Day | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor.

    Attributes:
        code: ISO 3166-1 alpha-3 for states; else a short upper-case name (UN, NATO, TALIBAN).
        name: Name to print in a title.
        kind: state, organisation, armed_group, party, movement, company, person, people.
        country: ISO 3166-1 alpha-3 of the state it belongs to, or None.
        offices: For a person, the offices held, each with its dates.
    """

    code: str
    name: str
    kind: str
    country: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words of a text that name one actor, or several ("the two sides").

    Attributes:
        start: First character in the article's text (half-open span).
        end: One past the last character.
        text: `article.text[start:end]`.
        codes: Codes of the actors meant.
        name: Name to print in a title ("North Korea", "Rex Tillerson").
        kind: How the words name the actor: name, demonym, metonym, office, person, group, pronoun.
        rule: The lexicon entry or rule that linked it.
    """

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    name: str
    kind: str
    rule: str
