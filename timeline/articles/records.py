"""JSON Lines in, articles out: a record with `text` counts as read, one with `page` is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from timeline.articles.page import from_page
from timeline.articles.plain import from_text
from timeline.errors import InputError
from timeline.model.article import Article
from timeline.model.time import Day

MAX_LINE = 20_000_000  # characters of one record


def read_records(lines: Iterable[str], *, where: str, whole: bool = False) -> Iterator[Article]:
    """Yield the article of each line that is not blank: `{"id","date","title","text","url"}` or `{"id","page"}`.

    Unknown fields are ignored, missing ones are null; `dct` counts as `date`. A record without an id gets its place.
    The lines before a broken one are answered before the error is raised.

    Args:
        lines: JSON objects, one a line.
        where: The file's name, for errors and for records without an id.
        whole: Whether every line of a text is body, for tagging.

    Raises:
        InputError: a line is not a JSON object, has neither text nor page, or has a field of the wrong form.
    """
    for number, line in enumerate(lines, start=1):
        content = line.strip().removeprefix("\ufeff")
        if content:
            place = f"{where}, line {number}"
            article = from_record(_record(content, place), where=place, whole=whole)
            yield replace(article, original=content.encode("utf-8", "replace"))


def _record(line: str, where: str) -> Mapping[str, Any]:
    if len(line) > MAX_LINE:
        raise InputError(f"a record has more than {MAX_LINE:,} characters", where=where, remedy="Split it")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        detail = str(error) if isinstance(error, ValueError) else "it is too deeply nested"
        raise InputError(
            f"not valid JSON: {detail}", where=where, remedy="Write one JSON object per line (JSON Lines)"
        ) from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object", where=where, remedy='Write objects such as {"id": "1", "text": "..."}')
    return record


def from_record(record: Mapping[str, Any], *, where: str, whole: bool = False) -> Article:
    """Return the article of one record; see `read_records`.

    Raises:
        InputError: the record has neither text nor page, or a field of the wrong form; the message names `where`.
    """
    identity = record.get("id")
    name = where if identity is None else str(identity)
    day = _day(record, where)
    text, page = _field(record, "text", where), _field(record, "page", where)
    if text is None and page is None:
        raise InputError(
            "the record has neither text nor page",
            where=where,
            remedy="Give the article as 'text', or what was pasted from its page as 'page'",
        )
    given = {key: _field(record, key, where) for key in ("title", "url", "publisher")}
    if text is not None:
        return from_text(
            text,
            id=name,
            title=given["title"],
            publication_date=day,
            url=given["url"],
            publisher=given["publisher"],
            whole=whole,
        )
    return _with_given(from_page(page or "", id=name), day, given)


def _with_given(article: Article, day: Day | None, given: Mapping[str, str | None]) -> Article:
    """Return the article with the fields that its record gives in place of those that were read."""
    known = {key: value for key, value in given.items() if value is not None}
    return replace(article, publication_date=day or article.publication_date, **known)  # type: ignore[arg-type] # str fields


def _field(record: Mapping[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"the field '{key}' is not a string", where=where)
    return None if value is None else _encodable(value)


def _encodable(value: str) -> str:
    r"""Return the value with lone surrogates ("\ud800") replaced one for one: they have no UTF-8."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in value)
    return value


def _day(record: Mapping[str, Any], where: str) -> Day | None:
    """Return the day of `date` or `dct`: an ISO day, or the day of an ISO time ("2017-08-18T15:00:00Z")."""
    key = "date" if record.get("date") is not None else "dct"
    value = _field(record, key, where)
    if not value:
        return None
    try:
        return Day.parse(value.replace(" ", "T").partition("T")[0])
    except ValueError as error:
        remedy = f"Write '{key}' as YYYY-MM-DD, or null where it is unknown"
        raise InputError(f"the field '{key}' is no day: {value[:40]!r}", where=where, remedy=remedy) from error
