"""The tables of a timeline's database, the same for SQLite and PostgreSQL.

`timeline_info`, `articles`, `mentions` and `corrections` hold what cannot be made again; all the other tables follow
from them, and are made anew where they are missing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    text,
)
from sqlalchemy import Table as _Table

VERSION = 2
"""Version of the tables below; a database says which one it was made with. `migrations` brings older ones here."""

UNDATED = 2**31 - 1
"""The day of what has none in `event_index` and `blocks`, after every other day."""

PENDING = text("pending = 1")
"""The articles whose mentions wait to be merged."""

NARROW = 31
"""Days; an event that may have happened on more days than this stands in an index of its own, so that those of a year
are found among their neighbours."""

WIDE = text(f"(first_day IS NULL OR last_day IS NULL OR last_day - first_day > {NARROW})")
"""The events of open or many days."""

metadata = MetaData()

_Wide = BigInteger().with_variant(Integer, "sqlite")
"""64 bits: SQLite's strict tables know INTEGER alone."""


def _table(name: str, *parts: Any, rowid: bool = True) -> _Table:
    return _Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


info = _table(
    "timeline_info",
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("revision", Integer, nullable=False, doc="moves with each change of what is stored"),
    Column("settled", Integer, nullable=False, doc="1 where the events are what mentions and corrections give"),
    Column("made_by", Text, nullable=False, doc="version of the program and columns of `events.row` it made last"),
)

articles = _table(
    "articles",
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, doc="`article`, or `note` for what a person wrote to prove an event by hand"),
    Column("text_hash", Text, nullable=False, doc="SHA-256 of the text"),
    Column("record", Text, nullable=False, doc="JSON: every field but the text and the original"),
    Column("text", LargeBinary, nullable=False, doc="zlib"),
    Column("original", LargeBinary, nullable=False, doc="zlib; the bytes as given"),
    Column("pending", Integer, nullable=False, doc="1 until its mentions are merged"),
    Column("runs", Integer, nullable=False, doc="runs of words in its sample, see `copies`"),
    Column("row_hash", Text, nullable=False, doc="SHA-256 of the row, for `check`"),
    Index("articles_by_text", "text_hash"),
    Index("articles_pending", "id", sqlite_where=PENDING, postgresql_where=PENDING),
)

mentions = _table(
    "mentions",
    Column("n", Integer, primary_key=True, autoincrement=True, doc="its number in this database"),
    Column("id", Text, nullable=False, unique=True),
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False, doc="order in the article"),
    Column("record", Text, nullable=False, doc="JSON: the full record of the mention"),
    Column("kept", Integer, nullable=False, doc="1 where no rule tells it (any more), but a correction is bound to it"),
    Column("row_hash", Text, nullable=False, doc="SHA-256 of the record"),
    Index("mentions_by_article", "article_id"),
)

corrections = _table(
    "corrections",
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("who", Text, nullable=False),
    Column("time", Text, nullable=False, doc="ISO 8601, as the caller gave it"),
    Column("act", Text, nullable=False, doc="judgement, edit, join, split, addition, deletion"),
    Column("state", Text, nullable=False, doc="done; undone; dropped, when its author went on after undoing it"),
    Column("record", Text, nullable=False, doc="JSON: what it is bound to, and what it changes"),
    Column("row_hash", Text, nullable=False, doc="SHA-256 of who, time, act and record"),
)

correction_articles = _table(
    "correction_articles",
    Column("article_id", Text, primary_key=True),
    Column("number", Integer, ForeignKey("corrections.number", ondelete="CASCADE"), primary_key=True),
    rowid=False,
)

events = _table(
    "events",
    Column("n", Integer, primary_key=True, autoincrement=True, doc="its number in this database"),
    Column("id", Text, nullable=False, unique=True),
    Column("revision", Integer, nullable=False, doc="revision of the timeline that last changed it"),
    Column("first_day", Integer, doc="first possible day, days since 1970-01-01; null where open"),
    Column("last_day", Integer, doc="last possible day"),
    Column("record", Text, nullable=False, doc="JSON: the event without its mentions"),
    Column("row", Text, nullable=False, doc="JSON: its row of the `events` table"),
    Column("row_hash", Text, nullable=False, doc="SHA-256 of the record, the row, and its mentions with their reasons"),
    Index("events_by_first_day", "first_day", "last_day"),
    Index("events_by_last_day", "last_day", "first_day"),
    Index("events_wide", "first_day", "last_day", sqlite_where=WIDE, postgresql_where=WIDE),
)

event_mentions = _table(
    "event_mentions",
    Column("mention", Integer, ForeignKey("mentions.n", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("event_id", Text, nullable=False),
    Column("position", Integer, nullable=False, doc="order in the event, oldest publication first"),
    Column("reason", Text, nullable=False, doc="JSON: why it was joined, or null"),
    Index("event_mentions_by_event", "event_id"),
)

event_index = _table(
    "event_index",
    Column("actor", Text, primary_key=True, doc="a code of source or target; empty in one row of each event"),
    Column("type", Text, primary_key=True),
    Column("day", Integer, primary_key=True, doc="first possible day, or the last where the first is open"),
    Column("event", Integer, primary_key=True, doc="`events.n`"),
    rowid=False,
)

blocks = _table(
    "blocks",
    Column("key", _Wide, primary_key=True, doc="hash of a key of `timeline.merging.blocks`"),
    Column("day", Integer, primary_key=True, doc="publication of its article, `UNDATED` where unknown"),
    Column("mention", Integer, primary_key=True, doc="`mentions.n`"),
    rowid=False,
)
"""Two mentions are compared where they share a block; the words of an event are in `event_words`, see `words`."""

shingles = _table(
    "shingles",
    Column("run", _Wide, primary_key=True, doc="hash of a run of words"),
    Column("article_id", Text, primary_key=True),
    rowid=False,
)

copies = _table(
    "copies",
    Column("article_id", Text, primary_key=True),
    Column("other_id", Text, primary_key=True, doc="an article that prints the same text; each pair stands both ways"),
    rowid=False,
)

SOURCES = (info, articles, mentions, corrections, correction_articles)
"""What cannot be made again."""
