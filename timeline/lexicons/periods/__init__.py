"""Named periods in, their first and last days by name out: "World War II" is 1939-09-01 to 1945-09-02."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.reader import read_file
from timeline.model.time import Day

_WARS = Path(__file__).parent / "wars.yaml"

Periods = Mapping[tuple[str, ...], tuple[Day, Day]]
"""The lower-case words of a name, without "the" -> its first and last day, inclusive."""


def load() -> Periods:
    """Return the periods by name.

    Raises:
        LexiconError: an entry has no names, or ends before it begins.
    """
    periods: dict[tuple[str, ...], tuple[Day, Day]] = {}
    for raw in read_file(_WARS):
        names, first, last = _entry(raw)
        for name in names:
            periods[tuple(name.lower().removeprefix("the ").split())] = (first, last)
    return periods


def _entry(raw: Any) -> tuple[list[str], Day, Day]:
    where = f"{_WARS}, entry {raw!r}"
    if not isinstance(raw, dict) or not isinstance(raw.get("names"), list) or not raw["names"]:
        raise LexiconError("a period must have a list of names", where=where)
    try:
        first, last = Day.parse(str(raw.get("first"))), Day.parse(str(raw.get("last")))
    except ValueError as error:
        raise LexiconError(str(error), where=where, remedy='Write "1914-07-28"') from error
    if last < first:
        raise LexiconError("a period must not end before it begins", where=where)
    return [str(name) for name in raw["names"]], first, last
