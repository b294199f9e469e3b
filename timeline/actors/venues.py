"""A name in a sentence in, whether it only says where something was out: "a Kabul bombing", "on Twitter"."""

from __future__ import annotations

from timeline.actors.phrases import phrase_at
from timeline.actors.reading import Reading
from timeline.lexicons.actors import Name


def is_venue(reading: Reading, at: int, end: int, name: Name) -> bool:
    """Tell whether a capital or a medium is the scene and not an actor."""
    if name.role == "capital":
        return _is_scene(reading, at, end)
    return reading.kind_of(name.code) == "company" and _is_medium(reading, at, end)


def _is_scene(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a capital qualifies what happened there: "a Kabul car bombing", "the Paris talks"."""
    tokens, words = reading.tokens, reading.index.words
    following = tokens.word(end)
    if not following.islower() or not following.isalpha() or following in words("verbs"):
        return False
    if phrase_at(reading.index, tokens, end).noun is not None:
        return False  # "a Moscow court"
    if tokens.lower(at - 1) in words("determiners"):
        return True
    return following in words("happenings") or tokens.word(end + 1) in words("happenings")


def _is_medium(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a company is where somebody spoke: "on Twitter", "via Facebook", "a Telegram channel"."""
    tokens, words = reading.tokens, reading.index.words
    if tokens.lowers[at] not in words("media"):
        return False
    before, following = tokens.lower(at - 1), tokens.lower(end)
    return before in words("media_prepositions") or following in words("postings_of_media")
