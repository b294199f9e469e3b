"""The drafts of a sentence in; those that tell an event of their own out.

Most triggers in a sentence do not: they modify a noun, take up what was told before, or say one occurrence twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from timeline.events.expressions import dates_a_noun
from timeline.events.heard import Draft
from timeline.events.order import order_at
from timeline.events.parse import Tense
from timeline.events.participants import Participants

HURTING = frozenset({"ASSAULT", "DISASTER"})
"""Types that one occurrence is told in several words of: "the attack killed five and wounded nine"."""
_WEAK = 0.6
"""Strength of a noun below which the verb of its clause names the occurrence better."""
_CONTENT = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "ACCUSE"})
"""Types whose infinitive tells what is agreed, asked or refused, and no second event."""


def select(drafts: Sequence[Draft], told_types: Collection[str], *, order: Mapping[str, str]) -> tuple[Draft, ...]:
    """Return the drafts that tell events of their own, in order.

    Args:
        drafts: The drafts of one sentence, in order.
        told_types: Types of the events that the article has told in earlier sentences.
        order: The order words: what "after" parts is two occurrences.
    """
    own = [draft for draft in drafts if not (_modifies(draft) or _is_content(draft, drafts))]
    own = [draft for draft in own if not _takes_up(draft, own, told_types, order)]
    kept: list[Draft] = []
    for draft in own:
        rival = next((other for other in kept if _same_occurrence(other, draft, order)), None)
        if rival is None:
            kept.append(draft)
            continue
        better, other = (draft, rival) if _tells_better(draft, rival) else (rival, draft)
        kept[kept.index(rival)] = _completed(better, other)
    return tuple(kept)


def _completed(draft: Draft, other: Draft) -> Draft:
    """The draft, with the parties that only the other wording names: "the attack killed two Iraqis"."""
    if draft.type not in HURTING:
        return draft
    source, target = draft.who.source or other.who.source, draft.who.target or other.who.target
    taken = {code for actor in source for code in actor.mention.codes}
    target = draft.who.target or tuple(actor for actor in target if not taken & set(actor.mention.codes))
    return replace(draft, who=Participants(source, target))


def _modifies(draft: Draft) -> bool:
    """Whether the trigger only modifies another noun: "attack submarine", "the captured fighters"."""
    words, trigger = draft.heard.parsed.words, draft.trigger
    following = words[trigger.last + 1].tag if trigger.last + 1 < len(words) else "."
    if draft.group is None:
        return (
            following in "NS" and words[trigger.last].tag in "NJG" and not draft.heard.expressions_at(trigger.last + 1)
        )
    if draft.tense is Tense.PARTICIPLE and draft.group.first == trigger.first == trigger.last:
        before = words[trigger.first - 1].tag if trigger.first else "."
        return following in "NSEJ" and before not in "NSE,"
    return False


def _is_content(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the trigger only tells what another one asks, offers or refuses: "agreed to step up cooperation"."""
    parsed = draft.heard.parsed
    for other in drafts:
        if other.type not in _CONTENT or other.group is None or other.trigger.last >= draft.trigger.first:
            continue
        between = parsed.groups[other.group.at + 1 :]
        infinitive = next((g for g in between if g.first <= draft.trigger.last), None)
        if infinitive is None or infinitive.tense is not Tense.INFINITIVE or infinitive.first - other.trigger.last > 8:
            continue
        later = [g for g in between if infinitive.main < g.first <= draft.trigger.first and g.tense.finite]
        if not later and draft.clause == other.clause and not _dated_alone(draft):
            return True
    return False


def _dated_alone(draft: Draft) -> bool:
    """Whether an expression dates this noun and no other: "the 2005 agreement"."""
    return any(
        dates_a_noun(draft.heard.parsed, placed) and 0 < draft.trigger.first - placed.last < 5
        for placed in draft.heard.expressions
    )


def _takes_up(draft: Draft, drafts: Sequence[Draft], told_types: Collection[str], order: Mapping[str, str]) -> bool:
    """Whether a noun only refers back inside the clause of another trigger: "took responsibility for the attack"."""
    if draft.group is not None or _dated_alone(draft):
        return False
    if draft.type in told_types and draft.definite and _behind_order_word(draft, order):
        return True
    earlier = draft.type in told_types or any(
        d.type == draft.type and d.trigger.last < draft.trigger.first for d in drafts
    )
    if not earlier or not draft.definite:
        return False
    verbs = [d for d in drafts if d is not draft and d.group is not None and d.trigger.last < draft.trigger.first]
    return bool(verbs) and _is_governed(draft)


def _behind_order_word(draft: Draft, order: Mapping[str, str]) -> bool:
    """Whether the noun only tells when: "he said after the talks"."""
    words = draft.heard.parsed.words
    for i in range(draft.trigger.first - 1, max(draft.trigger.first - 4, -1), -1):
        if words[i].tag in "IU":
            return order_at(words, i, order) is not None
        if words[i].tag not in "XJN":
            return False
    return False


def _is_governed(draft: Draft) -> bool:
    """Whether a preposition or a verb stands before the noun phrase, so that it is no subject."""
    words = draft.heard.parsed.words
    for i in range(draft.trigger.first - 1, max(draft.trigger.first - 7, -1), -1):
        if words[i].tag in "ITVDZPGB":
            return True
        if words[i].tag not in "XJNSEA$'RGC":
            return False
    return False


def _same_occurrence(first: Draft, second: Draft, order: Mapping[str, str]) -> bool:
    """Whether two drafts of a type say one occurrence: in one clause, or a blow and the harm it did."""
    if first.type != second.type or first.surety is not second.surety:
        return False
    if _dated_alone(first) != _dated_alone(second) or _parted(first, second, order):
        return False
    if first.type in HURTING:
        return abs(first.clause - second.clause) <= 1 and second.trigger.first - first.trigger.last < 14
    return first.clause == second.clause and not (
        first.group is not None and second.group is not None and _other_target(first, second)
    )


def _parted(first: Draft, second: Draft, order: Mapping[str, str]) -> bool:
    """Whether an order word stands between: "the strike follows rocket attacks"."""
    between = first.heard.parsed.words[first.trigger.last + 1 : second.trigger.first]
    return any(
        word.lower in {"follows", "followed"} or (word.tag in "UI" and order.get(word.lower) in {"before", "after"})
        for word in between
    )


def _other_target(first: Draft, second: Draft) -> bool:
    codes = [frozenset(c for a in d.who.target for c in a.mention.codes) for d in (first, second)]
    return bool(codes[0] and codes[1] and not codes[0] & codes[1])


def _tells_better(second: Draft, first: Draft) -> bool:
    """Whether the later of two drafts names the occurrence: "were hit by drone strikes", not "killed in a strike"."""
    if first.group is None and second.group is not None:  # "the vote was rigged"
        return second.group.passive and first.trigger.entry.strength < _WEAK <= second.trigger.entry.strength
    if second.group is not None or first.group is None or not first.group.passive:
        return False
    before = second.heard.parsed.words[max(second.trigger.first - 5, 0) : second.trigger.first]
    return any(word.lower == "by" for word in before)
