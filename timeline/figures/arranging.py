"""A few events and their lanes in, a place in a row for each out, or the finding that there is no room for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.figures.glyph import extent_of
from timeline.figures.lanes import Lanes
from timeline.figures.packing import Box, Place, label_width, pack, rows_wanted, share_rows
from timeline.figures.scene import LANE_PADDING, ROWS, Frame
from timeline.figures.spans import Floats, spans_of
from timeline.figures.strings import shortened

_LONGEST_LABELS = ((40, 84), (100, 56))
"""Up to so many events, labels of so many characters; the whole title stands in the hover card."""
_SHORTEST_LABEL = 42
_WIDE_WEIGHT = 0.25
_MOST_ROWS = 16
"""Rows that one lane may ask for."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What an event takes of the axis: its days in pixels (None where open), its kind of glyph, and the box of it."""

    left: float | None
    right: float | None
    kind: str
    box: Box


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where every event stands.

    Attributes:
        extents: What each event takes, by row of the table.
        members: For each lane, the rows of the table in it.
        places: For each lane, the place of each member.
        given: For each lane, how many rows it has.
        row: Pixels of a row's height.
        heights: For each lane, its pixels.
    """

    extents: tuple[Extent, ...]
    members: tuple[tuple[int, ...], ...]
    places: tuple[tuple[Place, ...], ...]
    given: tuple[int, ...]
    row: float
    heights: tuple[float, ...]

    def crowding(self, visible: npt.NDArray[np.bool_]) -> float:
        """Return the share of the visible glyphs (a flag per row of the table) that have no place, 0 to 1.

        A wide one counts little: what is known to its month is not what a close view is for.
        """
        all_weight = lost = 0.0
        for rows, places in zip(self.members, self.places, strict=True):
            for member, place in zip(rows, places, strict=True):
                weight = float(visible[member]) * (_WIDE_WEIGHT if self.extents[member].box.is_wide else 1.0)
                all_weight += weight
                lost += weight * (place.row is None)
        return lost / max(all_weight, 1.0)

    def offset(self, lane: int) -> float:
        """Return how many pixels below its top the first row of a lane begins."""
        return (self.heights[lane] - self.given[lane] * self.row) / 2

    def left_out(self, lane: int) -> tuple[Box, ...]:
        """Return the boxes of a lane that have no place."""
        pairs = zip(self.members[lane], self.places[lane], strict=True)
        return tuple(self.extents[member].box for member, place in pairs if place.row is None)


def arrange(extents: tuple[Extent, ...], *, lanes: Lanes, frame: Frame) -> Arrangement:
    """Return where each event stands in the frame."""
    members = tuple(tuple(lanes.rows[lanes.lane == lane].tolist()) for lane in range(len(lanes.names)))
    boxes = [[extents[member].box for member in rows] for rows in members]
    row, given = _rows_given(boxes, frame)
    places = tuple(_places(own, rows) for own, rows in zip(boxes, given, strict=True))
    return Arrangement(extents, members, places, given, row, _heights(given, row, frame))


def _rows_given(lanes: Sequence[Sequence[Box]], frame: Frame) -> tuple[float, tuple[int, ...]]:
    """Return the height of a row, the largest that gives every glyph a place, and how many rows each lane gets."""
    needed = [rows_wanted(boxes, most=_MOST_ROWS, labels=False) for boxes in lanes]
    wanted = [rows_wanted(boxes, most=_MOST_ROWS, labels=True) for boxes in lanes]
    space = frame.inner_height - LANE_PADDING * len(lanes)
    row = next((row for row in ROWS if sum(needed) * row <= space), ROWS[-1])
    total = max(int(space // row), len(lanes))
    given = share_rows(needed, total=total)
    return row, share_rows(wanted, total=total, least=given)


def _places(boxes: Sequence[Box], rows: int) -> tuple[Place, ...]:
    """Return the places within so many rows; the last row is left to the counts of what finds no room."""
    places = pack(boxes, rows=rows)
    crowded = any(place.row is None for place in places)
    return pack(boxes, rows=rows - 1) if crowded and rows > 1 else places


def _heights(given: Sequence[int], row: float, frame: Frame) -> tuple[float, ...]:
    """Return the lanes' heights; what space is left is shared, so that the lanes fill the frame."""
    needed = [rows * row + LANE_PADDING for rows in given]
    spare = max(frame.inner_height - sum(needed), 0.0) / max(len(needed), 1)
    return tuple(height + spare for height in needed)


def extents_of(events: pd.DataFrame, *, frame: Frame, selected: str | None) -> tuple[Extent, ...]:
    """Return what each event of a table takes of the axis, with its label if the frame shows the event."""
    spans = spans_of(events)
    longest = next((longest for most, longest in _LONGEST_LABELS if len(events) <= most), _SHORTEST_LABEL)
    extents = []
    for row, left, right in zip(
        events.itertuples(index=False), _pixels(spans.first, frame), _pixels(spans.last, frame), strict=True
    ):
        kind = kind_of(row)
        extent = extent_of(left, right, kind)
        seen = extent[1] > 0 and extent[0] < frame.inner_width
        label = shortened(str(row.title), longest) if seen else ""
        leftwards = _leftwards(extent, label, frame)
        box = Box(*_visible(*extent, frame), label, leftwards=leftwards, chosen=row.event_id == selected)
        extents.append(Extent(left, right, kind, box))
    return tuple(extents)


def kind_of(row: Any) -> str:
    """Return how the date of an event is drawn: "dot", "span" (a stated range) or "soft" (an uncertain date)."""
    if row.precision == "day" and row.earliest == row.latest:
        return "dot"
    bounded = not (pd.isna(row.earliest) or pd.isna(row.latest))
    return "span" if row.precision == "range" and bounded else "soft"


def _leftwards(extent: tuple[float, float], label: str, frame: Frame) -> bool:
    """Tell whether a label behind the glyph would leave the figure, and one before it would not."""
    width = label_width(label)
    return extent[0] <= frame.inner_width < extent[1] + width and extent[0] - width > 0


def _visible(left: float, right: float, frame: Frame) -> tuple[float, float]:
    """Return the part of a box that the packing has to keep free; a bar may be wider than ten screens."""
    return (max(left, -frame.inner_width), min(right, 2 * frame.inner_width))


def _pixels(points: Floats, frame: Frame) -> list[float | None]:
    scale = frame.scale
    return [None if np.isnan(point) else (point - scale.start) / scale.days_per_pixel for point in points.tolist()]
