"""An `events` table in, lanes out: which rows stand in which lane, and what the lanes are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Integers = npt.NDArray[np.int64]

MOST_LANES = 10
"""More lanes than this cannot be told apart; the rarest share the last one."""

GROUPINGS = ("type", "actor", "place", "source", "none")
"""What lanes can be made of."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Which events belong to which group; an event may belong to several (its actors) or to none.

    Attributes:
        rows: Row of the event, one entry per membership, ascending.
        groups: Index of the group, likewise.
        names: The groups, by index.
    """

    rows: Integers
    groups: Integers
    names: tuple[str, ...]

    def counts(self, chosen: npt.NDArray[np.bool_]) -> Integers:
        """Return how many of the chosen events (a flag per row) each group has."""
        return np.bincount(self.groups[chosen[self.rows]], minlength=len(self.names))

    def take(self, rows: Integers) -> Membership:
        """Return the groups of some rows (ascending); these are numbered anew."""
        kept = np.isin(self.rows, rows)
        return Membership(np.searchsorted(rows, self.rows[kept]), self.groups[kept], self.names)

    def events_of(self, groups: tuple[str, ...], total: int) -> npt.NDArray[np.bool_]:
        """Return a flag per row: whether the event belongs to any of the named groups."""
        wanted = np.isin(np.array(self.names, dtype=object), list(groups)) if self.names else np.zeros(0, bool)
        flags = np.zeros(total, dtype=bool)
        flags[self.rows[wanted[self.groups]]] = True
        return flags


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lanes from top to bottom.

    Attributes:
        names: What each lane is called.
        keys: The group that each lane shows; None for the lane of all the others.
        rows: Row of the event, one entry per place that an event takes.
        lane: Index of the lane, likewise.
        totals: How many events each lane counts.
    """

    names: tuple[str, ...]
    keys: tuple[str | None, ...]
    rows: Integers
    lane: Integers
    totals: tuple[int, ...]

    def with_totals(self, counted: npt.NDArray[np.bool_]) -> Lanes:
        """Return the lanes with totals of the counted events alone (a flag per row)."""
        totals = np.bincount(self.lane[counted[self.rows]], minlength=len(self.names))
        return replace(self, totals=tuple(totals.tolist()))


def membership(events: pd.DataFrame, grouping: str) -> Membership:
    """Return the groups of a table: its types, actors (sources and targets), places, publishers, or one for all.

    The place of an event is its country, or its place where it lies in none. The publishers stand in a column
    `publishers` of lists, which is no column of `events`; without it, every event is of none.
    """
    if grouping == "type":
        return of_values(events["type"])
    if grouping == "actor":
        return of_lists([*map(_joined, events["source"], events["target"])])
    if grouping == "place":
        return of_values(events["country"].astype(object).fillna(events["place"].astype(object)))
    if grouping == "source" and "publishers" in events:
        return of_lists(list(events["publishers"]))
    rows = np.arange(len(events), dtype=np.int64)
    return Membership(rows, np.zeros(len(events), dtype=np.int64), ("",))


def of_values(values: pd.Series[Any]) -> Membership:
    """Return the groups of a column with one value per row; nulls belong to none."""
    codes, names = pd.factorize(values, sort=True)
    known = codes >= 0
    return Membership(np.flatnonzero(known), codes[known].astype(np.int64), tuple(map(str, names)))


def of_lists(lists: list[Any]) -> Membership:
    """Return the groups of a column of lists; a value that stands twice in one list counts once."""
    rows = np.repeat(np.arange(len(lists), dtype=np.int64), [len(values) for values in lists])
    flat = np.array([value for values in lists for value in values], dtype=object)
    codes, names = pd.factorize(flat, sort=True)
    return Membership(rows, codes.astype(np.int64), tuple(map(str, names)))


def lanes_of(
    groups: Membership,
    chosen: npt.NDArray[np.bool_],
    *,
    names: Mapping[str, str] = MappingProxyType({}),
    rank: Integers | None = None,
    most: int = MOST_LANES,
    others: str = "Others",
    without: str = "None named",
) -> Lanes:
    """Return the lanes of the chosen events: the largest groups, then all others, then those of no group.

    Args:
        groups: Which events belong to which group.
        chosen: A flag per row.
        names: What to call a group; its own name where it has none.
        rank: What the lanes are ordered by, descending, a number per group; the chosen events' counts by default.
        most: Lanes at most.
        others: What to call the lane of the groups that have none of their own.
        without: What to call the lane of the events of no group.
    """
    counts = groups.counts(chosen)
    order = [int(group) for group in np.argsort(-counts, kind="stable") if counts[group]]
    grouped = np.zeros(len(chosen), dtype=bool)
    grouped[groups.rows] = True
    loose = np.flatnonzero(chosen & ~grouped)
    room = most - bool(loose.size)
    own = order if len(order) <= room else order[: room - 1]
    own = own if rank is None else sorted(own, key=lambda group: (-int(rank[group]), group))
    lane_of_group = np.full(max(len(groups.names), 1), -1, dtype=np.int64)
    lane_of_group[own] = np.arange(len(own))
    lane_of_group[order[len(own) :]] = len(own)
    kept = chosen[groups.rows]
    rows, lane = groups.rows[kept], lane_of_group[groups.groups[kept]]
    rows, lane = _without_repeats(rows, lane, len(own))
    titles = [names.get(groups.names[group], groups.names[group]) for group in own]
    keys: list[str | None] = [groups.names[group] for group in own]
    if len(own) < len(order):
        titles, keys = [*titles, others], [*keys, None]
    if loose.size:
        lane = np.concatenate([lane, np.full(loose.size, len(titles), dtype=np.int64)])
        rows = np.concatenate([rows, loose])
        titles, keys = [*titles, without], [*keys, None]
    totals = np.bincount(lane, minlength=len(titles)).tolist()
    return Lanes(tuple(titles), tuple(keys), rows, lane, tuple(totals))


def _without_repeats(rows: Integers, lane: Integers, shared: int) -> tuple[Integers, Integers]:
    """Return each pair once: an event with two actors of the shared lane stands once in it."""
    in_shared = np.flatnonzero(lane == shared)
    again = in_shared[1:][np.diff(rows[in_shared]) == 0]
    return np.delete(rows, again), np.delete(lane, again)


def _joined(source: Any, target: Any) -> list[str]:
    return list(dict.fromkeys([*source, *target]))
