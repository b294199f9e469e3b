"""The gazetteer's files in, a Gazetteer out: every name of a place with the places that bear it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.reader import ROOT, read_file
from timeline.model.place import Place

FOLDER = ROOT / "places"
_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All that is known of places before a text is read.

    Attributes:
        names: Name -> the places that bear it, the most populous first.
        features: Nouns that make a place of a name before or after them ("province"), in lower case.
        clear_features: Those that make a place of a name which the table does not have.
        settlements: Those that name a place with "of" ("the village of").
        not_first: Capitalised words with which no place's name begins.
        prepositions: Words that show, standing before a name, that it is a place.
        doubtful: Names that are words or people's names as well ("Reading"), and need a preposition or a country.
        nothing: Phrases that hold a place's name and are no place.
        plain_features: Nouns that make a facility of a town's name though not capitalised ("hospital").
        happenings: Nouns of what happens in a town and is named after it ("battle").
        missions: Nouns of what a state has in other states ("embassy").
        realms: Nouns that make a place of a state's adjective ("waters").
        directions: Words that tell a part of the place behind them ("northern", "south of").
        adjectives: Adjective of a state ("Japanese") -> the state as a place.
    """

    names: Mapping[str, tuple[Place, ...]]
    features: frozenset[str]
    clear_features: frozenset[str]
    settlements: frozenset[str]
    not_first: frozenset[str]
    prepositions: frozenset[str]
    doubtful: frozenset[str]
    nothing: frozenset[str]
    plain_features: frozenset[str]
    happenings: frozenset[str]
    missions: frozenset[str]
    realms: frozenset[str]
    directions: frozenset[str]
    adjectives: Mapping[str, Place]

    @property
    def countries(self) -> Mapping[str, Place]:
        """The countries as places, by ISO 3166-1 alpha-3 code."""
        found = (place for places in self.names.values() for place in places if place.kind == "country")
        return {place.country: place for place in found if place.country is not None}


def load(*, extra: Path | None = None) -> Gazetteer:
    """Read and check the gazetteer.

    Args:
        extra: A folder with a `sites.yaml` of the same form; its places come before those of the same name.

    Raises:
        LexiconError: an entry breaks the schema; the message names file, entry and remedy.
    """
    names: dict[str, tuple[Place, ...]] = {}
    if extra is not None:
        _add(names, _sites(extra / "sites.yaml"))
    _add(names, _sites(FOLDER / "sites.yaml"))
    _add(names, _table(FOLDER / "gazetteer.tsv"))
    words = read_file(FOLDER / "words.yaml")
    for name, aliases in words["aliases"].items():
        if name not in names:
            raise LexiconError(f"aliases of an unknown place {name!r}", where="words.yaml", remedy="Correct the name")
        for alias in aliases:
            names[alias] = names[name] + names.get(alias, ())
    return Gazetteer(
        names=names,
        features=frozenset(_flat(words["features"])),
        clear_features=frozenset(words["clear_features"]),
        settlements=frozenset(words["settlements"]),
        not_first=frozenset(words["not_first"]),
        prepositions=frozenset(words["prepositions"]),
        doubtful=frozenset(_flat(words["doubtful"])),
        nothing=frozenset(_flat(words["nothing"])),
        plain_features=frozenset(words["plain_features"]),
        happenings=frozenset(words["happenings"]),
        missions=frozenset(words["missions"]),
        realms=frozenset(words["realms"]),
        directions=frozenset(words["directions"]),
        adjectives=dict(_adjectives(names)),
    )


def _adjectives(names: Mapping[str, tuple[Place, ...]]) -> Iterator[tuple[str, Place]]:
    """Return the adjectives of the states, which the lexicon of actors lists, with the state as a place."""
    countries = {place.country: place for places in names.values() for place in places if place.kind == "country"}
    for entry in read_file(ROOT / "actors" / "states.yaml"):
        if entry["code"] in countries:
            for adjective in entry.get("adjectives", ()):
                yield adjective, countries[entry["code"]]


def _add(names: dict[str, tuple[Place, ...]], places: Iterable[tuple[tuple[str, ...], Place]]) -> None:
    for forms, place in places:
        for form in forms:
            names[form] = (*names.get(form, ()), place)


def _table(path: Path) -> Iterator[tuple[tuple[str, ...], Place]]:
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            where = f"{path.name}, line {number}"
            raise LexiconError(f"{len(cells)} columns, not {_COLUMNS}", where=where, remedy="Run make_gazetteer.py")
        name, aliases, latitude, longitude, country, kind, population = cells
        forms = (name, *aliases.split("|")) if aliases else (name,)
        yield forms, Place(name, float(latitude), float(longitude), country, kind, int(population))


def _sites(path: Path) -> Iterator[tuple[tuple[str, ...], Place]]:
    for entry in read_file(path):
        place = _site(entry, where=str(path))
        forms = dict.fromkeys(form for name in (place.name, *entry.get("aliases", ())) for form in (name, plain(name)))
        yield tuple(forms), place


def _site(entry: Any, *, where: str) -> Place:
    label = entry.get("name", entry) if isinstance(entry, Mapping) else entry
    try:
        latitude, longitude = entry["at"]
        place = Place(entry["name"], float(latitude), float(longitude), entry.get("country"), entry["kind"])
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(
            f"entry {label!r} is not a place",
            where=where,
            remedy="Write {name: ..., at: [latitude, longitude], kind: ...}, with aliases and country if any",
        ) from error
    if abs(place.latitude) > 90 or abs(place.longitude) > 180:
        raise LexiconError(f"entry {label!r} is not on Earth", where=where, remedy="Write at: [latitude, longitude]")
    return place


def plain(name: str) -> str:
    """Return a name without diacritics: "Bogotá" -> "Bogota"."""
    if name.isascii():
        return name
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def _flat(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    for row in rows:
        yield from row
