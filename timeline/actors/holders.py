"""An office in a sentence in, what belongs to it out: its holder's name, and the place where an envoy is posted."""

from __future__ import annotations

from timeline.actors.phrases import Phrase, name_at
from timeline.actors.reading import Reading


def holder_end(reading: Reading, start: int, phrase: Phrase) -> tuple[int, int] | None:
    """Return where the holder's name lies: behind the office, or behind a comma ("minister, Javad Zarif")."""
    index, tokens = reading.index, reading.tokens
    known = index.people.longest(tokens.words, start) if start < len(tokens) else None
    if reading.names_at(start) is None or known is not None:
        end = max(name_at(index, tokens, start), known[0] if known is not None else start)
        if end > start:
            return None if _is_title(reading, end - 1) else (start, end)
    if tokens.word(start) != "," or phrase.head.endswith("s"):
        return None
    end = name_at(index, tokens, start + 1)
    is_person = tokens.word(start + 1) in index.lexicon.given_names or tokens.word(start + 1) in index.words(
        "family_first"
    )
    known = index.people.longest(tokens.words, start + 1) if start + 1 < len(tokens) else None
    if end > start + 2 and (is_person or known is not None) and reading.names_at(start + 1) is None:
        return start + 1, end
    return None


def _is_title(reading: Reading, at: int) -> bool:
    """Tell whether a name ends in an office: "Chief Technological Officer"."""
    found = reading.index.nouns.longest(reading.tokens.lowers, at)
    return (
        found is not None
        and found[1].category in ("officials", "bodies")
        and reading.tokens.lowers[at] not in (reading.index.words("names_too"))
    )


def posting_end(reading: Reading, phrase: Phrase) -> int:
    """Return the end of "ambassador to Russia": somebody else's country belongs to the mention."""
    index, tokens = reading.index, reading.tokens
    end = phrase.end
    if phrase.head not in index.words("envoys") or tokens.lower(end) not in index.words("postings"):
        return end
    found = reading.names_at(end + 1 + (tokens.lower(end + 1) == "the"))
    return found[0] if found is not None else end
