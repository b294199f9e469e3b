"""An `events` table in, a file of some format out; one module per format."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "csv": ".csv",
        "jsonl": ".jsonl",
        "parquet": ".parquet",
        "ics": ".ics",
        "geojson": ".geojson",
        "timelinejs": ".json",
        "html": ".html",
    }
)
"""The formats, each a module of this package, and the suffix that means it."""


def write(events: pd.DataFrame, path: str | Path, *, format: str | None = None, name: str = "timeline") -> int:
    """Write an `events` table to a file, and return how many events the file holds.

    Some formats cannot hold an event without a day, or one before the year 1; those are left out.

    Args:
        events: An `events` table.
        path: The file; it is overwritten.
        format: One of `FORMATS`, or None to take what the suffix means.
        name: The timeline's name, for formats that show one.

    Raises:
        InputError: no such format, or the suffix means none.
        StorageError: the file cannot be written.
    """
    module = _module(format or format_of(path))
    try:
        return int(module.write(events, Path(path), name=name))
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageError(f"cannot be written: {reason}", where=str(path), remedy="Choose another place") from error


def format_of(path: str | Path) -> str:
    """Return the format that a file's suffix means.

    Raises:
        InputError: it means none.
    """
    suffix = Path(path).suffix.lower()
    for name, known in FORMATS.items():
        if suffix == known:
            return name
    raise InputError(
        f"the suffix {suffix!r} means no format", where=str(path), remedy="Use --format " + "|".join(FORMATS)
    )


def _module(format_name: str) -> Any:
    if format_name not in FORMATS:
        raise InputError(f"there is no format {format_name!r}", remedy="Formats are " + ", ".join(FORMATS))
    return import_module(f"timeline.exports.{format_name}")
