"""What a person wants changed in, checked acts of `timeline.corrections` out; days and places as people give them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any, Final

from timeline.corrections import BY_HAND, Addition, Edit, Join, Judgement, Split
from timeline.errors import InputError
from timeline.model.article import Article, Span
from timeline.model.event import Dating, Event, EventMention, Modality, Status
from timeline.model.fields import whole
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision
from timeline.segmentation import segment
from timeline.table import TYPES
from timeline.views import as_day

NOTE = "note "
"""How the id of what a person wrote to prove an event begins."""

_ID_DIGITS = 12
_CERTAIN = 1.0
_WIDTHS = ((1, Precision.DAY), (7, Precision.WEEK))
"""Days of an interval, and the unit of which it is the width."""


class _Unset:
    """What stands for a field that is not given, where None is a value."""


UNSET: Final = _Unset()

Days = tuple[Day | str | None, Day | str | None]


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields of an event as a person gives them; those that are `UNSET` stay as they are.

    Attributes:
        title: The title.
        type: An event type.
        mode: A sub-type, or None.
        days: First and last possible day, as Days or `YYYY-MM-DD`, None where open; or one day.
        precision: The unit that is known, or unset to take it from the width.
        source: Codes of those who do it.
        target: Codes of those it is done to.
        place: A Place, the name of one in the gazetteer, or None.
    """

    title: str | _Unset = UNSET
    type: str | _Unset = UNSET
    mode: str | _Unset | None = UNSET
    days: Days | Day | str | _Unset = UNSET
    precision: Precision | str | _Unset = UNSET
    source: Collection[str] | _Unset = UNSET
    target: Collection[str] | _Unset = UNSET
    place: Place | str | _Unset | None = UNSET


def judgement(status: Status | str) -> Callable[[Sequence[Event]], Judgement]:
    """Return what accepts or rejects an event, or takes that back.

    Raises:
        InputError: there is no such status.
    """
    if status not in tuple(Status):
        raise InputError(f"there is no status {str(status)[:40]!r}", remedy="There are " + ", ".join(Status))
    return lambda events: Judgement(told(events), Status(status))


def edit(fields: Fields) -> Callable[[Sequence[Event]], Edit]:
    """Return what sets fields of an event.

    Raises:
        InputError: a field is not given as it should be, or none is given.
    """
    changes = changes_of(fields)
    if not changes:
        raise InputError("nothing is to be changed", remedy="Give a title, a type, days, actors or a place")
    return lambda events: Edit(told(events), tuple(changes.items()))


def join(events: Sequence[Event]) -> Join:
    """Return what makes some events one.

    Raises:
        InputError: there are fewer than two.
    """
    if len({event.id for event in events}) < 2:
        raise InputError("joining takes at least two events")
    return Join(told(events))


def split(mentions: Iterable[EventMention | int]) -> Callable[[Sequence[Event]], Split]:
    """Return what makes some mentions of an event another event; they are given themselves, or by their place in it."""
    chosen = tuple(mentions)

    def act(events: Sequence[Event]) -> Split:
        held = events[0].mentions
        apart = tuple(_mention(held, one) for one in chosen)
        rest = tuple(mention for mention in held if mention not in apart)
        if not apart or not rest:
            raise InputError("a split leaves at least one mention on each side")
        return Split(apart, rest)

    return act


def marked(article: Article, start: int, end: int, fields: Fields, modality: Modality | str) -> Addition:
    """Return what adds the event that some words of an article tell.

    Raises:
        InputError: the words lie outside the text, or a field is not given as it should be.
    """
    if not 0 <= start < end <= len(article.text):
        raise InputError(f"the article has no characters {start} to {end}", where=article.id)
    sentence = _sentence(article, start, end)
    return Addition(_addition(article, sentence, Span(start, end), fields, modality))


def noted(quote: str, source: str, fields: Fields, modality: Modality | str, published: Day | None) -> Addition:
    """Return what adds an event that no stored article tells, with the words that prove it and where they stand."""
    text = whole(quote).strip()
    if not text:
        raise InputError("the words that tell the event are missing", remedy="Give a sentence, and its source")
    digest = sha256(f"{source}\n{text}".encode()).hexdigest()[:_ID_DIGITS]
    article = Article(
        id=f"{NOTE}{digest}",
        text=text,
        body=(Span(0, len(text)),),
        publication_date=published,
        publisher=whole(source) or None,
        url=source if source.startswith(("http://", "https://")) else None,
        original=text.encode(),
    )
    everything = Span(0, len(text))
    return Addition(_addition(article, everything, everything, fields, modality), article)


def told(events: Iterable[Event]) -> tuple[EventMention, ...]:
    """Return the mentions of some events."""
    return tuple(mention for event in events for mention in event.mentions)


def changes_of(fields: Fields) -> dict[str, Any]:
    """Return the fields that are given, by their names in an event, checked.

    Raises:
        InputError: a field is not given as it should be.
    """
    given: dict[str, Any] = {}
    if not isinstance(fields.title, _Unset):
        given["title"] = _filled(fields.title, "title")
    if not isinstance(fields.type, _Unset):
        given["type"] = _known(fields.type.upper(), TYPES, "type")
    if not isinstance(fields.mode, _Unset):
        given["mode"] = fields.mode or None
    if not isinstance(fields.days, _Unset):
        given["dating"] = _dating(fields.days, fields.precision)
    for side, codes in (("source", fields.source), ("target", fields.target)):
        if not isinstance(codes, _Unset):
            given[side] = tuple(dict.fromkeys(whole(code).strip().upper() for code in codes if code.strip()))
    if not isinstance(fields.place, _Unset):
        given["place"] = _place(fields.place)
    return given


def _addition(article: Article, sentence: Span, words: Span, fields: Fields, modality: Modality | str) -> EventMention:
    given = {"dating": Dating(None, None, Precision.VAGUE, Basis.NONE, rule=BY_HAND), **changes_of(fields)}
    if "title" not in given or "type" not in given:
        raise InputError("an event needs a title and a type", remedy="Types are " + ", ".join(TYPES))
    place = given.get("place")
    mention = EventMention(
        article=article.id,
        start=sentence.start,
        end=sentence.end,
        quote=article.text[sentence.start : sentence.end],
        trigger=article.text[words.start : words.end],
        trigger_start=words.start,
        trigger_end=words.end,
        dating=given.pop("dating"),
        type=given.pop("type"),
        place_text=place.name if place is not None else None,
        modality=Modality(_known(str(modality), tuple(Modality), "modality")),
        confidence=_CERTAIN,
        rule=BY_HAND,
        published=article.publication_date,
        publisher=article.publisher,
    )
    return replace(mention, **given)


def _sentence(article: Article, start: int, end: int) -> Span:
    """Return the sentences that hold the words, or the words themselves where none does."""
    held = [sentence for sentence in segment(article).sentences if sentence.start < end and start < sentence.end]
    spans = [(sentence.start, sentence.end) for sentence in held] + [(start, end)]
    return Span(min(first for first, _ in spans), max(last for _, last in spans))


def _mention(held: Sequence[EventMention], chosen: EventMention | int) -> EventMention:
    if isinstance(chosen, EventMention):
        if chosen in held:
            return chosen
        raise InputError("the event has no such mention")
    if not 0 <= chosen < len(held):
        raise InputError(f"the event has no mention {chosen}", remedy=f"It has 0 to {len(held) - 1}")
    return held[chosen]


def _dating(days: Days | Day | str, precision: Precision | str | _Unset) -> Dating:
    first, last = days if isinstance(days, tuple) else (days, days)
    earliest, latest = as_day(first, "earliest"), as_day(last, "latest")
    if earliest is not None and latest is not None and latest < earliest:
        raise InputError(f"the last day ({latest}) lies before the first ({earliest})")
    unit = (
        _width(earliest, latest)
        if isinstance(precision, _Unset)
        else Precision(_known(str(precision), tuple(Precision), "precision"))
    )
    basis = Basis.NONE if earliest is None and latest is None else Basis.STATED
    return Dating(earliest, latest, unit, basis, rule=BY_HAND)


def _width(earliest: Day | None, latest: Day | None) -> Precision:
    """Return the unit of which an interval is the width: a day, a week, a month, a year, or a span."""
    if earliest is None or latest is None:
        return Precision.VAGUE
    days = latest.ordinal - earliest.ordinal + 1
    after = latest + 1
    if earliest.day == 1 and after.day == 1:
        if after.year * 12 + after.month - earliest.year * 12 - earliest.month == 1:
            return Precision.MONTH
        if earliest.month == after.month == 1 and after.year - earliest.year == 1:
            return Precision.YEAR
    return next((unit for width, unit in _WIDTHS if days == width), Precision.RANGE)


def _place(place: Place | str | None) -> Place | None:
    if place is None or isinstance(place, Place):
        return place
    found = _gazetteer().get(place.strip()) if place.strip() else ()
    if found is None:
        raise InputError(
            f"the gazetteer has no place {place[:40]!r}", remedy="Give its English name, or one near by, or a Place"
        )
    return max(found, key=lambda one: one.population) if found else None


@cache
def _gazetteer() -> Mapping[str, tuple[Place, ...]]:
    from timeline.lexicons import places

    return places.load().names


def _known(value: str, known: Sequence[str], name: str) -> str:
    if value not in known:
        raise InputError(f"there is no {name} {value[:40]!r}", remedy="There are " + ", ".join(known))
    return value


def _filled(value: str, name: str) -> str:
    if not value.strip():
        raise InputError(f"the {name} is empty")
    return whole(value).strip()
