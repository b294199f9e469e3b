"""Capitalised words in, the party or company that the lexicon does not know out: "Reform Party", "Caspian Airlines"."""

from __future__ import annotations

from timeline.actors.named import anchored
from timeline.actors.reading import Chunk, Reading
from timeline.lexicons.actors import Name, fold_code

_LONGEST = 7  # words
_LINKS = frozenset(("and", "&"))


def organisation(reading: Reading, at: int) -> Chunk | None:
    """Return the mention of a party, a company or a royal army by its proper name, or None."""
    if not reading.tokens.is_capitalised(at) or reading.tokens.joined[at]:
        return None
    speaker = _speaker(reading, at)
    if speaker is not None or not _may_begin(reading, at):
        return speaker
    tokens, index = reading.tokens, reading.index
    for end in range(_name_end(reading, at), at + 1, -1):
        last = tokens.lowers[end - 1]
        words = [word for word in tokens.words[at:end] if word[:1].isupper()]
        if last in index.words("party_heads"):
            return _acting(reading, at, end, fold_code("".join(word[0] for word in words)), "party")
        if last in index.words("company_heads") and len(words) == end - at:
            return _acting(reading, at, end, fold_code("".join(words)), "company")
    return None


def _may_begin(reading: Reading, at: int) -> bool:
    """Tell whether the proper name of an organisation may begin at a word: no title, no person's name."""
    tokens, index = reading.tokens, reading.index
    if tokens.lowers[at] in index.not_names:
        return False
    if not tokens.is_capitalised(at + 1) and tokens.lower(at + 1) not in _LINKS:
        return False
    noun = index.nouns.longest(tokens.lowers, at)
    is_title = noun is not None and noun[1].category in ("officials", "individuals")
    return not is_title and tokens.words[at] not in index.lexicon.given_names


def _speaker(reading: Reading, at: int) -> Chunk | None:
    """Return "Sea-Watch spokeswoman Jane Doe": who has a spokesman is an organisation, if no person."""
    tokens, index = reading.tokens, reading.index
    end = _name_end(reading, at)
    while end > at and tokens.lowers[end - 1] in index.words("speakers"):
        end -= 1
    last = tokens.words[end - 1]
    if end == at or tokens.lower(end) not in index.words("speakers"):
        return None
    is_word = tokens.lowers[at] in index.not_names and not tokens.is_joined(at + 1)  # "The spokesman", "Sea-Watch"
    bodies = index.words("bodies")
    is_word = is_word or any(word in bodies for word in tokens.lowers[at:end])  # "Metro Police spokesman"
    if is_word or last in index.alone or last in index.surnames or last in reading.memory.people:
        return None
    return _acting(reading, at, end, fold_code("".join(tokens.words[at:end])), "speaker")


def _acting(reading: Reading, at: int, end: int, code: str, rule: str) -> Chunk:
    """Return the mention of a new organisation, with its office behind it: "Reform Party chairman John Doe"."""
    chunk = anchored(reading, at, end, Name("", code, "name", rule), attributive=True)
    return chunk or Chunk(at, end, (code,), " ".join(reading.tokens.words[at:end]), "name", rule)


def _name_end(reading: Reading, at: int) -> int:
    """Return the end of the run of capitalised words, small words between them allowed."""
    tokens = reading.tokens
    end = at
    for probe in range(at, min(len(tokens), at + _LONGEST)):
        if tokens.is_capitalised(probe):
            end = probe + 1
        elif tokens.lowers[probe] not in _LINKS:
            break
    return end
