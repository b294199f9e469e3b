"""Capitalised words in, the person they name out: known, introduced before, famous, or new."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.actors.contexts import office_context
from timeline.actors.people import Linked, link, own_code
from timeline.actors.phrases import Phrase, name_at, phrase_at, unrelated_at
from timeline.actors.reading import Chunk, Reading
from timeline.lexicons.actors import Person


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a person: whose office (None for nobody's), whether the person acts for himself, the noun."""

    code: str | None
    own: bool
    rule: str
    head: str = ""


def full_name(reading: Reading, at: int, found: tuple[int, tuple[Person, ...]]) -> Chunk | None:
    """Return the mention of a person whose full name the lexicon has."""
    end, people = found
    linked = link(people, reading.memory.published, former=reading.is_former(at))
    if linked is None:
        return None
    longer = name_at(reading.index, reading.tokens, at)
    if (
        longer == end + 1
        and reading.names_at(end) is None
        and phrase_at(reading.index, reading.tokens, end).noun is None
    ):
        remember(reading, at, end, linked)
        end = longer  # "Ricardo Rosselló Nevares"
    return of_person(reading, at, end, linked)


def bare_name(reading: Reading, at: int) -> Chunk | None:
    """Return a person named without a title, or None: introduced before, famous, or new with a given name."""
    index, memory = reading.index, reading.memory
    end = name_at(index, reading.tokens, at)
    words = reading.tokens.words[at:end]
    if not words:
        return None
    if end == at + 1 or words[0] in index.particles:
        return _single(reading, at, end)
    known = memory.people.get(words[-1])
    if known is not None and words[0] in known.name:
        return of_person(reading, at, end, known)
    if words[0] not in index.lexicon.given_names or reading.names_at(at + 1) is not None:
        return _single(reading, at, at + 1)
    linked = Linked((own_code(words, family_first=is_family_first(reading, words)),), " ".join(words), "given name")
    return of_person(reading, at, end, apposed(reading, end, linked))


def _single(reading: Reading, at: int, end: int) -> Chunk | None:
    word = reading.tokens.words[end - 1]
    linked = reading.memory.people.get(word)
    if linked is None and word in reading.index.alone:
        linked = link(reading.index.alone[word], reading.memory.published, former=reading.is_former(at))
    linked = linked or _governing(reading, end)
    return None if linked is None else of_person(reading, at, end, linked)


def _governing(reading: Reading, end: int) -> Linked | None:
    """Return the office holder after whom a government is named: "the Morrison government", "Johnson's cabinet"."""
    tokens = reading.tokens
    people = reading.index.surnames.get(tokens.words[end - 1], ())
    phrase = phrase_at(reading.index, tokens, end + (tokens.word(end) == "'s")) if people else None
    if phrase is None or phrase.head not in reading.index.words("governments"):
        return None
    linked = link(people, reading.memory.published)
    return linked if linked is not None and reading.kind_of(linked.codes[0]) == "state" else None


def titled(reading: Reading, at: int, start: int, end: int, title: Title) -> Chunk:
    """Return the mention of a title with its holder: "US Defense Secretary Jim Mattis", "activist Joshua Wong"."""
    words = reading.tokens.words[start:end]
    linked = _by_title(reading, start, end, title)
    if title.code is not None and not title.own and not (linked and _is_private(reading, linked, title)):
        linked = Linked((title.code,), linked.name if linked else printed_name(reading, start, end), title.rule)
    elif linked is None:
        code = own_code(words, family_first=is_family_first(reading, words))
        linked = Linked((code,), printed_name(reading, start, end), title.rule)
    remember(reading, start, end, linked)
    return Chunk(at, end, linked.codes, linked.name, "person", title.rule)


def _is_private(reading: Reading, linked: Linked, title: Title) -> bool:
    """Tell whether a person whom a state calls its own acts otherwise: "US House Speaker Nancy Pelosi" as herself.

    So does the head of a group: "Libyan general Khalifa Haftar" acts for his army.
    """
    actor = reading.index.actor(linked.codes[0])
    if actor is None or title.code is None or reading.kind_of(title.code) != "state":
        return False
    if actor.kind == "armed_group":
        return actor.country == title.code
    is_own = actor.kind == "person" and actor.name == linked.name and not actor.offices
    return is_own and title.head in reading.index.words("private_titles")


def _by_title(reading: Reading, start: int, end: int, title: Title) -> Linked | None:
    words = reading.tokens.words
    known = reading.index.people.longest(words, start)
    if known is not None and known[0] >= end:
        return link(known[1], reading.memory.published, titled=True, former=title.own)
    remembered = reading.memory.people.get(words[end - 1])
    if end > start + 1 and (remembered is None or words[start] not in remembered.name):
        return None
    return by_surname(reading, words[end - 1], title.head, own=title.own)


def by_surname(reading: Reading, word: str, head: str, *, own: bool = False) -> Linked | None:
    """Return whom a last name after a title means: the person introduced before, else an office holder, or None."""
    known = reading.memory.people.get(word)
    if known is not None:
        return known
    people = tuple(person for person in reading.index.surnames.get(word, ()) if _held(person, head))
    return link(people, reading.memory.published, titled=True, former=own) if people else None


def _held(person: Person, head: str) -> bool:
    """Tell whether a person held an office of that noun ("president")."""
    return any(head in office.title.lower().replace("-", " ").split() for office in person.actor.offices)


def of_person(reading: Reading, at: int, end: int, linked: Linked) -> Chunk:
    """Remember the person, and take in the body that acts through him: "Assad's government", "Trump administration"."""
    tokens = reading.tokens
    remember(reading, at, end, linked)
    phrase = phrase_at(reading.index, tokens, end + (tokens.word(end) == "'s"))
    facility = unrelated_at(reading.index, tokens, end)
    if facility is not None:
        return Chunk(at, facility)  # "Hamid Karzai International Airport"
    if phrase.noun is None or phrase.head not in reading.index.words("governments"):
        return Chunk(at, end, linked.codes, linked.name, "person", linked.rule)
    people = reading.index.surnames.get(tokens.words[end - 1], ())
    chosen = (link(people, reading.memory.published, titled=True) if people else None) or linked
    return Chunk(at, phrase.end, chosen.codes, reading.printed(chosen.codes[0]), "office", chosen.rule)


def apposed(reading: Reading, end: int, linked: Linked) -> Linked:
    """Return the person with the office named behind a comma: "Gebran Bassil, Lebanon's foreign minister"."""
    code = _apposed_office(reading, end)
    return linked if code is None else Linked((code,), linked.name, "apposition")


def _apposed_office(reading: Reading, end: int) -> str | None:
    """Return whose office an apposition names: ", Lebanon's foreign minister" or ", the president of Turkey"."""
    tokens = reading.tokens
    if tokens.word(end) != ",":
        return None
    at = end + 1 + (tokens.lower(end + 1) in ("the", "a", "an"))
    while reading.index.is_modifier(tokens.lower(at)) and reading.names_at(at) is None:
        at += 1  # "Alice Wells, a senior US official"
    named = reading.names_at(at)
    if named is not None and named[1][0].code:
        start = named[0] + (tokens.word(named[0]) == "'s")
        return named[1][0].code if _is_office(phrase_at(reading.index, tokens, start)) else None
    phrase = phrase_at(reading.index, tokens, at)
    if not _is_office(phrase):
        return None
    if tokens.lower(phrase.end) != "of":
        return _office_alone(reading, at, phrase)
    named = reading.names_at(phrase.end + 1 + (tokens.lower(phrase.end + 1) == "the"))
    return (named[1][0].code or None) if named is not None else None


def _office_alone(reading: Reading, at: int, phrase: Phrase) -> str | None:
    """Return whose office ", the Information Minister" is; not ", the president and founder"."""
    tokens, own = reading.tokens, reading.index.words("apposed")
    is_office = phrase.head in own and (tokens.lower(at - 1) == "the" or tokens.is_capitalised(at))
    is_whole = not tokens.word(phrase.end)[:1].isalpha() or tokens.lower(phrase.end) in reading.index.words("verbs")
    is_more = tokens.lower(phrase.end) in ("and", "of", "in", "at", "for")
    return office_context(reading, phrase, titles=True) if is_office and is_whole and not is_more else None


def _is_office(phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.category == "officials" and not (phrase.former or phrase.private)


def remember(reading: Reading, start: int, end: int, linked: Linked) -> None:
    """Keep a person for later mentions by the last name, and by the first where family names come first."""
    words = reading.tokens.words
    people = reading.memory.people
    people[words[end - 1]] = linked
    if words[start] in reading.index.words("family_first") and end > start + 1:
        people[words[start]] = linked


def is_family_first(reading: Reading, words: tuple[str, ...]) -> bool:
    """Tell whether a name begins with the family's: "Xi Jinping"."""
    return words[0] in reading.index.words("family_first")


def printed_name(reading: Reading, start: int, end: int) -> str:
    """Return a name as printed: its words with spaces, or hyphens where the text has them."""
    tokens = reading.tokens
    pairs = zip(tokens.words[start:end], tokens.joined[start:end], strict=True)
    return "".join(("-" if joined else " ") + word for word, joined in pairs)[1:]
