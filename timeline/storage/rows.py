"""Articles, mentions and events to database rows and back, each row with a hash of its own."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.model.article import Article, Span
from timeline.model.event import Event, EventMention
from timeline.model.records import event_record, full_mention_record, mention_from_record, reason_record
from timeline.model.time import Day
from timeline.storage.schema import UNDATED
from timeline.table import Row, event_row
from timeline.views import searchable_words

Values = dict[str, Any]

Copies = frozenset[tuple[str, str]]

ARTICLE, NOTE = "article", "note"
"""Kinds of articles: one that was read, and a person's note."""

_READ = 8192
"""Mentions that are kept as they were read: an article that comes meets the same ones several times."""

_ARTICLE_TEXTS = ("id", "title", "publisher", "agency", "byline", "url", "language")


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """What the database keeps of one event: its row, and its mentions by id, each with why it was joined."""

    id: str
    values: Values
    links: tuple[tuple[str, str], ...]


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text."""
    return _digest(_encoded(text))


def article_values(article: Article, *, kind: str = ARTICLE) -> Values:
    """Return the row of an article, or of a note that proves an event by hand."""
    record: Values = {name: getattr(article, name) for name in _ARTICLE_TEXTS}
    record["publication_date"] = str(article.publication_date) if article.publication_date else None
    record["body"] = [[span.start, span.end] for span in article.body]
    record["heads"] = [[span.start, span.end] for span in article.heads]
    values = {
        "id": article.id,
        "kind": kind,
        "pending": 1,
        "runs": 0,
        "text_hash": text_hash(article.text),
        "record": json_of(record),
        "text": zlib.compress(_encoded(article.text)),
        "original": zlib.compress(article.original),
    }
    return {**values, "row_hash": article_hash(values)}


def article_from(row: Any) -> Article:
    """Return the article of a row."""
    return _article(row.record, row.text, row.original)


def _article(record_text: str, text: bytes, original: bytes) -> Article:
    record = json.loads(record_text)
    day = record["publication_date"]
    return Article(
        text=zlib.decompress(text).decode("utf-8", "surrogatepass"),
        body=_spans(record["body"]),
        heads=_spans(record["heads"]),
        publication_date=None if day is None else Day.parse(day),
        original=zlib.decompress(original),
        **{name: record[name] for name in _ARTICLE_TEXTS},
    )


def article_hash(values: Values) -> str:
    """Return the hash that the row of an article should have."""
    return _digest(*(_bytes(values[name]) for name in ("id", "kind", "text_hash", "record", "text", "original")))


def article_record(article: Article) -> Values:
    """Return an article as JSON-able values, its bytes in base 64; `article_from_record` gives it back."""
    values = article_values(article)
    blobs = {name: base64.b64encode(values[name]).decode("ascii") for name in ("text", "original")}
    return {"record": values["record"], **blobs}


def article_from_record(record: Values) -> Article:
    """Return the article of a record."""
    return _article(record["record"], base64.b64decode(record["text"]), base64.b64decode(record["original"]))


def mention_values(mentions: Iterable[EventMention], *, kept: bool = False) -> list[Values]:
    """Return the rows of one article's mentions, without repetitions.

    The id of a mention names the place in the text and the type.

    Args:
        mentions: The mentions, in order of the text.
        kept: Whether they are kept only because corrections are bound to them.
    """
    rows: dict[str, Values] = {}
    for position, mention in enumerate(dict.fromkeys(mentions)):
        where = (mention.article, mention.start, mention.trigger_start, mention.trigger_end, mention.type)
        turn = 0
        while (mention_id := _digest(_encoded(json_of([*where, turn, *(["kept"] if kept else [])])))[:20]) in rows:
            turn += 1
        record = json_of(full_mention_record(mention))
        rows[mention_id] = {
            "id": mention_id,
            "article_id": mention.article,
            "position": position,
            "record": record,
            "kept": int(kept),
            "row_hash": mention_hash(record),
        }
    return list(rows.values())


@lru_cache(maxsize=_READ)
def mention_from(record: str) -> EventMention:
    """Return the mention of a row's record."""
    return mention_from_record(json.loads(record))


def mention_hash(record: str) -> str:
    """Return the hash that the row of a mention with this record should have."""
    return _digest(_encoded(record))


def stored_event(event: Event, mention_ids: Sequence[str], *, copies: Copies = frozenset()) -> StoredEvent:
    """Return the rows of an event.

    Args:
        event: The event.
        mention_ids: The ids of its mentions, in their order.
        copies: Pairs of articles of which one copies the other.
    """
    reasons = (json_of(reason_record(reason)) for reason in event.reasons)
    links = tuple(zip(mention_ids, reasons, strict=True))
    first, last = event.dating.earliest, event.dating.latest
    values = {
        "id": event.id,
        "first_day": first and first.ordinal,
        "last_day": last and last.ordinal,
        "record": json_of(event_record(event)),
        "row": json_of(event_row(event, copies=copies)),
    }
    return StoredEvent(event.id, {**values, "row_hash": event_hash(values, links)}, links)


def event_hash(values: Values, links: Iterable[tuple[str, str]]) -> str:
    """Return the hash that the row of an event with these links should have."""
    parts = [values["id"], str(values["first_day"]), str(values["last_day"]), values["record"], values["row"]]
    for link in links:
        parts += link
    return _digest(*map(_encoded, parts))


def index_values(row: Row, number: int) -> list[Values]:
    """Return the rows of `event_index` for an event's row of the table and its number in the database."""
    day = row["earliest"] or row["latest"]
    at = UNDATED if day is None else Day.parse(day).ordinal
    actors = dict.fromkeys(("", *row["source"], *row["target"]))
    return [{"actor": actor, "type": row["type"], "day": at, "event": number} for actor in actors]


def event_words(row: Row) -> str:
    """Return the words that a search finds an event by, each once, parted by blanks."""
    return " ".join(dict.fromkeys(searchable_words(row)))


def block_hash(key: str) -> int:
    """Return the number of 64 bits, with a sign, that stands for the key of a block."""
    return int.from_bytes(hashlib.blake2b(_encoded(key), digest_size=8).digest(), "big", signed=True)


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def json_of(value: object) -> str:
    """Return a value as compact JSON, the same for equal values."""
    # ASCII: half of a surrogate pair, which JSON Lines may spell, has no UTF-8 form
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def digest_of(*parts: str) -> str:
    """Return the SHA-256 of some texts."""
    return _digest(*map(_encoded, parts))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _bytes(value: str | bytes) -> bytes:
    return _encoded(value) if isinstance(value, str) else value


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
