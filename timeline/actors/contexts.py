"""A noun of an office or body in a sentence in, the state or organisation out whose office it means there."""

from __future__ import annotations

from timeline.actors.memory import MOST_RECENT
from timeline.actors.phrases import Phrase
from timeline.actors.reading import Reading

_FRESH = 3  # sentences, this one included, in which an office named in full outweighs what the article is about
_THE = 4  # characters of "The "


def context(reading: Reading, head: str, *, titles: bool = False) -> str | None:
    """Return whose office a noun means: the last one named in full, the sentence's subject, the article's state.

    Args:
        reading: The sentence.
        head: The noun.
        titles: Whether the one that the sentence names with its holder counts as well: "US Secretary of State X wrote
            to Y, the Secretary of Transportation".
    """
    memory = reading.memory
    usual = reading.index.lexicon.nouns.categories["habitual"].get(head, "")
    if head not in memory.offices and memory.weights[usual]:
        return usual  # "the administration", where the United States are named at all
    anywhere = memory.office(head, titles=titles)
    if anywhere is not None and head in reading.index.words("rare_offices"):
        return anywhere  # few states have a crown prince: not the article's, but the one named before
    return (
        memory.office(head, within=1, titles=titles)
        or memory.office(head, within=_FRESH)
        or _subject_state(reading)
        or memory.clear
        or anywhere
        or nearest_state(reading)
        or memory.first
    )


def office_context(reading: Reading, phrase: Phrase, *, titles: bool = False) -> str | None:
    """Return whose office a phrase means: that of the body inside it ("Council spokesperson"), else of its head."""
    memory = reading.memory
    for body in reversed(phrase.bodies):
        code = memory.office(body)
        if code is not None and reading.kind_of(code) != "state":
            return code
    return context(reading, phrase.head, titles=titles)


def _subject_state(reading: Reading) -> str | None:
    """Return the state that the sentence begins with: "Germany banned the airline, with officials saying ..."."""
    row = reading.memory.sentences[-1] if reading.memory.sentences else []
    if not row or row[0].kind not in ("name", "metonym") or row[0].start > reading.tokens.start + _THE:
        return None
    return row[0].codes[0] if reading.kind_of(row[0].codes[0]) == "state" else None


def nearest_state(reading: Reading) -> str | None:
    """Return the state named last, in this sentence or the one before, or None."""
    for mention in reading.memory.recent(2):
        for code in mention.codes:
            if reading.kind_of(code) == "state":
                return code
    return None


def possessor(reading: Reading, head: str) -> str | None:
    """Return whose office "its" or "their" takes up: the first of the sentence that has one, else the context's."""
    memory = reading.memory
    row = memory.sentences[-1] if memory.sentences else []
    for mention in (*row[:MOST_RECENT], *memory.recent(2)):
        is_owner = reading.kind_of(mention.codes[0]) not in ("", "person", "company")
        if is_owner and mention.kind != "demonym":
            return mention.codes[0]
    return context(reading, head)


def is_of_state(reading: Reading, at: int, phrase: Phrase) -> bool:
    """Tell whether a title is a state's: not "director", nor "Society President"; but "Police Director"."""
    tokens, words = reading.tokens, reading.index.words
    own = words("contextual") | words("state_titles")
    if phrase.head in words("local_titles") or any(body in own for body in phrase.bodies):
        return True
    is_other = at > 1 and tokens.is_capitalised(at - 1) and tokens.lowers[at - 1] not in words("reporting")
    if is_other and not tokens.joined[at]:
        return False  # but "On Monday President Obama"
    return phrase.head in own or phrase.label in own
