"""Boxes of pixels in, rows out: glyphs never cover each other, labels stand only where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 5.0
"""Pixels left free between two boxes of one row."""

_LABEL_STEP = 6.15
"""Pixels per character of a label at 11 px, on average (Inter, DejaVu Sans and Segoe UI lie between 5.6 and 6.6)."""

_WIDE = 260.0
"""Pixels: a wider glyph waits until the others have their places."""

LABEL_OFFSET = 5.0
"""Pixels between a glyph and its label."""


@dataclass(frozen=True, slots=True)
class Box:
    """A glyph on one row: from `left` to `right` in pixels, with the label that it would like to have.

    Attributes:
        left: First pixel of the glyph.
        right: One past its last pixel.
        label: Its label, or "".
        leftwards: The label stands before the glyph, as at the right edge of the figure, and not behind it.
    """

    left: float
    right: float
    label: str = ""
    leftwards: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether the glyph takes the room of many."""
        return self.right - self.left > _WIDE

    def extent(self, *, labelled: bool) -> tuple[float, float]:
        """Return the pixels that the glyph takes, with its label or without."""
        width = label_width(self.label) if labelled else 0.0
        return (self.left - width, self.right) if self.leftwards else (self.left, self.right + width)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a glyph stands: its row from the top, None where there was no room; and whether it has its label."""

    row: int | None
    labelled: bool


def label_width(label: str) -> float:
    """Return how many pixels a label takes, with the space before it; 0 for an empty one."""
    return LABEL_OFFSET + _LABEL_STEP * len(label) if label else 0.0


def rows_wanted(boxes: Sequence[Box], *, most: int, labels: bool) -> int:
    """Return how many rows give each glyph a place (with its label, if `labels`), at most `most`, at least one."""
    places = _greedy(boxes, rows=most, labels=labels)
    return max((place.row + 1 for place in places if place.row is not None), default=1)


def pack(boxes: Sequence[Box], *, rows: int) -> tuple[Place, ...]:
    """Return a place for each box, within so many rows.

    Labels give way to glyphs: where labels would push a glyph out, all are placed without, and then labels are added
    wherever the row stays free behind the glyph. A glyph finds no place only where `rows` glyphs overlap already.
    """
    places = _greedy(boxes, rows=rows, labels=True)
    if any(place.row is None for place in places):
        places = _greedy(boxes, rows=rows, labels=False)
    return _with_labels(boxes, places)


def _greedy(boxes: Sequence[Box], *, rows: int, labels: bool) -> tuple[Place, ...]:
    """Place the boxes from left to right, each in the first row that is free; the wide ones after all others.

    A year's bar says less than a day's dot and takes a hundred times its room.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    places: list[Place] = [Place(None, labelled=False)] * len(boxes)
    extents = [box.extent(labelled=labels) for box in boxes]
    wide = [box.is_wide for box in boxes]
    for index in sorted(range(len(boxes)), key=lambda index: (wide[index], extents[index], index)):
        extent = extents[index]
        row = next((row for row in range(rows) if _is_free(taken[row], extent, whole=wide[index])), None)
        if row is not None:
            taken[row].append(extent)
            places[index] = Place(row, labelled=labels and bool(boxes[index].label))
    return tuple(places)


def _is_free(taken: Sequence[tuple[float, float]], extent: tuple[float, float], *, whole: bool) -> bool:
    """Tell whether a row has room; one that fills from left to right is looked at by its end alone."""
    start, end = extent
    looked_at = taken if whole else taken[-1:]
    return all(after + GAP <= start or end + GAP <= before for before, after in looked_at)


def _with_labels(boxes: Sequence[Box], places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places with a label wherever the row is free beside the glyph."""
    order = sorted(
        (index for index, place in enumerate(places) if place.row is not None),
        key=lambda index: (places[index].row, boxes[index].left, index),
    )
    labelled = list(places)
    taken = float("-inf")
    for index, after in zip(order, [*order[1:], *order[:1]], strict=True):
        box, row = boxes[index], places[index].row
        follows = places[after].row == row and after != order[0]
        limit = boxes[after].left - GAP if follows else float("inf")
        start, end = box.extent(labelled=True)
        shown = bool(box.label) and taken + GAP <= start and end <= limit
        labelled[index] = Place(row, labelled=shown)
        taken = box.extent(labelled=shown)[1] if follows else float("-inf")
    return tuple(labelled)


def share_rows(wanted: Sequence[int], *, total: int, least: Sequence[int] | None = None) -> tuple[int, ...]:
    """Return how many of `total` rows each lane gets: what it wants where that fits, else its share of what is missing.

    Args:
        wanted: Rows that each lane would like.
        total: Rows that there are; each lane gets one even where there are fewer.
        least: Rows that each lane has already, one each by default.
    """
    given = list(least) if least is not None else [1] * len(wanted)
    left = total - sum(given)
    while left > 0:
        hungry = [index for index, rows in enumerate(wanted) if given[index] < rows]
        if not hungry:
            break
        for index in sorted(hungry, key=lambda index: given[index] / wanted[index])[:left]:
            given[index] += 1
            left -= 1
    return tuple(given)
