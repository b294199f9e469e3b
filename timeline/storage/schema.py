"""The tables of a timeline's database, the same for SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

VERSION = 1
"""Version of the tables below; a database says which one it was made with."""

metadata = MetaData()

info = Table(
    "timeline_info",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("revision", Integer, nullable=False, doc="moves with each change of what is stored"),
    Column("settled", Boolean, nullable=False, doc="whether the events are what the mentions give"),
    Column("made_by", Text, nullable=False, doc="version of the program and columns of `events.row` it made last"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text_hash", Text, nullable=False, doc="SHA-256 of the text"),
    Column("record", Text, nullable=False, doc="JSON: every field but the text and the original"),
    Column("text", LargeBinary, nullable=False, doc="zlib"),
    Column("original", LargeBinary, nullable=False, doc="zlib; the bytes as given"),
    Column("row_hash", Text, nullable=False, doc="SHA-256 of the row, for `check`"),
    Index("articles_by_text", "text_hash"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False, doc="order in the article"),
    Column("record", Text, nullable=False, doc="JSON: the full record of the mention"),
    Column("status", Text, doc="what a person said of the event that it tells, or null"),
    Column("status_revision", Integer, doc="when that was said; the newest word counts"),
    Column("row_hash", Text, nullable=False, doc="SHA-256 of the record"),
    Index("mentions_by_article", "article_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("record", Text, nullable=False, doc="JSON: the event without its mentions"),
    Column("row", Text, nullable=False, doc="JSON: its row of the `events` table"),
    Column("row_hash", Text, nullable=False, doc="SHA-256 of the record, the row, and its mentions with their reasons"),
)

event_mentions = Table(
    "event_mentions",
    metadata,
    Column("mention_id", Text, ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True),
    Column("event_id", Text, nullable=False),
    Column("position", Integer, nullable=False, doc="order in the event, oldest publication first"),
    Column("reason", Text, nullable=False, doc="JSON: why it was joined, or null"),
    Index("event_mentions_by_event", "event_id"),
)
