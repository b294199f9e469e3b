"""The mentions of one article in; the same, each completed by what the others say of its occurrence, out.

"The attack killed five" names neither attacker nor place; another sentence of the article does. Only what is
uncontested is taken over: two different attackers for one occurrence leave the empty mention empty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.events import parties
from timeline.model.event import EventMention, Modality
from timeline.model.place import Place
from timeline.model.time import Precision

_MATERIAL = frozenset({"ASSAULT", "DISASTER", "MOBILIZE", "COERCE", "PROTEST", "AID", "CONSULT", "ELECTION", "OTHER"})
"""Types whose occurrences are told again and again; a statement is told once, by the one who makes it."""
_PRONOUNS = frozenset({"it", "its", "he", "him", "she", "her", "they", "them", "we", "us", "i", "me", "who"})
"""Weak evidence for a role: whom they mean is a guess, and a guess is not spread to other mentions."""
_SPOKEN = frozenset({"AGREE", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "CONCEDE"})
"""What is said at talks is said where they are held."""

Role = tuple[tuple[str, ...], str | None]
"""The codes of a role and the words that name them."""


def consolidate(mentions: Sequence[EventMention], *, countries: Mapping[str, Place]) -> tuple[EventMention, ...]:
    """Return the mentions, in the same order, with actors and places completed.

    Args:
        mentions: The mentions of one article, in the order of the text.
        countries: ISO 3166-1 alpha-3 code -> the country as a place, for what happens somewhere in it.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        key = _occurrence(mention)
        if key is not None:
            groups[key].append(i)
    completed = list(mentions)
    for members in groups.values():
        told = _Told([mentions[i] for i in members])
        for i in members:
            completed[i] = _completed(mentions[i], told)
    placed = _at_talks(parties.complete(completed))
    return tuple(_at_home(mention, countries) for mention in placed)


def _occurrence(mention: EventMention) -> tuple[object, ...] | None:
    """What makes mentions of an article one occurrence: type and day; None where that is too little to tell."""
    dating = mention.dating
    if mention.type not in _MATERIAL or dating.precision is Precision.VAGUE or dating.earliest is None:
        return None
    if mention.modality in {Modality.HYPOTHETICAL, Modality.NEGATED}:
        return None
    return mention.type, dating.earliest, dating.latest


class _Told:
    """What the mentions of one occurrence agree on, counted once for all of them."""

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        self.source = _uncontested(mentions, "source")
        self.target = _uncontested(mentions, "target")
        self.placed = next((mention for mention in mentions if mention.place_text), None)


def _completed(mention: EventMention, told: _Told) -> EventMention:
    source: Role = (mention.source, mention.source_text) if mention.source else (told.source, None)
    target: Role = (mention.target, mention.target_text) if mention.target else (told.target, None)
    if mention.type == "MOBILIZE" and set(source[0]) & set(target[0]):  # "fired from Sunan, near Pyongyang"
        target = (tuple(code for code in target[0] if code not in source[0]), target[1])
    if set(source[0]) & set(target[0]):  # what is taken over must not contradict what the sentence says itself
        source, target = (mention.source, mention.source_text), (mention.target, mention.target_text)
    placed = mention if mention.place_text or told.placed is None else told.placed
    return replace(
        mention,
        source=source[0],
        target=target[0],
        source_text=source[1],
        target_text=target[1],
        place=placed.place,
        place_text=placed.place_text,
    )


def _uncontested(told: Sequence[EventMention], role: str) -> tuple[str, ...]:
    """The codes that the mentions with this role agree on, or that most of them name; else nothing."""
    said = Counter(
        getattr(m, role)
        for m in told
        if getattr(m, role) and (getattr(m, f"{role}_text") or "").lower() not in _PRONOUNS
    )
    if not said:
        return ()
    shared = set.intersection(*(set(codes) for codes in said))
    if shared:
        return tuple(code for code in said.most_common(1)[0][0] if code in shared)
    (first, most), (_, second) = said.most_common(2)
    return first if most >= 2 * second else ()


def _at_talks(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Put what a party to talks says on their day where they are held."""
    talks = [m for m in mentions if m.type == "CONSULT" and m.place_text and m.dating.precision is Precision.DAY]
    by_day: dict[object, EventMention] = {}
    for mention in talks:
        by_day.setdefault(mention.dating.latest, mention)
    found = []
    for mention in mentions:
        held = by_day.get(mention.dating.latest) if mention.type in _SPOKEN and not mention.place_text else None
        together = held is not None and set(held.source + held.target) & set(mention.source)
        found.append(replace(mention, place=held.place, place_text=held.place_text) if held and together else mention)
    return tuple(found)


def _at_home(mention: EventMention, countries: Mapping[str, Place]) -> EventMention:
    """Put what happens inside a state there, where no place is told: protests against it, a ban that it imposes."""
    if mention.place is not None or mention.place_text:
        return mention
    people = any(code.endswith("PROTESTERS") for code in mention.source + mention.target)
    if mention.type in {"PROTEST", "ASSAULT", "DISASTER"}:
        codes = mention.target
    elif people:
        codes = tuple(code for code in mention.source + mention.target if code in countries)
    elif mention.type == "SANCTION" and mention.mode in {"ban", "expulsion"}:
        codes = mention.source
    else:
        return mention
    place = countries.get(codes[0]) if len(codes) == 1 else None
    return replace(mention, place=place) if place is not None else mention
