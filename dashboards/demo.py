"""Nothing in, a timeline of the sample articles out, kept until the dashboard ends."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import timeline
from timeline.api import Timeline
from timeline.api.adding import Extraction
from timeline.articles import read
from timeline.errors import InputError

NAME = "Sample articles"

_PACKAGE = Path(timeline.__file__).parent
FOLDERS = (_PACKAGE / "samples", _PACKAGE.parent / "data" / "articles")
"""Where the samples lie: in an installed program, and in its source tree."""

_FOREIGN = "dw-"
"""How the names of articles begin whose text belongs to their publisher: the installed program has none of them."""


@contextmanager
def demo_timeline(*, pipeline: Extraction | None = None) -> Iterator[Timeline]:
    """Give a new timeline of the sample articles, and forget it at the end.

    Args:
        pipeline: What extracts mentions; None for the program's own.
    """
    with (
        tempfile.TemporaryDirectory(prefix="timeline-") as folder,
        Timeline.open(Path(folder) / "samples.db", name=NAME, pipeline=pipeline) as samples,
    ):
        samples.add(article for path in sample_files() for article in read(path))
        yield samples


def sample_files(folders: tuple[Path, ...] = FOLDERS) -> tuple[Path, ...]:
    """Return the files of the sample articles, by name.

    Raises:
        InputError: there are none.
    """
    for folder in folders:
        files = sorted(path for path in folder.glob("*.txt") if not path.name.startswith(_FOREIGN))
        if files:
            return tuple(files)
    raise InputError("the sample articles are missing", where=str(folders[0]), remedy="Install the program again")
