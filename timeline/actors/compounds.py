"""A compound in a sentence in, how it goes on out: "US-led coalition", "UN-recognised government", "rail workers"."""

from __future__ import annotations

from timeline.actors.phrases import Phrase, phrase_at
from timeline.actors.reading import Chunk, Reading


def after_compounds(reading: Reading, start: int) -> int:
    """Return the word after "UN-recognised" in "Libya's UN-recognised government"."""
    tokens, compounds = reading.tokens, reading.index.words("compounds")
    found = reading.index.names.longest(tokens.words, start) if start < len(tokens) else None
    if found is not None and tokens.is_joined(found[0]) and tokens.lower(found[0]) in compounds:
        return found[0] + 1
    return start


def workers(reading: Reading, start: int) -> Phrase | None:
    """Return "rail workers" behind "French": people with one more noun before them."""
    tokens, word = reading.tokens, reading.tokens.word(start)
    if not word.islower() or not word.isalpha() or word in reading.index.words("verbs") or start + 1 >= len(tokens):
        return None
    phrase = phrase_at(reading.index, tokens, start + 1)
    return phrase if phrase.noun is not None and phrase.noun.category == "people" else None


def led(reading: Reading, at: int) -> Chunk | None:
    """Return "US-led coalition" as the United States: who leads forces acts through them."""
    tokens, index = reading.tokens, reading.index
    found = index.names.longest(tokens.words, at)
    if found is None or not found[1][0].code or tokens.lower(found[0]) not in index.words("leading"):
        return None
    name, start = found[1][0], found[0] + 1
    phrase = phrase_at(index, tokens, start)
    end = phrase.end if phrase.noun is not None and phrase.noun.category != "people" else 0
    if not end:
        passed = index.words("modifiers") | index.words("worldwide")
        while tokens.lower(start) in passed and tokens.lower(start) not in index.words("alliances"):
            start += 1
        end = start + 1 if tokens.lower(start) in index.words("alliances") else 0
    return Chunk(at, end, name.codes, reading.printed(name.code), "office", f"{name.rule}+led") if end else None
