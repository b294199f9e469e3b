"""A place in a text in, the facility or district named after it out: "Jolo Cathedral", "the village of Barisha"."""

from __future__ import annotations

import re

from timeline.lexicons.places import Gazetteer

# Capitalised words, at most four, each after one space: " International Airport"
_NAME = re.compile(r"(?: [A-Z\u00c0-\u00de][\w’'-]*){1,4}")
_WORD = re.compile(r"[A-Z\u00c0-\u00de][\w’'-]*")
_LOWER = re.compile(r" ([a-z]+)(?: ([a-z]+))?\b")
_DIRECTION = re.compile(r"([A-Za-z]+(?:-[a-z]+)?) (?:of (?:the )?)?$")
_OF = re.compile(r"([a-z]+) of $")
_LOOK_BACK = 24  # characters that hold "municipality of "


def facility_end(text: str, end: int, limit: int, features: frozenset[str]) -> int:
    """Return the end of the facility that goes on behind a name ("Baghdad" + " International Airport"), else `end`.

    Args:
        text: The article's text.
        end: One past the last character of the name.
        limit: One past the last character of the sentence.
        features: Nouns that make a place of a name, in lower case.
    """
    match = _NAME.match(text, end, limit)
    if match is None:
        return end
    ends = [end + word.end() for word in _WORD.finditer(match[0]) if word[0].lower() in features]
    return ends[-1] if ends else end


def noun_end(text: str, end: int, limit: int, nouns: frozenset[str]) -> int:
    """Return the end of a noun in small letters behind a name, with one word between at most, else `end`.

    "Omsk" + " hospital", "Kabul" + " military airport", "Japanese" + " territorial waters".
    """
    match = _LOWER.match(text, end, limit)
    if match is None:
        return end
    if match[1] in nouns:
        return match.end(1)
    return match.end(2) if match[2] in nouns else end


def direction_start(text: str, start: int, limit: int, directions: frozenset[str]) -> int:
    """Return the beginning of "northern" or "south of the" before a name, or `start` where none stands there."""
    match = _DIRECTION.search(text, max(limit, start - _LOOK_BACK), start)
    return match.start() if match is not None and match[1].lower() in directions else start


def settlement_before(text: str, start: int, settlements: frozenset[str]) -> bool:
    """Tell whether the words before a name say that it is a place: "the village of "."""
    match = _OF.search(text[max(0, start - _LOOK_BACK) : start])
    return match is not None and match[1] in settlements


def unknown_end(text: str, start: int, limit: int, gazetteer: Gazetteer) -> int:
    """Return the end of an unknown place that begins at a capitalised word, or `start` where none does.

    A place is named where a capitalised noun of places ends the name ("Zaytuna Mosque", "Camp Speicher"), or where
    "the village of" stands before it.
    """
    word = _WORD.match(text, start, limit)
    if word is None or word[0] in gazetteer.not_first:
        return start
    if settlement_before(text, start, gazetteer.settlements):
        following = _NAME.match(text, word.end(), limit)
        return following.end() if following is not None else word.end()
    if word[0] == "Camp":
        following = _WORD.match(text, word.end() + 1, limit) if text[word.end() : word.end() + 1] == " " else None
        return following.end() if following is not None else start
    end = facility_end(text, word.end(), limit, gazetteer.clear_features)
    return end if end > word.end() and word[0].lower() not in gazetteer.features else start
