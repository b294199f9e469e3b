"""Places with their coordinates (WGS 84) and country, and where a text names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place: name, latitude and longitude in degrees (WGS 84), ISO 3166-1 alpha-3 country or None (a sea), kind."""

    name: str
    latitude: float
    longitude: float
    country: str | None
    kind: str
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of a text that name a place; `place` is None where the name is not in the gazetteer."""

    start: int
    end: int
    text: str
    place: Place | None
    rule: str
