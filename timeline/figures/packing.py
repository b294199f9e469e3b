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
        chosen: It is the event that is open, and gets its place before all others.
    """

    left: float
    right: float
    label: str = ""
    leftwards: bool = False
    chosen: bool = False

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
    rows = _first_fit(boxes, rows=most, labelled=[labels] * len(boxes))
    return max((row + 1 for row in rows if row is not None), default=1)


def pack(boxes: Sequence[Box], *, rows: int) -> tuple[Place, ...]:
    """Return a place for each box, within so many rows.

    Labels give way to glyphs: where all labels do not fit, the glyphs are spread over the rows, and labels are added
    wherever a row stays free beside its glyph. A glyph finds no place only where `rows` glyphs overlap already.
    """
    found = _first_fit(boxes, rows=rows, labelled=[True] * len(boxes))
    if None in found:
        found = _spread(boxes, rows=rows)
    return _with_labels(boxes, found)


def _first_fit(boxes: Sequence[Box], *, rows: int, labelled: Sequence[bool]) -> list[int | None]:
    """Return the first free row of each box; None where there is none."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    found: list[int | None] = [None] * len(boxes)
    extents = [box.extent(labelled=with_label) for box, with_label in zip(boxes, labelled, strict=True)]
    unordered = any(box.chosen for box in boxes)
    for index in _order(boxes, extents):
        extent, whole = extents[index], unordered or boxes[index].is_wide
        row = next((row for row in range(rows) if _is_free(taken[row], extent, whole=whole)), None)
        if row is not None:
            taken[row].append(extent)
            found[index] = row
    return found


def _spread(boxes: Sequence[Box], *, rows: int) -> list[int | None]:
    """Return for each glyph the row that has been free for longest, so that labels find room behind the others."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    found: list[int | None] = [None] * len(boxes)
    extents = [box.extent(labelled=False) for box in boxes]
    unordered = any(box.chosen for box in boxes)
    for index in _order(boxes, extents):
        extent, whole = extents[index], unordered or boxes[index].is_wide
        free = [row for row in range(rows) if _is_free(taken[row], extent, whole=whole)]
        if free:
            row = min(free, key=lambda row: (taken[row][-1][1] if taken[row] else float("-inf"), row))
            taken[row].append(extent)
            found[index] = row
    return found


def _order(boxes: Sequence[Box], extents: Sequence[tuple[float, float]]) -> list[int]:
    """Return the order in which boxes are placed: the chosen one, the others from left to right, the wide ones last.

    A year's bar says less than a day's dot and takes a hundred times its room.
    """
    return sorted(range(len(boxes)), key=lambda at: (not boxes[at].chosen, boxes[at].is_wide, extents[at], at))


def _is_free(taken: Sequence[tuple[float, float]], extent: tuple[float, float], *, whole: bool) -> bool:
    """Tell whether a row has room; one that fills from left to right is looked at by its end alone."""
    start, end = extent
    looked_at = taken if whole else taken[-1:]
    return all(after + GAP <= start or end + GAP <= before for before, after in looked_at)


def _with_labels(boxes: Sequence[Box], rows: Sequence[int | None]) -> tuple[Place, ...]:
    """Return the places with a label wherever the row is free beside the glyph."""
    places = [Place(row, labelled=False) for row in rows]
    for row in {row for row in rows if row is not None}:
        members = sorted((at for at, own in enumerate(rows) if own == row), key=lambda at: (boxes[at].left, at))
        taken = float("-inf")
        for at, after in zip(members, [*members[1:], None], strict=True):
            start, end = boxes[at].extent(labelled=True)
            limit = float("inf") if after is None else boxes[after].left - GAP
            shown = bool(boxes[at].label) and taken + GAP <= start and end <= limit
            places[at] = Place(row, labelled=shown)
            taken = boxes[at].extent(labelled=shown)[1]
    return tuple(places)


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
