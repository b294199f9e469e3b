"""Event mentions and events to JSON-able records and back, without a loss; standard library only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.model import fields
from timeline.model.event import Conflict, Event, EventMention, MergeReason, Modality, Status
from timeline.model.fields import Record, whole

__all__ = [
    "MENTION_FIELDS", "event_from_record", "event_record", "full_mention_record", "mention_from_record",
    "mention_record", "reason_from_record", "reason_record", "whole",
]  # fmt: skip

MENTION_FIELDS = (
    "article", "start", "end", "quote", "trigger", "trigger_start", "trigger_end", "earliest", "latest", "precision",
    "basis", "time_text", "type", "mode", "source", "target", "source_text", "target_text", "attributed_to", "place",
    "latitude", "longitude", "country", "killed", "injured", "modality", "title", "confidence", "rule", "published",
    "publisher",
)  # fmt: skip
"""The fields of a mention's record, in the order in which they are written."""


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
        "earliest": fields.iso(mention.dating.earliest),
        "latest": fields.iso(mention.dating.latest),
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
        **fields.place_fields(mention.place, mention.place_text),
        "killed": fields.toll_record(mention.killed),
        "injured": fields.toll_record(mention.injured),
        "modality": mention.modality.value,
        "title": mention.title,
        "confidence": mention.confidence,
        "rule": mention.rule,
        "published": fields.iso(mention.published),
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
    quote = fields.text(record, "quote") or ""
    trigger = fields.text(record, "trigger") or ""
    start = fields.number(record, "start") or 0
    trigger_start = fields.number(record, "trigger_start", default=start)
    return EventMention(
        article=fields.required(record, "article"),
        start=start,
        end=fields.number(record, "end", default=start + len(quote)),
        quote=quote,
        trigger=trigger,
        trigger_start=trigger_start,
        trigger_end=fields.number(record, "trigger_end", default=trigger_start + len(trigger)),
        dating=fields.dating_from(record),
        type=fields.required(record, "type"),
        mode=fields.text(record, "mode"),
        source=fields.codes(record, "source"),
        target=fields.codes(record, "target"),
        source_text=fields.text(record, "source_text"),
        target_text=fields.text(record, "target_text"),
        attributed_to=fields.text(record, "attributed_to"),
        place=fields.place_from(record),
        place_text=fields.text(record, "place_text") if "place_text" in record else fields.text(record, "place"),
        killed=fields.toll_from(record, "killed"),
        injured=fields.toll_from(record, "injured"),
        modality=fields.member(record, "modality", Modality, default=Modality.ASSERTED),
        title=fields.text(record, "title") or "",
        confidence=fields.fraction(record, "confidence", default=0.5),
        rule=fields.text(record, "rule") or "",
        published=fields.day(record, "published"),
        publisher=fields.text(record, "publisher"),
    )


def event_record(event: Event) -> Record:
    """Return the record of an event without its mentions and their reasons, which are kept beside it."""
    return {
        "id": event.id,
        **fields.dating_record(event.dating),
        "type": event.type,
        "mode": event.mode,
        "source": list(event.source),
        "target": list(event.target),
        **fields.place_fields(event.place, None),
        "place_kind": event.place.kind if event.place else None,
        "place_population": event.place.population if event.place else None,
        "killed": fields.toll_record(event.killed),
        "injured": fields.toll_record(event.injured),
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
        id=fields.required(record, "id"),
        mentions=tuple(mentions),
        reasons=tuple(reasons),
        dating=fields.dating_from(record),
        type=fields.required(record, "type"),
        mode=fields.text(record, "mode"),
        source=fields.codes(record, "source"),
        target=fields.codes(record, "target"),
        place=fields.place_from(record),
        killed=fields.toll_from(record, "killed"),
        injured=fields.toll_from(record, "injured"),
        modality=fields.member(record, "modality", Modality, default=Modality.ASSERTED),
        title=fields.text(record, "title") or "",
        confidence=fields.fraction(record, "confidence", default=0.5),
        conflicts=tuple(
            Conflict(entry["field"], tuple((value, tuple(articles)) for value, articles in entry["claims"]))
            for entry in record.get("conflicts") or ()
        ),
        status=fields.member(record, "status", Status, default=Status.PENDING),
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
