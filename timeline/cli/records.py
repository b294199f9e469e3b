"""Files and JSON Lines in, articles and records out; a broken line is an error that names it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from timeline.errors import ArticleError, InputError
from timeline.model.article import Article
from timeline.model.records import whole
from timeline.model.time import Day

Record = dict[str, Any]

STANDARD_INPUT = "-"

_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_SHOWN_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Given:
    """An article as a command got it: its id as it was spelled (any JSON value), and where it stood."""

    article: Article
    id: Any
    where: str


def read_records(path: str) -> Iterator[tuple[Record, str]]:
    """Yield each record of a JSON Lines file with its place, "file:line"; blank lines are passed over.

    Raises:
        InputError: a line is not a JSON object in UTF-8, when its turn comes.
        ArticleError: the file cannot be read.
    """
    with _opened(path) as file:
        yield from _records(file, path)


def read_articles(path: str, *, whole_text: bool = False) -> Iterator[Given]:
    """Yield the articles of a file, or of each record of a JSON Lines file.

    Args:
        path: A file of any supported format, or "-" for standard input.
        whole_text: Whether all of a record's `text` is body, without a look for furniture.

    Raises:
        ArticleError: the file cannot be read.
        InputError: a line is broken, or its record has neither `text` nor `page`.
    """
    if path == STANDARD_INPUT:
        yield from _from_standard_input(whole_text=whole_text)
    elif holds_records(path):
        for record, where in read_records(path):
            yield _given(record, where, whole_text=whole_text)
    else:
        for article in _from_file(path):
            yield Given(article, article.id, path)


def holds_records(path: str) -> bool:
    """Tell whether a file is JSON Lines, or may be."""
    return path == STANDARD_INPUT or Path(path).suffix.lower() in _SUFFIXES


def day_of(value: Any, name: str, where: str) -> Day | None:
    """Return the day of a record's field: `YYYY-MM-DD`, also with a clock time after it; None for null.

    Raises:
        InputError: the field is anything else.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        text = value.strip()
        try:
            return Day.parse(text[:10] if text[10:11] in ("T", " ") else text)
        except ValueError:
            pass
    raise InputError(
        f"`{name}` is no day: {str(value)[:_SHOWN_CHARACTERS]!r}", where=where, remedy="Write YYYY-MM-DD, or null"
    )


def day_option(value: str | None, name: str) -> Day | None:
    """Return the day that a person typed, in any language that names one day: "2017-08-18", "18 août 2017".

    Raises:
        InputError: it is no day, or could be several ("03/04/2017").
    """
    if value is None:
        return None
    try:
        return Day.parse(value.strip())
    except ValueError:
        from timeline.temporal.strings import read_date  # dateparser takes a while to load

        day = read_date(value, reference=None)
    if day is None:
        raise InputError(
            f"`{name}` names no single day: {value[:_SHOWN_CHARACTERS]!r}", remedy="Write it as YYYY-MM-DD"
        )
    return day


def write_record(record: Record) -> None:
    """Write a record as a line on standard output."""
    sys.stdout.write(line_of(record) + "\n")


def line_of(record: Record) -> str:
    """Return a record as one line of JSON."""
    line = json.dumps(record, ensure_ascii=False)
    return line if whole(line) == line else json.dumps(record)


def _opened(path: str) -> BinaryIO:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: Exception) -> ArticleError:
    reason = getattr(error, "strerror", None) or str(error)
    return ArticleError(f"cannot be read: {reason}", where=path, remedy="Check the name and the right to read it")


def _records(lines: Iterable[bytes], path: str) -> Iterator[tuple[Record, str]]:
    try:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _record(line, f"{path}:{number}"), f"{path}:{number}"
    except OSError as error:  # a folder opens, and fails when it is read
        raise _unreadable(path, error) from error


def _record(line: bytes, where: str) -> Record:
    try:
        record = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise InputError("the line is not UTF-8", where=where, remedy="Save the file as UTF-8") from error
    except RecursionError as error:
        raise InputError("the line is nested too deep", where=where) from error
    except ValueError as error:
        raise InputError(
            f"the line is not JSON: {error}", where=where, remedy="Write one JSON object a line"
        ) from error
    if not isinstance(record, dict):
        raise InputError("the line is not a JSON object", where=where, remedy="Write one JSON object a line")
    return record


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")


def _from_standard_input(*, whole_text: bool) -> Iterator[Given]:
    content = sys.stdin.buffer.read()
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        for record, where in _records(content.splitlines(), "standard input"):
            yield _given(record, where, whole_text=whole_text)
        return
    from timeline import articles

    text = content.decode("utf-8-sig", "replace")
    yield Given(articles.from_text(text, id=STANDARD_INPUT), STANDARD_INPUT, "standard input")


def _given(record: Record, where: str, *, whole_text: bool) -> Given:
    """Return the article of a record `{"id", "date" or "dct", "title", "text" or "page", "url", "publisher"}`."""
    from timeline import articles

    given_id = record.get("id")
    article_id = whole(str(given_id)) if given_id not in (None, "") else where
    date_field = "dct" if "dct" in record else "date"
    day = day_of(record.get(date_field), date_field, where)
    text = _text(record, "text", where)
    page = _text(record, "page", where)
    if text is not None:
        article = articles.from_text(
            text,
            id=article_id,
            title=_text(record, "title", where),
            publication_date=day,
            url=_text(record, "url", where),
            publisher=_text(record, "publisher", where),
            whole=whole_text,
        )
    elif page is not None:
        article = with_known(articles.from_page(page, id=article_id), day=day, title=_text(record, "title", where))
    else:
        raise InputError("the record has neither `text` nor `page`", where=where, remedy="Give it one of them")
    return Given(article, given_id, where)


def with_known(article: Article, *, day: Day | None, title: str | None) -> Article:
    """Return the article with the day and the title that a person knows better."""
    return replace(article, publication_date=day or article.publication_date, title=title or article.title)


def _text(record: Record, name: str, where: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value and whole(value)
    raise InputError(f"`{name}` is not a string or null: {str(value)[:_SHOWN_CHARACTERS]!r}", where=where)


def _from_file(path: str) -> Iterable[Article]:
    from timeline import articles

    found = articles.read(Path(path))
    return (found,) if isinstance(found, Article) else found
