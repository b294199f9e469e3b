"""A few events in, a figure of single glyphs out, packed into rows that do not overlap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.figures.arranging import Arrangement, Extent
from timeline.figures.glyph import Glyph
from timeline.figures.glyphs import traces
from timeline.figures.lanes import Lanes
from timeline.figures.packing import Box, Place
from timeline.figures.palette import FONT, Theme, translucent
from timeline.figures.scene import Frame, figure, tops_of
from timeline.figures.strings import escaped

_OVERFLOW_SLOT = 64.0
"""Pixels: the glyphs without room are counted per slot of this width."""

Card = Callable[[Any], str]
"""From a row of the table (a named tuple) to what its hover card says."""


def single_figure(
    events: pd.DataFrame,
    arrangement: Arrangement,
    *,
    lanes: Lanes,
    frame: Frame,
    theme: Theme,
    selected: str | None,
    card: Card,
) -> go.Figure:
    """Return the figure that draws each event.

    Args:
        events: Rows of the `events` table, those in view and a little beside it.
        arrangement: Where each of them has its place.
        lanes: Which of these rows stand in which lane.
        frame: Size and window.
        theme: Colours.
        selected: Id of the event to frame, or None.
        card: What the hover card says.
    """
    glyphs: list[Glyph] = []
    pills: list[dict[str, Any]] = []
    rows = list(events.itertuples(index=False))
    for lane, top in enumerate(tops_of(arrangement.heights)):
        first = top + arrangement.offset(lane)
        for member, place in zip(arrangement.members[lane], arrangement.places[lane], strict=True):
            if place.row is not None:
                y = first + (place.row + 0.5) * arrangement.row
                glyphs.append(_glyph(rows[member], arrangement.extents[member], y=y, place=place, card=card))
        pills += _pills(
            arrangement.left_out(lane), frame, y=first + (arrangement.given[lane] - 0.5) * arrangement.row, theme=theme
        )
    drawn = traces(glyphs, scale=frame.scale, theme=theme, selected=selected)
    made = figure(drawn, frame=frame, lanes=lanes, heights=arrangement.heights, theme=theme, meta={"kind": "single"})
    made.update_layout(annotations=pills)
    return made


def _glyph(event: Any, extent: Extent, *, y: float, place: Place, card: Card) -> Glyph:
    return Glyph(
        event_id=event.event_id,
        left=extent.left,
        right=extent.right,
        y=y,
        kind=extent.kind,
        type=event.type,
        quad=event.quad,
        modality=event.modality,
        status=event.status,
        label=escaped(extent.box.label) if place.labelled else "",
        leftwards=extent.box.leftwards,
        card=card(event),
    )


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
