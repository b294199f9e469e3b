"""A document in, the mentions of places out, in order of the text and not overlapping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.lexicons.places import Gazetteer
from timeline.model.article import Document
from timeline.model.place import Place, PlaceMention
from timeline.places.gazetteer import capitalised_words, compile_table

_PREPOSITION = re.compile(
    r"(?:^|\W)(?:in|at|near|off|from|to|outside|inside|around|of|across|over|toward|towards|into|through|between|and|for)\s(?:the\s)?$"
)
_LOOK_BACK = 16  # characters before a name that may hold its preposition
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_CERTAIN = frozenset(("country", "capital", "region", "sea", "island", "site", "continent", "state"))
_COUNTRY_WEIGHT = 3  # a country's own name tells more about where the article plays than a city's


@dataclass(frozen=True, slots=True)
class _Found:
    """A name at a place of the text, before it is settled which place is meant."""

    start: int
    end: int
    places: tuple[Place, ...]


class PlaceFinder:
    """Finds which places are named in a document; built once from a gazetteer, and used for any number of documents."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Compile the gazetteer."""
        self._gazetteer = gazetteer
        self._table = compile_table([*gazetteer.names, *gazetteer.nothing])

    def find(self, document: Document) -> tuple[PlaceMention, ...]:
        """Return the mentions of places in the document's sentences; empty where none is found.

        A name of several places is settled by the countries that the article names, then by population. `place` is
        None where the text clearly names a place that the gazetteer does not hold ("the village of X").
        """
        text = document.article.text
        found = [hit for sentence in document.sentences for hit in self._names(text, sentence.start, sentence.end)]
        countries = _countries(found)
        mentions = (self._mention(text, hit, countries) for hit in found)
        return tuple(mention for mention in mentions if mention is not None)

    def _names(self, text: str, start: int, limit: int) -> Iterator[_Found]:
        done = start
        for first, end in capitalised_words(text, start, limit):
            if first < done:
                continue
            name = self._table.longest(text, first, end, limit)
            if name is None and text[first:end].isupper():
                name = self._table.shouted(text, first, end, limit)
            if name is not None:
                done = first + len(name)
                if name not in self._gazetteer.nothing:
                    yield _Found(first, done, self._gazetteer.names[name])

    def _mention(self, text: str, hit: _Found, countries: Counter[str]) -> PlaceMention | None:
        place = max(hit.places, key=lambda place: (countries[place.country or ""] > 0, _rank(place)))
        if not self._is_place(text, hit, place, countries):
            return None
        end = self._facility_end(text, hit.end)
        rule = "facility" if end > hit.end else place.kind
        return PlaceMention(hit.start, end, text[hit.start : end], place, rule)

    def _is_place(self, text: str, hit: _Found, place: Place, countries: Counter[str]) -> bool:
        name = text[hit.start : hit.end]
        led = _PREPOSITION.search(text[max(0, hit.start - _LOOK_BACK) : hit.start]) is not None
        if name in self._gazetteer.doubtful:
            return led or text[hit.end : hit.end + 2] == ", "
        if led or place.kind in _CERTAIN:
            return True
        return not _beside_capital(text, hit) and countries[place.country or ""] > 0

    def _facility_end(self, text: str, end: int) -> int:
        """Return the end of "Jolo Cathedral" after "Jolo"; the same end where no such noun follows."""
        match = _NEXT_WORD.match(text, end)
        if match is not None and match[1].lower() in self._gazetteer.features and match[1][0].isupper():
            return match.end()
        return end


def _rank(place: Place) -> tuple[int, int]:
    order = {"country": 3, "region": 2, "sea": 2, "island": 2, "site": 2, "state": 2, "continent": 2, "capital": 1}
    return order.get(place.kind, 0), place.population


def _countries(found: Iterable[_Found]) -> Counter[str]:
    """Return how much the names that mean one place only speak for each country."""
    countries: Counter[str] = Counter()
    for hit in found:
        if len(hit.places) == 1 and hit.places[0].country is not None:
            countries[hit.places[0].country] += _COUNTRY_WEIGHT if hit.places[0].kind == "country" else 1
    return countries


def _beside_capital(text: str, hit: _Found) -> bool:
    """Tell whether a capitalised word stands beside the name, so that it may be part of another one."""
    before = text[max(0, hit.start - 2) : hit.start].rstrip(" ")[-1:]
    following = text[hit.end : hit.end + 2]
    return (
        (len(following) == 2 and following[0] == " " and following[1].isupper())
        or before.isalnum()
        and _capital_before(text, hit.start)
    )


def _capital_before(text: str, start: int) -> bool:
    words = text[max(0, start - 30) : start].split()
    return bool(words) and words[-1][0].isupper()
