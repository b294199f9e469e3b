"""A trigger in its parsed sentence in; how surely it happened, and who says so, out."""

from __future__ import annotations

from timeline.events.parse import Parse, Tense, VerbGroup
from timeline.events.roles import subject
from timeline.events.triggers import Trigger
from timeline.lexicons.grammar import Grammar
from timeline.model.event import Modality

_CHARGING = frozenset({"accused", "accuses", "accusing", "suspected", "suspects", "guilty", "charged"})
_TELLING = frozenset({"announced", "agreed", "promised", "pledged", "vowed", "decided", "ordered", "according"})
_NEAR = 6
"""How many words before a trigger a hedge ("alleged") or a sign of planning ("upcoming") still speaks of it."""


def modality(parsed: Parse, trigger: Trigger, grammar: Grammar) -> Modality:
    """Return the modality that the trigger's clause gives it."""
    group = parsed.groups[trigger.group] if trigger.group is not None else _governor(parsed, trigger)
    if _negated(parsed, trigger, group):
        return Modality.NEGATED
    if _conditional(parsed, trigger, grammar):
        return Modality.HYPOTHETICAL
    if _hedged(parsed, trigger, grammar):
        return Modality.ALLEGED
    if group is None and _is_to_come(parsed, trigger):
        return Modality.PLANNED
    if group is None:
        return Modality.PLANNED if _announced_noun(parsed, trigger, grammar) else Modality.ASSERTED
    return _of_group(parsed, group, grammar)


def _governor(parsed: Parse, trigger: Trigger) -> VerbGroup | None:
    """The verb whose object a noun is ("will hold talks"), or None."""
    for i in range(trigger.first - 1, max(trigger.first - 7, -1), -1):
        group = parsed.group(i)
        if group is not None:
            return group
        if parsed.words[i].tag in ",;IUWC'":
            return None
    return None


def _is_to_come(parsed: Parse, trigger: Trigger) -> bool:
    """Whether the noun is the subject of what is still to come: "a deal is to be signed", "the vote will be held"."""
    for i in range(trigger.last + 1, min(trigger.last + 6, len(parsed.words))):
        group = parsed.group(i)
        if group is not None:
            following = parsed.words[group.main + 1].tag if group.main + 1 < len(parsed.words) else "."
            return group.tense is Tense.FUTURE or (parsed.words[group.main].tag == "B" and following == "T")
        if parsed.words[i].tag not in "INSEXJA$'":
            return False
    return False


def _negated(parsed: Parse, trigger: Trigger, group: VerbGroup | None) -> bool:
    if any(word.tag == "K" for word in parsed.words[trigger.first : trigger.last + 1]):
        return False  # "not rule out" says itself what is not
    if group is not None and group.negated:
        return True
    before = parsed.words[max(trigger.first - 3, 0) : trigger.first]
    return trigger.group is None and any(word.lower in {"no", "without"} for word in before)


def _conditional(parsed: Parse, trigger: Trigger, grammar: Grammar) -> bool:
    clause = parsed.clause_at[trigger.first]
    for i in range(trigger.first - 1, -1, -1):
        if parsed.clause_at[i] != clause:
            return False
        if parsed.words[i].lower in grammar.conditionals:
            return True
    return False


def _hedged(parsed: Parse, trigger: Trigger, grammar: Grammar) -> bool:
    near = parsed.words[max(trigger.first - _NEAR, 0) : trigger.first]
    return any(word.lower in grammar.hedges for word in near) or _charged(parsed, trigger)


def _charged(parsed: Parse, trigger: Trigger) -> bool:
    """Whether the act is what somebody is accused of, in a gerund: "accused X of having directed the snipers"."""
    for i in range(trigger.first - 1, max(trigger.first - 2 * _NEAR, -1), -1):
        word = parsed.words[i]
        if word.tag in ";:":
            return False
        if word.lower == "of" and parsed.words[i + 1].tag in "GH":
            return any(parsed.words[k].lower in _CHARGING for k in range(max(i - 2 * _NEAR, 0), i))
    return False


def _announced_noun(parsed: Parse, trigger: Trigger, grammar: Grammar) -> bool:
    near = parsed.words[max(trigger.first - 3, 0) : trigger.first]
    return any(word.lower in grammar.plan_words for word in near)


def _of_group(parsed: Parse, group: VerbGroup, grammar: Grammar) -> Modality:
    if group.tense is Tense.FUTURE:
        return Modality.PLANNED
    if group.tense is Tense.MODAL:
        opening = parsed.words[group.first].lower
        return (
            Modality.PLANNED
            if opening in {"would", "wouldn"} and _reported(parsed, group, grammar)
            else Modality.HYPOTHETICAL
        )
    if group.tense is Tense.INFINITIVE:
        return _of_infinitive(parsed, group, grammar)
    return Modality.ASSERTED


def _reported(parsed: Parse, group: VerbGroup, grammar: Grammar) -> bool:
    """Whether the clause is what somebody said: "announced that troops would leave" is a plan, not a condition."""
    for other in parsed.groups:
        saying = parsed.words[other.main].lower in grammar.report_verbs or parsed.words[other.main].lower in _TELLING
        if saying and other.tense.finite and other.at != group.at:
            return not _conditional_near(parsed, grammar)
    return False


def _conditional_near(parsed: Parse, grammar: Grammar) -> bool:
    return any(word.lower in grammar.conditionals for word in parsed.words)


def _of_infinitive(parsed: Parse, group: VerbGroup, grammar: Grammar) -> Modality:
    """What "began to shell" happened; "plans to meet", "is to meet", "agreed to withdraw" is still to come."""
    if not group.at:
        return Modality.PLANNED
    before = parsed.groups[group.at - 1]
    if parsed.words[before.main].lower in grammar.achieving_verbs:
        return _of_group_only(parsed.groups[before.at])
    return Modality.PLANNED


def _of_group_only(group: VerbGroup) -> Modality:
    if group.tense is Tense.FUTURE:
        return Modality.PLANNED
    return Modality.HYPOTHETICAL if group.tense is Tense.MODAL else Modality.ASSERTED


def attribution(parsed: Parse, grammar: Grammar) -> str | None:
    """Return the words naming who a sentence is attributed to ("according to X", "X said"), or None."""
    for i, word in enumerate(parsed.words):
        if word.lower == "according" and i + 2 < len(parsed.words):
            actor = parsed.actor(i + 2) or parsed.actor(min(i + 3, len(parsed.words) - 1))
            return actor.mention.text if actor is not None else None
    for group in parsed.groups:
        if parsed.words[group.main].lower in grammar.report_verbs and group.tense.finite:
            speakers = subject(parsed, group)
            if speakers:
                return speakers[0].mention.text
            following = parsed.actor(min(group.main + 1, len(parsed.words) - 1))
            return following.mention.text if following is not None else None
    return None
