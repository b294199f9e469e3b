"""Two sketches in, how likely they tell one event out.

The score depends on the two mentions and their articles only. Dates, places and participants gate: where they exclude
each other, no likeness of words helps. What remains is weighed in log-odds, which are turned into 0 to 1000 thousandths
(whole numbers add up the same in any order).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from timeline.merging.sketch import Sketch
from timeline.model.event import EventMention, Modality
from timeline.model.time import Precision

CERTAIN = 1000
"""The score of two mentions that are surely one event, in thousandths."""

# Evidence in log-odds (natural logarithm): 0.7 doubles the odds, 2.3 is ten to one. The sizes follow a logistic
# regression over pairs of labelled mentions, of dated news and of news without dates, rounded so that both do well.
PRIOR = -7.3
SAME_TRIGGER = 2.0
SAME_MODE = 2.5
OTHER_TYPE = -2.0
KINDRED_TYPE = -0.7
ONE_SENTENCE = -2.0
LIKE_SENTENCES = 3.0  # times the cosine, 0 to 1
LIKE_ARTICLES = 10.0  # times the cosine, 0 to 1
SAME_ARTICLE = 3.3
SAME_DAY = 2.8
NEAR_DAYS = 1.3
SPAN_AND_DAY = -2.0
TIMELESS = -0.6
BACKGROUND = -1.0
OLD_BACKGROUND = -2.0
SAME_SOURCE = 1.0
SAME_TARGET = 0.5
OTHER_TARGET = -2.0
SAME_PLACE = 0.7
OTHER_MODALITY = -2.5

UNLIKELY = -2.2
"""Log-odds; pairs below (one in ten) count as impossible, so that much of little does not add up."""
NARROW = 7
"""Days; an interval at most this wide says when something happened closely enough to be evidence."""
WIDE = 27
"""Days; a stated span longer than this ("for months") is a course of things, not one of its days."""
RECENT = 30
"""Days between two publications up to which both may look back on the same news."""
KINDRED = frozenset({"ASSAULT", "DISASTER", "DEATH"})
"""Types between which one incident is often told: an airliner "crashed" and "was shot down"."""
JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types in which all take part alike, so that who is named as source is chance."""
TOLD = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.PLANNED})
"""Modalities of what happened or is to happen; the others speak of what did not, or may not."""
UNTYPED = "OTHER"
FAR = 150.0
"""Kilometres between two towns that cannot be one place."""
_EARTH = 6371.0  # km, mean radius


def scores(sketches: Sequence[Sketch], pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return how likely the mentions of each pair tell one event, in thousandths.

    Args:
        sketches: The mentions.
        pairs: Places of two mentions each.
    """
    articles: dict[tuple[str, str], float] = {}
    found = {}
    for pair in pairs:
        one, other = sketches[pair[0]], sketches[pair[1]]
        named = one.mention.article, other.mention.article
        if named not in articles:
            articles[named] = article_odds(one, other)
        found[pair] = score(one, other, articles=articles[named])
    return found


def score(one: Sketch, other: Sketch, *, articles: float) -> int:
    """Return how likely two mentions tell one event, in thousandths; 0 where they cannot or hardly do.

    Args:
        one: A mention.
        other: Another mention.
        articles: What `article_odds` says of their articles.
    """
    if not compatible(one, other):
        return 0
    odds = PRIOR + articles + trigger_odds(one, other) + date_odds(one, other)
    odds += actor_odds(one, other) + place_odds(one, other) + modality_odds(one, other)
    if odds + LIKE_SENTENCES < UNLIKELY:
        return 0
    odds += sentence_odds(one, other)
    return round(CERTAIN / (1 + math.exp(-odds))) if odds >= UNLIKELY else 0


def compatible(one: Sketch, other: Sketch) -> bool:
    """Tell whether days, places and participants leave it possible that two mentions tell one event."""
    return overlap(one, other) and parties_agree(one.mention, other.mention)


def overlap(one: Sketch, other: Sketch) -> bool:
    """Tell whether the days of two mentions share one."""
    return one.earliest <= other.latest and other.earliest <= one.latest


def parties_agree(one: EventMention, other: EventMention) -> bool:
    """Tell whether places and participants leave it possible that two mentions tell one event."""
    return not (_others(one, other) or _elsewhere(one, other))


def trigger_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the triggers and the types that they name."""
    a, b = one.mention, other.mention
    odds = SAME_TRIGGER if one.trigger & other.trigger else 0.0
    if a.type != b.type:
        odds += KINDRED_TYPE if {a.type, b.type} <= KINDRED else OTHER_TYPE
    elif a.mode is not None and a.mode == b.mode:
        odds += SAME_MODE
    return odds


def sentence_odds(one: Sketch, other: Sketch) -> float:
    """Weigh what the sentences share; at most `LIKE_SENTENCES`."""
    a, b = one.mention, other.mention
    if a.article == b.article and a.start == b.start:
        return ONE_SENTENCE  # "declared independence and asked Moscow": two deeds, or there were no need for two words
    return LIKE_SENTENCES * one.words.cosine(other.words)


def article_odds(one: Sketch, other: Sketch) -> float:
    """Weigh whether the articles of two mentions tell one story."""
    if one.mention.article == other.mention.article:
        return SAME_ARTICLE
    return LIKE_ARTICLES * one.article.cosine(other.article)


def date_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the days, given that they overlap."""
    widths = one.latest - one.earliest, other.latest - other.earliest
    if max(widths) <= NARROW:
        return SAME_DAY if max(widths) == 0 else NEAR_DAYS
    if math.isinf(max(widths)):
        return _background_odds(one.mention, other.mention)
    wide = one if widths[0] > widths[1] else other
    spans = wide.mention.dating.precision is Precision.RANGE and max(widths) > WIDE
    return SPAN_AND_DAY if spans and min(widths) <= NARROW else 0.0


def _background_odds(one: EventMention, other: EventMention) -> float:
    """Weigh two mentions of which one is not dated: what an article tells without a date is mostly not its news."""
    if one.article == other.article:
        return 0.0
    if one.published is None or other.published is None:
        return TIMELESS
    return BACKGROUND if abs(one.published.ordinal - other.published.ordinal) <= RECENT else OLD_BACKGROUND


def actor_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the participants, given that they do not exclude each other."""
    a, b = one.mention, other.mention
    if a.type in JOINT or b.type in JOINT:
        # "A met B" and "C met B" share a party, and are two meetings
        among = one.actors <= other.actors or other.actors <= one.actors
        return SAME_SOURCE if among and one.actors and other.actors else 0.0
    odds = SAME_SOURCE if set(a.source) & set(b.source) else 0.0
    if a.target and b.target:
        odds += SAME_TARGET if set(a.target) & set(b.target) else OTHER_TARGET
    return odds


def modality_odds(one: Sketch, other: Sketch) -> float:
    """Weigh whether both happened, or neither."""
    a, b = one.mention.modality, other.mention.modality
    return 0.0 if a == b or {a, b} <= TOLD else OTHER_MODALITY


def place_odds(one: Sketch, other: Sketch) -> float:
    """Weigh the places."""
    a, b = one.mention, other.mention
    if a.place_text and b.place_text and a.place_text.lower() == b.place_text.lower():
        return SAME_PLACE
    return SAME_PLACE if a.place is not None and a.place == b.place else 0.0


def _others(one: EventMention, other: EventMention) -> bool:
    """Tell whether both name who did it, and no one is among both."""
    if one.type in JOINT and other.type in JOINT:
        parties, others = {*one.source, *one.target}, {*other.source, *other.target}
        return bool(parties and others) and parties.isdisjoint(others)
    return bool(one.source and other.source) and set(one.source).isdisjoint(other.source)


def _elsewhere(one: EventMention, other: EventMention) -> bool:
    """Tell whether two mentions lie in different countries, or in towns far apart."""
    a, b = one.place, other.place
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
