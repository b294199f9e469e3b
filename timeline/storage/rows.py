"""Articles, mentions and events to database rows and back, each row with a hash of its own."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.model.article import Article, Span
from timeline.model.event import Event, EventMention
from timeline.model.records import event_record, full_mention_record, mention_from_record, reason_record
from timeline.model.time import Day
from timeline.table import event_row

Values = dict[str, Any]

_ARTICLE_TEXTS = ("id", "title", "publisher", "agency", "byline", "url", "language")


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """What the database keeps of one event: its row, and the rows that link its mentions."""

    id: str
    values: Values
    links: tuple[Values, ...]


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text."""
    return _digest(_encoded(text))


def article_values(article: Article) -> Values:
    """Return the row of an article."""
    record: Values = {name: getattr(article, name) for name in _ARTICLE_TEXTS}
    record["publication_date"] = str(article.publication_date) if article.publication_date else None
    record["body"] = [[span.start, span.end] for span in article.body]
    record["heads"] = [[span.start, span.end] for span in article.heads]
    values = {
        "id": article.id,
        "text_hash": text_hash(article.text),
        "record": _json(record),
        "text": zlib.compress(_encoded(article.text)),
        "original": zlib.compress(article.original),
    }
    return {**values, "row_hash": article_hash(values)}


def article_from(row: Any) -> Article:
    """Return the article of a row."""
    record = json.loads(row.record)
    day = record["publication_date"]
    return Article(
        text=zlib.decompress(row.text).decode("utf-8", "surrogatepass"),
        body=_spans(record["body"]),
        heads=_spans(record["heads"]),
        publication_date=None if day is None else Day.parse(day),
        original=zlib.decompress(row.original),
        **{name: record[name] for name in _ARTICLE_TEXTS},
    )


def article_hash(values: Values) -> str:
    """Return the hash that the row of an article should have."""
    return _digest(*(_bytes(values[name]) for name in ("id", "text_hash", "record", "text", "original")))


def mention_values(mentions: Iterable[EventMention]) -> list[Values]:
    """Return the rows of one article's mentions, without repetitions.

    The id of a mention names the place in the text and the type, so that what a person said of it survives a better
    dating of the same words.
    """
    rows: dict[str, Values] = {}
    for position, mention in enumerate(dict.fromkeys(mentions)):
        where = (mention.article, mention.start, mention.trigger_start, mention.trigger_end, mention.type)
        turn = 0
        while (mention_id := _digest(_encoded(_json([*where, turn])))[:20]) in rows:
            turn += 1
        record = _json(full_mention_record(mention))
        rows[mention_id] = {
            "id": mention_id,
            "article_id": mention.article,
            "position": position,
            "record": record,
            "row_hash": mention_hash(record),
        }
    return list(rows.values())


def mention_from(record: str) -> EventMention:
    """Return the mention of a row's record."""
    return mention_from_record(json.loads(record))


def mention_hash(record: str) -> str:
    """Return the hash that the row of a mention with this record should have."""
    return _digest(_encoded(record))


def stored_event(event: Event, mention_ids: Sequence[str]) -> StoredEvent:
    """Return the rows of an event; `mention_ids` are the ids of its mentions, in their order."""
    links = tuple(
        {"event_id": event.id, "mention_id": mention_id, "position": position, "reason": _json(reason_record(reason))}
        for position, (mention_id, reason) in enumerate(zip(mention_ids, event.reasons, strict=True))
    )
    values = {"id": event.id, "record": _json(event_record(event)), "row": _json(event_row(event))}
    return StoredEvent(event.id, {**values, "row_hash": event_hash(values, links)}, links)


def event_hash(values: Values, links: Iterable[Values]) -> str:
    """Return the hash that the row of an event with these links should have."""
    parts = [values["id"], values["record"], values["row"]]
    for link in links:
        parts += [link["mention_id"], link["reason"]]
    return _digest(*map(_encoded, parts))


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _json(value: object) -> str:
    # ASCII: half of a surrogate pair, which JSON Lines may spell, has no UTF-8 form
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _bytes(value: str | bytes) -> bytes:
    return _encoded(value) if isinstance(value, str) else value


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
