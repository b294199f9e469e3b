"""What an article has said of its actors so far: whom a later surname, "the ministry" or "they" takes up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from timeline.actors.people import Linked
from timeline.lexicons.actors import Name
from timeline.model.actor import ActorMention
from timeline.model.time import Day

_CLEAR_SHARE = 0.5  # share of all mentions of states from which one state is what the article is about


@dataclass(slots=True)
class Memory:
    """The state of reading one article.

    Attributes:
        published: Day of publication, or None.
        weights: How often the article names each state, its beginning counted more.
        hidden: Ambiguous names that mean no actor in this article.
        acronyms: Acronyms that the article introduces, short names of companies, and what they stand for.
        people: Last name -> the person introduced by it.
        offices: Noun of an office or body -> the code it belonged to, and the sentence, where last named in full.
        sentences: The mentions of the sentences read so far, newest last.
        starts: Where these sentences begin in the article's text.
    """

    published: Day | None
    weights: Counter[str]
    hidden: frozenset[str] = frozenset()
    acronyms: dict[str, Name] = field(default_factory=dict)
    people: dict[str, Linked] = field(default_factory=dict)
    offices: dict[str, tuple[str, int]] = field(default_factory=dict)
    sentences: list[list[ActorMention]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def clear_state(self) -> str | None:
        """Return the state that the article is about, or None where no state has half of the mentions."""
        total = sum(self.weights.values())
        if not total:
            return None
        code, weight = self.weights.most_common(1)[0]
        return code if weight >= _CLEAR_SHARE * total else None

    def keep_office(self, head: str, code: str) -> None:
        """Remember whose office a noun named in full."""
        self.offices[head] = (code, len(self.sentences))

    def office(self, head: str, *, within: int) -> str | None:
        """Return whose office a noun named in full within the last sentences, or None."""
        code, sentence = self.offices.get(head, ("", 0))
        return code if code and len(self.sentences) - sentence < within else None

    def recent(self, sentences: int) -> list[ActorMention]:
        """Return the mentions of the last sentences, this one included, newest first."""
        return [mention for row in reversed(self.sentences[-sentences:]) for mention in reversed(row)]
