"""The mentions of one article in; the same, each completed by what the others say of its occurrence, out.

"The attack killed five" names neither attacker nor place; another sentence of the article does. Only what is
uncontested is taken over: two different attackers for one occurrence leave the empty mention empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from timeline.model.event import EventMention, Modality
from timeline.model.time import Precision

_MATERIAL = frozenset({"ASSAULT", "DISASTER", "MOBILIZE", "COERCE", "PROTEST", "AID", "CONSULT", "ELECTION", "OTHER"})
"""Types whose occurrences are told again and again; a statement is told once, by the one who makes it."""
_SUFFERING = frozenset({"ASSAULT", "DISASTER"})
"""Types whose target, where no other is named, is the state in which they happen: its people are the victims."""


def consolidate(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Return the mentions, in the same order, with actors and places completed."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        key = _occurrence(mention)
        if key is not None:
            groups[key].append(i)
    completed = list(mentions)
    for members in groups.values():
        told = [mentions[i] for i in members]
        for i in members:
            completed[i] = _completed(mentions[i], told)
    return tuple(_with_victims(mention) for mention in completed)


def _occurrence(mention: EventMention) -> tuple[object, ...] | None:
    """What makes mentions of an article one occurrence: type and day; None where that is too little to tell."""
    dating = mention.dating
    if mention.type not in _MATERIAL or dating.precision is Precision.VAGUE or dating.earliest is None:
        return None
    if mention.modality in {Modality.HYPOTHETICAL, Modality.NEGATED}:
        return None
    return mention.type, dating.earliest, dating.latest


def _completed(mention: EventMention, told: Sequence[EventMention]) -> EventMention:
    source, source_text = _uncontested(told, "source") if not mention.source else (mention.source, mention.source_text)
    target, target_text = _uncontested(told, "target") if not mention.target else (mention.target, mention.target_text)
    clash = set(source) & set(target)
    if clash:  # what is taken over must not contradict what the sentence says itself
        source, target = mention.source, mention.target
        source_text, target_text = mention.source_text, mention.target_text
    placed = mention if mention.place_text else next((m for m in told if m.place_text), mention)
    return replace(
        mention,
        source=source,
        target=target,
        source_text=source_text if mention.source else None,
        target_text=target_text if mention.target else None,
        place=placed.place,
        place_text=placed.place_text,
    )


def _uncontested(told: Sequence[EventMention], role: str) -> tuple[tuple[str, ...], str | None]:
    """The codes that every mention with this role agrees on, or nothing."""
    said = [(getattr(m, role), getattr(m, f"{role}_text")) for m in told if getattr(m, role)]
    if not said:
        return (), None
    shared = set(said[0][0])
    for codes, _ in said[1:]:
        shared &= set(codes)
    return (tuple(code for code in said[0][0] if code in shared), said[0][1]) if shared else ((), None)


def _with_victims(mention: EventMention) -> EventMention:
    """Complete an attack or a disaster without a target by the state in which it happened."""
    if mention.type not in _SUFFERING or mention.target or mention.place is None or mention.place.country is None:
        return mention
    if mention.place.country in mention.source:
        return mention
    return replace(mention, target=(mention.place.country,))
