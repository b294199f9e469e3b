"""Numbers as the text writes them in, their values out."""

from __future__ import annotations

import re

from timeline.temporal.words import Words

_VAGUE = "X"
_MIXED = re.compile(r"(\d+(?:\.\d+)?)(?: +(\d)/(\d))?")
_SPLIT = re.compile(r"[ -]+")


def amount(text: str, words: Words) -> str | None:
    """Return an amount as a decimal number, "X" where it is vague ("several"), or None where it is neither.

    `2 1/2` -> `2.5`, `twenty-four` -> `24`, `two hundred and ten` -> `210`, `a` -> `1`, `half a` -> `0.5`.
    """
    key = " ".join(text.split())
    if key in words.of("vague_number"):
        return _VAGUE
    if key in words.of("half_number"):
        return "0.5"
    for name in ("article", "couple"):
        if key in words.of(name):
            return words.of(name)[key]
    return _digits(key) or _in_words(key, words)


def _digits(text: str) -> str | None:
    match = _MIXED.fullmatch(text.replace(",", ""))
    if match is None:
        return None
    whole, above, below = match.groups()
    if above is None:
        return whole
    return f"{float(whole) + int(above) / int(below):g}"


def _in_words(text: str, words: Words) -> str | None:
    cardinals, joints = words.of("cardinal"), words.of("number_joint")
    total, current = 0, 0
    for word in _SPLIT.split(text):
        if word in joints or words.has("article", word):
            continue
        if word not in cardinals:
            return None
        number = int(cardinals[word])
        if number >= 1000:  # thousand multiplies all that stands before it
            total, current = total + max(current, 1) * number, 0
        elif number == 100:  # hundred multiplies what stands before it
            current = max(current, 1) * number
        else:
            current += number
    return str(total + current)
