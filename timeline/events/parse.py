"""Tagged words in, a shallow parse out: verb groups, and who stands as subject, object or behind a preposition.

There is no parser here, only the habits of news prose: a finite verb follows its subject, an object follows its verb,
a clause ends where the next one begins. Each function looks at a bounded neighbourhood, so a sentence takes time in
proportion to its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline.events.words import Word
from timeline.model.actor import ActorMention

REACH = 60
"""How many words a search for a subject or an object looks at, at most: longer clauses are lists, not clauses."""


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


def subject(parsed: Parse, group: VerbGroup, *, depth: int = 4) -> tuple[NamedActor, ...]:
    """Return the actors who are the grammatical subject of a verb group; empty where none is named."""
    previous = parsed.groups[group.at - 1] if group.at else None
    floor = _clause_start(parsed, group.first)
    if group.tense is Tense.INFINITIVE and previous is not None and depth:
        between = np_actors(parsed, previous.main + 1, group.first)
        return between or subject(parsed, previous, depth=depth - 1)
    relative = group.first - 1
    while relative >= floor and parsed.words[relative].tag in "RK":
        relative -= 1
    if relative >= 0 and parsed.words[relative].tag == "W":
        return _antecedent(parsed, relative)
    found = _first_free_actors(parsed, floor, group.first)
    if found:
        return found
    if previous is not None and depth and _shares_subject(parsed, previous, group):
        return subject(parsed, previous, depth=depth - 1)
    return ()


def _clause_start(parsed: Parse, first: int) -> int:
    """The first word of the clause whose verb begins at `first`: after the last boundary to its left."""
    floor = max(first - REACH, 0)
    for i in range(first - 1, floor - 1, -1):
        word = parsed.words[i]
        if word.tag in "U;:.Q" or (word.tag == "W" and i < first - 1) or parsed.clause_at[i] != parsed.clause_at[first]:
            return i + 1
    return floor


def _shares_subject(parsed: Parse, previous: VerbGroup, group: VerbGroup) -> bool:
    """Whether a verb takes the subject of the verb before it: "met Li and signed", "struck, killing"."""
    if group.tense in {Tense.GERUND, Tense.PARTICIPLE}:
        return True
    between = parsed.words[previous.main + 1 : group.first]
    return bool(between) and any(word.tag == "C" for word in between[-3:])


def _antecedent(parsed: Parse, relative: int) -> tuple[NamedActor, ...]:
    """The actors just before a relative pronoun: "the rebels, who hold the town"."""
    i = relative - 1
    if i >= 0 and parsed.words[i].tag == ",":
        i -= 1
    actor = parsed.actor(i) if i >= 0 else None
    return (actor,) if actor is not None else ()


def _first_free_actors(parsed: Parse, start: int, stop: int) -> tuple[NamedActor, ...]:
    """The first actors of a span that no preposition governs, with those they are listed with."""
    i = start
    governed = False
    while i < stop:
        word = parsed.words[i]
        actor = parsed.actor(i)
        if actor is not None and not governed:
            return np_actors(parsed, i, stop)
        if word.tag in "IT" and word.lower != "of":  # "spokesman of the army" is the army
            governed = True
        elif word.tag in ",VZDPGMBHO":
            governed = False
        i = actor.last + 1 if actor is not None else i + 1
    return ()


def np_actors(parsed: Parse, start: int, stop: int) -> tuple[NamedActor, ...]:
    """Return the actors of the noun phrase that begins at word `start`, and of the phrases listed with it.

    An owner ("Iran's" in "Iran's neighbour Iraq") gives way to the actor it owns; it stays where none follows.
    """
    found: list[NamedActor] = []
    i = start
    limit = min(stop, start + REACH)
    while i < limit:
        actor = parsed.actor(i)
        if actor is not None:
            if found and _owns(parsed, found[-1]) and actor.first <= found[-1].last + 5:
                found.pop()
            found.append(actor)
            i = actor.last + 1
        elif _ends_phrase(parsed, i, limit, started=bool(found)):
            break
        else:
            i += 1
    return tuple(found)


def _ends_phrase(parsed: Parse, i: int, limit: int, *, started: bool) -> bool:
    word = parsed.words[i]
    if word.tag in ",C":
        return not _list_goes_on(parsed, i + 1, limit)
    if word.lower in {"of", "from"}:
        return started or word.lower == "from"
    return word.tag not in "X$JNSEAR'QG-" and word.lower not in {"both", "as", "well", "including", "like"}


def _owns(parsed: Parse, actor: NamedActor) -> bool:
    following = actor.last + 1
    return following < len(parsed.words) and parsed.words[following].tag == "'"


def _list_goes_on(parsed: Parse, i: int, limit: int) -> bool:
    """Whether another actor follows a comma or "and" within a few modifiers."""
    for k in range(i, min(i + 5, limit)):
        if parsed.actor_at[k] >= 0:
            return True
        if parsed.words[k].tag not in "X$JNSEAC'":
            return False
    return False


def clause_end(parsed: Parse, i: int) -> int:
    """Return the index after the last word of the clause that goes on from word i."""
    stop = min(i + REACH, len(parsed.words))
    for k in range(i, stop):
        if parsed.words[k].tag in "UW;:" or parsed.clause_at[k] != parsed.clause_at[i]:
            return k
    return stop


def direct_object(parsed: Parse, group: VerbGroup) -> tuple[NamedActor, ...]:
    """Return the actors in the noun phrase right after a verb group; empty where there is none."""
    return np_actors(parsed, group.main + 1, clause_end(parsed, group.main + 1))


def has_object(parsed: Parse, last: int) -> bool:
    """Tell whether a noun phrase stands right after word `last`, the end of a verb."""
    for k in range(last + 1, min(last + 4, len(parsed.words))):
        tag = parsed.words[k].tag
        if tag in "NSEXA$JL":
            return True
        if tag not in "RQ":
            return False
    return False


def behind(parsed: Parse, i: int, preposition: str) -> tuple[NamedActor, ...]:
    """Return the actors behind a preposition that follows word i in the same clause; empty where none does."""
    for k in range(i, clause_end(parsed, i)):
        if parsed.words[k].lower == preposition and parsed.group_at[k] < 0:
            found = np_actors(parsed, k + 1, clause_end(parsed, k + 1))
            if found:
                return found
    return ()


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
