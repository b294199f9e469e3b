"""Days of events in, numbers on the time axis out: where each event stands, what is in view, where to look first.

The axis counts days since 1970-01-01 as floats, so that a year BC and 2017 stand on one scale. An event of day `d`
fills `[d, d + 1)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Window = tuple[float, float]
"""First and last point of the axis in view, in days since 1970-01-01."""

WIDEST_SHARE = 1.25
"""An event whose days span more than this many windows says nothing about what happened inside the window."""

_SET_ASIDE = ((0.05, 0.8), (0.25, 3.0))
"""What `focus` sets aside: up to so large a share of the events, behind an empty stretch so many times as long as what
remains."""
_WIDENING = 1.5
"""A bar up to this many times as long as the stretch of the middles is shown whole."""
_LEAST_FOCUS = 14.0
"""Days: no focus is narrower, so that a single day is not blown up to fill the screen."""
_MARGIN = 0.03
"""Share of the window left free at either end."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Where events stand on the axis.

    Attributes:
        first: Start of the first possible day; nan where open.
        last: End of the last possible day; nan where open.
    """

    first: Floats
    last: Floats

    @property
    def anchor(self) -> Floats:
        """The middle of the possible days; the known bound where the other is open; nan where undated."""
        middle = (self.first + self.last) / 2
        known = np.where(np.isnan(self.first), self.last, self.first)
        return np.where(np.isnan(middle), known, middle)

    @property
    def dated(self) -> Flags:
        """Whether at least one bound is known."""
        return ~(np.isnan(self.first) & np.isnan(self.last))

    def take(self, rows: npt.NDArray[Any]) -> Spans:
        """Return the spans of some rows."""
        return Spans(self.first[rows], self.last[rows])


def spans_of(events: pd.DataFrame) -> Spans:
    """Return the spans of an `events` table, in the order of its rows."""
    return Spans(_numbers(events["earliest"]), _numbers(events["latest"]) + 1)


def _numbers(days: pd.Series[Any]) -> Floats:
    values = days.to_numpy().astype("datetime64[D]")
    numbers = values.astype(np.int64).astype(np.float64)
    numbers[np.isnat(values)] = np.nan
    return numbers


def in_view(spans: Spans, window: Window) -> Flags:
    """Tell which events the window shows.

    An event is in view when its days overlap the window and span at most `WIDEST_SHARE` windows: "in 2017" is shown in
    a view of that year, and not in a view of one of its weeks. One with an open side is in view when its known day is.
    """
    start, end = window
    anchor = spans.anchor
    with np.errstate(invalid="ignore"):
        overlaps = (spans.first < end) & (spans.last > start)
        narrow = (spans.last - spans.first) <= WIDEST_SHARE * (end - start)
        one_sided = np.isnan(spans.last - spans.first) & (anchor >= start) & (anchor <= end)
    shown: Flags = one_sided | (overlaps & narrow)
    return shown


def too_wide(spans: Spans, window: Window) -> Flags:
    """Tell which events overlap the window and are left out of it, because they may have happened anywhere near it."""
    start, end = window
    with np.errstate(invalid="ignore"):
        overlaps = (spans.first < end) & (spans.last > start)
        wide: Flags = overlaps & ((spans.last - spans.first) > WIDEST_SHARE * (end - start))
    return wide


def extent(spans: Spans) -> Window:
    """Return the window that holds every dated event; the year 1970 where there is none."""
    anchor = spans.anchor
    anchor = anchor[~np.isnan(anchor)]
    if not anchor.size:
        return (0.0, 365.0)
    return padded(float(anchor.min()), float(anchor.max()))


def focus(spans: Spans) -> Window:
    """Return the window to look at first: where the events are, without the few that lie far off.

    A lone event of 44 BC among those of one summer does not squash the summer; it stays in the overview, in the table,
    and in the count of what lies outside the window.
    """
    anchor = np.sort(spans.anchor[spans.dated])
    if not anchor.size:
        return (0.0, 365.0)
    total = anchor.size
    while anchor.size > 1:
        gaps = np.diff(anchor)
        widest = int(gaps.argmax())
        left, right = anchor[: widest + 1], anchor[widest + 1 :]
        kept = left if left.size > right.size else right
        rest = max(float(kept[-1] - kept[0]), _LEAST_FOCUS)
        aside = 1 - kept.size / total
        if not any(aside <= share and gaps[widest] > times * rest for share, times in _SET_ASIDE):
            break
        anchor = kept
    return padded(*_with_bars(spans, float(anchor[0]), float(anchor[-1])))


def _with_bars(spans: Spans, start: float, end: float) -> Window:
    """Return a stretch widened so that the events in its middle are seen whole.

    Bars that are far wider than it are not, unless most events are such bars.
    """
    anchor, length = spans.anchor, spans.last - spans.first
    with np.errstate(invalid="ignore"):
        inside = (anchor >= start) & (anchor <= end)
        whole = inside & (length <= _WIDENING * max(end - start, _LEAST_FOCUS))
    if whole.sum() * 2 < inside.sum():
        whole = inside & ~np.isnan(length)
    if not whole.any():
        return (start, end)
    return (min(start, float(spans.first[whole].min())), max(end, float(spans.last[whole].max())))


def padded(first: float, last: float) -> Window:
    """Return the window around two points, with a margin, never narrower than two weeks."""
    lacking = max(_LEAST_FOCUS - (last - first), 0.0) / 2
    margin = _MARGIN * (last - first + 2 * lacking)
    return (first - lacking - margin, last + lacking + margin)
