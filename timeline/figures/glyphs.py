"""Events with their places in pixels in, plotly traces out: dots, bars with soft ends, labels.

A day that is known is a dot, a stated span a solid bar. A date that is known only to its week, month or year is a pale
bar as wide as the uncertainty, with soft ends; one that is only bounded fades out on its open side. What did not simply
happen is drawn so: planned hollow, hypothetical hollow with a dot, alleged pale with an outline, negated crossed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import plotly.graph_objects as go

from timeline.figures.palette import FONT, SHAPES, Theme, translucent

DOT = 11.0
"""Pixels across a dot."""
LEAST_BAR = 16.0
"""Pixels: a narrower bar could not be told from a dot, and is drawn this wide."""
FADE = 90.0
"""Pixels over which an open side fades out."""
BAR = 9.0
"""Pixels of a bar's height."""

_SOFT_SHARE, _SOFT_MOST, _SOFT_STEPS = 0.3, 46.0, 5
"""A soft end takes this share of the bar, at most so many pixels, in so many steps."""
_FADE_STEPS = 14

_SUFFIX = MappingProxyType({"planned": "-open", "hypothetical": "-open-dot", "negated": "-open", "alleged": ""})
_PATTERN = MappingProxyType({"planned": "/", "hypothetical": ".", "negated": "x", "alleged": "-"})
_UNSEEN = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One event as it is drawn.

    Attributes:
        event_id: The event's id, for clicks.
        left: First pixel of its days on the x axis; None where open.
        right: One past the last pixel; None where open.
        y: Middle of its row, in pixels from the top.
        kind: "dot", "span" (a stated range) or "soft" (an uncertain date).
        type: Event type.
        quad: Quad class.
        modality: How surely it happened.
        status: What a person said of it.
        label: Its title, or "" where there is no room.
        leftwards: The label stands before the glyph.
        card: What the hover card says, with plotly's line breaks, escaped.
    """

    event_id: str
    left: float | None
    right: float | None
    y: float
    kind: str
    type: str
    quad: str
    modality: str
    status: str
    label: str
    leftwards: bool
    card: str

    @property
    def box(self) -> tuple[float, float]:
        """First and last pixel that the glyph takes."""
        return extent_of(self.left, self.right, self.kind)


def extent_of(left: float | None, right: float | None, kind: str) -> tuple[float, float]:
    """Return the first and last pixel that a glyph takes, with its fading side and its least width."""
    if left is None and right is None:
        return (0.0, 0.0)
    if left is None:
        return (float(right or 0) - FADE, float(right or 0))
    if right is None:
        return (left, left + FADE)
    middle, least = (left + right) / 2, DOT if kind == "dot" else LEAST_BAR
    half = max(right - left, least) / 2 if kind != "dot" else least / 2
    return (middle - half, middle + half)


@dataclass(frozen=True, slots=True)
class Scale:
    """How pixels lie on the axis: the day at pixel 0, and how many days a pixel is."""

    start: float
    days_per_pixel: float

    def day(self, pixel: Any) -> Any:
        """Return the point of the axis at a pixel, or the points at an array of pixels."""
        return self.start + pixel * self.days_per_pixel


def traces(glyphs: Sequence[Glyph], *, scale: Scale, theme: Theme, selected: str | None = None) -> list[Any]:
    """Return the traces of some glyphs, bars first, labels last."""
    dots = [glyph for glyph in glyphs if glyph.kind == "dot"]
    spans = [glyph for glyph in glyphs if glyph.kind == "span"]
    soft = [glyph for glyph in glyphs if glyph.kind == "soft"]
    chosen = [glyph for glyph in glyphs if glyph.event_id == selected]
    drawn = [
        _halo(chosen, scale, theme),
        _bars([piece for glyph in soft for piece in _soft_pieces(glyph, theme)], scale, corners=0, hover=False),
        _bars([_span_piece(glyph, theme) for glyph in spans], scale, corners=4, hover=False),
        _bars([_target(glyph) for glyph in (*soft, *spans)], scale, corners=0, hover=True),
        _dots(dots, scale, theme),
        _crosses([glyph for glyph in glyphs if glyph.modality == "negated"], scale, theme),
        _labels([glyph for glyph in glyphs if glyph.label], scale, theme),
    ]
    return [trace for trace in drawn if trace is not None]


@dataclass(frozen=True, slots=True)
class _Piece:
    glyph: Glyph
    left: float
    right: float
    colour: str
    line: str
    pattern: str = ""


def _colour(glyph: Glyph, theme: Theme) -> str:
    return theme.faint if glyph.status == "rejected" else theme.types.get(glyph.type, theme.types["OTHER"])


def _soft_pieces(glyph: Glyph, theme: Theme) -> list[_Piece]:
    """Return an uncertain date as pale pieces laid over each other, the widest first.

    Their shades add up to the middle's, and no seam shows where one ends.
    """
    left, right = glyph.box
    ends = _soft_ends(glyph, right - left)
    steps = _FADE_STEPS if max(ends) > _SOFT_MOST else _SOFT_STEPS
    full = 0.25 if glyph.status == "rejected" else 0.6
    shade = translucent(_colour(glyph, theme), 1 - (1 - full) ** (1 / (steps + 1)))
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
    colour = _colour(glyph, theme)
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
        **(_hover([piece.glyph for piece in pieces]) if hover else {"hoverinfo": "skip"}),
    )


def _dots(glyphs: Sequence[Glyph], scale: Scale, theme: Theme) -> Any:
    if not glyphs:
        return None
    pale = [glyph.modality == "alleged" for glyph in glyphs]
    rejected = [glyph.status == "rejected" for glyph in glyphs]
    colours = [_colour(glyph, theme) for glyph in glyphs]
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
        **_hover(glyphs),
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
            "color": [_colour(glyph, theme) for glyph in glyphs],
            "line": {"width": 1.8},
        },
        hoverinfo="skip",
    )


def _halo(glyphs: Sequence[Glyph], scale: Scale, theme: Theme) -> Any:
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
        **_hover(glyphs),
    )


def _middles(glyphs: Sequence[Glyph]) -> Any:
    return np.array([sum(glyph.box) / 2 for glyph in glyphs])


def _hover(glyphs: Sequence[Glyph]) -> dict[str, Any]:
    return {
        "customdata": [glyph.event_id for glyph in glyphs],
        "hovertext": [glyph.card for glyph in glyphs],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
