"""The mentions of one article in; the same, with the parties that follow from what the others tell, out.

Who claims an attack did it; who condemns it condemns its doers; the victims are the state's where it happened; those
who protest somewhere are that state's protesters; "they agreed" means the parties of the talks told before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.events.heard import stem
from timeline.model.event import EventMention

_SUFFERING = frozenset({"ASSAULT", "DISASTER"})
"""Types whose target, where no other is named, is the state in which they happen: its people are the victims."""
_PEOPLE = "PROTESTERS"
"""How the code of a state's protesters ends: IRQPROTESTERS."""
_BY_PEOPLE = frozenset({"PROTEST", "REQUEST", "REJECT", "ACCUSE"})
_JOINT = frozenset({"CONSULT", "AGREE"})
_RECURRING = frozenset({"SANCTION", "MOBILIZE", "PROTEST", "AGREE"})
"""Types that an article tells of one kind again and again, mostly of the same parties."""
_ANSWERING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types whose object can be an event, and whose target then is who did it."""
_ANSWERED = frozenset({"ASSAULT", "MOBILIZE", "SANCTION", "COERCE", "RETREAT", "CONCEDE", "GOVERN"})
"""Types of what an article's reactions can be to."""
_OBJECT = 5
"""Words behind an answer among which its object is looked for."""
_NEAR = 6
"""Mentions between talks and what "they" agreed there, at most."""


def complete(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Return the mentions, in the same order, with the parties completed."""
    found = tuple(_with_protesters(_with_victims(mention), mentions) for mention in mentions)
    found = tuple(_against_state(mention, mentions) for mention in _with_kind(found))
    found = _with_answered(_with_claimed(found))
    return tuple(_with_partners(mention, found[max(i - _NEAR, 0) : i]) for i, mention in enumerate(found))


def _with_victims(mention: EventMention) -> EventMention:
    """Complete an attack or a disaster without a target by the state in which it happened."""
    if mention.type not in _SUFFERING or mention.target or mention.place is None or mention.place.country is None:
        return mention
    if mention.place.country in mention.source:
        return mention
    return replace(mention, target=(mention.place.country,))


def _with_protesters(mention: EventMention, mentions: Sequence[EventMention]) -> EventMention:
    """Name the protesters of a protest by their state: "protests continue in Iraq" is IRQPROTESTERS against IRQ."""
    if mention.type != "PROTEST" or any(code.endswith(_PEOPLE) for code in mention.source):
        return mention
    people = next((code for m in mentions for code in m.source + m.target if code.endswith(_PEOPLE)), None)
    state = mention.place.country if mention.place is not None else None
    if len(mention.source) == 1 and len(mention.source[0]) == 3 and mention.source_text:
        state = mention.source[0]
    elif mention.source:
        return mention
    if people is None and state is None:
        return mention
    source = people if people is not None and (state is None or people[:2] == state[:2]) else f"{state}{_PEOPLE}"
    target = mention.target or ((state,) if state is not None else ())
    return replace(mention, source=(source,), target=target)


def _against_state(mention: EventMention, mentions: Sequence[EventMention]) -> EventMention:
    """Aim what a state's protesters do or ask at that state: HKPROTESTERS ask HKG."""
    people = next((code for code in mention.source if code.endswith(_PEOPLE)), None)
    if people is None or mention.target or mention.type not in _BY_PEOPLE:
        return mention
    start = people.removesuffix(_PEOPLE)
    codes = (code for m in mentions for code in m.source + m.target)
    state = start if len(start) == 3 else next((code for code in codes if len(code) == 3 and code[:2] == start), None)
    return replace(mention, target=(state,)) if state else mention


def _with_claimed(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Give an attack to the one who claims it where nobody else is named, and its victims to what is said of it."""
    claims = [m for m in mentions if m.mode == "claim" and m.source]
    if not claims:
        return tuple(mentions)
    attacks = [m for m in mentions if m.type == "ASSAULT"]
    suspects = {m.source for m in (*claims, *attacks) if m.source}
    suspects |= {m.target for m in mentions if m.type == "ACCUSE" and m.mode == "accusation" and m.target}
    doer = claims[0] if len(suspects) == 1 else None
    victims = next((m.target for m in attacks if m.target and not set(m.target) & set(claims[0].source)), ())
    found = []
    for mention in mentions:
        if doer is not None and mention.type == "ASSAULT" and not mention.source:
            target = tuple(code for code in mention.target if code not in doer.source)
            found.append(replace(mention, source=doer.source, target=target))
        elif mention.mode == "claim" and not mention.target:
            found.append(replace(mention, target=victims))
        else:
            found.append(mention)
    return tuple(found)


def _with_kind(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Complete sanctions, tests, protests and deals by what every other one of their kind in the article names."""
    kinds: dict[tuple[str, str | None], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.type in _RECURRING:
            kinds[mention.type, mention.mode].append(mention)
    shared = {kind: (_common(told, "source"), _common(told, "target")) for kind, told in kinds.items()}
    found = []
    for mention in mentions:
        source, target = shared.get((mention.type, mention.mode), ((), ()))
        source = mention.source or tuple(code for code in source if code not in mention.target)
        target = mention.target or tuple(code for code in target if code not in source)
        same = (source, target) == (mention.source, mention.target)
        found.append(mention if same else replace(mention, source=source, target=target))
    return tuple(found)


def _common(told: Sequence[EventMention], role: str) -> tuple[str, ...]:
    """The codes that all mentions with this role name, or nothing."""
    said = [getattr(mention, role) for mention in told if getattr(mention, role)]
    return said[0] if said and all(set(codes) == set(said[0]) for codes in said) else ()


def _with_answered(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Aim an answer without a target at the doers of what it answers: "condemned the launch" condemns who launched."""
    doers: dict[str, tuple[str, ...]] = {}
    for mention in mentions:
        if mention.source and mention.type not in _ANSWERING and mention.type not in _JOINT:
            for word in mention.trigger.lower().split():
                doers.setdefault(stem(word), mention.source)
    news = next((m for m in mentions if m.source), None)
    main = news.source if news is not None and news.type in _ANSWERED else ()
    return tuple(_aimed(mention, doers, main) for mention in mentions)


def _aimed(mention: EventMention, doers: Mapping[str, tuple[str, ...]], main: tuple[str, ...]) -> EventMention:
    if mention.type not in _ANSWERING or mention.target or not mention.source:
        return mention
    behind = mention.quote[mention.trigger_end - mention.start :].lower().split()[:_OBJECT]
    named = next((doers[stem(word.strip('.,;:"”'))] for word in behind if stem(word.strip('.,;:"”')) in doers), None)
    takes_up = bool(behind) and behind[0] in {"the", "it", "this", "that", "such"}
    aimed = named if named is not None else main if takes_up else ()
    return replace(mention, target=tuple(code for code in aimed if code not in mention.source))


def _with_partners(mention: EventMention, before: Sequence[EventMention]) -> EventMention:
    """Let "they" and "we" who agree mean the parties of the talks told before."""
    said = mention.quote[: mention.trigger_start - mention.start].split()
    speaks_of_all = mention.type == "AGREE" and bool(said) and said[-1].lower() in {"we", "they"}
    opens = bool(said) and said[0] == "They"
    if mention.source and not speaks_of_all:
        return mention
    talks = next((m for m in reversed(before) if m.type in _JOINT and len(m.source) > 1), None)
    if talks is None or not (speaks_of_all or opens or mention.type == "AGREE"):
        return mention
    if mention.source and not set(mention.source) <= set(talks.source):
        return mention
    return replace(
        mention, source=talks.source, target=tuple(code for code in mention.target if code not in talks.source)
    )
