"""A match in digits in, whether it is a piece of something longer out."""

from __future__ import annotations

from timeline.temporal.rule import Match

_GLUED = "-/.:,$€£#@_=+"  # "1.2.2003.4", "#1/2/2003", "http://x.org/2015/01/02": not a date of the text


def glued(match: Match) -> bool:
    """Tell whether digits belong to something longer: an address, a version, a sum."""
    before, after = match.before[-2:], match.after[:2]
    listed = before[-1:] == "," and not before[:1].isdecimal()  # "Saturday,7pm" is a list, "1,430 pm" a number
    if before[-1:] and before[-1] in _GLUED and not listed and not (before[-1] in "-:" and not before[:1].isalnum()):
        return True
    return after[:1] in ("/", "-", "_", "%", "$", "@") and after[1:].isalnum()
