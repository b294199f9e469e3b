"""Lanes and a frame of pixels in, the figure's axes, bands and lane names out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from timeline.figures.axis import tick_step, ticks
from timeline.figures.glyph import Scale
from timeline.figures.lanes import Lanes
from timeline.figures.palette import FONT, Theme, translucent
from timeline.figures.spans import Window
from timeline.figures.strings import escaped, shortened

TOP = 40
"""Pixels of the axis above the lanes."""
BOTTOM = 6
RIGHT = 10

ROWS = (18.0, 15.5, 13.0, 11.0)
"""Pixels of one row of glyphs; the smaller ones where there are too many events for the larger ones."""
LANE_PADDING = 7.0
"""Pixels of a lane that no row takes."""

_TWO_LINES = 30.0
"""Pixels of a lane whose name and count stand below each other."""
_NARROW = 640
"""Pixels: a narrower figure gives its lane names less room."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The figure's size and what it shows.

    Attributes:
        width: Pixels, all in all.
        height: Pixels, all in all.
        window: What the axis shows, in days since 1970-01-01.
    """

    width: int
    height: int
    window: Window

    @property
    def left(self) -> int:
        """Pixels for the lane names."""
        return 92 if self.width < _NARROW else 132

    @property
    def inner_width(self) -> float:
        """Pixels of the axis."""
        return max(float(self.width - self.left - RIGHT), 80.0)

    @property
    def inner_height(self) -> float:
        """Pixels of the lanes together."""
        return max(float(self.height - TOP - BOTTOM), 80.0)

    @property
    def scale(self) -> Scale:
        """How the pixels lie on the axis."""
        return Scale(self.window[0], (self.window[1] - self.window[0]) / self.inner_width)


def tops_of(heights: Sequence[float]) -> list[float]:
    """Return where each lane begins, in pixels from the top."""
    return [sum(heights[:index]) for index in range(len(heights))]


def figure(
    drawn: Sequence[Any], *, frame: Frame, lanes: Lanes, heights: Sequence[float], theme: Theme, meta: dict[str, Any]
) -> go.Figure:
    """Return the figure of some traces: bands and names of the lanes, and a calendar axis above them."""
    tops = tops_of(heights)
    start, end = frame.window
    step = tick_step(frame.window, width=frame.inner_width, spacing=64.0 if frame.width < _NARROW else 72.0)
    beside = end - start  # ticks beyond the window, so that a drag finds them there
    values, texts = ticks((start - beside, end + beside), step)
    layout = go.Layout(
        width=None,
        height=frame.height,
        margin={"l": frame.left, "r": RIGHT, "t": TOP, "b": BOTTOM, "pad": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 11, "color": theme.text},
        showlegend=False,
        barmode="overlay",
        dragmode="pan",
        hovermode="closest",
        hoverdistance=14,
        hoverlabel={
            "bgcolor": theme.card,
            "bordercolor": theme.grid,
            "font": {"family": FONT, "size": 12, "color": theme.text},
            "align": "left",
            "namelength": 0,
        },
        shapes=_bands(tops, heights, theme),
        meta={"window": list(frame.window), **meta},
        xaxis={
            "range": [start, end],
            "side": "top",
            "tickmode": "array",
            "tickvals": values,
            "ticktext": texts,
            "tickfont": {"size": 11, "color": theme.faint},
            "tickangle": 0,
            "gridcolor": theme.grid,
            "gridwidth": 1,
            "zeroline": False,
            "showline": False,
            "ticks": "",
        },
        yaxis={
            "range": [max(sum(heights), 1.0), 0],
            "fixedrange": True,
            "tickmode": "array",
            "tickvals": [top + height / 2 for top, height in zip(tops, heights, strict=True)],
            "ticktext": [
                _lane_title(name, total, height, frame)
                for name, total, height in zip(lanes.names, lanes.totals, heights, strict=True)
            ],
            "tickfont": {"size": 11.5, "color": theme.text},
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "ticklabelstandoff": 8,
        },
    )
    return go.Figure(data=list(drawn), layout=layout)


def _lane_title(name: str, total: int, height: float, frame: Frame) -> str:
    title = escaped(shortened(name, 12 if frame.width < _NARROW else 18))
    if not name:
        return ""
    amount = f'<span style="font-size:10px">{total:,}</span>'
    return f"<b>{title}</b><br>{amount}" if height >= _TWO_LINES else f"<b>{title}</b> {amount}"


def _bands(tops: Sequence[float], heights: Sequence[float], theme: Theme) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect",
            "xref": "paper",
            "yref": "y",
            "x0": 0,
            "x1": 1,
            "y0": top,
            "y1": top + height,
            "fillcolor": theme.band if index % 2 == 0 else translucent(theme.band, 0),
            "line": {"width": 0},
            "layer": "below",
        }
        for index, (top, height) in enumerate(zip(tops, heights, strict=True))
    ]
