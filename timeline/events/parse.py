"""Tagged words in, a shallow parse out: verb groups with tense and voice, clauses, and the actors among the words.

There is no parser here, only the habits of news prose: auxiliaries stand before their verb, a clause holds one finite
verb and begins at the conjunction or comma before it. `timeline.events.roles` finds who does what in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline.events.words import Word
from timeline.model.actor import ActorMention


class Tense(StrEnum):
    """The form of a verb group."""

    PAST = "past"
    PRESENT = "present"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"
    FUTURE = "future"
    MODAL = "modal"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"

    @property
    def finite(self) -> bool:
        """Whether the verb group carries a clause of its own."""
        return self not in _NONFINITE


_TEMPORAL = frozenset({"since", "after", "before", "until", "till", "as"})
_NONFINITE = frozenset({Tense.INFINITIVE, Tense.GERUND, Tense.PARTICIPLE})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries and their main verb, "has not been killed": its place among the groups, word indices, inclusive."""

    at: int
    first: int
    main: int
    tense: Tense
    passive: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor mention as words of the sentence: word indices, inclusive."""

    first: int
    last: int
    mention: ActorMention


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence: its words, its verb groups, its actors, each in the order of the text.

    `group_at[i]` and `actor_at[i]` give the index of the group or actor that word i belongs to, or -1; `clause_at[i]`
    the number of its clause. A clause holds one finite verb at most.
    """

    words: tuple[Word, ...]
    groups: tuple[VerbGroup, ...]
    actors: tuple[NamedActor, ...]
    group_at: tuple[int, ...]
    actor_at: tuple[int, ...]
    clause_at: tuple[int, ...]

    def group(self, i: int) -> VerbGroup | None:
        """Return the verb group of word i, or None."""
        at = self.group_at[i]
        return self.groups[at] if at >= 0 else None

    def actor(self, i: int) -> NamedActor | None:
        """Return the actor of word i, or None."""
        at = self.actor_at[i]
        return self.actors[at] if at >= 0 else None


def parse(words: tuple[Word, ...], mentions: Sequence[ActorMention]) -> Parse:
    """Return the parse of one sentence; `mentions` are the actors whose spans lie in it."""
    actors = _named(words, mentions)
    group_at, actor_at = [-1] * len(words), [-1] * len(words)
    for k, actor in enumerate(actors):
        actor_at[actor.first : actor.last + 1] = [k] * (actor.last - actor.first + 1)
    groups = tuple(_groups(words))
    for k, group in enumerate(groups):
        group_at[group.first : group.main + 1] = [k] * (group.main - group.first + 1)
    return Parse(words, groups, actors, tuple(group_at), tuple(actor_at), _clauses(words, groups))


def _named(words: tuple[Word, ...], mentions: Sequence[ActorMention]) -> tuple[NamedActor, ...]:
    starts = [word.start for word in words]
    found = []
    for mention in mentions:
        first = bisect_left(starts, mention.start)
        last = bisect_left(starts, mention.end) - 1
        if first <= last < len(words):
            found.append(NamedActor(first, last, mention))
    return tuple(found)


def _groups(words: tuple[Word, ...]) -> list[VerbGroup]:
    found: list[VerbGroup] = []
    i = 0
    while i < len(words):
        if words[i].tag in "TMBHOVZDPG":
            group = _group(words, i, at=len(found))
            found.append(group)
            i = group.main + 1
        else:
            i += 1
    return found


def _group(words: tuple[Word, ...], first: int, *, at: int) -> VerbGroup:
    """Read one verb group from its first word on: auxiliaries, then at most one main verb."""
    chain = [first]
    i = first
    while words[i].tag in "TMBHO":
        following = _next_verb(words, i)
        if following is None:
            break
        chain.append(following)
        i = following
    tags = [words[k].tag for k in chain]
    passive = tags == ["P"] or (tags[-1] == "P" and tags[-2] == "B")
    return VerbGroup(at, first, i, _tense(tags, words[first].lower), passive, _negated(words, first, i))


def _negated(words: tuple[Word, ...], first: int, main: int) -> bool:
    """Whether "not" or "never" stands in the group, before it, or right after a lone auxiliary ("is not")."""
    last = main + 1 if words[main].tag in "BHMO" else main
    return any(word.tag == "K" for word in words[max(first - 1, 0) : last + 1])


def _next_verb(words: tuple[Word, ...], i: int) -> int | None:
    """The verb that the auxiliary at i governs, at most three adverbs away, or None."""
    wanted = {"T": "VBHO", "M": "VBHO", "B": "PGB", "H": "PB", "O": "VH"}[words[i].tag]
    for k in range(i + 1, min(i + 5, len(words))):
        tag = words[k].tag
        if tag in wanted:
            return k
        if tag == "D" and "P" in wanted:
            return k
        if tag not in "RKL" or (tag == "L" and words[i].tag not in "MOBH"):
            return None
    return None


def _tense(tags: list[str], opening: str) -> Tense:
    first = tags[0]
    simple = {"T": Tense.INFINITIVE, "G": Tense.GERUND, "P": Tense.PARTICIPLE, "D": Tense.PAST}
    if first in simple:
        return simple[first]
    if first == "M":
        return Tense.FUTURE if opening in {"will", "shall", "won"} else Tense.MODAL
    if first == "H" and len(tags) > 1:
        return {"had": Tense.PLUPERFECT, "having": Tense.GERUND}.get(opening, Tense.PERFECT)
    if opening in {"was", "were", "had", "did", "didn"}:
        return Tense.PAST
    if opening in {"being", "be", "been", "having"}:
        return Tense.GERUND if opening != "be" else Tense.INFINITIVE
    return Tense.PRESENT


def _clauses(words: tuple[Word, ...], groups: Sequence[VerbGroup]) -> tuple[int, ...]:
    starts = {0} | {i for i, word in enumerate(words) if word.tag == ";"}
    previous: VerbGroup | None = None
    for group in groups:
        if not group.tense.finite:
            continue
        if previous is not None:
            starts.add(_boundary(words, previous, group))
        previous = group
    number, numbers = -1, []
    for i in range(len(words)):
        number += i in starts
        numbers.append(number)
    return tuple(numbers)


def _boundary(words: tuple[Word, ...], previous: VerbGroup, group: VerbGroup) -> int:
    """Where the clause of `group` begins: at the conjunction or comma before it, else right after the verb before."""
    between = range(previous.main + 1, group.first)
    for tags in ("UW", ";Q", "C", ","):
        marks = [k for k in between if words[k].tag in tags]
        if marks and tags == "UW":  # "killed since Tuesday, the ministry said": the comma ends the phrase
            ends = [k for k in between if k > marks[-1] + 1 and words[k].tag == ","]
            return ends[-1] if ends and words[marks[-1]].lower in _TEMPORAL else marks[0]
        if marks:
            return marks[-1]
    return previous.main + 1
