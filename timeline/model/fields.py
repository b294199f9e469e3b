"""Single fields of records: a mapping in, checked values out, and values to what JSON can hold."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from timeline.errors import InputError
from timeline.model.event import Dating, Modality, Status, Toll
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision

Record = dict[str, Any]

_Member = TypeVar("_Member", Precision, Basis, Modality, Status)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Return a text with U+FFFD for each half of a surrogate pair, which JSON may spell and no file can hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def iso(day: Day | None) -> str | None:
    """Return a day as ISO 8601; None for None."""
    return None if day is None else str(day)


def dating_record(dating: Dating) -> Record:
    """Return the record of a dating."""
    return {
        "earliest": iso(dating.earliest),
        "latest": iso(dating.latest),
        "precision": dating.precision.value,
        "basis": dating.basis.value,
        "time_text": dating.time_text,
        "time_start": dating.time_start,
        "time_end": dating.time_end,
        "date_rule": dating.rule,
    }


def dating_from(record: Mapping[str, Any]) -> Dating:
    """Return the dating of a record.

    Raises:
        InputError: a field is not of its kind, or the interval ends before it begins.
    """
    earliest, latest = day(record, "earliest"), day(record, "latest")
    if earliest is not None and latest is not None and latest < earliest:
        raise InputError(f"`latest` ({latest}) lies before `earliest` ({earliest})")
    return Dating(
        earliest,
        latest,
        member(record, "precision", Precision, default=Precision.VAGUE),
        member(record, "basis", Basis, default=Basis.NONE),
        text(record, "time_text"),
        number(record, "time_start"),
        number(record, "time_end"),
        text(record, "date_rule") or "",
    )


def place_fields(place: Place | None, text: str | None) -> Record:
    """Return the public fields of a place; of one that is not known only the words of the text."""
    if place is None:
        return {"place": text, "latitude": None, "longitude": None, "country": None}
    return {
        "place": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
    }


def place_from(record: Mapping[str, Any]) -> Place | None:
    """Return the place of a record; a name without coordinates is words of the text, and no place."""
    name = text(record, "place")
    latitude, longitude = fraction(record, "latitude", default=None), fraction(record, "longitude", default=None)
    if name is None or latitude is None or longitude is None:
        return None
    kind = text(record, "place_kind") or ""
    return Place(
        name, latitude, longitude, text(record, "country"), kind, number(record, "place_population", default=0)
    )


def toll_record(toll: Toll | None) -> Record | None:
    """Return the record of a toll; None for None."""
    return None if toll is None else {"low": toll.low, "high": toll.high, "text": toll.text}


def toll_from(record: Mapping[str, Any], name: str) -> Toll | None:
    """Return the toll of a field, or None."""
    toll = record.get(name)
    if toll is None:
        return None
    if not isinstance(toll, Mapping):
        raise not_a(name, 'an object {"low", "high", "text"} or null', toll)
    return Toll(number(toll, "low", default=0), number(toll, "high"), text(toll, "text") or "")


def text(record: Mapping[str, Any], name: str) -> str | None:
    """Return a field that is a string or null."""
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value and whole(value)
    raise not_a(name, "a string or null", value)


def required(record: Mapping[str, Any], name: str) -> str:
    """Return a field that must be a string with at least one character."""
    value = text(record, name)
    if not value:
        raise InputError(f"`{name}` is missing", remedy="Give what `timeline extract` writes")
    return value


def number(record: Mapping[str, Any], name: str, *, default: Any = None) -> Any:
    """Return a field that is a whole number, or the default for null."""
    value = record.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        raise not_a(name, "a whole number or null", value)
    return value


def fraction(record: Mapping[str, Any], name: str, *, default: Any) -> Any:
    """Return a field that is a finite number, or the default for null."""
    value = record.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise not_a(name, "a number or null", value)
    if not math.isfinite(value):
        raise not_a(name, "a finite number or null", value)
    return float(value)


def codes(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a field that is a list of strings; empty for null."""
    value = record.get(name)
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(code, str) for code in value):
        raise not_a(name, "a list of strings or null", value)
    return tuple(value)


def day(record: Mapping[str, Any], name: str) -> Day | None:
    """Return a field that is a day in ISO 8601, or null."""
    value = text(record, name)
    if value is None:
        return None
    try:
        return Day.parse(value)
    except ValueError as error:
        raise not_a(name, "a day of the form YYYY-MM-DD or null", value) from error


def member(record: Mapping[str, Any], name: str, members: type[_Member], *, default: _Member) -> _Member:
    """Return a field that is one of the members of an enumeration, or the default for null."""
    value = text(record, name)
    if value is None:
        return default
    try:
        return members(value)
    except ValueError as error:
        raise not_a(name, "one of " + ", ".join(members), value) from error


def not_a(name: str, kind: str, value: object) -> InputError:
    """Return the error that a field is not of its kind."""
    return InputError(f"`{name}` is not {kind}: {str(value)[:40]!r}")


def place_record(place: Place | None) -> Record | None:
    """Return the whole record of a place; None for None."""
    if place is None:
        return None
    return {**place_fields(place, None), "place_kind": place.kind, "place_population": place.population}
