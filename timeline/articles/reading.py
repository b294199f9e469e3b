"""A path in, its articles out: JSON Lines are read line by line, other files whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from timeline.articles.dispatch import articles_of, is_plain
from timeline.articles.files import MAX_BYTES
from timeline.articles.parts import Part
from timeline.articles.pool import Pool, shared
from timeline.articles.records import read_records
from timeline.errors import ArticleError
from timeline.model.article import Article
from timeline.model.time import Day

MAX_ARCHIVE = 200_000_000  # bytes of a file that holds many articles
_ARCHIVES = frozenset({".warc", ".zip", ".parquet"})


def read(
    path: Path, *, reference: Day | None = None, whole: bool = False, pool: Pool | None = None
) -> Iterator[Article]:
    """Yield the articles of a file, or of every file of a folder, in the order of their names.

    An article's id is the path as given, followed by the part's name where a file holds several; JSON Lines records
    keep their own ids.

    Args:
        path: A .txt, .md, .html, .pdf, .docx, .eml, .jsonl, .json, .csv, .tsv, .parquet, .warc, .zip or .gz file, a
            feed, or a folder.
        reference: The day on which the files were saved, if it is known: "3 days ago" counts back from it, and a
            later date is not taken for a publication date.
        whole: Whether every line of a text is body, for tagging.
        pool: The child processes that read; where not given, plain text is read in this process, and what needs a
            parser by this process's own children.

    Raises:
        ArticleError: a file is missing, empty, binary, too large or broken.
        InputError: a record of JSON Lines or a table has the wrong form; what stands before it is yielded first.
    """
    for file in files_of(path):
        if file.suffix.lower() in (".jsonl", ".ndjson"):
            yield from _json_lines(file, whole=whole)
        else:
            part = Part("", _bytes(file), _suffix(file))
            reader = articles_of if pool is None and is_plain(part) else (pool or shared()).articles_of
            for article in reader(part, str(file), reference=reference, whole=whole):
                yield _before(article, reference)


def files_of(path: Path) -> Iterator[Path]:
    """Yield the files of a folder, by name and without hidden ones, or the path itself where it is no folder.

    Raises:
        ArticleError: the folder holds no file.
    """
    if path.is_dir():
        found = sorted(
            file
            for file in path.rglob("*")
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
        if not found:
            raise ArticleError("the folder holds no file", where=str(path), remedy="Give a folder with articles")
        yield from found
    else:
        yield path


def _suffix(file: Path) -> str:
    """Return the suffix that says how to read a file; a compressed web archive is one: "news.warc.gz"."""
    suffix = file.suffix.lower()
    return ".warc" if file.name.lower().endswith(".warc.gz") else suffix


def _bytes(file: Path) -> bytes:
    most = MAX_ARCHIVE if _suffix(file) in _ARCHIVES else MAX_BYTES
    try:
        if file.stat().st_size > most:
            raise ArticleError(
                f"the file has more than {most / 1e6:.0f} MB",
                where=str(file),
                remedy="Split it, or give one article per line as JSON Lines",
            )
        return file.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError("there is no such file", where=str(file), remedy="Check the path") from error
    except OSError as error:
        raise ArticleError(f"the file cannot be read: {error.strerror}", where=str(file)) from error


def _json_lines(file: Path, *, whole: bool) -> Iterator[Article]:
    """Yield the records of a JSON Lines file, read line by line, so that it may be of any length."""
    try:
        with file.open(encoding="utf-8-sig", newline="\n") as lines:
            found = False
            for article in read_records(lines, where=str(file), whole=whole):
                found = True
                yield article
    except FileNotFoundError as error:
        raise ArticleError("there is no such file", where=str(file), remedy="Check the path") from error
    except UnicodeDecodeError as error:
        raise ArticleError("the file is not UTF-8", where=str(file), remedy="JSON Lines are UTF-8") from error
    except OSError as error:
        raise ArticleError(f"the file cannot be read: {error.strerror}", where=str(file)) from error
    if not found:
        raise ArticleError("the file is empty", where=str(file), remedy="Give one JSON object per line")


def _before(article: Article, reference: Day | None) -> Article:
    """Return the article without a publication date that lies after the reference."""
    day = article.publication_date
    return replace(article, publication_date=None) if day and reference and reference < day else article
