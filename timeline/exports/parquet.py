"""An `events` table to Apache Parquet and back, with its dtypes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from timeline.errors import InputError
from timeline.table import COLUMNS, Column, conform


def write(events: pd.DataFrame, path: Path, *, name: str) -> int:  # noqa: ARG001 - the format shows none
    """Write the table."""
    events.to_parquet(path, engine="pyarrow", index=False)
    return len(events)


def read(path: Path, columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Return the table that `write` wrote; Parquet gives days as `ms`, they come back as `s`.

    Raises:
        InputError: the file is not Parquet.
    """
    try:
        return conform(pd.read_parquet(path, engine="pyarrow"), columns)
    except ValueError as error:  # pyarrow's errors are ValueErrors
        raise InputError("the file is not Parquet", where=str(path)) from error
