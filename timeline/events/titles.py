"""A draft in; a title of 4 to 12 words that stands alone out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.events.heard import Draft
from timeline.events.parse import NamedActor, Parse, VerbGroup, clause_end
from timeline.events.participants import Participants
from timeline.events.triggers import Trigger
from timeline.lexicons.inflections import Inflections
from timeline.model.actor import Actor

LONGEST = 12
"""Words in a title, at most."""

_DANGLING = frozenset("XIT$CUWHBOM-–(")
"""Tags that cannot end a title."""


def title(draft: Draft, *, actors: Mapping[str, Actor], place: str | None, inflections: Inflections) -> str:
    """Return a title in the present tense, actors named, no pronoun and no date in it."""
    parsed, trigger, who, group = draft.heard.parsed, draft.trigger, draft.who, draft.group
    timed = frozenset(i for placed in draft.heard.expressions for i in range(placed.first, placed.last + 1))
    if group is not None:
        words = _verbal(parsed, trigger, group, who, actors=actors, timed=timed, inflections=inflections)
    else:
        words = _nominal(parsed, trigger, who, actors=actors, timed=timed)
    if place is not None and len(words) < LONGEST - 1 and place.lower() not in " ".join(words).lower():
        words = [*words, "in", *place.split()]
    text = " ".join(words[:LONGEST])
    for mark in (" 's", " ’s"):
        text = text.replace(mark, mark[1:])
    return text[:1].upper() + text[1:]


def _verbal(
    parsed: Parse,
    trigger: Trigger,
    group: VerbGroup,
    who: Participants,
    *,
    actors: Mapping[str, Actor],
    timed: frozenset[int],
    inflections: Inflections,
) -> list[str]:
    doers = who.target if group.passive else who.source
    head = _names(doers, actors) or _phrase_before(parsed, group)
    plural = len({code for actor in doers for code in actor.mention.codes}) > 1 or (
        not doers and _is_plural(parsed, group)
    )
    verb = _present(parsed, trigger, group, plural=plural, inflections=inflections)
    rest = _rest(parsed, trigger.last + 1, timed, LONGEST - len(head) - len(verb))
    return _trim([*head, *verb, *rest], parsed)


def _nominal(
    parsed: Parse, trigger: Trigger, who: Participants, *, actors: Mapping[str, Actor], timed: frozenset[int]
) -> list[str]:
    first = trigger.first
    while (
        first > 0 and parsed.words[first - 1].tag in "JNSEG'" and first - 1 not in timed and trigger.first - first < 5
    ):
        first -= 1
    core = [word.text for word in parsed.words[first : trigger.last + 1] if word.tag not in "X"]
    while core and core[0] in {"'s", "’s"}:
        core = core[1:]
    rest = _rest(parsed, trigger.last + 1, timed, LONGEST - len(core) - 4)
    owners = _names(who.source, actors)
    text = " ".join([*core, *rest]).lower()
    if owners and not any(_mentioned(actor, text, actors) for actor in who.source):
        core = [*owners, *core]
        core[len(owners) - 1] += "'s" if not core[len(owners) - 1].endswith("s") else "'"
    return [*core, *rest]


def _mentioned(actor: NamedActor, text: str, actors: Mapping[str, Actor]) -> bool:
    names = [actor.mention.text, *(actors[code].name for code in actor.mention.codes if code in actors)]
    return any(name.lower() in text for name in names)


def _names(found: Sequence[NamedActor], actors: Mapping[str, Actor]) -> list[str]:
    """The actors' printable names: "US and Japan"; a pronoun or a metonym by the name of what it means."""
    names: list[str] = []
    for actor in found[:4]:
        mention = actor.mention
        by_code = mention.kind in {"metonym", "pronoun", "group", "reference"} or not mention.name
        known = [actors[code].name for code in mention.codes if code in actors]
        for name in known if by_code and known else [mention.name or mention.text]:
            if name not in names:
                names.append(name)
    if len(names) > 1:
        names = [", ".join(names[:-1]), "and", names[-1]]
    return " ".join(names).split()


def _phrase_before(parsed: Parse, group: VerbGroup) -> list[str]:
    """The noun phrase before a verb whose subject is no actor: "Seventeen rockets" struck."""
    last = group.first - 1
    while last >= 0 and parsed.words[last].tag in "RQ,":
        last -= 1
    first = last
    while first >= 0 and parsed.words[first].tag in "XJNSEA'$PG" and last - first < 6:
        first -= 1
    words = parsed.words[first + 1 : last + 1]
    return [word.text for k, word in enumerate(words) if not (k == 0 and word.tag in "X$")]


def _is_plural(parsed: Parse, group: VerbGroup) -> bool:
    return group.first > 0 and (
        parsed.words[group.first - 1].tag == "S" or parsed.words[group.first].lower in {"are", "were", "have"}
    )


def _present(parsed: Parse, trigger: Trigger, group: VerbGroup, *, plural: bool, inflections: Inflections) -> list[str]:
    particles = [word.text for word in parsed.words[group.main + 1 : trigger.last + 1]]
    main = parsed.words[group.main]
    negation = ["not"] if group.negated else []
    if group.passive:
        return ["are" if plural else "is", *negation, main.lower, *particles]
    lemma = trigger.entry.present or trigger.entry.lemma.split()[0]
    forms = inflections.forms_of_verb(lemma)
    if trigger.first != group.main and parsed.words[trigger.first].lower != main.lower:
        lemma, forms = main.lower, {"third": (main.lower,), "base": (main.lower,)}
    if negation:
        return ["do" if plural else "does", "not", lemma, *particles]
    return [forms["base"][0] if plural else forms["third"][0], *particles]


def _rest(parsed: Parse, start: int, timed: frozenset[int], room: int) -> list[str]:
    """What follows the trigger up to the end of its clause, without dates, as far as there is room."""
    chosen: list[int] = []
    for i in range(start, min(clause_end(parsed, start), len(parsed.words))):
        word = parsed.words[i]
        if word.tag in ",;:.(-–Q" or len(chosen) >= room:
            break
        if i in timed:
            if chosen and parsed.words[chosen[-1]].tag == "I":
                chosen.pop()
            break
        chosen.append(i)
    while chosen and parsed.words[chosen[-1]].tag in _DANGLING | frozenset("JRA"):
        chosen.pop()
    return [parsed.words[i].text for i in chosen]


def _trim(words: list[str], parsed: Parse) -> list[str]:
    tags = {word.text: word.tag for word in parsed.words}
    while words and tags.get(words[-1], "N") in _DANGLING:
        words = words[:-1]
    return words
