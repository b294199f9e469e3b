"""Capitalised words in, the body of a state that they name by its proper name out: "State Fire Brigade"."""

from __future__ import annotations

from dataclasses import replace

from timeline.actors.contexts import context
from timeline.actors.named import with_phrase
from timeline.actors.phrases import complement, institution_at, phrase_at, proper_end
from timeline.actors.reading import Chunk, Reading
from timeline.lexicons.actors import Name


def national_body(reading: Reading, at: int) -> Chunk | None:
    """Return "the National Disaster Council" as the article's state, with the office behind it, or None."""
    index, tokens = reading.index, reading.tokens
    if not tokens.is_capitalised(at) or not tokens.is_capitalised(at + 1) or tokens.joined[at]:
        return None
    end = institution_at(index, tokens, at)
    if end is None or end < at + 2 or (tokens.lower(end) == "of" and _is_named(reading, end + 1)):
        return None  # "Central Bank of Iran" says whose it is
    head = tokens.lowers[end - 1]
    code = _owner(reading, at, end)
    if code is None and tokens.lowers[at] in index.words("national_firsts"):
        code = context(reading, head)
    if code is None:
        return None
    if tokens.lower(end) in ("of", "for"):
        end = max(proper_end(tokens, at), complement(index, tokens, end))  # "National Board of Dam Safety"
    phrase = phrase_at(index, tokens, end)
    if phrase.noun is not None and phrase.noun.category == "officials":
        chunk = with_phrase(reading, at, phrase, Name("", code, "body", f"context:{head}"))
        return replace(chunk, start=at)
    reading.memory.keep_office(head, code)
    return Chunk(at, end, (code,), reading.printed(code), "office", f"context:{head}")


def _owner(reading: Reading, at: int, end: int) -> str | None:
    """Return the state whose adjective stands inside a body's name: "Royal Thai Army"."""
    for inner in range(at + 1, end - 1):
        found = reading.names_at(inner)
        if found is not None and found[1][0].role == "adjective" and reading.kind_of(found[1][0].code) == "state":
            return found[1][0].code
    return None


def _is_named(reading: Reading, at: int) -> bool:
    return reading.names_at(at + (reading.tokens.lower(at) == "the")) is not None
