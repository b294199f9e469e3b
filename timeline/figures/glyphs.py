"""Events with their places in pixels in, plotly traces out: dots, bars with soft ends, labels.

A day that is known is a dot, a stated span a solid bar. A date that is known only to its week, month or year is a pale
bar as wide as the uncertainty, with soft ends; one that is only bounded fades out on its open side. What did not simply
happen is drawn so: planned hollow, hypothetical hollow with a dot, alleged pale with an outline, negated crossed.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.figures.bars import bars, halo
from timeline.figures.glyph import DOT, Glyph, Scale, colour_of, hover_of
from timeline.figures.palette import FONT, SHAPES, Theme, translucent

_SUFFIX = MappingProxyType({"planned": "-open", "hypothetical": "-open-dot", "negated": "-open", "alleged": ""})


def traces(glyphs: Sequence[Glyph], *, scale: Scale, theme: Theme, selected: str | None = None) -> list[Any]:
    """Return the traces of some glyphs, bars first, labels last."""
    drawn = [
        halo([glyph for glyph in glyphs if glyph.event_id == selected], scale=scale, theme=theme),
        *bars(glyphs, scale=scale, theme=theme),
        _dots([glyph for glyph in glyphs if glyph.kind == "dot"], scale, theme),
        _crosses([glyph for glyph in glyphs if glyph.modality == "negated"], scale, theme),
        _labels([glyph for glyph in glyphs if glyph.label], scale, theme),
    ]
    return [trace for trace in drawn if trace is not None]


def _dots(glyphs: Sequence[Glyph], scale: Scale, theme: Theme) -> Any:
    if not glyphs:
        return None
    pale = [glyph.modality == "alleged" for glyph in glyphs]
    rejected = [glyph.status == "rejected" for glyph in glyphs]
    colours = [colour_of(glyph, theme) for glyph in glyphs]
    return go.Scatter(
        mode="markers",
        x=scale.day(_middles(glyphs)),
        y=np.array([glyph.y for glyph in glyphs]),
        marker={
            "symbol": [_symbol(glyph) for glyph in glyphs],
            "size": [DOT + (1.5 if glyph.quad == "material conflict" else 0.0) for glyph in glyphs],
            "color": [
                translucent(colour, 0.3) if faded else colour for colour, faded in zip(colours, pale, strict=True)
            ],
            "line": {
                "width": [_line_width(glyph) for glyph in glyphs],
                "color": [
                    theme.text if glyph.status == "accepted" else colour
                    for glyph, colour in zip(glyphs, colours, strict=True)
                ],
            },
            "opacity": [0.55 if out else 1.0 for out in rejected],
        },
        **hover_of(glyphs),
    )


def _symbol(glyph: Glyph) -> str:
    if glyph.status == "rejected":
        return "x-thin-open"
    return SHAPES.get(glyph.quad, "circle") + _SUFFIX.get(glyph.modality, "")


def _line_width(glyph: Glyph) -> float:
    """Return the outline: a ring for what was accepted, strong where the glyph is hollow or pale."""
    if glyph.status == "accepted":
        return 1.5
    return 0.0 if glyph.modality == "asserted" and glyph.status == "pending" else 1.8


def _crosses(glyphs: Sequence[Glyph], scale: Scale, theme: Theme) -> Any:
    if not glyphs:
        return None
    return go.Scatter(
        mode="markers",
        x=scale.day(_middles(glyphs)),
        y=np.array([glyph.y for glyph in glyphs]),
        marker={
            "symbol": "line-ne-open",
            "size": DOT + 5,
            "color": [colour_of(glyph, theme) for glyph in glyphs],
            "line": {"width": 1.8},
        },
        hoverinfo="skip",
    )


def _labels(glyphs: Sequence[Glyph], scale: Scale, theme: Theme) -> Any:
    if not glyphs:
        return None
    return go.Scatter(
        mode="text",
        x=scale.day(np.array([glyph.box[0] - 1.0 if glyph.leftwards else glyph.box[1] + 1.0 for glyph in glyphs])),
        y=np.array([glyph.y for glyph in glyphs]),
        text=[f"{glyph.label} " if glyph.leftwards else f" {glyph.label}" for glyph in glyphs],
        textposition=["middle left" if glyph.leftwards else "middle right" for glyph in glyphs],
        textfont={
            "size": 11,
            "family": FONT,
            "color": [theme.faint if glyph.status == "rejected" else theme.text for glyph in glyphs],
        },
        cliponaxis=True,
        **hover_of(glyphs),
    )


def _middles(glyphs: Sequence[Glyph]) -> Any:
    return np.array([sum(glyph.box) / 2 for glyph in glyphs])
