"""Table in, table out: filters, counts of facets, counts per day, week, month or year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd

from timeline.errors import InputError
from timeline.model.event import Modality, Status
from timeline.model.time import Day
from timeline.table import TYPES

Unit = Literal["day", "week", "month", "year"]

FACETS = ("type", "quad", "actor", "country", "modality", "status", "precision", "basis")
"""What `facet` counts: columns, and `actor`, which is source and target together."""

_WORD = re.compile(r"[^\W_]+")  # a single class: linear
SEARCHED = ("title", "quote", "place", "type", "mode", "event_id")
_MONDAY_BEFORE_EPOCH = -3  # 1970-01-01 was a Thursday


def filtered(
    events: pd.DataFrame,
    *,
    start: Day | str | None = None,
    end: Day | str | None = None,
    actors: Sequence[str] = (),
    types: Sequence[str] = (),
    place: str | None = None,
    search: str | None = None,
    statuses: Sequence[str] = (),
    min_confidence: float = 0.0,
    modalities: Sequence[str] = (),
) -> pd.DataFrame:
    """Return the events that pass every filter given, in their order.

    Args:
        events: An `events` table.
        start: First day, inclusive, as a Day or `YYYY-MM-DD`; an event passes if it may have happened on it or later.
        end: Last day, inclusive; an event passes if it may have happened on it or earlier. An event without any day
            passes neither.
        actors: Codes; an event passes if one of them does it, or has it done to it.
        types: Event types; an event passes if it is of one of them.
        place: Words of the place's name, or a country's code; case and accents do not count.
        search: Words; each must begin a word of the title, the quote, the place, the actors' codes or the type.
        statuses: An event passes if it has one of them.
        min_confidence: Least confidence, 0 to 1.
        modalities: An event passes if it has one of them.

    Raises:
        InputError: a day is not of the form YYYY-MM-DD; a type, status or modality does not exist.
    """
    keep = _in_days(events, as_day(start, "start"), as_day(end, "end"))
    keep &= events["confidence"].to_numpy() >= min_confidence
    for column, chosen, known in (
        ("type", types, TYPES),
        ("status", statuses, tuple(Status)),
        ("modality", modalities, tuple(Modality)),
    ):
        if chosen:
            keep &= events[column].isin(_known(chosen, known, column)).to_numpy()
    if actors:
        keep &= _with_actor(events, frozenset(actor.upper() for actor in actors))
    if place:
        keep &= _at_place(events, place)
    if search:
        keep &= matches(events, search)
    return events[keep].reset_index(drop=True)


def matches(events: pd.DataFrame, search: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return for each event whether each word of a search begins a word of it; case and accents do not count."""
    wanted = words(search)
    return np.array([all(f" {word}" in text for word in wanted) for text in searchable(events)], dtype=bool)


def searchable(events: pd.DataFrame) -> list[str]:
    """Return for each event the words that a search looks at, folded, with a blank before each."""
    columns = [[None if pd.isna(cell) else cell for cell in events[name]] for name in SEARCHED]
    rows = (dict(zip(SEARCHED, cells, strict=True)) for cells in zip(*columns, strict=True))
    sides = zip(rows, events["source"], events["target"], strict=True)
    return [" " + " ".join(searchable_words({**row, "source": s, "target": t})) for row, s, t in sides]


def searchable_words(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the words that a search looks at, folded, of one row of an `events` table."""
    cells = [str(row[name]) for name in SEARCHED if row[name] is not None]
    return words(" ".join((*cells, *row["source"], *row["target"])))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation: "Élysée's" -> ("elysee", "s")."""
    return tuple(_WORD.findall(fold(text)))


def fold(text: str) -> str:
    """Return a text without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def facet(events: pd.DataFrame, name: str) -> pd.Series[int]:
    """Return how many events have each value of a facet, the most frequent first, then by name; none without events.

    An event with several actors counts once for each, and once only for an actor on both sides.

    Raises:
        InputError: there is no such facet.
    """
    if name not in FACETS:
        raise InputError(f"there is no facet {name!r}", remedy="Facets are " + ", ".join(FACETS))
    values = pd.Series(_actors(events), dtype="str") if name == "actor" else events[name].dropna().astype("str")
    counts = values.value_counts().rename_axis(name).reset_index(name="events")
    counts = counts.sort_values(["events", name], ascending=[False, True])
    return counts.set_index(name)["events"]


def facets(events: pd.DataFrame) -> dict[str, pd.Series[int]]:
    """Return the counts of every facet by its name."""
    return {name: facet(events, name) for name in FACETS}


def counts(events: pd.DataFrame, unit: Unit = "month", *, by: str | None = None) -> pd.DataFrame:
    """Return how many events begin in each day, week (from Monday), month or year that has any.

    Args:
        events: An `events` table. An event counts at its first possible day, or at its last where the first is open;
            one without any day does not count.
        unit: Width of the bins.
        by: A column such as `type` to count apart, or None.

    Returns:
        Columns `start` (first day of the bin, datetime64[s]), the column named by `by`, and `events`.
    """
    first = events["earliest"].fillna(events["latest"])
    dated = events[first.notna()]
    table = pd.DataFrame({"start": bin_starts(first.dropna(), unit)})
    if by is not None:
        table[by] = dated[by].astype("str").to_numpy()
    keys = ["start"] if by is None else ["start", by]
    return table.groupby(keys, sort=True, observed=True).size().reset_index(name="events")


def daily(counted: Mapping[int, int]) -> pd.DataFrame:
    """Return counts per day, by days since 1970-01-01, as `counts` gives them."""
    days = np.array(sorted(counted), dtype="datetime64[D]").astype("datetime64[s]")
    return pd.DataFrame({"start": days, "events": [counted[day] for day in sorted(counted)]})


def bin_starts(days: pd.Series[Any], unit: Unit) -> np.ndarray[Any, np.dtype[np.datetime64]]:
    """Return the first day of the bin that each day lies in.

    Raises:
        InputError: there is no such unit.
    """
    whole = days.to_numpy().astype("datetime64[D]")
    if unit == "day":
        starts = whole
    elif unit == "week":
        since = (whole - np.datetime64(_MONDAY_BEFORE_EPOCH, "D")).astype(np.int64)
        starts = whole - (since % 7).astype("timedelta64[D]")
    elif unit in ("month", "year"):
        starts = whole.astype(f"datetime64[{unit[0].upper()}]").astype("datetime64[D]")
    else:
        raise InputError(f"there is no unit {unit!r}", remedy="Units are day, week, month, year")
    return starts.astype("datetime64[s]")


def as_day(day: Day | str | None, name: str) -> Day | None:
    """Return a day given as a Day or as `YYYY-MM-DD`.

    Raises:
        InputError: the string is no such day.
    """
    if day is None or isinstance(day, Day):
        return day
    try:
        return Day.parse(day)
    except ValueError as error:
        raise InputError(f"`{name}` is not a day: {day[:40]!r}", remedy="Write it as YYYY-MM-DD") from error


def _in_days(events: pd.DataFrame, start: Day | None, end: Day | None) -> np.ndarray[Any, np.dtype[np.bool_]]:
    keep = np.ones(len(events), dtype=bool)
    if start is None and end is None:
        return keep
    earliest, latest = (events[name].to_numpy().astype("datetime64[D]") for name in ("earliest", "latest"))
    keep &= ~(np.isnat(earliest) & np.isnat(latest))
    if start is not None:
        keep &= np.isnat(latest) | (latest >= np.datetime64(start.ordinal, "D"))
    if end is not None:
        keep &= np.isnat(earliest) | (earliest <= np.datetime64(end.ordinal, "D"))
    return keep


def _with_actor(events: pd.DataFrame, codes: frozenset[str]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    sides = zip(events["source"], events["target"], strict=True)
    return np.array(
        [not (codes.isdisjoint(source) and codes.isdisjoint(target)) for source, target in sides], dtype=bool
    )


def _at_place(events: pd.DataFrame, place: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
    wanted = fold(place)
    named = [not pd.isna(name) and wanted in fold(name) for name in events["place"]]
    inside = (events["country"] == place.upper()).to_numpy(dtype=bool, na_value=False)
    return np.array(named, dtype=bool) | inside


def _actors(events: pd.DataFrame) -> Iterable[str]:
    sides = zip(events["source"], events["target"], strict=True)
    return [code for source, target in sides for code in dict.fromkeys((*source, *target))]


def _known(chosen: Sequence[str], known: Sequence[str], name: str) -> list[str]:
    by_fold = {value.casefold(): str(value) for value in known}
    unknown = [value for value in chosen if value.casefold() not in by_fold]
    if unknown:
        raise InputError(f"there is no {name} {unknown[0]!r}", remedy="There are " + ", ".join(known))
    return [by_fold[value.casefold()] for value in chosen]
