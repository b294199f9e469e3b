"""Event mentions (what one sentence says) and events (what happened)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision


class Modality(StrEnum):
    """How surely the text says that it happened."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    ALLEGED = "alleged"


class Status(StrEnum):
    """What a person said of an event."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Dating:
    """When something happened, and how that is known.

    Attributes:
        earliest: First possible day, inclusive; None where open.
        latest: Last possible day, inclusive; None where open.
        precision: Unit that the text names.
        basis: How the days are known.
        time_text: The words that fix the day, verbatim, or None.
        time_start: Their first character in the article's text, or None.
        time_end: One past their last character, or None.
        rule: The rule that dated it, and its anchor, for `--explain`.
    """

    earliest: Day | None
    latest: Day | None
    precision: Precision
    basis: Basis
    time_text: str | None = None
    time_start: int | None = None
    time_end: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people: at least `low`, at most `high` (None where open), and the words that say so."""

    low: int
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one sentence of one article says of an event. `text[start:end] == quote`, always.

    Attributes:
        article: Id of the article.
        start: First character of the proving sentence (half-open span).
        end: One past its last character.
        quote: The sentence, verbatim.
        trigger: The words that name the event, verbatim.
        trigger_start: Their first character.
        trigger_end: One past their last character.
        dating: When, and how that is known.
        type: PLOVER root, or ELECTION, GOVERN, DISASTER, DEATH, OTHER.
        mode: Sub-type from the type's closed list, or None.
        source: Codes of the actors who do it.
        target: Codes of the actors it is done to.
        source_text: The words naming the source, or None.
        target_text: The words naming the target, or None.
        attributed_to: Who says so ("the South Korean military"), or None.
        place: Where, or None.
        place_text: The words naming the place, or None.
        killed: Number of people killed, or None where not told.
        injured: Number of people injured, or None where not told.
        modality: How surely it happened.
        title: 4 to 12 words that stand alone.
        confidence: Probability (0 to 1) that it is an event with the right interval and type.
        rule: The lexicon entry that found it, for `--explain`.
        published: Day of the article's publication, or None.
        publisher: The article's publisher, or None.
    """

    article: str
    start: int
    end: int
    quote: str
    trigger: str
    trigger_start: int
    trigger_end: int
    dating: Dating
    type: str
    mode: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    source_text: str | None = None
    target_text: str | None = None
    attributed_to: str | None = None
    place: Place | None = None
    place_text: str | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    modality: Modality = Modality.ASSERTED
    title: str = ""
    confidence: float = 0.5
    rule: str = ""
    published: Day | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which the mentions of one event disagree: each value with the articles that say so."""

    field: str
    claims: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class MergeReason:
    """Why a mention belongs to an event: the mention it was joined to, the score (0 to 1), and the grounds in words."""

    joined_to: str
    score: float
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as its mentions agree.

    Attributes:
        id: Stable id, derived from the oldest mention.
        mentions: The mentions, oldest publication first.
        reasons: For each mention after the first, why it was joined.
        dating: The agreement of the mentions' dates.
        type: Type most mentions name.
        mode: Mode most mentions name, or None.
        source: Codes of the actors who did it.
        target: Codes of the actors it was done to.
        place: Where, or None.
        killed: Range over the mentions, or None.
        injured: Range over the mentions, or None.
        modality: The surest modality of the mentions.
        title: Title of the most telling mention.
        confidence: 0 to 1, at least that of the best mention.
        conflicts: What the mentions disagree about.
        status: What a person said of it.
    """

    id: str
    mentions: tuple[EventMention, ...]
    reasons: tuple[MergeReason | None, ...]
    dating: Dating
    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: Place | None
    killed: Toll | None
    injured: Toll | None
    modality: Modality
    title: str
    confidence: float
    conflicts: tuple[Conflict, ...] = ()
    status: Status = Status.PENDING
