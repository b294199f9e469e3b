"""A parsed sentence in; who stands as subject, as object or behind a preposition out.

A finite verb follows its subject, an object follows its verb, a clause ends where the next one begins. Each function
looks at a bounded neighbourhood, so a sentence takes time in proportion to its length.
"""

from __future__ import annotations

from timeline.events.parse import NamedActor, Parse, Tense, VerbGroup

REACH = 60
"""How many words a search for a subject or an object looks at, at most: longer clauses are lists, not clauses."""


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
    found = _first_free_actors(parsed, floor, group.first) or _after_opening(parsed, floor, group)
    if found or previous is None or not depth:
        return found
    around = _around_relative(parsed, previous, group)
    if around or not _shares_subject(parsed, previous, group):
        return around
    shared = subject(parsed, previous, depth=depth - 1)
    if shared or not previous.at or previous.tense is Tense.INFINITIVE:
        return shared
    return subject(parsed, parsed.groups[previous.at - 1], depth=depth - 2) if depth > 1 else ()


def _around_relative(parsed: Parse, previous: VerbGroup, group: VerbGroup) -> tuple[NamedActor, ...]:
    """The subject from which a relative clause parts its verb: "Biden, who was visiting Warsaw, condemned it"."""
    before = previous.first - 1
    if before < 1 or parsed.words[before].tag != "W" or parsed.words[group.first - 1].tag not in ",R":
        return ()
    return _antecedent(parsed, before)


def _after_opening(parsed: Parse, floor: int, group: VerbGroup) -> tuple[NamedActor, ...]:
    """The subject right before its verb, behind a phrase that opens the clause: "On Monday the EU imposed"."""
    words = parsed.words
    opening = next((i for i in range(floor, group.first) if words[i].tag == "I"), None)
    if opening is None or any(words[i].tag in "NSEL" for i in range(floor, opening)):
        return ()
    last = group.first - 1
    while last > opening and words[last].tag in "RNSK" and parsed.actor_at[last] < 0:
        last -= 1
    if parsed.actor_at[last] < 0:
        return ()
    start = opening + 1
    for i in range(opening + 2, last):
        if words[i].tag == "X" and words[i - 1].tag in "NSEAR":
            start = i
    if start == opening + 1:
        actor = parsed.actor(last)
        return (actor,) if actor is not None else ()
    return np_actors(parsed, start, group.first)


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
            if len(found) == 1 and _opens_clause(parsed, i):
                break
            if found and _owns(parsed, found[-1]) and actor.first <= found[-1].last + 5:
                found.pop()
            found.append(actor)
            i = actor.last + 1
        elif _ends_phrase(parsed, i, limit, started=bool(found)):
            break
        else:
            i += 1
    return tuple(found)


def _opens_clause(parsed: Parse, i: int) -> bool:
    """Whether ", and" before word i begins a clause and no list: "met the envoys, and President X, who said"."""
    before = [word.tag for word in parsed.words[max(i - 3, 0) : i] if word.tag not in "XJ"]
    return before[-2:] == [",", "C"]


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
