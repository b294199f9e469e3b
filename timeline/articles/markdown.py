"""Markdown in, plain text and its headline out; what a front matter says is given back too."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"#{1,6} ")
_IMAGE = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\s]{0,2000}[^)\n]{0,300}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\s]{0,2000}[^)\n]{0,300}\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)([^*_`\n]{1,300})(?<=\S)\1")
_FRONT = "---"
_MAX_FRONT = 60  # lines


@dataclass(frozen=True, slots=True)
class Markdown:
    """A Markdown file's text without its marks, its headline, and the fields of its front matter as written."""

    text: str
    title: str | None
    fields: dict[str, str]


def read_markdown(source: str) -> Markdown:
    """Return the text of a Markdown file: headings, emphasis and links as their words, images left out."""
    fields, lines = _front_matter(source.splitlines())
    title = fields.get("title") or next((_plain(line[2:]).strip() for line in lines if line.startswith("# ")), None)
    return Markdown("\n".join(_plain(line) for line in lines), title or None, fields)


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the `key: value` lines between two lines of three dashes at the top, and the lines after them."""
    if not lines or lines[0].strip() != _FRONT:
        return {}, lines
    for end, line in enumerate(lines[1:_MAX_FRONT], start=1):
        if line.strip() == _FRONT:
            pairs = (entry.partition(":") for entry in lines[1:end])
            return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}, lines[end + 1 :]
    return {}, lines


def _plain(line: str) -> str:
    stripped = _HEADING.sub("", line.strip(), count=1) if line.lstrip().startswith("#") else line.removeprefix("> ")
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _IMAGE.sub("", stripped)))
