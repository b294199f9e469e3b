"""Boxes of pixels in, rows out: glyphs never cover each other, labels stand only where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 5.0
"""Pixels left free between two boxes of one row."""

_LABEL_STEP = 6.15
"""Pixels per character of a label at 11 px, on average (Inter, DejaVu Sans and Segoe UI lie between 5.6 and 6.6)."""

LABEL_OFFSET = 5.0
"""Pixels between a glyph and its label."""


@dataclass(frozen=True, slots=True)
class Box:
    """A glyph on one row: from `left` to `right` in pixels, with the label that it would like to have."""

    left: float
    right: float
    label: str = ""


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
    """Place the boxes from left to right, each in the first row that is free."""
    ends = [float("-inf")] * rows
    places: list[Place] = [Place(None, labelled=False)] * len(boxes)
    for index in sorted(range(len(boxes)), key=lambda index: (boxes[index].left, index)):
        box = boxes[index]
        row = next((row for row, end in enumerate(ends) if end + GAP <= box.left), None)
        if row is not None:
            ends[row] = box.right + (label_width(box.label) if labels else 0.0)
            places[index] = Place(row, labelled=labels and bool(box.label))
    return tuple(places)


def _with_labels(boxes: Sequence[Box], places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places with a label wherever the next glyph of the row leaves room for it."""
    following: dict[int, float] = {}
    labelled = list(places)
    for index in sorted(range(len(boxes)), key=lambda index: (-boxes[index].left, -index)):
        box, row = boxes[index], places[index].row
        if row is None:
            continue
        room = following.get(row, float("inf")) - box.right - GAP
        labelled[index] = Place(row, labelled=bool(box.label) and label_width(box.label) <= room)
        following[row] = box.left
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
