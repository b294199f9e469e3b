"""Glyphs in, bars out: stated spans with hard ends, uncertain dates with soft ones, the frame of the open event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.figures.glyph import BAR, Glyph, Scale, colour_of, hover_of
from timeline.figures.palette import Theme, translucent

_SOFT_SHARE, _SOFT_MOST, _SOFT_STEPS = 0.3, 46.0, 5
"""A soft end takes this share of the bar, at most so many pixels, in so many steps."""
_FADE_STEPS = 14

_PATTERN = MappingProxyType({"planned": "/", "hypothetical": ".", "negated": "x", "alleged": "-"})
_UNSEEN = "rgba(0,0,0,0)"


def bars(glyphs: Sequence[Glyph], *, scale: Scale, theme: Theme) -> list[Any]:
    """Return the traces of the glyphs that are bars; the last one is unseen and carries their hover cards."""
    spans = [glyph for glyph in glyphs if glyph.kind == "span"]
    soft = [glyph for glyph in glyphs if glyph.kind == "soft"]
    drawn = [
        _bars([piece for glyph in soft for piece in _soft_pieces(glyph, theme)], scale, corners=0, hover=False),
        _bars([_span_piece(glyph, theme) for glyph in spans], scale, corners=4, hover=False),
        _bars([_target(glyph) for glyph in (*soft, *spans)], scale, corners=0, hover=True),
    ]
    return [trace for trace in drawn if trace is not None]


def halo(glyphs: Sequence[Glyph], *, scale: Scale, theme: Theme) -> Any:
    """Return the frame around the selected event, in every lane where it stands."""
    if not glyphs:
        return None
    left = np.array([glyph.box[0] - 5 for glyph in glyphs])
    width = np.array([glyph.box[1] - glyph.box[0] + 10 for glyph in glyphs])
    return go.Bar(
        orientation="h",
        base=scale.day(left),
        x=width * scale.days_per_pixel,
        y=np.array([glyph.y for glyph in glyphs]),
        width=np.full(len(glyphs), BAR + 10),
        marker={
            "color": translucent(theme.accent, 0.16),
            "line": {"width": 1.6, "color": theme.accent},
            "cornerradius": 9,
        },
        hoverinfo="skip",
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    glyph: Glyph
    left: float
    right: float
    colour: str
    line: str
    pattern: str = ""


def _soft_pieces(glyph: Glyph, theme: Theme) -> list[_Piece]:
    """Return an uncertain date as pale pieces laid over each other, the widest first.

    Their shades add up to the middle's, and no seam shows where one ends.
    """
    left, right = glyph.box
    ends = _soft_ends(glyph, right - left)
    steps = _FADE_STEPS if max(ends) > _SOFT_MOST else _SOFT_STEPS
    full = 0.25 if glyph.status == "rejected" else 0.6
    shade = translucent(colour_of(glyph, theme), 1 - (1 - full) ** (1 / (steps + 1)))
    insets = [(ends[0] * step / steps, ends[1] * step / steps) for step in range(steps + 1)]
    pieces = [_Piece(glyph, left + before, right - after, shade, _UNSEEN) for before, after in insets]
    pattern = _PATTERN.get(glyph.modality, "")
    return [*pieces[:-1], replace(pieces[-1], pattern=pattern)] if pattern else pieces


def _target(glyph: Glyph) -> _Piece:
    """Return an unseen piece over a whole glyph, which carries its hover card."""
    left, right = glyph.box
    return _Piece(glyph, left, right, _UNSEEN, _UNSEEN)


def _soft_ends(glyph: Glyph, width: float) -> tuple[float, float]:
    """Return how many pixels fade at either end; a known bound beside an open one ends hard."""
    if glyph.left is None:
        return (width, 0.0)
    if glyph.right is None:
        return (0.0, width)
    soft = min(width * _SOFT_SHARE, _SOFT_MOST)
    return (soft, soft)


def _span_piece(glyph: Glyph, theme: Theme) -> _Piece:
    left, right = glyph.box
    colour = colour_of(glyph, theme)
    alpha = {"asserted": 0.95, "alleged": 0.35}.get(glyph.modality, 0.12)
    if glyph.status == "rejected":
        alpha = min(alpha, 0.3)
    return _Piece(glyph, left, right, translucent(colour, alpha), colour, _PATTERN.get(glyph.modality, ""))


def _bars(pieces: Sequence[_Piece], scale: Scale, *, corners: int, hover: bool) -> Any:
    if not pieces:
        return None
    left = np.array([piece.left for piece in pieces])
    width = np.array([piece.right - piece.left for piece in pieces])
    return go.Bar(
        orientation="h",
        base=scale.day(left),
        x=width * scale.days_per_pixel,
        y=np.array([piece.glyph.y for piece in pieces]),
        width=np.full(len(pieces), BAR),
        marker={
            "color": [piece.colour for piece in pieces],
            "line": {"width": 1 if corners else 0, "color": [piece.line for piece in pieces]},
            "cornerradius": corners,
            "pattern": {"shape": [piece.pattern for piece in pieces], "size": 4, "solidity": 0.25},
        },
        **(hover_of([piece.glyph for piece in pieces]) if hover else {"hoverinfo": "skip"}),
    )
