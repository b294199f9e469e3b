"""An `events` table in, the timeline's figure out: each event where they are few, counts where they are many."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from timeline.figures import counts as counting
from timeline.figures.arranging import arrange, extents_of
from timeline.figures.axis import bin_edges, bin_step, step_words
from timeline.figures.cards import event_card
from timeline.figures.lanes import MOST_LANES, Integers, Lanes, Membership, lanes_of, membership
from timeline.figures.palette import Theme, theme_named
from timeline.figures.scene import Frame, figure, tops_of
from timeline.figures.single import single_figure
from timeline.figures.spans import Floats, Window, focus, in_view, spans_of

MOST_SINGLE = 300
"""More events than this are drawn as counts: each would be smaller than what a finger or a mouse can point at."""

MOST_LEFT_OUT = 0.12
"""Share of the events that may be left out for want of room, and be counted beside the others; more of them are drawn
as counts altogether."""

LANES_TRIED = (MOST_LANES, 7, 5, 3)
"""How many lanes are tried, one after the other, until the events find room."""

BESIDE = 0.3
"""Share of the window drawn on either side of it, so that a drag finds something there."""


def timeline_figure(
    events: pd.DataFrame,
    *,
    lanes: str = "type",
    theme: str = "light",
    window: Window | None = None,
    width: int = 1100,
    height: int = 520,
    selected: str | None = None,
    most: int = MOST_SINGLE,
    names: Mapping[str, str] = MappingProxyType({}),
) -> go.Figure:
    """Return the timeline of an `events` table.

    Args:
        events: The table; undated rows are left out.
        lanes: What the lanes are: "type", "actor", "place", "source" or "none".
        theme: "light" or "dark".
        window: First and last point of the axis in days since 1970-01-01; by default where the events are, without the
            few that lie far off.
        width: Width in pixels, from which labels and rows are laid out.
        height: Height in pixels.
        selected: Id of the event to frame, or None.
        most: Up to so many events in view are drawn one by one, more as counts.
        names: What to call a type, an actor or a country; its code where it has no name.

    Returns:
        A plotly figure. `layout.meta` tells the window and whether it shows single events or counts.
    """
    spans = spans_of(events)
    frame = Frame(width, height, window or focus(spans))
    colours = theme_named(theme)
    shown = in_view(spans, frame.window)
    groups = membership(events, lanes)
    lane_rows = lanes_of(groups, shown if shown.any() else spans.dated, names=names)
    if int(shown.sum()) > most:
        quads = quad_codes(events["quad"])
        return counts_figure(spans.anchor, quads, lanes=lane_rows, frame=frame, theme=colours)
    rows = np.flatnonzero(in_view(spans, beside(frame.window)))[: 2 * most]
    few = few_figure(
        events.iloc[rows],
        groups.take(rows),
        frame=frame,
        theme=colours,
        selected=selected,
        names=names,
    )
    return few or counts_figure(spans.anchor, quad_codes(events["quad"]), lanes=lane_rows, frame=frame, theme=colours)


def few_figure(
    events: pd.DataFrame,
    groups: Membership,
    *,
    frame: Frame,
    theme: Theme,
    selected: str | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
    rank: Integers | None = None,
) -> go.Figure | None:
    """Return the figure of a few events, each drawn; None where too many would find no room.

    Where the usual number of lanes leaves too few rows to each, the smallest lanes are put together.

    Args:
        events: Rows of the `events` table, those in view and a little beside it.
        groups: What the lanes are made of, for these rows.
        frame: Size and window.
        theme: Colours.
        selected: Id of the event to frame, or None.
        names: What to call a type, an actor or a country.
        rank: What the lanes are ordered by, descending, a number per group; their events by default.
    """
    every = np.ones(len(events), dtype=bool)
    extents = extents_of(events, frame=frame, selected=selected)
    visible = in_view(spans_of(events), frame.window)
    for most in LANES_TRIED:
        lanes = lanes_of(groups, every, names=names, rank=rank, most=most)
        arrangement = arrange(extents, lanes=lanes, frame=frame)
        if arrangement.crowding(visible) <= MOST_LEFT_OUT:
            return single_figure(
                events,
                arrangement,
                lanes=lanes.with_totals(visible),
                frame=frame,
                theme=theme,
                selected=selected,
                card=lambda row: event_card(row, names),
            )
    return None


def counts_figure(anchors: Floats, quads: npt.NDArray[Any], *, lanes: Lanes, frame: Frame, theme: Theme) -> go.Figure:
    """Return the figure of many events, as counts per lane and bin.

    Args:
        anchors: Where each row stands on the axis.
        quads: Index of each row's quad class in `counts.QUADS`.
        lanes: Which rows stand in which lane.
        frame: Size and window.
        theme: Colours.
    """
    step = bin_step(frame.window, most=min(counting.MOST_BINS, int(frame.inner_width / 4)))
    edges = bin_edges(beside(frame.window), step)
    counted = counting.count(lanes, anchors, quads, edges=edges, step=step)
    heights = [frame.inner_height / max(len(lanes.names), 1)] * len(lanes.names)
    tops = tops_of(heights)
    drawn = counting.traces(
        counted, tops=[top + 5 for top in tops], heights=[height - 6 for height in heights], lanes=lanes, theme=theme
    )
    return figure(
        drawn, frame=frame, lanes=lanes, heights=heights, theme=theme, meta={"kind": "counts", "step": step_words(step)}
    )


def beside(window: Window) -> Window:
    """Return the window with what is drawn on either side of it."""
    margin = BESIDE * (window[1] - window[0])
    return (window[0] - margin, window[1] + margin)


def quad_codes(quads: pd.Series[Any]) -> npt.NDArray[Any]:
    """Return the index of each quad class in `counts.QUADS`; the last one for an unknown class."""
    codes = pd.Categorical(quads, categories=list(counting.QUADS)).codes.astype(np.int64)
    codes[codes < 0] = len(counting.QUADS) - 1
    return codes
