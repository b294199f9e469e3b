"""A table of articles (CSV or TSV with a header) in, a record per row out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from timeline.articles.columns import FIELDS, check, field_name
from timeline.errors import InputError

MAX_FIELD = 5_000_000  # characters of one cell


def read_rows(text: str, *, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each row's line and its record; empty cells are left out.

    Raises:
        InputError: the header names neither `text` nor `page`, or a row is broken.
    """
    csv.field_size_limit(MAX_FIELD)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [field_name(cell) for cell in next(rows, [])]
        check(names, where=where)
        for row in rows:
            yield rows.line_num, {name: cell for name, cell in zip(names, row, strict=False) if name in FIELDS and cell}
    except csv.Error as error:
        place = f"{where}, line {rows.line_num}"
        raise InputError(f"not valid CSV: {error}", where=place, remedy="Quote cells that hold commas") from error
