"""What extraction knows of a sentence (`Heard`) and of a trigger in it (`Draft`) before it decides and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.expressions import PlacedExpression
from timeline.events.parse import Parse, Tense, VerbGroup
from timeline.events.participants import Participants
from timeline.events.spans import PlacedSpan
from timeline.events.triggers import Trigger
from timeline.model.actor import ActorMention
from timeline.model.article import Document, Sentence
from timeline.model.event import Modality
from timeline.model.place import PlaceMention
from timeline.model.time import TimeExpression

ANSWERS = frozenset(
    {"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "AGREE", "SANCTION", "OTHER", "GOVERN", "AID"}
)
"""Types that answer other events; without a date of their own they lie between those and the publication."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and what the stages before extraction found in it, each in the order of the text."""

    document: Document
    expressions: Sequence[TimeExpression] = ()
    actors: Sequence[ActorMention] = ()
    places: Sequence[PlaceMention] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, its number in the article, its parse, and what the earlier stages found in it."""

    sentence: Sentence
    number: int
    parsed: Parse
    expressions: tuple[PlacedExpression, ...]
    spans: tuple[PlacedSpan, ...]
    places: Sequence[PlaceMention]

    @property
    def timed(self) -> frozenset[int]:
        """The indices of the words of its time expressions."""
        return frozenset(i for placed in self.expressions for i in range(placed.first, placed.last + 1))

    def expressions_at(self, i: int) -> bool:
        """Tell whether word i belongs to a time expression."""
        return any(placed.first <= i <= placed.last for placed in self.expressions)


@dataclass(frozen=True, slots=True)
class Draft:
    """A trigger with its participants and modality, not yet dated. `score` is its confidence."""

    heard: Heard
    trigger: Trigger
    who: Participants
    surety: Modality
    score: float

    @property
    def type(self) -> str:
        """The event type."""
        return self.trigger.entry.type

    @property
    def clause(self) -> int:
        """The number of the clause that the trigger stands in."""
        return self.heard.parsed.clause_at[self.trigger.first]

    @property
    def group(self) -> VerbGroup | None:
        """The verb group that the trigger heads, or None for a noun."""
        return self.heard.parsed.groups[self.trigger.group] if self.trigger.group is not None else None

    @property
    def tense(self) -> Tense | None:
        """The tense of the trigger's verb group, or None for a noun."""
        return self.group.tense if self.group is not None else None

    @property
    def sources(self) -> frozenset[str]:
        """Codes of the actors who do it."""
        return frozenset(code for actor in self.who.source for code in actor.mention.codes)

    @property
    def definite(self) -> bool:
        """Whether it is a noun with "the", "this" or "that" before it."""
        if self.group is not None:
            return False
        words = self.heard.parsed.words
        for i in range(self.trigger.first - 1, max(self.trigger.first - 5, -1), -1):
            if words[i].lower in {"the", "this", "these", "those", "that"}:
                return True
            if words[i].tag not in "JNSEAG":
                return False
        return False

    @property
    def heads(self) -> frozenset[str]:
        """The words that can take the event up again: its head noun or verb stem, "bombing" and "bomb" alike."""
        return frozenset(stem(word) for word in self.trigger.entry.lemma.split())


def stem(word: str) -> str:
    """Return a rough stem that verb and noun share: "bombing", "bombings" and "bombed" are "bomb"."""
    for ending in ("ings", "ing", "ed", "es", "s", "ion", "ions", "ment", "ments"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
