"""Many events in, counts per lane, bin and quad class out, and the stacked steps that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from timeline.figures.axis import Step, bin_words
from timeline.figures.lanes import Lanes
from timeline.figures.palette import SHAPES, Theme, translucent
from timeline.figures.spans import Floats
from timeline.figures.strings import escaped

MOST_BINS = 240
"""Bins across the window; more cannot be told apart on a screen."""

QUADS = tuple(SHAPES)
"""The kinds that are counted, in the order in which they are stacked."""

_OPACITY = 0.88


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events stand in each lane and bin.

    Attributes:
        edges: Edges of the bins, ascending, in days since 1970-01-01.
        step: What a bin is.
        cells: Counts by lane, kind and bin.
    """

    edges: Floats
    step: Step
    cells: npt.NDArray[np.int64]


def count(lanes: Lanes, anchors: Floats, quads: npt.NDArray[Any], *, edges: Floats, step: Step) -> Counts:
    """Count events by lane, quad class and bin; each event stands in the bin of its middle.

    Args:
        lanes: Which rows stand in which lane.
        anchors: Where each row stands on the axis; nan where undated.
        quads: Index of each row's quad class in `QUADS`.
        edges: Edges of the bins.
        step: What a bin is.
    """
    points = anchors[lanes.rows]
    bins = np.searchsorted(edges, points, side="right") - 1
    inside = (bins >= 0) & (bins < len(edges) - 1) & ~np.isnan(points)
    shape = (len(lanes.names), len(QUADS), len(edges) - 1)
    index = (lanes.lane[inside] * shape[1] + quads[lanes.rows[inside]]) * shape[2] + bins[inside]
    return Counts(edges, step, np.bincount(index, minlength=int(np.prod(shape))).reshape(shape))


def traces(counts: Counts, *, tops: Sequence[float], heights: Sequence[float], lanes: Lanes, theme: Theme) -> list[Any]:
    """Return a filled step for each lane and quad class, and an unseen grid of cells that carries the hover cards.

    Heights go with the square root of the count, on one scale for all lanes, so that a quiet lane is still seen beside
    a loud one; the parts of a bar share it as their counts do.
    """
    totals = counts.cells.sum(axis=1)
    highest = np.sqrt(max(int(totals.max(initial=0)), 1))
    drawn: list[Any] = []
    for lane, (top, height) in enumerate(zip(tops, heights, strict=True)):
        tall = np.sqrt(totals[lane]) / highest * height
        shares = counts.cells[lane] / np.maximum(totals[lane], 1)
        upper = np.cumsum(shares, axis=0) * tall
        drawn.append(_line(counts.edges[[0, -1]], np.full(2, top + height)))
        for kind in np.flatnonzero(counts.cells[lane].any(axis=1)):
            colour = _lane_colour(lanes.keys[lane], QUADS[kind], theme)
            steps = np.append(upper[kind], upper[kind][-1])
            drawn.append(_line(counts.edges, top + height - steps, colour))
    return [*drawn, _cells(counts, totals, tops, heights, lanes)]


def _lane_colour(key: str | None, quad: str, theme: Theme) -> str:
    """Return the colour of a lane of one type, else that of the quad class."""
    return theme.types.get(key or "", theme.quads[quad])


def _line(edges: Floats, y: Floats, colour: str | None = None) -> Any:
    """Return a step line; with a colour, the area between it and the line drawn before it is filled."""
    return go.Scatter(
        mode="lines",
        x=edges.astype(np.float32),
        y=np.round(y).astype(np.int16),
        line={"width": 0, "shape": "hv"},
        fill="tonexty" if colour else "none",
        fillcolor=translucent(colour, _OPACITY) if colour else None,
        hoverinfo="skip",
    )


def _cells(
    counts: Counts, totals: npt.NDArray[np.int64], tops: Sequence[float], heights: Sequence[float], lanes: Lanes
) -> Any:
    """Return the grid of cells, unseen, that carries the hover cards and takes the clicks."""
    words = [bin_words(*pair, counts.step) for pair in zip(counts.edges[:-1], counts.edges[1:], strict=True)]
    text = [
        [_cell_words(total, name, word) for total, word in zip(row, words, strict=True)]
        for name, row in zip(lanes.names, totals.tolist(), strict=True)
    ]
    return go.Heatmap(
        x=counts.edges,
        y=[tops[0], *(top + height for top, height in zip(tops, heights, strict=True))],
        z=np.where(totals, totals, np.nan).astype(np.float32),
        hoverongaps=False,
        text=text,
        opacity=0,
        showscale=False,
        hovertemplate="%{text}<extra></extra>",
    )


def _cell_words(total: int, name: str, word: str) -> str:
    return f"<b>{total:,}</b> {escaped(name)}<br>{word}" if total else ""
