"""Words that take up actors named before in, the mention out: "the two sides", "the group", "the country", "she"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from timeline.actors.memory import MOST_RECENT
from timeline.actors.named import anchored
from timeline.actors.reading import Chunk, Reading
from timeline.lexicons.actors import Name
from timeline.model.actor import ActorMention

_NEAR = 3  # sentences, this one included, in which an actor taken up must have been named
_DETERMINERS = frozenset(("the", "both", "two"))
_SUBJECT_WORDS = 2  # words that may stand before the subject of a sentence
_LEAD = 20  # characters that may stand before the subject of a sentence: "On Monday, the "
_THINGS = frozenset(("name", "metonym", "office"))  # what "it" may take up


def reference(reading: Reading, at: int) -> Chunk | None:
    """Return the mention that a word which takes up others begins, or None where what it means is not clear."""
    word = reading.tokens.lowers[at]
    if word in _DETERMINERS:
        return _noun_phrase(reading, at)
    gender = reading.index.genders.get(word)
    return _pronoun(reading, at, gender) if gender is not None else None


def _noun_phrase(reading: Reading, at: int) -> Chunk | None:
    tokens, index = reading.tokens, reading.index
    head = at + (tokens.lowers[at] == "the")
    if tokens.lower(head) in index.words("two"):
        noun = head + 1 + (tokens.lower(head + 1) == "of")
        return _pair(reading, at, noun) if tokens.lower(noun) in index.words("anaphors_pair") else None
    if tokens.lower(head) in index.words("anaphors_state"):
        return _state(reading, head)
    kinds = index.anaphors.get(tokens.lower(head))
    if kinds is None:
        return None
    mention = next((one for one in _before(reading) if _is_of_kind(reading, one, kinds)), None)
    return None if mention is None else _again(head, head + 1, mention)


def _pair(reading: Reading, at: int, noun: int) -> Chunk | None:
    """Return the two actors named last: "the two sides"; states only for "both countries"."""
    codes: list[str] = []
    only_states = reading.tokens.lower(noun) in reading.index.words("pair_of_states")
    for mention in _before(reading):
        kinds = {reading.kind_of(code) for code in mention.codes}
        if kinds & {"", "person"} or (only_states and kinds != {"state"}):
            continue
        if mention.kind in ("demonym", "pronoun") and len(mention.codes) == 1 and codes:
            continue
        codes.extend(code for code in mention.codes if code not in codes)
        if len(codes) >= 2:
            break
    if len(codes) != 2:
        return None
    pair = (codes[1], codes[0])
    return Chunk(at, noun + 1, pair, " and ".join(reading.printed(code) for code in pair), "pronoun", "the two")


def _state(reading: Reading, at: int) -> Chunk | None:
    """Return the state that "the country" takes up, with what follows: "the country's parliament"."""
    states = [(one, code) for one in _before(reading) for code in one.codes if reading.kind_of(code) == "state"]
    called = [code for one, code in states if one.kind in ("name", "metonym")]  # not the owner of troops abroad
    code = next(iter([*called, *(code for _, code in states)]), None)
    if code is None:
        return None
    name = Name(reading.tokens.words[at], code, "name", "the country")
    chunk = anchored(reading, at, at + 1, name, attributive=False)
    return chunk or Chunk(at, at + 1, (code,), reading.printed(code), "pronoun", "the country")


def _is_of_kind(reading: Reading, mention: ActorMention, kinds: frozenset[str]) -> bool:
    kind = reading.kind_of(mention.codes[0])
    is_new = not kind and mention.kind == "name" and mention.rule in kinds
    return len(mention.codes) == 1 and (is_new or kind in kinds)


def _pronoun(reading: Reading, at: int, gender: str) -> Chunk | None:
    if gender in ("he", "she"):
        mention = _person(reading, gender)
    elif gender == "it":
        mention = _subject(reading, at, _THINGS) if _acts(reading, at) else None
    else:
        mention = _subject(reading, at, frozenset(("name", "metonym", "group", "office", "pronoun")))
        if mention is not None and not _is_plural(mention):
            return None
    return None if mention is None else _again(at, at + 1, mention)


def _again(at: int, end: int, mention: ActorMention) -> Chunk:
    return Chunk(at, end, mention.codes, mention.name, "pronoun", f"as {mention.text!r}")


def _person(reading: Reading, gender: str) -> ActorMention | None:
    """Return the person that "he" takes up: the only or first one of this sentence, else of one before."""
    for row in _rows(reading):
        for mention in islice(row, MOST_RECENT):
            is_person = mention.kind == "person" or mention.text.lower() in ("he", "she", "him")
            if is_person and _may_be_gender(reading, mention, gender):
                return mention
    return None


def _may_be_gender(reading: Reading, mention: ActorMention, gender: str) -> bool:
    given = mention.name.split()[0]
    lexicon = reading.index.lexicon
    if given in lexicon.female_names:
        return gender == "she"
    return gender == "he" or given not in lexicon.given_names


def _subject(reading: Reading, at: int, kinds: frozenset[str]) -> ActorMention | None:
    """Return what "it" or "they" takes up: this sentence's one actor, the one who "said", else the last subject.

    None where two actors of the sentence could be meant: "X wants talks with Y, but only if it ...".
    """
    here = reading.memory.sentences[-1]
    if not here:
        return _last_subject(reading, kinds) if at <= _SUBJECT_WORDS else None
    if reading.tokens.lower(at - 1) in reading.index.words("reporting"):
        mention = next((one for one in islice(reversed(here), MOST_RECENT) if _opens_clause(reading, one)), None)
        return mention if mention is not None and _speaks_as(reading, mention, kinds) else None
    if len(here) > MOST_RECENT:
        return None
    codes = {code for mention in here for code in mention.codes if mention.kind != "demonym"}
    begins = here[0].start <= reading.tokens.spans[min(_SUBJECT_WORDS, len(reading.tokens) - 1)][0]
    return here[0] if begins and len(codes) == len(here[0].codes) and _may_be(here[0], kinds) else None


def _speaks_as(reading: Reading, mention: ActorMention, kinds: frozenset[str]) -> bool:
    """Tell whether "it" may take up a mention; a group's spokesman is the group: "Houthi spokesman X said it ..."."""
    return _may_be(mention, kinds) or reading.kind_of(mention.codes[0]) in (
        "organisation",
        "armed_group",
        "party",
        "company",
    )


def _opens_clause(reading: Reading, mention: ActorMention) -> bool:
    """Tell whether a mention may be its clause's subject: at its beginning, not "bombed the PKK and it ..."."""
    tokens = reading.tokens
    at = bisect_left(tokens.spans, (mention.start, 0))
    at -= tokens.lower(at - 1) == "the"
    before = tokens.lower(at - 1)
    return not before[:1].isalnum() or before in reading.index.words("clause_openers")


def _last_subject(reading: Reading, kinds: frozenset[str]) -> ActorMention | None:
    """Return the subject of the sentence before: its first mention, if the sentence begins with it."""
    memory = reading.memory
    if len(memory.sentences) < 2 or not memory.sentences[-2]:
        return None
    mention = memory.sentences[-2][0]
    return mention if mention.start <= memory.starts[-2] + _LEAD and _may_be(mention, kinds) else None


def _may_be(mention: ActorMention, kinds: frozenset[str]) -> bool:
    return mention.kind in kinds or (mention.kind == "pronoun" and mention.text.lower() not in ("he", "she", "him"))


def _acts(reading: Reading, at: int) -> bool:
    """Tell whether "it" does something: not in "against it" nor in "it is unclear", "it was not possible"."""
    tokens, index = reading.tokens, reading.index
    following = tokens.lower(at + 1)
    if not (following in index.words("verbs") or following.endswith(("ed", "s"))):
        return False
    return following == "said" or tokens.lower(at + 2) not in index.words("expletives")


def _is_plural(mention: ActorMention) -> bool:
    return len(mention.codes) > 1 or mention.text.lower().endswith("s") or mention.text.lower() == "they"


def _before(reading: Reading) -> Iterable[ActorMention]:
    return reading.memory.recent(_NEAR)


def _rows(reading: Reading, *, sentences: int = _NEAR) -> Iterator[list[ActorMention]]:
    return reversed(reading.memory.sentences[-sentences:])
