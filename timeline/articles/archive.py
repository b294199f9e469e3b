"""A zip or gzip archive in, the files in it out as named parts; what would burst the memory is refused."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from timeline.articles.files import MAX_BYTES
from timeline.articles.parts import Part
from timeline.errors import ArticleError

MAX_FILES = 10_000
MAX_TOTAL = 500_000_000  # bytes of all files together, inflated


def read_zip(content: bytes, *, where: str) -> Iterator[Part]:
    """Yield the files of a zip archive, in the order of their names; folders and hidden files are passed over.

    Raises:
        ArticleError: not a zip archive, encrypted, or inflating to more than `MAX_BYTES` a file or `MAX_TOTAL`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = sorted(entry.filename for entry in archive.infolist() if _is_wanted(entry))
            _check_sizes(archive, names, where=where)
            for name in names:
                with archive.open(name) as file:
                    yield Part(name, _read(file, where=f"{where}/{name}"), PurePosixPath(name).suffix.lower())
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
        raise ArticleError(f"not a readable zip archive: {error}", where=where, remedy="Unpack it first") from error


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return not entry.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in parts)


def _check_sizes(archive: zipfile.ZipFile, names: list[str], *, where: str) -> None:
    total = sum(archive.getinfo(name).file_size for name in names)
    if len(names) > MAX_FILES or total > MAX_TOTAL:
        size = f"{len(names):,} files of together {total / 1e6:,.0f} MB"
        raise ArticleError(f"the archive holds too much: {size}", where=where, remedy="Split it")


def read_gzip(content: bytes, *, name: str, where: str) -> Iterator[Part]:
    """Yield the one file in a gzip stream, under its name without ".gz".

    Raises:
        ArticleError: the stream is broken or inflates to more than `MAX_BYTES`.
    """
    inner = name.removesuffix(".gz")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            yield Part("", _read(file, where=where), PurePosixPath(inner).suffix.lower())
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise ArticleError(f"not a readable gzip file: {error}", where=where, remedy="Unpack it first") from error


def _read(file: IO[bytes] | gzip.GzipFile, *, where: str) -> bytes:
    """Return the inflated content, reading no more of it than `MAX_BYTES`."""
    content: bytes = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ArticleError(f"a file inflates to more than {MAX_BYTES / 1e6:.0f} MB", where=where, remedy="Split it")
    return content
