"""A document in, the mentions of places out, in order of the text and not overlapping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.lexicons.places import Gazetteer
from timeline.model.article import Document
from timeline.model.place import Place, PlaceMention
from timeline.places.facilities import direction_start, facility_end, noun_end, settlement_before, unknown_end
from timeline.places.gazetteer import capitalised_words, compile_table

_LAST_WORDS = re.compile(r"([\w’']+) (?:the )?$")
_LOOK_BACK = 24  # characters before a name that hold the word before it
_COUNTRY_WEIGHT = 3  # a country's own name tells more about where the article plays than a city's
_GREAT_CITY = 1_000_000  # inhabitants from which a city's name is more often the city than a person

# kind -> its rank among places of one name; those of rank 1 and more need no preposition
_RANKS = {
    "country": 4, "state": 3, "region": 3, "sea": 3, "island": 3, "continent": 3, "site": 2, "base": 2,
    "mountain": 2, "water": 2, "capital": 1,
}  # fmt: skip

_TOWNS = frozenset(("capital", "city"))
_SENDERS = frozenset(("country", "capital"))
_REGION = 3  # the rank from which a name's place is larger than a town


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in the text, before it is settled which place is meant; no places where the gazetteer has none.

    `first` and `limit` are the beginning and the end of its sentence.
    """

    first: int
    start: int
    end: int
    limit: int
    places: tuple[Place, ...]


class PlaceFinder:
    """Finds which places are named in a document; built once from a gazetteer, and used for any number of documents."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Compile the gazetteer."""
        self._gazetteer = gazetteer
        self._table = compile_table([*gazetteer.names, *gazetteer.nothing, *gazetteer.adjectives])

    def find(self, document: Document) -> tuple[PlaceMention, ...]:
        """Return the mentions of places in the document's sentences; empty where none is found.

        A name of several places is settled by the countries that the article names, then by kind and population.
        `place` is None where the text clearly names a place that the gazetteer does not hold ("the village of X").
        """
        text = document.article.text
        found = [hit for sentence in document.sentences for hit in self._names(text, sentence.start, sentence.end)]
        countries = _countries(found)
        mentions: list[PlaceMention] = []
        for hit in found:
            mention = self._mention(text, hit, countries)
            if mention is not None and (not mentions or mention.start >= mentions[-1].end):
                mentions.append(mention)
        return tuple(mentions)

    def _names(self, text: str, start: int, limit: int) -> Iterator[_Found]:
        done = start
        for first, end in capitalised_words(text, start, limit):
            if first < done:
                continue
            name = self._table.longest(text, first, end, limit)
            if name is None and first == start and text[first:end].isupper():  # a dateline: "NEW DELHI (AP)"
                name = self._table.shouted(text, first, end, limit)
            if name is not None:
                done = first + len(name)
                yield from self._known(text, name, (start, first, limit))
                continue
            unknown = unknown_end(text, first, limit, self._gazetteer)
            if unknown > first:
                done = unknown
                yield _Found(start, first, unknown, limit, ())

    def _known(self, text: str, name: str, at: tuple[int, int, int]) -> Iterator[_Found]:
        start, first, limit = at
        words, end = self._gazetteer, first + len(name)
        if name in words.adjectives and name not in words.names:
            realm = noun_end(text, end, limit, words.realms)
            if realm > end:
                yield _Found(start, first, realm, limit, (words.adjectives[name],))
        elif name not in words.nothing:
            yield _Found(start, first, end, limit, words.names[name])

    def _mention(self, text: str, hit: _Found, countries: Counter[str]) -> PlaceMention | None:
        if not hit.places:
            return PlaceMention(hit.start, hit.end, text[hit.start : hit.end], None, "unknown")
        place = max(hit.places, key=lambda place: _likelihood(place, countries))
        words = self._gazetteer
        end = facility_end(text, hit.end, hit.limit, words.features)
        if end == hit.end and place.kind in _TOWNS:
            end = noun_end(text, end, hit.limit, words.plain_features)
        if end > hit.end:
            if place.kind in _SENDERS and text[hit.start : end].rpartition(" ")[2].lower() in words.missions:
                return None  # "the Swiss Embassy" lies elsewhere
            return PlaceMention(hit.start, end, text[hit.start : end], place, "facility")
        if not self._is_place(text, hit, place, countries):
            return None
        start = direction_start(text, hit.start, hit.first, words.directions)
        rule = place.kind if start == hit.start else "direction"
        return PlaceMention(start, end, text[start:end], place, rule)

    def _is_place(self, text: str, hit: _Found, place: Place, countries: Counter[str]) -> bool:
        """Tell whether a name is the place here, and not a person or a word."""
        words = self._gazetteer
        before = _LAST_WORDS.search(text[max(0, hit.start - _LOOK_BACK) : hit.start])
        is_led = before is not None and before[1].lower() in words.prepositions
        has_more = text[hit.end : hit.end + 2] in (", ", "'s", "’s")
        if settlement_before(text, hit.start, words.settlements):
            return True
        if (
            noun_end(text, hit.end, hit.limit, words.happenings) > hit.end
            and text[hit.start : hit.end] not in words.doubtful
        ):
            return True  # "the Raqqa battle"
        if text[hit.start : hit.end] in words.doubtful:
            return (is_led or text[hit.end : hit.end + 2] == ", ") and not _goes_on(text, hit.end)
        if place.kind in _RANKS:
            return True
        if _goes_on(text, hit.end) or (before is not None and before[1][0].isupper() and not is_led):
            return is_led and place.population >= _GREAT_CITY
        return is_led or has_more or place.population >= _GREAT_CITY or countries[place.country or ""] > 0


def _likelihood(place: Place, countries: Counter[str]) -> tuple[bool, bool, int, int]:
    """Order the places of one name: countries and regions first, then those where the article plays, then size."""
    rank = _RANKS.get(place.kind, 0)
    return rank >= _REGION, countries[place.country or ""] > 0, rank, place.population


def _countries(found: Iterable[_Found]) -> Counter[str]:
    """Return how much the names that mean one place only speak for each country."""
    countries: Counter[str] = Counter()
    for hit in found:
        owners = {place.country for place in hit.places}
        owner = owners.pop() if len(owners) == 1 else None
        if owner is not None:
            countries[owner] += _COUNTRY_WEIGHT if hit.places[0].kind == "country" else 1
    return countries


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows, so that the name may be part of another one: "Austin Tice"."""
    following = text[end : end + 2]
    return len(following) == 2 and following[0] == " " and following[1].isupper()
