"""A title in a sentence in, the mention of it with its holder out: "President Putin", "Mayor of Kielce Jan Nowak"."""

from __future__ import annotations

from dataclasses import replace

from timeline.actors.contexts import context, is_of_state, office_context
from timeline.actors.holders import holder_end
from timeline.actors.persons import Title, by_surname, titled
from timeline.actors.phrases import Phrase, name_at, title_head
from timeline.actors.reading import Chunk, Reading


def holder(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "President Vladimir Putin" or "activist Joshua Wong", with the state behind: "Premier X of Samoa"."""
    if phrase.noun is None or phrase.noun.category == "bodies":
        return None
    found = holder_end(reading, phrase.end, phrase)
    if found is None:
        return None
    start, end = found
    own = phrase.former or phrase.private or phrase.noun.category == "individuals" or reading.is_former(at)
    state, last = (None, end) if own else _state_behind(reading, phrase, end)
    chunk = titled(reading, at, start, end, _title(reading, at, (start, end), phrase, state=state, own=own))
    if not own and reading.kind_of(chunk.codes[0]) == "state":
        reading.memory.keep_office(phrase.head, chunk.codes[0], held=True)
    return replace(chunk, end=last)


def _title(reading: Reading, at: int, span: tuple[int, int], phrase: Phrase, *, state: str | None, own: bool) -> Title:
    """Return what a title says of its holder: whose it is, if the holder is not known by name."""
    start, end = span
    words, head = reading.tokens.words, title_head(reading.index, phrase)
    if state is not None:
        return Title(state, own=False, rule=f"title:{phrase.head}", head=head)
    known = reading.index.people.longest(words, start)
    speaks_for_house = phrase.label in reading.index.words("house_titles")
    if own or (known is not None and known[0] >= end and not speaks_for_house):
        return Title(None, own, f"title:{phrase.head}", head)
    is_known = end == start + 1 or words[end - 1] in reading.memory.people
    if is_known and by_surname(reading, words[end - 1], phrase.head):
        return Title(None, own=False, rule=f"title:{phrase.head}", head=head)
    is_official = speaks_for_house or is_of_state(reading, at, phrase)
    code = _bracketed(reading, at) or (office_context(reading, phrase) if is_official else None)
    return Title(code, own=code is None, rule=f"context:{phrase.head}", head=head)


def _state_behind(reading: Reading, phrase: Phrase, end: int) -> tuple[str | None, int]:
    """Return the state named behind a holder, with its end: "President Sisi" + "of Egypt"."""
    tokens = reading.tokens
    if tokens.lower(end) != "of" or phrase.head.removesuffix("s") not in reading.index.words("apposed"):
        return None, end
    found = reading.names_at(end + 1 + (tokens.lower(end + 1) == "the"))
    if found is None or found[1][0].role != "name" or reading.kind_of(found[1][0].code) != "state":
        return None, end
    return (None, end) if tokens.is_capitalised(found[0]) else (found[1][0].code, found[0])


def local_holder(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "Mayor of Kielce Jan Nowak": an office of a town that the lexicon does not know, and its holder."""
    tokens, index = reading.tokens, reading.index
    town = phrase.end + 1
    is_local = phrase.head in index.words("local_titles") and tokens.lower(phrase.end) == "of"
    if not is_local or not tokens.is_capitalised(town) or name_at(index, tokens, town) == town:
        return None
    end = name_at(index, tokens, town + 1)
    code = context(reading, phrase.head)
    if code is None or end < town + 3:
        return None
    own = phrase.former or reading.is_former(at)
    return titled(reading, at, town + 1, end, Title(code, own, f"context:{phrase.head}", phrase.head))


def _bracketed(reading: Reading, at: int) -> str | None:
    """Return the organisation whose acronym stands in brackets before a title: "... Cooperation (OIC) head"."""
    row = reading.memory.sentences[-1] if reading.memory.sentences else []
    if reading.tokens.word(at - 1) != ")" or not row or row[-1].end != reading.tokens.spans[at - 1][0]:
        return None
    return row[-1].codes[0]
