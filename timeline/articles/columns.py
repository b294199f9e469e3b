"""The name of a table's column in, the field of an article's record out that it holds."""

from __future__ import annotations

from collections.abc import Collection

from timeline.errors import InputError

FIELDS = ("id", "date", "title", "text", "url", "publisher", "page")
_OTHER_NAMES = {
    "body": "text",
    "content": "text",
    "headline": "title",
    "published": "date",
    "publication_date": "date",
    "link": "url",
    "source": "publisher",
}


def field_name(column: str) -> str:
    """Return the field that a column holds, or the column's name in lower case where it is none of `FIELDS`."""
    name = column.strip().lower()
    return _OTHER_NAMES.get(name, name)


def check(names: Collection[str], *, where: str) -> None:
    """Raise InputError where none of a table's fields holds an article."""
    if not {"text", "page"} & set(names):
        remedy = f"Name the columns: {', '.join(FIELDS)}"
        raise InputError("the table has neither a column 'text' nor 'page'", where=where, remedy=remedy)
