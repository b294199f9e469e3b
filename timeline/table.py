"""Events in, two pandas tables out: a row per event, a row per mention; what each column means is said here, once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import pandas as pd

from timeline.model.event import Conflict, Event, EventMention, MergeReason, Modality, Status
from timeline.model.records import mention_record, reason_record
from timeline.model.time import Basis, Day, Precision

Kind = Literal["string", "category", "day", "list", "float", "integer", "bool", "toll"]
Row = dict[str, Any]

DTYPES: Mapping[Kind, str] = MappingProxyType(
    {
        "string": "str",
        "category": "category",
        "day": "datetime64[s]",
        "list": "list of strings",
        "float": "float64",
        "integer": "Int64",
        "bool": "bool",
        "toll": "{low, high, text}",
    }
)

LATE_DAYS = 31
"""Days between an event and the first article about it, from which on the event counts as told late."""

QUADS: Mapping[str, str] = MappingProxyType(
    {
        "AGREE": "verbal cooperation",
        "CONSULT": "verbal cooperation",
        "SUPPORT": "verbal cooperation",
        "CONCEDE": "verbal cooperation",
        "COOPERATE": "material cooperation",
        "AID": "material cooperation",
        "RETREAT": "material cooperation",
        "REQUEST": "verbal conflict",
        "ACCUSE": "verbal conflict",
        "REJECT": "verbal conflict",
        "THREATEN": "verbal conflict",
        "PROTEST": "material conflict",
        "SANCTION": "material conflict",
        "MOBILIZE": "material conflict",
        "COERCE": "material conflict",
        "ASSAULT": "material conflict",
        "ELECTION": "none",
        "GOVERN": "none",
        "DISASTER": "none",
        "DEATH": "none",
        "OTHER": "none",
    }
)
"""PLOVER's quad class of each type (codebook of February 2024); `none` for the types that PLOVER does not cover."""

TYPES = tuple(QUADS)
"""Every event type, PLOVER's sixteen first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: The column's name.
        kind: What its cells are; `dtype` is how pandas holds them.
        meaning: What it tells, in one sentence.
        null: When a cell is null.
        unit: The unit of its numbers or days, or None.
        values: The closed list of a category, or empty where the list is open.
    """

    name: str
    kind: Kind
    meaning: str
    null: str = "never"
    unit: str | None = None
    values: tuple[str, ...] = ()

    @property
    def dtype(self) -> str:
        """How pandas holds the column; lists and tolls are Python values in an `object` column."""
        return DTYPES[self.kind]


_DATING = (
    Column("earliest", "day", "first possible day", "open, or no clue", "day, inclusive"),
    Column("latest", "day", "last possible day", "open, or no clue", "day, inclusive"),
    Column("precision", "category", "calendar unit that the text names", values=tuple(Precision)),
    Column("basis", "category", "how the days are known", values=tuple(Basis)),
    Column("time_text", "string", "the words that fix the day", "no expression dates it"),
)
_SITE = (
    Column("place", "string", "most specific place named", "none named"),
    Column("latitude", "float", "where the place lies, WGS 84", "no place, or not in the gazetteer", "degrees north"),
    Column("longitude", "float", "where the place lies, WGS 84", "no place, or not in the gazetteer", "degrees east"),
    Column("country", "string", "country of the place, ISO 3166-1 alpha-3", "no place, or at sea"),
)
_MODALITY = Column("modality", "category", "how surely it happened", values=tuple(Modality))
_TYPE = Column("type", "category", "PLOVER root, or ELECTION, GOVERN, DISASTER, DEATH, OTHER", values=TYPES)
_MODE = Column("mode", "category", "sub-type, from the type's closed list", "the text names none")
_SOURCE = Column("source", "list", "codes of the actors who do it", "never; an empty list where none is told")
_TARGET = Column("target", "list", "codes of the actors it is done to", "never; an empty list where none is told")
_PROBABILITY = "probability, 0 to 1"

COLUMNS: tuple[Column, ...] = (
    Column("event_id", "string", "stable id, kept as long as the event keeps its oldest mention"),
    Column("title", "string", "4 to 12 words that stand alone"),
    _TYPE,
    _MODE,
    Column("quad", "category", "PLOVER quad class of the type", values=tuple(dict.fromkeys(QUADS.values()))),
    *_DATING,
    _SOURCE,
    _TARGET,
    *_SITE,
    Column("killed_min", "integer", "fewest people killed that any mention tells", "no toll told", "people"),
    Column("killed_max", "integer", "most people killed that any mention tells", "no toll told, or open", "people"),
    Column("injured_min", "integer", "fewest people injured that any mention tells", "no toll told", "people"),
    Column("injured_max", "integer", "most people injured that any mention tells", "no toll told, or open", "people"),
    _MODALITY,
    Column("confidence", "float", "that it is an event with the right days and type", unit=_PROBABILITY),
    Column("status", "category", "what a person said of it", values=tuple(Status)),
    Column("published_first", "day", "publication of the first article that tells it", "no article is dated", "day"),
    Column("late", "bool", f"first told more than {LATE_DAYS} days after its last possible day"),
    Column("conflicts", "string", "what the mentions disagree about, with who says so", "they agree"),
    Column("n_articles", "integer", "articles that tell it", unit="articles"),
    Column("n_mentions", "integer", "sentences that tell it", unit="mentions"),
    Column("quote", "string", "the sentence that tells it best, verbatim"),
    Column("articles", "list", "ids of the articles that tell it, oldest publication first"),
    Column("n_sources", "integer", "articles that tell it, those that print one text counted once", unit="articles"),
)
"""The columns of the `events` table, in order."""

_CHARACTERS = "characters of the article's text"
_TOLD = (
    Column("article", "string", "id of the article"),
    Column("start", "integer", "first character of the sentence", unit=_CHARACTERS),
    Column("end", "integer", "one past the sentence's last character", unit=_CHARACTERS),
    Column("quote", "string", "the sentence, verbatim"),
    Column("trigger", "string", "the words that name the event, verbatim"),
    Column("trigger_start", "integer", "first character of the trigger", unit=_CHARACTERS),
    Column("trigger_end", "integer", "one past the trigger's last character", unit=_CHARACTERS),
    *_DATING,
    _TYPE,
    _MODE,
    _SOURCE,
    _TARGET,
    Column("source_text", "string", "the words that name the source", "no source"),
    Column("target_text", "string", "the words that name the target", "no target"),
    Column("attributed_to", "string", "who says so", "the article says it itself"),
    *_SITE,
    Column("killed", "toll", "people killed: at least, at most, and the words that say so", "no toll told", "people"),
    Column("injured", "toll", "people injured: at least, at most, and the words that say so", "no toll told", "people"),
    _MODALITY,
    Column("title", "string", "4 to 12 words that stand alone"),
    Column("confidence", "float", "that it is an event with the right days and type", unit=_PROBABILITY),
    Column("rule", "string", "the lexicon entry that found it"),
    Column("published", "day", "publication of the article", "unknown", "day"),
    Column("publisher", "string", "who published the article", "unknown"),
)
MENTION_COLUMNS: tuple[Column, ...] = (
    *_TOLD,
    Column("event_id", "string", "the event that it tells", "not merged yet"),
    Column("joined_to", "string", "the mention that it was joined to", "the event's oldest mention"),
    Column("score", "float", "how well it fits the event", "the event's oldest mention", "0 to 1"),
    Column("grounds", "list", "why it was joined, in words", "never; an empty list for the event's oldest mention"),
)
"""The columns of the `mentions` table, in order."""


def events_frame(events: Iterable[Event], *, copies: Iterable[tuple[str, str]] = ()) -> pd.DataFrame:
    """Return the `events` table: a row per event, by day; undated events come last.

    Args:
        events: The events.
        copies: Pairs of articles of which one prints the other's text.
    """
    copied = frozenset(copies)
    return frame_of_rows(sorted((event_row(event, copies=copied) for event in events), key=by_day), COLUMNS)


def mentions_frame(events: Iterable[Event]) -> pd.DataFrame:
    """Return the `mentions` table: a row per mention of each event, in the order of the events given."""
    rows = (
        mention_row(mention, event_id=event.id, reason=reason)
        for event in events
        for mention, reason in zip(event.mentions, event.reasons, strict=True)
    )
    return frame_of_rows(rows, MENTION_COLUMNS)


def unmerged_frame(mentions: Iterable[EventMention]) -> pd.DataFrame:
    """Return the `mentions` table of mentions that belong to no event yet: `event_id` is null."""
    return frame_of_rows((mention_record(mention) for mention in mentions), MENTION_COLUMNS)


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


def frame_of_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Return a table of exactly these columns, each with its dtype; what a row does not say is null."""
    kept = list(rows)
    with without_collector():
        return pd.DataFrame({column.name: _series(_cells(kept, column.name), column) for column in columns})


def _cells(rows: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    """Return the cells of a column; what a row does not say is None."""
    try:
        return [row[name] for row in rows]
    except KeyError:
        return [row.get(name) for row in rows]


@contextmanager
def without_collector() -> Iterator[None]:
    """Make many objects that hold no cycles without a look for them, which would take longer than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def conform(frame: pd.DataFrame, columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Return the table with the dtypes of `columns`, for one that went through a file: Parquet gives days as `ms`."""
    return frame_of_rows(rows_of_frame(frame, columns), columns)


def rows_of_frame(frame: pd.DataFrame, columns: Sequence[Column] = COLUMNS) -> list[Row]:
    """Return the rows of a table as JSON-able values, the inverse of `frame_of_rows`."""
    cells = {column.name: _plain(frame[column.name], column) for column in columns if column.name in frame}
    return [dict(zip(cells, values, strict=True)) for values in zip(*cells.values(), strict=True)]


def day_of(cell: Any) -> Day | None:
    """Return the day of a cell of a `datetime64[s]` column; None for NaT."""
    if pd.isna(cell):
        return None
    return Day.from_ordinal(int(np.datetime64(cell, "D").astype(np.int64)))


def day_scalar(day: Day) -> pd.Timestamp:
    """Return a day as what a `datetime64[s]` column compares with."""
    return pd.Timestamp(np.datetime64(day.ordinal, "D").astype("datetime64[s]"))


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


def as_markdown(columns: Sequence[Column] = COLUMNS) -> str:
    """Return a Markdown table of the columns, as the README shows it."""
    lines = ["| column | dtype | unit | null when | meaning |", "|---|---|---|---|---|"]
    lines += [f"| `{c.name}` | {c.dtype} | {c.unit or ''} | {c.null} | {c.meaning} |" for c in columns]
    return "\n".join(lines) + "\n"


def _series(cells: list[Any], column: Column) -> pd.Series[Any]:
    if column.kind == "day":
        days = np.array(["NaT" if cell is None else cell for cell in cells], dtype="datetime64[D]")
        return pd.Series(days.astype("datetime64[s]"))
    if column.kind == "category":
        values = column.values or tuple(sorted({cell for cell in cells if cell is not None}))
        return pd.Series(pd.Categorical(cells, categories=list(values)))
    if column.kind == "list":
        return pd.Series([cell if type(cell) is list else list(cell or ()) for cell in cells], dtype=object)
    if column.kind == "bool":
        return pd.Series([bool(cell) for cell in cells], dtype=bool)
    dtype = "object" if column.kind == "toll" else column.dtype
    return pd.Series(cells, dtype=dtype)


def _plain(series: pd.Series[Any], column: Column) -> list[Any]:
    """Return the cells as JSON-able values, nulls as None."""
    if column.kind == "list":
        return [[str(member) for member in cell] if _is_filled(cell) else [] for cell in series]
    if column.kind == "day":
        days = series.to_numpy().astype("datetime64[D]").astype(np.int64)
        return [
            None if null else str(Day.from_ordinal(day)) for day, null in zip(days.tolist(), series.isna(), strict=True)
        ]
    if column.kind == "toll":
        return [_plain_toll(cell) if isinstance(cell, Mapping) else None for cell in series]
    return [None if pd.isna(cell) else _CASTS[column.kind](cell) for cell in series]


_CASTS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"string": str, "category": str, "float": float, "integer": int, "bool": bool}
)


def _is_filled(cell: Any) -> bool:
    return cell is not None and not isinstance(cell, float)


def _plain_toll(cell: Mapping[str, Any]) -> Row:
    high = cell["high"]
    return {"low": int(cell["low"]), "high": None if pd.isna(high) else int(high), "text": str(cell["text"])}


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
