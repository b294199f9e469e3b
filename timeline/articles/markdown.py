"""Markdown in, plain text and its headline out; what a front matter says is given back too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import re2

_HEADING = re.compile(r"#{1,6} ")
_WORDS = r"[^\s*_`](?:[^*_`\n]*[^\s*_`])?"
# RE2, since a line of a million "![a](" keeps a backtracking engine busy for minutes
_IMAGE = re2.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re2.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")
_EMPHASIS = re2.compile("|".join(rf"{mark}({_WORDS}){mark}" for mark in (r"\*\*", "__", r"\*", "_", "`")))
_MOST_MARKS = 60  # of a line; one with more is no Markdown
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
    if not 0 < sum(map(stripped.count, "[*_`")) <= _MOST_MARKS:
        return stripped
    return str(_EMPHASIS.sub(_inside, _LINK.sub(r"\1", _IMAGE.sub("", stripped))))


def _inside(match: Any) -> str:
    """Return the words between marks of emphasis: the one group that matched."""
    return next(str(words) for words in match.groups() if words)
