"""What each column of the two tables means, said here once: name, dtype, unit, when it is null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from timeline.model.event import Modality, Status
from timeline.model.time import Basis, Precision

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


def as_markdown(columns: Sequence[Column] = COLUMNS) -> str:
    """Return a Markdown table of the columns, as the README shows it."""
    lines = ["| column | dtype | unit | null when | meaning |", "|---|---|---|---|---|"]
    lines += [f"| `{c.name}` | {c.dtype} | {c.unit or ''} | {c.null} | {c.meaning} |" for c in columns]
    return "\n".join(lines) + "\n"
