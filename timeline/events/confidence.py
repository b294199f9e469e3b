"""A draft in; how likely it is an event worth recording, and, dated, how likely it is all right, from 0 to 1, out.

Two logistic regressions over what the draft is made of; their weights are data (`timeline.lexicons.confidence`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import exp

from timeline.events.heard import Draft
from timeline.events.parse import Parse, Tense
from timeline.events.triggers import Trigger
from timeline.model.event import Dating, Modality

_UNREAL = frozenset({Modality.HYPOTHETICAL, Modality.NEGATED, Modality.PLANNED})
_NEAR_BEFORE, _NEAR_BEHIND = 6, 8
"""Words before and behind a noun within which a date or a place anchors it."""
_LEAD = 2
"""Sentences that open an article."""


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the probability that a logistic regression gives to these features; unknown ones count nothing."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))


def calibrated(score: float, knots: Sequence[tuple[float, float]]) -> float:
    """Return the share that is right among mentions of such a score, between the nearest knots; without, the score."""
    if not knots:
        return score
    at = bisect_left(knots, (score, 0.0))
    if at == 0 or at == len(knots):
        return knots[min(at, len(knots) - 1)][1]
    (low, low_share), (high, high_share) = knots[at - 1], knots[at]
    return low_share + (high_share - low_share) * (score - low) / (high - low) if high > low else high_share


def features(draft: Draft) -> dict[str, float]:
    """Return what speaks for and against the draft's being an event, each from 0 to 1."""
    parsed, trigger, group = draft.heard.parsed, draft.trigger, draft.group
    noun = group is None
    anchored = _anchored(draft)
    found = {
        "strength": trigger.entry.strength,
        "source": bool(draft.who.source),
        "target": bool(draft.who.target),
        "timed": bool(draft.heard.expressions),
        "timed_clause": any(parsed.clause_at[p.first] == draft.clause for p in draft.heard.expressions),
        "noun": noun,
        "bare_plural": noun and parsed.words[trigger.last].tag == "S" and not _determined(parsed, trigger),
        "bare": noun and not (draft.who.source or draft.who.target or anchored),
        "definite": draft.definite,
        "anchored": anchored,
        "unreal": draft.surety in _UNREAL,
        "alleged": draft.surety is Modality.ALLEGED,
        "past": draft.tense in {Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT},
        "present": draft.tense in {Tense.PRESENT, Tense.MODAL},
        "nonfinite": draft.tense in {Tense.INFINITIVE, Tense.GERUND, Tense.PARTICIPLE},
        "deep": draft.clause > 1,
        "quoted": _quoted(parsed, trigger.first),
        "lead": draft.heard.number < _LEAD,
        "phrase": trigger.last > trigger.first,
        f"type {draft.type}": True,
    }
    return {name: float(value) for name, value in found.items() if value}


def dated_features(draft: Draft, dating: Dating) -> dict[str, float]:
    """Return the features of a dated draft: those of the draft, and how its days are known."""
    found = features(draft)
    found[f"basis {dating.basis.value}"] = 1.0
    found[f"rule {dating.rule.partition(':')[0]}"] = 1.0
    return found


def _anchored(draft: Draft) -> bool:
    """Whether an expression or a place stands near the trigger."""
    near = range(draft.trigger.first - _NEAR_BEFORE, draft.trigger.last + _NEAR_BEHIND + 1)
    if any(placed.first in near or placed.last in near for placed in draft.heard.expressions):
        return True
    words = draft.heard.parsed.words
    starts = {words[i].start for i in near if 0 <= i < len(words)}
    return any(place.start in starts for place in draft.heard.places)


def _determined(parsed: Parse, trigger: Trigger) -> bool:
    return any(word.tag in "X$'A" for word in parsed.words[max(trigger.first - 4, 0) : trigger.first])


def _quoted(parsed: Parse, i: int) -> bool:
    """Whether an odd number of quotation marks stands before the word."""
    return sum(word.tag == "Q" for word in parsed.words[:i]) % 2 == 1
