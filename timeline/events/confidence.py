"""A draft in; how likely it is an event worth recording, from 0 to 1, out."""

from __future__ import annotations

from math import exp

from timeline.events.heard import Draft
from timeline.events.parse import Parse, Tense
from timeline.events.triggers import Trigger
from timeline.model.event import Modality

THRESHOLD = 0.5
"""Mentions below this are not reported."""

_BIAS = -4.0
_WEIGHTS = {
    "strength": 6.0,
    "source": 0.7,
    "target": 0.5,
    "dated": 0.5,
    "bare_plural": -0.8,
    "unreal": -1.0,
    "finite": 0.4,
    "bare": -1.2,
}


def confidence(draft: Draft) -> float:
    """Return the probability that the draft names an event that belongs on a timeline."""
    parsed, trigger, group = draft.heard.parsed, draft.trigger, draft.group
    plural = group is None and parsed.words[trigger.last].tag == "S"
    features = {
        "strength": trigger.entry.strength,
        "source": float(bool(draft.who.source)),
        "target": float(bool(draft.who.target)),
        "dated": float(bool(draft.heard.expressions)),
        "bare_plural": float(plural and not _determined(parsed, trigger)),
        "bare": float(group is None and not (draft.who.source or draft.who.target or _anchored(draft))),
        "unreal": float(draft.surety in {Modality.HYPOTHETICAL, Modality.NEGATED, Modality.PLANNED}),
        "finite": float(draft.tense in {Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT}),
    }
    return 1 / (1 + exp(-(_BIAS + sum(_WEIGHTS[name] * value for name, value in features.items()))))


def _anchored(draft: Draft) -> bool:
    """Whether an expression or a place stands near the noun."""
    near = range(draft.trigger.first - 6, draft.trigger.last + 9)
    if any(placed.first in near or placed.last in near for placed in draft.heard.expressions):
        return True
    words = draft.heard.parsed.words
    starts = {words[i].start for i in near if 0 <= i < len(words)}
    return any(place.start in starts for place in draft.heard.places)


def _determined(parsed: Parse, trigger: Trigger) -> bool:
    return any(word.tag in "X$'A" for word in parsed.words[max(trigger.first - 4, 0) : trigger.first])
