"""Text in, the same text in plain lower-case letters out, character for character, so that offsets stay."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DASHES = "‐‑‒–—−­"
_QUOTES = "‘’‛`´"
_DOUBLE_QUOTES = "“”„«»‟″"
_OTHER = "~"  # stands for a character that no pattern asks for


class _Folds(dict[int, str]):
    """Character -> its plain form; the frequent ones are kept, the others worked out when they are met."""

    def __missing__(self, code: int) -> str:
        return _plain(chr(code))


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char in _DASHES:
        return "-"
    if char in _QUOTES:
        return "'"
    if char in _DOUBLE_QUOTES:
        return '"'
    if char.isspace() or unicodedata.category(char) in ("Zs", "Cc", "Cf"):
        return " "
    base = unicodedata.normalize("NFKD", char)[0].lower()
    if base.isascii():
        return base if base.isprintable() else " "
    return base if len(base) == 1 and base.isalpha() else _OTHER


_FOLDS = _Folds({code: _plain(chr(code)) for code in (*range(0x250), *range(0x2000, 0x2070))})  # Latin, and its marks
_SPACES = str.maketrans("\n\t\r\v\f`", "     '")


def fold(text: str) -> str:
    """Return the text without accents, capitals and typographic marks; `len` stays the same.

    `März` -> `marz`, `3–5 May` -> `3-5 may`, a line break or a no-break space -> a space.
    """
    if text.isascii():
        return text.lower().translate(_SPACES)
    return text.translate(_FOLDS)
