"""One entry of a lexicon file in, its checked fields out; an entry that breaks the schema is refused by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.errors import LexiconError

_CODE = re.compile(r"[A-Z][A-Z0-9]+")


@dataclass(frozen=True)
class Fields:
    """The fields of a kind of entry: those that it must have, and those that it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @cached_property
    def known(self) -> frozenset[str]:
        """All of them."""
        return frozenset((*self.required, *self.optional))


def check_entry(entry: Any, *, where: str, fields: Fields) -> None:
    """Refuse an entry that is no mapping, lacks a required field, or has a field that nobody reads."""
    if not isinstance(entry, dict):
        raise LexiconError(f"not an entry: {entry!r}", where=where, remedy="Write `- code: ...` with its fields below")
    label = entry.get("code") or entry.get("name") or "?"
    for key in fields.required:
        if not entry.get(key):
            raise LexiconError(f"entry {label} has no {key}", where=where, remedy=f"Give it a {key}")
    if not fields.known.issuperset(entry):
        unknown = next(key for key in entry if key not in fields.known)
        remedy = "Fields are " + ", ".join((*fields.required, *fields.optional))
        raise LexiconError(f"entry {label} has an unknown field {unknown!r}", where=where, remedy=remedy)


def check_code(code: Any, *, where: str) -> str:
    """Return a code, or refuse what is not upper-case letters and digits."""
    if not isinstance(code, str) or _CODE.fullmatch(code) is None:
        raise LexiconError(f"{code!r} is not a code", where=where, remedy="Codes are upper-case letters and digits")
    return code


def text_of(entry: Mapping[str, Any], key: str, *, where: str) -> str:
    """Return a field that is text."""
    value = entry[key]
    if not isinstance(value, str):
        raise LexiconError(f"{key} {value!r} is not text", where=where, remedy="Put it in quotation marks")
    return value


def strings(entry: Mapping[str, Any], key: str, *, where: str) -> tuple[str, ...]:
    """Return a field that is a list of texts; empty where the entry has none."""
    values = entry.get(key)
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        label = entry.get("code") or entry.get("name")
        raise LexiconError(
            f"{key} of entry {label} is not a list of texts",
            where=where,
            remedy="Write [a, b], words like No in quotes",
        )
    return tuple(values)
