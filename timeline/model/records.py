"""Event mentions and events to JSON-able records and back, without a loss; standard library only."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from timeline.errors import InputError
from timeline.model.event import Conflict, Dating, Event, EventMention, MergeReason, Modality, Status, Toll
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision

Record = dict[str, Any]

_Member = TypeVar("_Member", Precision, Basis, Modality, Status)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

MENTION_FIELDS = (
    "article", "start", "end", "quote", "trigger", "trigger_start", "trigger_end", "earliest", "latest", "precision",
    "basis", "time_text", "type", "mode", "source", "target", "source_text", "target_text", "attributed_to", "place",
    "latitude", "longitude", "country", "killed", "injured", "modality", "title", "confidence", "rule", "published",
    "publisher",
)  # fmt: skip
"""The fields of a mention's record, in the order in which they are written."""


def whole(text: str) -> str:
    """Return a text with U+FFFD for each half of a surrogate pair, which JSON may spell and no file can hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def mention_record(mention: EventMention) -> Record:
    """Return the public record of a mention: the fields of `MENTION_FIELDS`, days as ISO 8601, all JSON-able."""
    return {
        "article": mention.article,
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "trigger": mention.trigger,
        "trigger_start": mention.trigger_start,
        "trigger_end": mention.trigger_end,
        "earliest": _iso(mention.dating.earliest),
        "latest": _iso(mention.dating.latest),
        "precision": mention.dating.precision.value,
        "basis": mention.dating.basis.value,
        "time_text": mention.dating.time_text,
        "type": mention.type,
        "mode": mention.mode,
        "source": list(mention.source),
        "target": list(mention.target),
        "source_text": mention.source_text,
        "target_text": mention.target_text,
        "attributed_to": mention.attributed_to,
        **_place_fields(mention.place, mention.place_text),
        "killed": _toll_record(mention.killed),
        "injured": _toll_record(mention.injured),
        "modality": mention.modality.value,
        "title": mention.title,
        "confidence": mention.confidence,
        "rule": mention.rule,
        "published": _iso(mention.published),
        "publisher": mention.publisher,
    }


def full_mention_record(mention: EventMention) -> Record:
    """Return the public record and what it leaves out, so that `mention_from_record` gives back an equal mention."""
    return {
        **mention_record(mention),
        "time_start": mention.dating.time_start,
        "time_end": mention.dating.time_end,
        "date_rule": mention.dating.rule,
        "place_text": mention.place_text,
        "place_kind": mention.place.kind if mention.place else None,
        "place_population": mention.place.population if mention.place else None,
    }


def mention_from_record(record: Mapping[str, Any]) -> EventMention:
    """Return the mention of a record, public or full; unknown fields are ignored, missing ones count as null.

    Raises:
        InputError: `article` or `type` is missing, or a field is not of its kind.
    """
    quote = _text(record, "quote") or ""
    trigger = _text(record, "trigger") or ""
    start = _number(record, "start") or 0
    trigger_start = _number(record, "trigger_start", default=start)
    return EventMention(
        article=_required(record, "article"),
        start=start,
        end=_number(record, "end", default=start + len(quote)),
        quote=quote,
        trigger=trigger,
        trigger_start=trigger_start,
        trigger_end=_number(record, "trigger_end", default=trigger_start + len(trigger)),
        dating=_dating_from(record),
        type=_required(record, "type"),
        mode=_text(record, "mode"),
        source=_codes(record, "source"),
        target=_codes(record, "target"),
        source_text=_text(record, "source_text"),
        target_text=_text(record, "target_text"),
        attributed_to=_text(record, "attributed_to"),
        place=_place_from(record),
        place_text=_text(record, "place_text") if "place_text" in record else _text(record, "place"),
        killed=_toll_from(record, "killed"),
        injured=_toll_from(record, "injured"),
        modality=_member(record, "modality", Modality, default=Modality.ASSERTED),
        title=_text(record, "title") or "",
        confidence=_fraction(record, "confidence", default=0.5),
        rule=_text(record, "rule") or "",
        published=_day(record, "published"),
        publisher=_text(record, "publisher"),
    )


def event_record(event: Event) -> Record:
    """Return the record of an event without its mentions and their reasons, which are kept beside it."""
    return {
        "id": event.id,
        **_dating_record(event.dating),
        "type": event.type,
        "mode": event.mode,
        "source": list(event.source),
        "target": list(event.target),
        **_place_fields(event.place, None),
        "place_kind": event.place.kind if event.place else None,
        "place_population": event.place.population if event.place else None,
        "killed": _toll_record(event.killed),
        "injured": _toll_record(event.injured),
        "modality": event.modality.value,
        "title": event.title,
        "confidence": event.confidence,
        "conflicts": [
            {"field": conflict.field, "claims": [[value, list(articles)] for value, articles in conflict.claims]}
            for conflict in event.conflicts
        ],
        "status": event.status.value,
    }


def event_from_record(
    record: Mapping[str, Any], *, mentions: Sequence[EventMention], reasons: Sequence[MergeReason | None]
) -> Event:
    """Return the event of a record with its mentions and the reason that joined each.

    Raises:
        InputError: a field is missing or not of its kind.
    """
    return Event(
        id=_required(record, "id"),
        mentions=tuple(mentions),
        reasons=tuple(reasons),
        dating=_dating_from(record),
        type=_required(record, "type"),
        mode=_text(record, "mode"),
        source=_codes(record, "source"),
        target=_codes(record, "target"),
        place=_place_from(record),
        killed=_toll_from(record, "killed"),
        injured=_toll_from(record, "injured"),
        modality=_member(record, "modality", Modality, default=Modality.ASSERTED),
        title=_text(record, "title") or "",
        confidence=_fraction(record, "confidence", default=0.5),
        conflicts=tuple(
            Conflict(entry["field"], tuple((value, tuple(articles)) for value, articles in entry["claims"]))
            for entry in record.get("conflicts") or ()
        ),
        status=_member(record, "status", Status, default=Status.PENDING),
    )


def reason_record(reason: MergeReason | None) -> Record | None:
    """Return the record of the reason that joined a mention to its event; None for the event's first mention."""
    if reason is None:
        return None
    return {"joined_to": reason.joined_to, "score": reason.score, "grounds": list(reason.grounds)}


def reason_from_record(record: Mapping[str, Any] | None) -> MergeReason | None:
    """Return the reason of a record; None for None."""
    if record is None:
        return None
    return MergeReason(record["joined_to"], record["score"], tuple(record["grounds"]))


def _iso(day: Day | None) -> str | None:
    return None if day is None else str(day)


def _dating_record(dating: Dating) -> Record:
    return {
        "earliest": _iso(dating.earliest),
        "latest": _iso(dating.latest),
        "precision": dating.precision.value,
        "basis": dating.basis.value,
        "time_text": dating.time_text,
        "time_start": dating.time_start,
        "time_end": dating.time_end,
        "date_rule": dating.rule,
    }


def _dating_from(record: Mapping[str, Any]) -> Dating:
    earliest, latest = _day(record, "earliest"), _day(record, "latest")
    if earliest is not None and latest is not None and latest < earliest:
        raise InputError(f"`latest` ({latest}) lies before `earliest` ({earliest})")
    return Dating(
        earliest,
        latest,
        _member(record, "precision", Precision, default=Precision.VAGUE),
        _member(record, "basis", Basis, default=Basis.NONE),
        _text(record, "time_text"),
        _number(record, "time_start"),
        _number(record, "time_end"),
        _text(record, "date_rule") or "",
    )


def _place_fields(place: Place | None, text: str | None) -> Record:
    if place is None:
        return {"place": text, "latitude": None, "longitude": None, "country": None}
    return {
        "place": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
    }


def _place_from(record: Mapping[str, Any]) -> Place | None:
    """Return the place of a record; a name without coordinates is words of the text, and no place."""
    name = _text(record, "place")
    latitude, longitude = _fraction(record, "latitude", default=None), _fraction(record, "longitude", default=None)
    if name is None or latitude is None or longitude is None:
        return None
    kind = _text(record, "place_kind") or ""
    return Place(
        name, latitude, longitude, _text(record, "country"), kind, _number(record, "place_population", default=0)
    )


def _toll_record(toll: Toll | None) -> Record | None:
    return None if toll is None else {"low": toll.low, "high": toll.high, "text": toll.text}


def _toll_from(record: Mapping[str, Any], name: str) -> Toll | None:
    toll = record.get(name)
    if toll is None:
        return None
    if not isinstance(toll, Mapping):
        raise _not_a(name, 'an object {"low", "high", "text"} or null', toll)
    return Toll(_number(toll, "low", default=0), _number(toll, "high"), _text(toll, "text") or "")


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value and whole(value)
    raise _not_a(name, "a string or null", value)


def _required(record: Mapping[str, Any], name: str) -> str:
    value = _text(record, name)
    if not value:
        raise InputError(f"`{name}` is missing", remedy="Give what `timeline extract` writes")
    return value


def _number(record: Mapping[str, Any], name: str, *, default: Any = None) -> Any:
    value = record.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        raise _not_a(name, "a whole number or null", value)
    return value


def _fraction(record: Mapping[str, Any], name: str, *, default: Any) -> Any:
    value = record.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _not_a(name, "a number or null", value)
    if not math.isfinite(value):
        raise _not_a(name, "a finite number or null", value)
    return float(value)


def _codes(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name)
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
        raise _not_a(name, "a list of strings or null", value)
    return tuple(value)


def _day(record: Mapping[str, Any], name: str) -> Day | None:
    value = _text(record, name)
    if value is None:
        return None
    try:
        return Day.parse(value)
    except ValueError as error:
        raise _not_a(name, "a day of the form YYYY-MM-DD or null", value) from error


def _member(record: Mapping[str, Any], name: str, members: type[_Member], *, default: _Member) -> _Member:
    value = _text(record, name)
    if value is None:
        return default
    try:
        return members(value)
    except ValueError as error:
        raise _not_a(name, "one of " + ", ".join(members), value) from error


def _not_a(name: str, kind: str, value: object) -> InputError:
    return InputError(f"`{name}` is not {kind}: {str(value)[:40]!r}")
