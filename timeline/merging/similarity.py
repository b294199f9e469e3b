"""Two sketches in, how likely they tell one event out, or None where they cannot.

The score depends on the two mentions and their articles only. Dates, places and participants gate: where they exclude
each other, no likeness of words helps. What remains is weighed in log-odds, which are turned into 0 to 1000 thousandths
(whole numbers add up the same in any order).
"""

from __future__ import annotations

import math

from timeline.merging.sketch import Sketch
from timeline.model.time import Basis

CERTAIN = 1000
"""The score of two mentions that are surely one event, in thousandths."""

# Evidence in log-odds (natural logarithm)
PRIOR = -6.0
SAME_TRIGGER = 3.0
SAME_MODE = 1.5
SAME_TYPE = 1.0
OTHER_TYPE = -1.5
LIKE_SENTENCES = 1.5  # times the cosine, 0 to 1
LIKE_ARTICLES = 7.0
SAME_ARTICLE = 3.0
SAME_DAY = 2.0
NEAR_DAYS = 1.0
SAME_ACTORS = 1.0
SAME_PLACE = 0.7

NARROW = 7
"""Days; an interval at most this wide says when something happened closely enough to be evidence."""
UNDATED = frozenset({Basis.NONE, Basis.BOUNDED})
UNTYPED = "OTHER"
FAR = 150.0
"""Kilometres between two towns that cannot be one place."""
_EARTH = 6371.0  # km, mean radius


def score(one: Sketch, other: Sketch) -> int | None:
    """Return how likely two mentions tell one event, in thousandths, or None where they cannot."""
    if not compatible(one, other):
        return None
    odds = PRIOR + trigger_odds(one, other) + word_odds(one, other) + date_odds(one, other)
    odds += actor_odds(one, other) + place_odds(one, other)
    return round(CERTAIN / (1 + math.exp(-odds)))


def compatible(one: Sketch, other: Sketch) -> bool:
    """Tell whether days, places and participants leave it possible that two mentions tell one event."""
    return overlap(one, other) and not _elsewhere(one, other) and not _others(one, other)


def overlap(one: Sketch, other: Sketch) -> bool:
    """Tell whether the days of two mentions share one."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def trigger_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the triggers and what type they name."""
    a, b = one.mention, other.mention
    odds = SAME_TRIGGER if one.trigger & other.trigger else 0.0
    if a.type != b.type:
        return odds + OTHER_TYPE
    if a.type == UNTYPED:
        return odds
    return odds + (SAME_MODE if a.mode == b.mode else SAME_TYPE)


def word_odds(one: Sketch, other: Sketch) -> float:
    """Weigh what the sentences and the articles share."""
    same = one.mention.article == other.mention.article
    articles = SAME_ARTICLE if same else LIKE_ARTICLES * one.article.cosine(other.article)
    return LIKE_SENTENCES * one.words.cosine(other.words) + articles


def date_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the days, given that they overlap."""
    widths = one.latest - one.earliest, other.latest - other.earliest
    if max(widths) == 0:
        return SAME_DAY
    return NEAR_DAYS if max(widths) <= NARROW else 0.0


def actor_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the participants: how large a part of the smaller set both name."""
    smaller = min(len(one.actors), len(other.actors))
    return SAME_ACTORS * len(one.actors & other.actors) / smaller if smaller else 0.0


def place_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the places."""
    a, b = one.mention, other.mention
    if a.place_text and b.place_text and a.place_text.lower() == b.place_text.lower():
        return SAME_PLACE
    return SAME_PLACE if a.place is not None and a.place == b.place else 0.0


def _others(one: Sketch, other: Sketch) -> bool:
    """Tell whether both name participants, and no one is among both."""
    if not one.actors or not other.actors or one.actors & other.actors:
        return False
    return not any(_belongs(a, b) or _belongs(b, a) for a in one.actors for b in other.actors)


def _belongs(code: str, state: str) -> bool:
    """Tell whether a code is that of people of a state: HKPROTESTERS of HK, IRQPROTESTERS of IRQ."""
    return len(state) in {2, 3} and code.startswith(state)


def _elsewhere(one: Sketch, other: Sketch) -> bool:
    """Tell whether two mentions lie in different countries, or in towns far apart."""
    a, b = one.mention.place, other.mention.place
    if a is None or b is None or a == b:
        return False
    if a.country is not None and b.country is not None and a.country != b.country:
        return True
    return a.kind == b.kind == "city" and kilometres(a.latitude, a.longitude, b.latitude, b.longitude) > FAR


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance of two points given in degrees (haversine)."""
    p, q = math.radians(latitude), math.radians(other_latitude)
    across = math.sin(math.radians(other_longitude - longitude) / 2) ** 2 * math.cos(p) * math.cos(q)
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, math.sin((q - p) / 2) ** 2 + across)))
