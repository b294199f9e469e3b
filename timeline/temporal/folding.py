"""Text in, the same text in plain lower-case letters out, character for character, so that offsets stay."""

from __future__ import annotations

import unicodedata

_DASHES = "‐‑‒–—−­"
_QUOTES = "‘’‛`´"
_DOUBLE_QUOTES = "“”„«»‟″"
_OTHER = "~"  # stands for a character that no pattern asks for


class _Folds(dict[int, str]):
    """Character -> its plain form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


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


_FOLDS = _Folds()
_SPACES = str.maketrans("\n\t\r\v\f`", "     '")


def fold(text: str) -> str:
    """Return the text without accents, capitals and typographic marks; `len` stays the same.

    `März` -> `marz`, `3–5 May` -> `3-5 may`, a line break or a no-break space -> a space.
    """
    if text.isascii():
        return text.lower().translate(_SPACES)
    return text.translate(_FOLDS)
