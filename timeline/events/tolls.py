"""A trigger in its parsed sentence in; how many were killed and injured, and the words that say so, out."""

from __future__ import annotations

from timeline.events.parse import Parse
from timeline.lexicons.grammar import Grammar
from timeline.model.event import Toll

_FORMS = {
    "killed": frozenset(
        {"killed", "killing", "dead", "kills", "kill", "deaths", "died", "dies", "lives", "fatalities"}
    ),
    "injured": frozenset({"injured", "injuring", "wounded", "wounding", "injuries", "hurt", "wounds", "injures"}),
}
_REACH = 7
"""Words between a number and the word that says what it counts, at most: "at least 20 people, most of them ..."."""
_FLOORS = frozenset({"least", "than", "over"})
_CEILINGS = frozenset({"most", "to"})
_LARGEST = 10_000_000
"""A number above this counts no people hurt in one incident."""


def toll(parsed: Parse, kind: str, grammar: Grammar) -> Toll | None:
    """Return the toll of a kind ("killed", "injured") that the sentence tells, or None.

    The number nearest to the counting word is taken: before it ("20 people were killed") or after it ("killing 20").
    """
    for i, word in enumerate(parsed.words):
        if word.lower not in _FORMS[kind]:
            continue
        for k in _nearby(parsed, i, gerund=word.tag in "GVZ" or (word.tag == "D" and word.lower == kind)):
            found = _number(parsed, k, grammar)
            if found is not None and not _counts_otherwise(parsed, k):
                low, high, first, last = found
                return Toll(low, high, " ".join(w.text for w in parsed.words[first : last + 1]))
    return None


def _nearby(parsed: Parse, i: int, *, gerund: bool) -> list[int]:
    before = list(range(i - 1, max(i - 1 - _REACH, -1), -1))
    after = list(range(i + 1, min(i + 1 + _REACH, len(parsed.words))))
    stop = next((n for n, k in enumerate(before) if parsed.words[k].tag in ";.VZDG" and k != i), len(before))
    order = after + before[:stop] if gerund else before[:stop] + after
    return [k for k in order if parsed.words[k].tag in "AXSN"]


def _counts_otherwise(parsed: Parse, k: int) -> bool:
    """Whether the number is an age, a date or a measure: "aged 20", "20 kilometres"."""
    after = parsed.words[k + 1].lower if k + 1 < len(parsed.words) else ""
    before = parsed.words[k - 1].lower if k else ""
    return before in {"aged", "age", "$", "in", "on"} or after in {
        "km",
        "kilometres",
        "kilometers",
        "miles",
        "%",
        "percent",
        "a",
    }


def _number(parsed: Parse, k: int, grammar: Grammar) -> tuple[int, int | None, int, int] | None:
    """The range that the number at word k means, and the words of it: "more than a dozen" is 13 or more."""
    value = number_at(parsed.words[k].lower, grammar)
    if value is None:
        return None
    low, high = value
    first = k
    before = [word.lower for word in parsed.words[max(k - 3, 0) : k]]
    if any(word in _FLOORS for word in before):
        first, high = max(k - 2, 0), None
        low = low + 1 if "than" in before or "over" in before else low
    elif any(word in _CEILINGS for word in before[-1:]) and "up" in before:
        first, low, high = max(k - 2, 0), 0, low
    return low, high, first, k


def number_at(lower: str, grammar: Grammar) -> tuple[int, int | None] | None:
    """Return the range of people that a number word means, or None: "20" is (20, 20), "dozens" (24, None)."""
    digits = lower.replace(",", "")
    if digits.isdecimal():
        count = int(digits) if len(digits) < 9 else _LARGEST + 1
        return (count, count) if count <= _LARGEST and not (1900 <= count <= 2099 and "," not in lower) else None
    return grammar.number_words.get(lower)
