"""A few events in, a figure of single glyphs out, packed into rows that do not overlap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.figures.glyphs import Glyph, extent_of, traces
from timeline.figures.lanes import Lanes
from timeline.figures.packing import Box, Place, pack, rows_wanted, share_rows
from timeline.figures.palette import FONT, Theme, translucent
from timeline.figures.scene import LANE_PADDING, ROWS, Frame, figure, tops_of
from timeline.figures.spans import Floats, Spans, spans_of
from timeline.figures.strings import escaped, shortened

_LONGEST_LABEL = 46
"""Characters of a label; the whole title stands in the hover card."""
_MOST_ROWS = 16
"""Rows that one lane may ask for."""
_OVERFLOW_SLOT = 64.0
"""Pixels: the glyphs without room are counted per slot of this width."""

Card = Callable[[Any], str]
"""From a row of the table (a named tuple) to what its hover card says."""


def single_figure(
    events: pd.DataFrame, *, lanes: Lanes, frame: Frame, theme: Theme, selected: str | None, card: Card
) -> go.Figure:
    """Return the figure that draws each event.

    Args:
        events: Rows of the `events` table, those in view and a little beside it.
        lanes: Which of these rows stand in which lane.
        frame: Size and window.
        theme: Colours.
        selected: Id of the event to frame, or None.
        card: What the hover card says.
    """
    spans = spans_of(events)
    boxes = _boxes(events, spans, frame)
    members = [lanes.rows[lanes.lane == lane] for lane in range(len(lanes.names))]
    row, given = _rows_given([[boxes[row] for row in rows] for rows in members], frame)
    heights = _heights(given, row, frame)
    glyphs: list[Glyph] = []
    pills: list[dict[str, Any]] = []
    table = list(events.itertuples(index=False))
    for top, height, budget, rows in zip(tops_of(heights), heights, given, members, strict=True):
        own = [boxes[row] for row in rows]
        places = _places(own, budget)
        first = top + (height - budget * row) / 2
        glyphs += _glyphs(table, rows, places, spans=spans, frame=frame, top=first, row=row, card=card)
        left_out = [box for box, place in zip(own, places, strict=True) if place.row is None]
        pills += _pills(left_out, frame, y=first + (budget - 0.5) * row, theme=theme)
    drawn = traces(glyphs, scale=frame.scale, theme=theme, selected=selected)
    made = figure(drawn, frame=frame, lanes=lanes, heights=heights, theme=theme, meta={"kind": "single"})
    made.update_layout(annotations=pills)
    return made


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


def _heights(given: Sequence[int], row: float, frame: Frame) -> list[float]:
    """Return the lanes' heights; what space is left is shared, so that the lanes fill the frame."""
    needed = [rows * row + LANE_PADDING for rows in given]
    spare = max(frame.inner_height - sum(needed), 0.0) / max(len(needed), 1)
    return [height + spare for height in needed]


def _kind(row: Any) -> str:
    if row.precision == "day" and row.earliest == row.latest:
        return "dot"
    bounded = not (pd.isna(row.earliest) or pd.isna(row.latest))
    return "span" if row.precision == "range" and bounded else "soft"


def _boxes(events: pd.DataFrame, spans: Spans, frame: Frame) -> list[Box]:
    left, right = _pixels(spans.first, frame), _pixels(spans.last, frame)
    boxes = []
    for row, first, last in zip(events.itertuples(index=False), left, right, strict=True):
        box = extent_of(first, last, _kind(row))
        boxes.append(Box(*_visible(*box, frame), shortened(str(row.title), _LONGEST_LABEL)))
    return boxes


def _visible(left: float, right: float, frame: Frame) -> tuple[float, float]:
    """Return the part of a box that the packing has to keep free; a bar may be wider than ten screens."""
    return (max(left, -frame.inner_width), min(right, 2 * frame.inner_width))


def _pixels(points: Floats, frame: Frame) -> list[float | None]:
    scale = frame.scale
    return [None if np.isnan(point) else (point - scale.start) / scale.days_per_pixel for point in points.tolist()]


def _glyphs(
    table: Sequence[Any],
    rows: Sequence[int],
    places: Sequence[Place],
    *,
    spans: Spans,
    frame: Frame,
    top: float,
    row: float,
    card: Card,
) -> list[Glyph]:
    glyphs = []
    for index, place in zip(rows, places, strict=True):
        if place.row is None:
            continue
        event = table[index]
        left, right = _pixels(np.array([spans.first[index], spans.last[index]]), frame)
        glyphs.append(
            Glyph(
                event_id=event.event_id,
                left=left,
                right=right,
                y=top + (place.row + 0.5) * row,
                kind=_kind(event),
                type=event.type,
                quad=event.quad,
                modality=event.modality,
                status=event.status,
                label=escaped(shortened(event.title, _LONGEST_LABEL)) if place.labelled else "",
                card=card(event),
            )
        )
    return glyphs


def _pills(left_out: Sequence[Box], frame: Frame, *, y: float, theme: Theme) -> list[dict[str, Any]]:
    """Return "+3" where three glyphs found no room."""
    slots: dict[int, int] = {}
    for box in left_out:
        slot = int((box.left + box.right) / 2 // _OVERFLOW_SLOT)
        slots[slot] = slots.get(slot, 0) + 1
    return [
        {
            "x": frame.scale.day((slot + 0.5) * _OVERFLOW_SLOT),
            "y": y,
            "text": f"+{total}",
            "showarrow": False,
            "font": {"size": 10, "family": FONT, "color": theme.faint},
            "bgcolor": translucent(theme.card, 0.9),
            "bordercolor": theme.grid,
            "borderpad": 1.5,
        }
        for slot, total in sorted(slots.items())
    ]
