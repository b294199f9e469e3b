"""A draft and the places of its sentence in; where it happened out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from timeline.events.heard import Draft
from timeline.events.parse import Tense
from timeline.model.place import Place, PlaceMention

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "off",
        "outside",
        "inside",
        "into",
        "over",
        "across",
        "around",
        "from",
        "on",
        "onto",
        "toward",
        "towards",
        "to",
        "of",
    }
)
_TAKEN_OBJECT = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "DISASTER", "CONSULT", "COERCE"})
"""Types whose object can be a place: "struck Mosul", "left Iraq", "visited Beijing"."""
_AT_HOME = frozenset({"PROTEST", "ELECTION", "GOVERN", "COERCE"})
"""Types that happen in the country of those who do them, where no place is told."""
_MATERIAL = _TAKEN_OBJECT | {"PROTEST", "ELECTION", "AID"}
"""Types that take the place of a neighbouring clause: "was hit on Monday in Basra, killing five"."""

_FAR = 30
"""Cost, in words, of a place in another clause."""
_ORIGIN = 12
"""Cost, in words, of where something comes from: "airlifted from Omsk to Berlin"."""
_OPENING = 3
"""Words before the end of a place that opens a sentence, at most: "In New York,"."""
_WIDE = 8
"""Cost, in words, of a country or a sea: a city near by tells more."""
_WIDE_KINDS = frozenset({"country", "sea", "continent", "ocean"})


def location(draft: Draft, countries: Mapping[str, Place]) -> tuple[Place | None, str | None]:
    """Return the place said of the draft's event, with the words that name it; (None, None) where none is told.

    A place that the gazetteer does not know comes back as (None, its words).

    Args:
        draft: The draft.
        countries: ISO 3166-1 alpha-3 code -> the country as a place, for acts at home that name no place.
    """
    candidates = sorted(_candidates(draft), key=lambda pair: pair[0])
    if candidates:
        mention = candidates[0][1]
        site = _site(draft, mention)
        if site is not None:
            return replace(mention.place, name=site) if mention.place is not None else None, site
        return _named(mention), mention.text
    if draft.type in _AT_HOME and len(draft.sources) == 1:
        (code,) = draft.sources
        home = countries.get(code) or countries.get(code[:3])  # HKGPROTESTERS protest in HKG
        return home, None
    return None, None


def _named(mention: PlaceMention) -> Place | None:
    """The place under the name that the text gives: "Baghdad International Airport" lies where Baghdad lies."""
    if mention.place is not None and mention.place.name in mention.text:
        return replace(mention.place, name=mention.text)
    return mention.place


def _site(draft: Draft, mention: PlaceMention) -> str | None:
    """The named building right before a place: "struck the Jolo Cathedral in Mindanao" tells more than Mindanao."""
    parsed = draft.heard.parsed
    at = next((i for i, word in enumerate(parsed.words) if word.start == mention.start), 0)
    last = at - 2
    if draft.type not in _MATERIAL or last <= draft.trigger.last or parsed.words[at - 1].lower not in _LOCATIVE:
        return None
    first = last
    while first > draft.trigger.last and parsed.words[first].tag == "E" and parsed.actor_at[first] < 0:
        first -= 1
    between = parsed.words[draft.trigger.last + 1 : first + 1]
    if last - first < 2 or not all(word.tag in "XJIR'" for word in between) or draft.heard.expressions_at(last):
        return None
    return " ".join(word.text for word in parsed.words[first + 1 : last + 1])


def _candidates(draft: Draft) -> Iterator[tuple[int, PlaceMention]]:
    words = draft.heard.parsed.words
    for mention in draft.heard.places:
        at = next((i for i, word in enumerate(words) if word.start == mention.start), None)
        if at is None:
            continue
        same = draft.heard.parsed.clause_at[at] == draft.clause or _opens_sentence(draft, at)
        if not same and draft.type not in _MATERIAL:
            continue
        if _belongs_elsewhere(draft, at):
            continue
        points = mention.rule == "direction" and " of " in mention.text  # "sank southwest of Okinawa" needs no "in"
        if points or _is_located(draft, at) or _is_modifier(draft, at) or _is_object(draft, at):
            after = at > draft.trigger.last
            cost = at - draft.trigger.last if after else draft.trigger.first - at + 3
            cost += 0 if same else _FAR
            cost += _ORIGIN if _comes_from(draft, at) or _modifies_a_noun(draft, at) or _surrounds(draft, at) else 0
            yield cost + (_WIDE if mention.place is not None and mention.place.kind in _WIDE_KINDS else 0), mention


def _belongs_elsewhere(draft: Draft, at: int) -> bool:
    """Whether the place follows another verb before the trigger: "Speaking in Yemen, he claimed the attack"."""
    parsed = draft.heard.parsed
    verbs = [group for group in parsed.groups if group.main < at < draft.trigger.first]
    if not verbs or verbs[-1].tense is not Tense.GERUND or verbs[-1].at == draft.trigger.group:
        return False
    return any(word.tag == "," for word in parsed.words[at + 1 : draft.trigger.first])


def _governor(draft: Draft, at: int) -> int | None:
    """The preposition before the place at word `at`, with at most five modifiers between, or None.

    "of" behind a noun is passed over: "near the US territory of Guam" is near.
    """
    words, parsed = draft.heard.parsed.words, draft.heard.parsed
    for i in range(at - 1, max(at - 8, -1), -1):
        if words[i].lower == "of" and i and words[i - 1].tag == "N" and i == at - 1:
            continue
        if words[i].tag in "IT":
            return i
        if words[i].tag not in "XJNSEA$',C" or (words[i].tag in ",C" and parsed.actor_at[at] < 0 and i < at - 1):
            return None
    return None


def _is_located(draft: Draft, at: int) -> bool:
    """Whether a locative preposition governs the place at word `at`."""
    words, governor = draft.heard.parsed.words, _governor(draft, at)
    if governor is None or words[governor].lower not in _LOCATIVE:
        return False
    if _modifies_a_noun(draft, at) and words[governor].lower not in {"in", "at", "near"}:
        return False
    return governor < at - 1 or not _names_a_party(draft, at, words[governor].lower)


def _modifies_a_noun(draft: Draft, at: int) -> bool:
    """Whether the place's words only say whose something is: "US installations", "in view of Pyongyang's tests"."""
    words, actor = draft.heard.parsed.words, draft.heard.parsed.actor(at)
    following = (actor.last if actor is not None else at) + 1
    return actor is not None and following < len(words) and words[following].tag in "NS'J"


def _opens_sentence(draft: Draft, at: int) -> bool:
    """Whether a phrase that opens the sentence names the place of all that it tells: "In Tehran, he promised"."""
    words = draft.heard.parsed.words
    return at <= _OPENING and words[0].lower == "in" and at + 1 < len(words) and words[at + 1].tag == ","


def _surrounds(draft: Draft, at: int) -> bool:
    """Whether the place only says where the one before it lies: "Omsk in Siberia"."""
    words, governor = draft.heard.parsed.words, _governor(draft, at)
    if governor is None or governor == 0:
        return False
    return any(place.start <= words[governor - 1].start < place.end for place in draft.heard.places)


def _comes_from(draft: Draft, at: int) -> bool:
    governor = _governor(draft, at)
    return governor is not None and draft.heard.parsed.words[governor].lower == "from" and draft.type != "RETREAT"


def _names_a_party(draft: Draft, at: int, preposition: str) -> bool:
    """Whether the words are rather who is meant: "sanctions on Iran", "talks of China", "attack from Gaza" not."""
    actor = draft.heard.parsed.actor(at)
    return (
        actor is not None
        and preposition in {"on", "of", "to", "from", "toward", "towards"}
        and actor.mention.kind != "metonym"
    )


def _is_modifier(draft: Draft, at: int) -> bool:
    """Whether a place modifies the noun: "a Kabul car bombing"."""
    words = draft.heard.parsed.words[at : draft.trigger.first]
    owner = draft.heard.parsed.actor(at)
    if owner is not None and owner in draft.who.source and any(word.tag == "'" for word in words[:3]):
        return False  # "Pyongyang's tests": who, not where
    return draft.group is None and 0 < len(words) < 6 and all(word.tag in "NJE'SG" for word in words)


def _is_object(draft: Draft, at: int) -> bool:
    """Whether a place is the object of the verb, or its subject where the place suffers: "Abqaiq was hit"."""
    group, words = draft.group, draft.heard.parsed.words
    if group is None or draft.type not in _TAKEN_OBJECT:
        return False
    if group.passive and at < group.first:
        return all(word.tag in "XJNSE'," for word in words[at : group.first])
    between = words[draft.trigger.last + 1 : at]
    return at > draft.trigger.last and len(between) < 6 and all(word.tag in "XJNSEA'$" for word in between)
