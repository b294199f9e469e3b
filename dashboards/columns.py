"""The tables of a timeline in, sorted arrays out that answer filters, facets and searches as one types."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboards.state import FACETS, ViewState
from timeline.figures.draw import quad_codes
from timeline.figures.lanes import Membership, membership, of_lists, of_values
from timeline.figures.spans import Floats, Spans, in_view, spans_of

Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

_ANSWERS_KEPT = 6

SORTABLE = ("date", "title", "type", "actors", "place", "confidence", "status", "n_articles")
"""Columns of the table that can be sorted by."""


@dataclass(frozen=True)
class Columns:
    """The events of a timeline at one revision, by date; undated ones come last.

    Attributes:
        revision: The store's revision that they were read at.
        events: The `events` table, its rows in the order of all the arrays.
        groups: For each facet, which events have which value.
        names: What to call a code.
    """

    revision: int
    events: pd.DataFrame
    groups: Mapping[str, Membership]
    names: Mapping[str, str]
    _ranks: dict[str, Rows] = field(default_factory=dict, repr=False, compare=False)
    _answers: dict[str, dict[str, Flags]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def spans(self) -> Spans:
        """Where the events stand on the axis."""
        return spans_of(self.events)

    @cached_property
    def anchors(self) -> Floats:
        """The middle of each event's days; nan where undated."""
        return self.spans.anchor

    @cached_property
    def quads(self) -> npt.NDArray[Any]:
        """Index of each event's quad class."""
        return quad_codes(self.events["quad"])

    @cached_property
    def confidence(self) -> Floats:
        """Confidence of each event, in percent."""
        return self.events["confidence"].to_numpy(dtype=np.float64) * 100

    @cached_property
    def late(self) -> Flags:
        """Whether each event was first told late."""
        return self.events["late"].to_numpy(dtype=bool)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Row of each event id."""
        return {event_id: row for row, event_id in enumerate(self.events["event_id"])}

    @cached_property
    def places(self) -> Membership:
        """Which events lie in which country."""
        return membership(self.events, "place")

    @cached_property
    def haystacks(self) -> list[str]:
        """What a search looks at, for each event: folded words, each behind a blank."""
        actors = [[] for _ in range(len(self.events))]  # type: list[list[str]]
        groups = self.groups["actor"]
        for row, group in zip(groups.rows.tolist(), groups.groups.tolist(), strict=True):
            actors[row] += [groups.names[group], self.names.get(groups.names[group], "")]
        texts = (_strings(self.events[name]) for name in ("title", "quote", "place", "type"))
        return [
            folded(" ".join((title, quote, place, kind, self.names.get(kind, ""), *codes)))
            for title, quote, place, kind, codes in zip(*texts, actors, strict=True)
        ]

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self.events)

    def grouped(self, lanes: str) -> Membership:
        """Return the groups that lanes are made of."""
        if lanes == "place":
            return self.places
        if lanes == "none":
            every = np.arange(len(self), dtype=np.int64)
            return Membership(every, np.zeros(len(self), dtype=np.int64), ("",))
        return self.groups["publisher" if lanes == "source" else lanes]

    def matching(self, view: ViewState) -> Flags:
        """Return which events pass every filter of a view."""
        passed = np.ones(len(self), dtype=bool)
        for flags in self._passed(view).values():
            passed &= flags
        return passed

    def facet_counts(self, view: ViewState) -> dict[str, Rows]:
        """Return for each facet how many events each value has, under the filters of all the other facets."""
        passed = self._passed(view)
        failed = np.zeros(len(self), dtype=np.int8)
        for flags in passed.values():
            failed += ~flags
        every = failed == 0
        counts = {}
        for facet in FACETS:
            others = every | ((failed == 1) & ~passed[facet]) if facet in passed else every
            counts[facet] = self.groups[facet].counts(others)
        return counts

    def in_window(self, view: ViewState) -> Flags:
        """Return which events the view's window shows: all, undated ones too, where nobody zoomed."""
        return np.ones(len(self), dtype=bool) if view.span is None else in_view(self.spans, view.span)

    def rows(self, view: ViewState, *, sort: tuple[tuple[str, bool], ...] = ()) -> Rows:
        """Return the rows of a view in the order of the table.

        Args:
            view: Filters and window.
            sort: Columns of `SORTABLE` with whether they descend, the first one first; by date where there are none.
        """
        rows = np.flatnonzero(self.matching(view) & self.in_window(view))
        for column, descending in reversed([pair for pair in sort if pair[0] in SORTABLE]):
            ranks = self._rank(column)[rows]
            rows = rows[np.argsort(-ranks if descending else ranks, kind="stable")]
        return rows

    def with_status(self, event_id: str, status: str, *, revision: int) -> Columns:
        """Return the columns after one event's status changed, without reading the store again."""
        events = self.events.copy(deep=False)
        statuses = events["status"].astype(object).to_numpy(copy=True)
        statuses[self.row_of[event_id]] = status
        events["status"] = pd.Categorical(statuses, categories=events["status"].cat.categories)
        groups = {**self.groups, "status": of_values(events["status"])}
        changed = replace(self, revision=revision, events=events, groups=groups, _ranks={}, _answers={})
        for name in ("spans", "anchors", "quads", "confidence", "late", "row_of", "places", "haystacks"):
            if name in self.__dict__:
                changed.__dict__[name] = self.__dict__[name]
        return changed

    def _passed(self, view: ViewState) -> dict[str, Flags]:
        """Return for each filter that is set which events pass it; the last few answers are kept.

        One change of the filters makes five panels ask the same.
        """
        key = view.filters.query
        if key not in self._answers:
            while len(self._answers) >= _ANSWERS_KEPT:
                self._answers.pop(next(iter(self._answers)), None)
            self._answers[key] = self._computed(view)
        return self._answers.get(key) or self._computed(view)

    def _computed(self, view: ViewState) -> dict[str, Flags]:
        passed = {
            facet: self.groups[facet].events_of(values, len(self)) for facet, values in view.chosen.items() if values
        }
        if view.search.strip():
            passed["q"] = self._found(view.search)
        if view.least_confidence:
            passed["min"] = self.confidence >= view.least_confidence
        if view.late:
            passed["late"] = self.late
        if view.start or view.end:
            passed["days"] = self._between(view)
        return passed

    def _found(self, search: str) -> Flags:
        """Return which events have, for each word typed, a word that begins with it."""
        found = np.ones(len(self), dtype=bool)
        for word in folded(search).split():
            needle = f" {word}"
            rows = np.flatnonzero(found)
            found[rows] = [needle in self.haystacks[row] for row in rows.tolist()]
        return found

    def _between(self, view: ViewState) -> Flags:
        """Return which events may have happened between the days of the date filter."""
        passed = self.spans.dated.copy()
        with np.errstate(invalid="ignore"):
            if view.start:
                passed &= ~(self.spans.last <= view.start.ordinal)
            if view.end:
                passed &= ~(self.spans.first > view.end.ordinal)
        return passed

    def _rank(self, column: str) -> Rows:
        """Return the place of each event when sorted by a column, ascending."""
        if column not in self._ranks:
            self._ranks[column] = self._ranked(column)
        return self._ranks[column]

    def _ranked(self, column: str) -> Rows:
        if column == "date":
            return np.arange(len(self), dtype=np.int64)
        if column == "actors":
            first = np.full(len(self), "", dtype=object)
            groups = self.groups["actor"]
            names = np.array([self.names.get(name, name) for name in groups.names], dtype=object)
            first[groups.rows[::-1]] = names[groups.groups[::-1]]
            return _dense(pd.Series(first))
        values = self.events[column]
        if isinstance(values.dtype, pd.CategoricalDtype):
            values = values.astype(object)
        return _dense(values)


def _dense(values: pd.Series[Any]) -> Rows:
    """Return the place of each value among the different ones, ascending; nulls come last."""
    return values.rank(method="dense", na_option="bottom").to_numpy().astype(np.int64)


def columns_of(events: pd.DataFrame, mentions: pd.DataFrame, *, revision: int, names: Mapping[str, str]) -> Columns:
    """Return the columns of a timeline's two tables."""
    anchors = spans_of(events).anchor
    order = np.argsort(np.where(np.isnan(anchors), np.inf, anchors), kind="stable")
    events = events.iloc[order].reset_index(drop=True)
    groups = {name: of_values(events[name]) for name in ("type", "status", "precision", "modality")}
    groups["actor"] = membership(events, "actor")
    groups["publisher"] = _publishers(events, mentions)
    return Columns(revision, events, groups, names)


def _publishers(events: pd.DataFrame, mentions: pd.DataFrame) -> Membership:
    """Return who published the articles that tell each event."""
    told = mentions[["event_id", "publisher"]].dropna().drop_duplicates()
    row_of = pd.Series(np.arange(len(events)), index=events["event_id"].astype(object))
    rows = row_of.reindex(told["event_id"].astype(object)).to_numpy()
    known = ~np.isnan(rows.astype(np.float64))
    rows, publishers = rows[known].astype(np.int64), told["publisher"].to_numpy(dtype=object)[known]
    order = np.argsort(rows, kind="stable")
    groups = of_lists([[publisher] for publisher in publishers[order]])
    return Membership(rows[order], groups.groups, groups.names)


def folded(text: str) -> str:
    """Return a text's words without case, accents and punctuation, each behind a blank: " elysee s"."""
    text = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return " " + " ".join(text.translate(_PUNCTUATION).split())


_PUNCTUATION = {code: " " for code in range(128) if not chr(code).isalnum()}


def _strings(values: pd.Series[Any]) -> list[str]:
    return ["" if value is None or value != value else str(value) for value in values.astype(object)]
