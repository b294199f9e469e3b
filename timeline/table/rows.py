"""Events and mentions in, their rows of the two tables out, as JSON-able values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import Any

from timeline.model.event import Conflict, Event, EventMention, MergeReason
from timeline.model.records import mention_record, reason_record
from timeline.model.time import Day, Precision
from timeline.table.columns import LATE_DAYS, QUADS, Row


def event_row(event: Event, *, copies: Collection[tuple[str, str]] = frozenset()) -> Row:
    """Return an event's row of the `events` table as JSON-able values: days are ISO 8601 strings.

    Args:
        event: The event.
        copies: Pairs of articles of which one prints the other's text.
    """
    told = tuple(dict.fromkeys(mention.article for mention in event.mentions))
    published = min((mention.published for mention in event.mentions if mention.published), default=None)
    killed, injured = event.killed, event.injured
    return {
        "event_id": event.id,
        "title": event.title,
        "type": event.type,
        "mode": event.mode,
        "quad": QUADS.get(event.type, "none"),
        "earliest": _iso(event.dating.earliest),
        "latest": _iso(event.dating.latest),
        "precision": event.dating.precision.value,
        "basis": event.dating.basis.value,
        "time_text": event.dating.time_text,
        "source": list(event.source),
        "target": list(event.target),
        **_site(event),
        "killed_min": killed.low if killed else None,
        "killed_max": killed.high if killed else None,
        "injured_min": injured.low if injured else None,
        "injured_max": injured.high if injured else None,
        "modality": event.modality.value,
        "confidence": event.confidence,
        "status": event.status.value,
        "published_first": _iso(published),
        "late": _is_late(published, event.dating.latest),
        "conflicts": "; ".join(map(_readable, event.conflicts)) or None,
        "n_articles": len(told),
        "n_mentions": len(event.mentions),
        "quote": best_mention(event).quote,
        "articles": list(told),
        "n_sources": _independent(told, copies),
    }


def _independent(articles: Sequence[str], copies: Collection[tuple[str, str]]) -> int:
    """Return how many of the articles are sources of their own: those that copies connect are one."""
    if not copies:
        return len(articles)
    source = {article: article for article in articles}

    def first(article: str) -> str:
        while source[article] != article:
            article = source[article]
        return article

    for pair in combinations(articles, 2):
        if pair in copies or pair[::-1] in copies:
            source[first(pair[0])] = first(pair[1])
    return sum(article == origin for article, origin in source.items())


def mention_row(mention: EventMention, *, event_id: str | None, reason: MergeReason | None) -> Row:
    """Return a mention's row of the `mentions` table as JSON-able values."""
    unjoined: Row = {"joined_to": None, "score": None, "grounds": []}
    return {**mention_record(mention), "event_id": event_id, **(reason_record(reason) or unjoined)}


def best_mention(event: Event) -> EventMention:
    """Return the mention that the event's title comes from, or its oldest one."""
    return next((mention for mention in event.mentions if mention.title == event.title), event.mentions[0])


def when(earliest: str | None, latest: str | None, precision: str | None) -> str:
    """Return days as a reader likes them, never finer than they are known.

    "2017-08-18", "2017-08 (month)", "2017-08-07 to 2017-08-13 (week)", "until 2017-08-18", "no date".
    """
    if earliest is None or latest is None:
        return f"until {latest}" if latest else f"from {earliest}" if earliest else "no date"
    if earliest == latest:
        return earliest
    if precision == Precision.MONTH and _is_month(earliest, latest):
        return f"{earliest.removesuffix('-01')} (month)"
    if precision == Precision.YEAR and latest == earliest.replace("-01-01", "-12-31"):
        return f"{earliest.removesuffix('-01-01')} (year)"
    plain = precision in (None, Precision.DAY, Precision.RANGE)
    return f"{earliest} to {latest}" + ("" if plain else f" ({precision})")


def _is_month(earliest: str, latest: str) -> bool:
    """Tell whether the days are a whole month; "early August" is a part of one."""
    return earliest.endswith("-01") and earliest[:-3] == latest[:-3] and (Day.parse(latest) + 1).day == 1


def by_day(row: Mapping[str, Any]) -> tuple[bool, int, int, str]:
    """Return what rows of `events` are sorted by: first day, last day, id; undated ones come last."""
    earliest, latest = _ordinal(row["earliest"]), _ordinal(row["latest"])
    first = earliest if earliest is not None else latest
    last = latest if latest is not None else earliest
    return (first is None, first or 0, last or 0, row["event_id"])


def _ordinal(iso: str | None) -> int | None:
    return None if iso is None else Day.parse(iso).ordinal


def _iso(day: Day | None) -> str | None:
    return None if day is None else str(day)


def _site(event: Event) -> Row:
    """Return where it was; a place that the gazetteer lacks keeps its name and has no coordinates."""
    if event.place is not None:
        place = event.place
        return {
            "place": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "country": place.country,
        }
    named = next((mention.place_text for mention in event.mentions if mention.place_text), None)
    return {"place": named, "latitude": None, "longitude": None, "country": None}


def _is_late(published: Day | None, latest: Day | None) -> bool:
    return published is not None and latest is not None and published.ordinal - latest.ordinal > LATE_DAYS


def _readable(conflict: Conflict) -> str:
    """Return "killed: 11 (a.txt), 12 (b.txt, c.txt)"."""
    claims = ", ".join(f"{value} ({', '.join(articles)})" for value, articles in conflict.claims)
    return f"{conflict.field}: {claims}"
