"""All events in, the small figure below the timeline out, on an axis whose long empty stretches are cut short."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.figures.axis import Step, bin_words, day_at, tick_step, tick_text, ticks, window_words, year_words
from timeline.figures.palette import FONT, Theme, translucent
from timeline.figures.spans import Floats, Window, padded

BINS = 160
"""Bins across the overview."""

_BREAK_SHARE = 0.35
"""An empty stretch longer than this share of the whole axis is cut."""
_MOST_BREAKS = 5
_BREAK_WIDTH = 0.022
"""Share of the figure's width that a cut takes."""
_LEAST_SEGMENT = 0.045
"""Share of the figure's width that the shortest segment takes, so that its year can be read."""


@dataclass(frozen=True, slots=True)
class FoldedAxis:
    """An axis in segments.

    Attributes:
        days: Ends of the segments in days since 1970-01-01, ascending: start, end, start, end ...
        shares: Where these lie across the figure, 0 to 1.
    """

    days: tuple[float, ...]
    shares: tuple[float, ...]

    @property
    def segments(self) -> tuple[tuple[Window, Window], ...]:
        """Each segment's days and shares."""
        return tuple(
            ((self.days[at], self.days[at + 1]), (self.shares[at], self.shares[at + 1]))
            for at in range(0, len(self.days), 2)
        )

    def share(self, days: Any) -> Any:
        """Return where days lie across the figure."""
        return np.interp(days, self.days, self.shares)


def folded_axis(anchors: Floats) -> FoldedAxis:
    """Return the axis of some points: their extent, cut wherever most of it is empty.

    Events of 1953 and of the summer of 2017 give two segments; events spread evenly give one.
    """
    points = np.sort(anchors[~np.isnan(anchors)])
    if not points.size:
        return FoldedAxis((0.0, 365.0), (0.0, 1.0))
    cuts = _cuts(points)
    bounds = [0, *(cut + 1 for cut in cuts), points.size]
    segments = [padded(float(points[first]), float(points[after - 1])) for first, after in pairwise(bounds)]
    lengths = np.array([end - start for start, end in segments])
    free = 1 - _BREAK_WIDTH * len(cuts)
    widths = np.maximum(lengths / lengths.sum(), _LEAST_SEGMENT)
    widths = widths / widths.sum() * free
    starts = np.concatenate([[0.0], np.cumsum(widths[:-1] + _BREAK_WIDTH)])
    days = tuple(float(end) for segment in segments for end in segment)
    shares = tuple(
        float(share) for start, width in zip(starts, widths, strict=True) for share in (start, start + width)
    )
    return FoldedAxis(days, (*shares[:-1], 1.0))


def _cuts(points: Floats) -> list[int]:
    """Return the indices of the points behind which the axis is cut, ascending."""
    gaps = np.diff(points)
    length = float(points[-1] - points[0])
    cuts: list[int] = []
    for at in np.argsort(-gaps, kind="stable")[:_MOST_BREAKS]:
        if gaps[at] <= _BREAK_SHARE * length or gaps[at] < 60:
            break
        length -= float(gaps[at])
        cuts.append(int(at))
    return sorted(cuts)


def overview_figure(
    anchors: Floats, *, axis: FoldedAxis, width: int, height: int, left: int, theme: Theme
) -> go.Figure:
    """Return the bars of all events over a folded axis; the brush is laid over it by the page.

    `layout.meta` carries the axis (`days`, `shares`) for the brush.
    """
    points = anchors[~np.isnan(anchors)]
    empty = not points.size
    edges = np.linspace(0.0, 1.0, BINS + 1)
    totals, _ = np.histogram(axis.share(points), bins=edges)
    values, texts = ([], []) if empty else _ticks(axis, width)
    figure = go.Figure(
        go.Bar(
            x=((edges[:-1] + edges[1:]) / 2).astype(np.float32),
            y=np.sqrt(totals).astype(np.float32),
            width=0.82 / BINS,
            marker={"color": translucent(theme.accent, 0.75), "line": {"width": 0}},
            hoverinfo="skip",
        )
    )
    figure.update_layout(
        height=height,
        margin={"l": left, "r": 10, "t": 4, "b": 20, "pad": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 10, "color": theme.faint},
        bargap=0,
        showlegend=False,
        dragmode=False,
        shapes=_breaks(axis, theme),
        meta={"days": list(axis.days), "shares": list(axis.shares), "empty": empty},
        xaxis={
            "range": [0, 1],
            "fixedrange": True,
            "tickmode": "array",
            "tickvals": values,
            "ticktext": texts,
            "tickangle": 0,
            "showgrid": False,
            "zeroline": False,
            "linecolor": theme.grid,
            "showline": not empty,
        },
        yaxis={
            "visible": False,
            "fixedrange": True,
            "range": [0, float(np.sqrt(max(totals.max(initial=0), 1))) * 1.08],
        },
    )
    return figure


def overview_words(anchors: Floats, axis: FoldedAxis) -> str:
    """Return what the overview shows, for those who cannot see it."""
    dated = int((~np.isnan(anchors)).sum())
    spans = "; ".join(window_words(days) for days, _ in axis.segments)
    return f"{dated:,} dated events: {spans}"


def _ticks(axis: FoldedAxis, width: int) -> tuple[list[float], list[str]]:
    """Return the ticks of every segment; a segment too short for two has one in its middle."""
    values: list[float] = []
    texts: list[str] = []
    for days, (first, last) in axis.segments:
        pixels = (last - first) * width
        step = tick_step(days, width=pixels, spacing=72.0)
        at, words = ticks(days, step)
        kept = [(float(axis.share(day)), word.replace("<br>", " ")) for day, word in zip(at, words, strict=True)]
        kept = [(share, word) for share, word in kept if 26 <= (share * width) <= width - 26 or len(kept) == 1]
        if len(kept) < 2 and len(axis.days) > 2:
            kept = [((first + last) / 2, _segment_words(days))]
        values += [share for share, _ in kept]
        texts += [word for _, word in kept]
    return values, texts


def _segment_words(days: Window) -> str:
    first, last = day_at(days[0]), day_at(days[1])
    middle = day_at(sum(days) / 2)
    if days[1] - days[0] < 120:
        return (
            tick_text(middle, Step("month", 1)).replace("<br>", " ")
            if days[1] - days[0] > 40
            else year_words(middle.year)
        )
    return bin_words(*days, Step("year", 1)) if first.year != last.year else year_words(first.year)


def _breaks(axis: FoldedAxis, theme: Theme) -> list[dict[str, Any]]:
    """Return the marks of the cuts: two slanted strokes."""
    slant = _BREAK_WIDTH * 0.12
    middles = [(end + start) / 2 for (_, (_, end)), (_, (start, _)) in pairwise(axis.segments)]
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": middle + shift - slant,
            "x1": middle + shift + slant,
            "y0": -0.08,
            "y1": 0.12,
            "line": {"color": theme.faint, "width": 1.2},
        }
        for middle in middles
        for shift in (-slant, slant)
    ]
