"""What one event's sign on the timeline is: its days in pixels, its kind, and the room that it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from timeline.figures.palette import Theme

DOT = 11.0
"""Pixels across a dot."""
LEAST_BAR = 16.0
"""Pixels: a narrower bar could not be told from a dot, and is drawn this wide."""
FADE = 90.0
"""Pixels over which an open side fades out."""
BAR = 9.0
"""Pixels of a bar's height."""


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


def colour_of(glyph: Glyph, theme: Theme) -> str:
    """Return the colour of an event: that of its type, none where it was rejected."""
    return theme.faint if glyph.status == "rejected" else theme.types.get(glyph.type, theme.types["OTHER"])


def hover_of(glyphs: Sequence[Glyph]) -> dict[str, Any]:
    """Return what a trace of glyphs tells the pointer: ids for clicks, hover cards."""
    return {
        "customdata": [glyph.event_id for glyph in glyphs],
        "hovertext": [glyph.card for glyph in glyphs],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
