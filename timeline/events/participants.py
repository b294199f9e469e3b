"""A trigger in its parsed sentence in; who does it and to whom out."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.parse import NamedActor, Parse, VerbGroup
from timeline.events.roles import behind, clause_end, direct_object, np_actors, subject
from timeline.events.speakers import Actors, speaker, spoken_for, told_by
from timeline.events.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Participants:
    """The actors of an event mention, as the sentence names them."""

    source: Actors
    target: Actors


_NOUN_SOURCES = ("possessive", "modifier", "by", "subject")
"""Where a noun's doer can stand, whatever else its entry says: "Iran's test", "Iranian test", "test by Iran"."""
_ANSWERING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Types whose target may stand in the clause that tells what is said: "threatened to strike Guam"."""
_TOGETHER = frozenset({"AGREE", "COOPERATE"})
"""Types in which the partner behind "with" does what the source does; one who meets with Y has Y as target."""
_OWNERS = frozenset({"its", "their", "his", "her"})
_COMPLEMENT = 30
"""How many words of such a clause are searched."""


def participants(parsed: Parse, trigger: Trigger, light_verbs: frozenset[str]) -> Participants:
    """Return source and target of a trigger; empty where the sentence names none."""
    entry = trigger.entry
    group = parsed.groups[trigger.group] if trigger.group is not None else _light_group(parsed, trigger, light_verbs)
    sources = entry.source
    if entry.pos == "noun" and sources:
        sources = tuple(dict.fromkeys((*_NOUN_SOURCES[:2], *sources, *_NOUN_SOURCES[2:])))
    source = _first_found(parsed, trigger, group, sources)
    if sources:
        source = source or speaker(parsed, group) or told_by(parsed, trigger, group)
        source = tuple(spoken_for(parsed, actor) for actor in source)
    target = _first_found(parsed, trigger, group, entry.target, taken=source)
    if entry.joint:
        source, target = _joint(parsed, trigger, source, target)
    elif not target and entry.type in _ANSWERING and trigger.group is not None:
        target = _in_complement(parsed, trigger, source)
    return Participants(source, tuple(actor for actor in target if actor not in source))


def _in_complement(parsed: Parse, trigger: Trigger, source: Actors) -> Actors:
    """The first other actor that the content of a verbal act names: "alleged that Mahan had flown weapons"."""
    taken = {code for actor in source for code in actor.mention.codes}
    for i in range(trigger.last + 1, min(trigger.last + 1 + _COMPLEMENT, len(parsed.words))):
        word = parsed.words[i]
        if word.tag == ";" or word.lower in _ORDER_MARKS or _goes_to_next_act(parsed, i):
            return ()
        actor = parsed.actor(i)
        if actor is not None and parsed.words[i - 1].lower in _MEANS:
            continue
        if actor is not None and actor.first == i and not taken & set(actor.mention.codes):
            return np_actors(parsed, i, clause_end(parsed, i)) or (actor,)
    return ()


def _goes_to_next_act(parsed: Parse, i: int) -> bool:
    """Whether "and" leads to another act: "rejected the text and warned", "condemned it, and the minister said"."""
    if parsed.words[i].tag != "C":
        return False
    following = next((k for k in range(i + 1, min(i + 3, len(parsed.words))) if parsed.words[k].tag not in "RK"), None)
    group = parsed.group(following) if following is not None else None
    return (group is not None and group.tense.finite) or (i > 0 and parsed.words[i - 1].tag == ",")


_MEANS = frozenset({"via", "through", "at", "in", "by"})
_ORDER_MARKS = frozenset({"after", "before", "since", "while", "when", "during", "amid", "because"})


def _first_found(
    parsed: Parse,
    trigger: Trigger,
    group: VerbGroup | None,
    positions: tuple[str, ...],
    *,
    taken: Actors = (),
) -> Actors:
    for position in positions:
        found = tuple(a for a in _at(parsed, trigger, group, position) if a not in taken)
        if found:
            return found
    return ()


def _at(parsed: Parse, trigger: Trigger, group: VerbGroup | None, position: str) -> Actors:
    """The actors at one position. A passive swaps subject and object: "was attacked by rebels"."""
    passive = group is not None and group.passive and trigger.group is not None and trigger.entry.pos == "verb"
    if position == "subject" and passive:
        return behind(parsed, trigger.last + 1, "by")
    if position == "object" and passive:
        return _patient(parsed, group)
    if position == "subject":
        return _subject(parsed, trigger, group)
    if position == "object":
        return (
            direct_object(parsed, group) or np_actors(parsed, trigger.last + 1, clause_end(parsed, trigger.last + 1))
            if group
            else ()
        )
    if position == "possessive":
        return _owner(parsed, trigger)
    if position == "modifier":
        return _modifier(parsed, trigger)
    return behind(parsed, trigger.last + 1, position)


def _patient(parsed: Parse, group: VerbGroup | None) -> Actors:
    """Who suffers a passive: its subject, or the noun before a bare participle ("rebels killed in the raid")."""
    if group is None:
        return ()
    if group.first == group.main and group.first:
        before = parsed.actor(group.first - 1)
        return (before,) if before is not None else ()
    return subject(parsed, group) or _inside_subject(parsed, group)


def _inside_subject(parsed: Parse, group: VerbGroup) -> Actors:
    """Whose a suffering thing is: "facilities of the Saudi company were hit", "a base used by US troops was hit"."""
    found: Actors = ()
    for i in range(group.first - 1, -1, -1):
        word = parsed.words[i]
        if word.tag in "UW;:.Q" or parsed.clause_at[i] != parsed.clause_at[group.first]:
            break
        actor = parsed.actor(i)
        if actor is not None and actor.first == i and actor.mention.kind != "pronoun":
            found = (actor,)
    return found


def _subject(parsed: Parse, trigger: Trigger, group: VerbGroup | None) -> Actors:
    if group is None:
        return ()
    if group.passive:  # "talks were held by the two sides"
        return behind(parsed, group.main + 1, "by")
    found = subject(parsed, group)
    if found or trigger.group is None:
        return found
    return _inverted(parsed, group)


def _inverted(parsed: Parse, group: VerbGroup) -> Actors:
    """The subject behind its verb, as after a quotation: '"...", warned Tehran'."""
    before = parsed.words[group.first - 1].tag if group.first else "."
    return np_actors(parsed, group.main + 1, clause_end(parsed, group.main + 1)) if before in "Q," else ()


def _owner(parsed: Parse, trigger: Trigger) -> Actors:
    """The owner of a noun: "Pyongyang's missile tests"."""
    i = trigger.first - 1
    for _ in range(7):
        chained = trigger.entry.type == "AGREE" and (parsed.words[i].tag == "X" or parsed.words[i].lower == "of")
        if i < 1 or not (chained or parsed.words[i].tag in "JNSAEGP'R$"):
            return ()  # "North Korea's breach of the 2005 agreement" is one that North Korea made
        if parsed.words[i].lower in _OWNERS:
            return _nearest_before(parsed, i)
        if parsed.words[i].tag == "'":
            actor = parsed.actor(i - 1)
            return (actor,) if actor is not None else ()
        i -= 1
    return ()


def _nearest_before(parsed: Parse, i: int) -> Actors:
    """Whom "its" and "their" mean: the actor named last ("sanctions against North Korea over its tests")."""
    for k in range(i - 1, -1, -1):
        actor = parsed.actor(k)
        if actor is not None:
            return (actor,)
    return ()


def _modifier(parsed: Parse, trigger: Trigger) -> Actors:
    """The actors that modify a noun: "the US-Japanese talks", "a Russian air strike"."""
    found: list[NamedActor] = []
    i = trigger.first - 1
    while i >= 0 and i >= trigger.first - 8:
        actor = parsed.actor(i)
        if actor is not None:
            found.insert(0, actor)
            i = actor.first - 1
            continue
        if parsed.words[i].tag not in "JNSAEG-–PC" or (parsed.words[i].tag == "C" and not found):
            break
        i -= 1
    return tuple(found)


def _light_group(parsed: Parse, trigger: Trigger, light_verbs: frozenset[str]) -> VerbGroup | None:
    """The verb that carries a noun: "imposed sanctions", "held three days of talks"."""
    i = trigger.first - 1
    while i >= max(trigger.first - 9, 0):
        group = parsed.group(i)
        if group is not None:
            main = parsed.words[group.main].lower
            return group if main in light_verbs or parsed.words[group.main].lower in light_verbs else None
        if parsed.words[i].tag not in "JNSAEX$R'GPI-" and parsed.actor_at[i] < 0:
            break
        i -= 1
    return _passive_after(parsed, trigger, light_verbs)


def _passive_after(parsed: Parse, trigger: Trigger, light_verbs: frozenset[str]) -> VerbGroup | None:
    """The passive that carries a noun: "the attack was carried out by the Taliban"."""
    for k in range(trigger.last + 1, min(trigger.last + 8, len(parsed.words))):
        group = parsed.group(k)
        if group is not None:
            return group if group.passive and parsed.words[group.main].lower in light_verbs else None
    return None


def _joint(parsed: Parse, trigger: Trigger, source: Actors, target: Actors) -> tuple[Actors, Actors]:
    """All parties of a joint act are sources: "talks between X and Y", "X and Y agreed"; "met Y" keeps a target."""
    between = behind(parsed, trigger.last + 1, "between") or behind(parsed, trigger.last + 1, "among")
    if between:
        return between, ()
    together = behind(parsed, trigger.last + 1, "with") if trigger.entry.type in _TOGETHER else ()
    if source and together:
        return (*source, *(actor for actor in together if actor not in source)), ()
    if not source and len({code for actor in target for code in actor.mention.codes}) > 1:
        return target, ()
    return source, target
