"""A word in, the word without diacritics out, so that "Erdoğan" and "Erdogan" are one."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not decompose, and the typographic apostrophes.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "ə": "e",
     "œ": "oe", "þ": "th", "Þ": "Th", "ð": "d", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'"}
)  # fmt: skip


def fold(text: str) -> str:
    """Return the text without diacritics and with straight apostrophes; plain ASCII comes back as it is."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
