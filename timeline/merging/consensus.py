"""The mentions of one event in, the event out: what they agree on, and side by side what they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from timeline.merging.copies import tellings
from timeline.model.event import Conflict, Dating, Event, EventMention, MergeReason, Modality, Toll
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Interval, Precision

T = TypeVar("T")

SUREST = (Modality.ASSERTED, Modality.ALLEGED, Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
"""From what is told as fact to what is told not to be one."""
FIRMEST = (Basis.STATED, Basis.RELATIVE, Basis.NARRATIVE, Basis.PUBLICATION, Basis.BOUNDED, Basis.NONE)
NARROWEST = (
    Precision.DAY, Precision.WEEK, Precision.RANGE, Precision.MONTH, Precision.SEASON, Precision.QUARTER,
    Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.VAGUE,
)  # fmt: skip
DATED = frozenset({Basis.STATED, Basis.RELATIVE, Basis.NARRATIVE})
"""Bases of a date that the text itself gives; only such dates can contradict each other."""
SUPPORT = 0.34
"""Share of the best supported participant's confidence that another one needs to be named beside it."""
CORROBORATION = 0.3
"""Part of its confidence that a further telling adds; papers follow each other, so it is far from all of it."""


def agree(event_id: str, mentions: Sequence[EventMention], reasons: Sequence[MergeReason | None]) -> Event:
    """Return the event of some mentions.

    Args:
        event_id: Its id.
        mentions: At least one, the oldest first.
        reasons: Why each was joined; None for the first.
    """
    type_ = _majority(mentions, lambda mention: mention.type)
    source, target = _participants(mentions)
    return Event(
        id=event_id,
        mentions=tuple(mentions),
        reasons=tuple(reasons),
        dating=dating(mentions),
        type=type_,
        mode=_majority([mention for mention in mentions if mention.type == type_], lambda mention: mention.mode),
        source=source,
        target=target,
        place=_place(mentions),
        killed=_toll([mention.killed for mention in mentions]),
        injured=_toll([mention.injured for mention in mentions]),
        modality=min((mention.modality for mention in mentions), key=SUREST.index),
        title=_title(mentions),
        confidence=_confidence(mentions),
        conflicts=tuple(_conflicts(mentions)),
    )


def dating(mentions: Iterable[EventMention]) -> Dating:
    """Return the agreement of the mentions' dates.

    The narrowest unit rules, of several the one with the firmest basis; the others narrow it as far as they share a
    day with it.
    """
    ranked = sorted((mention.dating for mention in mentions), key=_rank)
    best = ranked[0]
    earliest, latest = best.earliest, best.latest
    for other in ranked[1:]:
        if Interval(earliest, latest).overlaps(Interval(other.earliest, other.latest)):
            earliest, latest = _later(earliest, other.earliest), _sooner(latest, other.latest)
    if (earliest, latest) == (best.earliest, best.latest):
        return best
    precision = Precision.DAY if earliest == latest else Precision.RANGE if earliest and latest else best.precision
    return Dating(
        earliest,
        latest,
        precision,
        best.basis,
        best.time_text,
        best.time_start,
        best.time_end,
        f"{best.rule}, narrowed",
    )


def _rank(dating: Dating) -> tuple[int, int]:
    return NARROWEST.index(dating.precision), FIRMEST.index(dating.basis)


def _later(one: Day | None, other: Day | None) -> Day | None:
    return max(one, other) if one is not None and other is not None else one or other


def _sooner(one: Day | None, other: Day | None) -> Day | None:
    return min(one, other) if one is not None and other is not None else one or other


def _majority(mentions: Iterable[EventMention], value: Callable[[EventMention], T]) -> T:
    """Return the value with the most confidence behind it; of several the one told first."""
    support: dict[T, float] = defaultdict(float)
    for mention in mentions:
        support[value(mention)] += mention.confidence
    return max(support, key=support.__getitem__)


def _participants(mentions: Iterable[EventMention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of source and target that enough mentions name; a code stands where more of them put it."""
    sources: dict[str, float] = defaultdict(float)
    targets: dict[str, float] = defaultdict(float)
    for mention in mentions:
        for code in mention.source:
            sources[code] += mention.confidence
        for code in mention.target:
            targets[code] += mention.confidence
    source = tuple(code for code in _supported(sources) if sources[code] >= targets.get(code, 0.0))
    return source, tuple(code for code in _supported(targets) if code not in source)


def _supported(support: dict[str, float]) -> list[str]:
    least = SUPPORT * max(support.values(), default=0.0)
    return [code for code, confidence in support.items() if confidence >= least]


def _place(mentions: Sequence[EventMention]) -> Place | None:
    """Return the place most mentions name; a town rather than the country around it."""
    placed = [mention for mention in mentions if mention.place is not None]
    narrow = [mention for mention in placed if mention.place is not None and mention.place.kind != "country"]
    return _majority(narrow or placed, lambda mention: mention.place) if placed else None


def _toll(tolls: Iterable[Toll | None]) -> Toll | None:
    told = [toll for toll in tolls if toll is not None]
    if not told:
        return None
    highs = [toll.high for toll in told if toll.high is not None]
    texts = dict.fromkeys(toll.text for toll in told)
    return Toll(min(toll.low for toll in told), max(highs) if len(highs) == len(told) else None, "; ".join(texts))


def _title(mentions: Sequence[EventMention]) -> str:
    titled = [mention for mention in mentions if mention.title] or mentions
    return max(titled, key=lambda mention: mention.confidence).title  # of equals the first, which is the oldest


def _confidence(mentions: Sequence[EventMention]) -> float:
    """Return the best mention's confidence, raised by the best of each further independent telling."""
    best = [max(mention.confidence for mention in telling) for telling in tellings(mentions)]
    first, *others = sorted(best, reverse=True)
    doubt = 1.0 - first
    for confidence in others:
        doubt *= 1.0 - CORROBORATION * confidence
    return max(first, round(1.0 - doubt, 4))


def _conflicts(mentions: Sequence[EventMention]) -> Iterable[Conflict]:
    yield from _conflict(mentions, "dates", _days)
    yield from _conflict(mentions, "type", lambda mention: mention.type)
    yield from _conflict(mentions, "place", _town)
    if _disagree(mention.killed for mention in mentions):
        yield from _conflict(mentions, "killed", lambda mention: _count(mention.killed))
    if _disagree(mention.injured for mention in mentions):
        yield from _conflict(mentions, "injured", lambda mention: _count(mention.injured))


def _conflict(
    mentions: Iterable[EventMention], field: str, value: Callable[[EventMention], str | None]
) -> Iterable[Conflict]:
    claims: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        claim = value(mention)
        if claim is not None:
            claims[claim][mention.article] = None
    if len(claims) > 1:
        yield Conflict(field, tuple((claim, tuple(articles)) for claim, articles in claims.items()))


def _days(mention: EventMention) -> str | None:
    """Return the days of a date that the text gives to the day; coarser ones agree with the days inside them."""
    dating = mention.dating
    exact = dating.precision in {Precision.DAY, Precision.RANGE} and dating.earliest is not None
    if not exact or dating.latest is None or dating.basis not in DATED:
        return None
    return str(dating.earliest) if dating.earliest == dating.latest else f"{dating.earliest} to {dating.latest}"


def _town(mention: EventMention) -> str | None:
    return mention.place.name if mention.place is not None and mention.place.kind == "city" else None


def _disagree(tolls: Iterable[Toll | None]) -> bool:
    told = [(toll.low, float("inf") if toll.high is None else toll.high) for toll in tolls if toll is not None]
    return any(one[1] < other[0] or other[1] < one[0] for one, other in combinations(set(told), 2))


def _count(toll: Toll | None) -> str | None:
    if toll is None:
        return None
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"
