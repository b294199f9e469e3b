"""A word of a sentence in, the mention of an actor that begins there out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from timeline.actors.index import Index
from timeline.actors.memory import Memory
from timeline.actors.people import Linked, link, own_code
from timeline.actors.phrases import Phrase, institution_at, name_at, phrase_at
from timeline.actors.tokens import Tokens
from timeline.lexicons.actors import Name, Person, fold_code

_KINDS = {
    "name": "name",
    "adjective": "demonym",
    "people": "demonym",
    "capital": "metonym",
    "metonym": "metonym",
    "body": "office",
    "title": "office",
    "region": "name",
}
_PEOPLE_PREFIX = {"HKG": "HK", "USA": "US", "GBR": "UK"}  # HKPROTESTERS, USCITIZENS


@dataclass(frozen=True, slots=True)
class Chunk:
    """A mention in words of the sentence: the words from `start` to `end` mean `codes`; no codes means none."""

    start: int
    end: int
    codes: tuple[str, ...] = ()
    name: str = ""
    kind: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence being read: the compiled lexicon, the sentence's words, and what the article said before."""

    index: Index
    tokens: Tokens
    memory: Memory

    def name(self, code: str) -> str:
        """Return the printable name of a code."""
        actor = self.index.actor(code)
        return actor.name if actor is not None else code.capitalize()


def chunk_at(reading: Reading, at: int) -> Chunk | None:
    """Return the mention that begins at a word, or None; one without codes says which words to pass over."""
    index, tokens = reading.index, reading.tokens
    word = tokens.words[at]
    found = index.names.longest(tokens.words, at)
    people = index.people.longest(tokens.words, at)
    if people is not None and (found is None or people[0] > found[0]):
        return _known_person(reading, at, people)
    if found is not None:
        chunk = _named(reading, at, found[0], found[1])
        if chunk is not None:
            return chunk
    office = _office(reading, at)
    if office is not None:
        return office
    return _bare_name(reading, at) if word[:1].isupper() or word in index.particles else None


def _known_person(reading: Reading, at: int, found: tuple[int, tuple[Person, ...]]) -> Chunk | None:
    end, people = found
    former = reading.tokens.lower(at - 1) in reading.index.former
    linked = link(people, reading.memory.published, former=former)
    if linked is None:
        return None
    return _of_person(reading, at, end, linked)


def _of_person(reading: Reading, at: int, end: int, linked: Linked) -> Chunk:
    """Remember the person, and take in the body that acts through him: "Assad's government", "Trump administration"."""
    tokens = reading.tokens
    remember(reading, at, end, linked)
    skip = end + (tokens.word(end) == "'s")
    phrase = phrase_at(reading.index, tokens, skip)
    if phrase.noun is not None and phrase.noun.category == "bodies" and phrase.head in _GOVERNING:
        person = reading.index.surnames.get(tokens.words[end - 1], ())
        titled = link(person, reading.memory.published, titled=True) if person else None
        chosen = titled or linked
        return Chunk(at, phrase.end, chosen.codes, reading.name(chosen.codes[0]), "office", chosen.rule)
    return Chunk(at, end, linked.codes, linked.name, "person", linked.rule)


_GOVERNING = frozenset(("administration", "government", "regime", "cabinet"))


def remember(reading: Reading, at: int, end: int, linked: Linked) -> None:
    """Keep a person for later mentions by the last name, and by the first where family names come first."""
    words = reading.tokens.words
    last = end - 1
    while last > at and reading.tokens.joined[last]:
        last -= 1  # "Jae" of "Moon Jae-in": the name's last word proper
    reading.memory.people[words[end - 1]] = linked
    if words[at] in reading.index.words("family_first"):
        reading.memory.people[words[at]] = linked
    if last != end - 1:
        reading.memory.people[words[last]] = linked


def _named(reading: Reading, at: int, end: int, names: tuple[Name, ...]) -> Chunk | None:
    """Return the mention that a name of the lexicon begins."""
    index, tokens = reading.index, reading.tokens
    name = _meaning(reading, names)
    if name.role == "nothing":
        return Chunk(at, end)
    if _is_hidden(reading, at, end):
        return Chunk(at, end)
    if end == at + 1 and _is_given_name(reading, at):
        return None
    chunk = _anchored(reading, at, end, name)
    if chunk is not None:
        return chunk
    if name.role == "region":
        return Chunk(at, end)
    rule = f"ambiguous:{name.text}" if name.text in index.ambiguous else name.rule
    if name.text in index.ambiguous and name.text not in tokens.words[at:end]:
        rule = name.rule
    return Chunk(at, end, (name.code,), reading.name(name.code), _kind(reading, name), rule)


def _kind(reading: Reading, name: Name) -> str:
    return _KINDS[name.role]


def _meaning(reading: Reading, names: tuple[Name, ...]) -> Name:
    """Return what a name means here; "nothing" where the article speaks of a look-alike."""
    for name in names:
        if name.role == "nothing":
            return name
    return names[0]


def _is_hidden(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a compound turns the name into something else: "US-led", "pro-Russian"."""
    index, tokens = reading.index, reading.tokens
    if tokens.is_joined(end) and tokens.lower(end) in index.words("compounds"):
        return True
    return tokens.is_joined(at) and tokens.lower(at - 1) in index.words("prefixes")


def _is_given_name(reading: Reading, at: int) -> bool:
    """Tell whether a state's name is a person's here: "Jordan Peterson", "Michael Jordan"."""
    index, tokens = reading.index, reading.tokens
    given = index.lexicon.given_names
    if tokens.words[at] in given and name_at(index, tokens, at + 1) > at + 1:
        phrase = phrase_at(index, tokens, at + 1)
        return phrase.noun is None and index.names.longest(tokens.words, at + 1) is None
    return False


def _anchored(reading: Reading, at: int, end: int, name: Name) -> Chunk | None:
    """Return the office, force, body or people that a name begins: "Iran's foreign minister Javad Zarif"."""
    index, tokens = reading.index, reading.tokens
    possessive = tokens.word(end) == "'s"
    start = end + possessive
    phrase = phrase_at(index, tokens, start)
    bare = name.role in ("name", "capital", "people") and not possessive
    if bare and _is_verb(reading, phrase, start):
        return None
    inner = index.names.longest(tokens.words, start) if tokens.is_capitalised(start) else None
    if inner is not None and inner[1][0].role == "body" and inner[0] >= phrase.end:
        return _after_body(reading, at, inner[0], name)
    if phrase.noun is None:
        institution = institution_at(index, tokens, start)
        if institution is None or bare and name.role == "people":
            return None
        return Chunk(at, institution, (name.code,), reading.name(name.code), "office", f"{name.rule}+institution")
    return _with_phrase(reading, at, phrase, name)


def _is_verb(reading: Reading, phrase: Phrase, start: int) -> bool:
    tokens = reading.tokens
    return (
        phrase.noun is not None
        and phrase.end == start + 1
        and phrase.head in reading.index.words("verbs_too")
        and tokens.words[start].islower()
        and tokens.word(start - 1) not in ("US", "UK", "UN", "EU", "UAE", "NATO", "Hong", "Kong")
    )


def _after_body(reading: Reading, at: int, end: int, name: Name) -> Chunk:
    phrase = phrase_at(reading.index, reading.tokens, end)
    if phrase.noun is not None:
        return _with_phrase(reading, at, phrase, name)
    reading.memory.offices[reading.tokens.lowers[end - 1]] = (name.code,)
    return Chunk(at, end, (name.code,), reading.name(name.code), "office", f"{name.rule}+body")


def _with_phrase(reading: Reading, at: int, phrase: Phrase, name: Name) -> Chunk:
    """Return the mention of a name with a noun phrase."""
    assert phrase.noun is not None
    category = phrase.noun.category
    if category == "people":
        return _people_of(reading, at, phrase, name)
    end = _posting(reading, phrase)
    former = phrase.former or reading.tokens.lower(at - 1) in reading.index.former
    own = former or phrase.private or category == "individuals"
    person_end = name_at(reading.index, reading.tokens, end) if category in ("officials", "individuals") else end
    if person_end > end:
        return _titled(reading, at, end, person_end, Office(name.code, own=own, rule=f"{name.rule}+{phrase.head}"))
    if own and category == "officials":
        return Chunk(at, end)  # "a former US official": acts for himself, and has no name
    reading.memory.offices[phrase.head] = (name.code,)
    kind = "group" if category == "citizens" else "office"
    return Chunk(at, end, (name.code,), reading.name(name.code), kind, f"{name.rule}+{phrase.head}")


@dataclass(frozen=True, slots=True)
class Office:
    """The office named before a person: whose it is, and whether the person acts for himself all the same."""

    code: str
    own: bool
    rule: str


def _titled(reading: Reading, at: int, start: int, end: int, office: Office) -> Chunk:
    """Return the mention of an office followed by its holder: "US Defense Secretary Jim Mattis"."""
    tokens = reading.tokens
    words = tokens.words[start:end]
    known = reading.index.people.longest(tokens.words, start)
    printed = " ".join(words)
    linked: Linked | None = None
    if known is not None and known[0] >= end:
        linked = link(known[1], reading.memory.published, titled=True, former=office.own)
    elif len(words) == 1:
        linked = _by_surname(reading, words[0], former=office.own)
    if linked is not None:
        printed = linked.name
    if not office.own:
        linked = Linked((office.code,), printed, office.rule)
    elif linked is None:
        family_first = words[0] in reading.index.words("family_first")
        linked = Linked((own_code(words, family_first=family_first),), printed, office.rule)
    remember(reading, start, end, linked)
    return Chunk(at, end, linked.codes, linked.name, "person", office.rule)


def _by_surname(reading: Reading, word: str, *, former: bool = False) -> Linked | None:
    known = reading.memory.people.get(word)
    if known is not None:
        return known
    people = reading.index.surnames.get(word, ())
    return link(people, reading.memory.published, titled=True, former=former) if people else None


def _posting(reading: Reading, phrase: Phrase) -> int:
    """Return the end of "ambassador to Russia": somebody else's country belongs to the mention."""
    index, tokens = reading.index, reading.tokens
    end = phrase.end
    if phrase.head not in index.words("envoys") or tokens.lower(end) not in ("to", "for", "in", "on"):
        return end
    probe = end + 1 + (tokens.lower(end + 1) == "the")
    if probe >= len(tokens):
        return end
    found = index.names.longest(tokens.words, probe)
    return found[0] if found is not None else end


def _people_of(reading: Reading, at: int, phrase: Phrase, name: Name) -> Chunk:
    """Return people of a state: "Iraqi protesters" -> IRQPROTESTERS; fighters of a group are the group."""
    assert phrase.noun is not None
    actor = reading.index.actor(name.code)
    if actor is None or actor.kind != "state":
        return Chunk(at, phrase.end, (name.code,), reading.name(name.code), "group", f"{name.rule}+{phrase.head}")
    code = _PEOPLE_PREFIX.get(name.code, name.code) + phrase.noun.code
    words = " ".join(reading.tokens.words[at : phrase.end]).replace(" 's", "'s")
    return Chunk(at, phrase.end, (code,), words, "group", f"{name.rule}+{phrase.head}")


def _office(reading: Reading, at: int) -> Chunk | None:
    """Return the mention that a common noun begins: "President Putin", "prime minister of Iraq", "the ministry"."""
    phrase = phrase_at(reading.index, reading.tokens, at)
    if phrase.noun is None:
        return None
    category = phrase.noun.category
    if category in ("officials", "bodies"):
        return _office_of(reading, at, phrase) or _holder(reading, at, phrase) or _in_context(reading, at, phrase)
    if category == "individuals":
        return _holder(reading, at, phrase)
    return _crowd(reading, at, phrase)


def _office_of(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "the president of Turkey"."""
    index, tokens = reading.index, reading.tokens
    if tokens.lower(phrase.end) != "of" or phrase.end + 1 >= len(tokens):
        return None
    probe = phrase.end + 1 + (tokens.lower(phrase.end + 1) == "the")
    found = index.names.longest(tokens.words, probe) if probe < len(tokens) else None
    if found is None or found[1][0].role not in ("name", "region", "body", "capital"):
        return None
    end, names = found
    code = names[0].code
    if phrase.former:
        return Chunk(at, end)
    reading.memory.offices[phrase.head] = (code,)
    return Chunk(at, end, (code,), reading.name(code), "office", f"{names[0].rule}+{phrase.head}")


def _holder(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "President Vladimir Putin" or "activist Joshua Wong"."""
    index, tokens = reading.index, reading.tokens
    assert phrase.noun is not None
    if phrase.noun.category == "bodies":
        return None
    end = name_at(index, tokens, phrase.end)
    if end == phrase.end:
        return None
    words = tokens.words[phrase.end : end]
    own = phrase.former or phrase.private or phrase.noun.category == "individuals"
    own = own or tokens.lower(at - 1) in index.former
    known = index.people.longest(tokens.words, phrase.end)
    linked = None
    if known is not None and known[0] >= end:
        linked = link(known[1], reading.memory.published, titled=True, former=own)
    elif len(words) == 1 or words[-1] in reading.memory.people:
        linked = _by_surname(reading, words[-1], former=own)
    if linked is None:
        code = None if own else _context(reading, phrase.head)
        codes = (code,) if code else (own_code(words, family_first=words[0] in index.words("family_first")),)
        linked = Linked(codes, " ".join(words), f"title:{phrase.head}")
    remember(reading, phrase.end, end, linked)
    return Chunk(at, end, linked.codes, linked.name, "person", linked.rule)


def _in_context(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "the ministry", "police", "officials" with the state that the context gives, or None."""
    tokens = reading.tokens
    if phrase.former or phrase.private or tokens.lower(at - 1) in ("a", "an", "of"):
        return None
    code = _context(reading, phrase.head)
    if code is None:
        return None
    return Chunk(at, phrase.end, (code,), reading.name(code), "office", f"context:{phrase.head}")


def _context(reading: Reading, head: str) -> str | None:
    """Return whose office a noun means: the last one named in full, else the article's state, else the nearest."""
    memory = reading.memory
    if head in memory.offices:
        return memory.offices[head][0]
    return memory.clear_state() or _nearest_state(reading)


def _nearest_state(reading: Reading) -> str | None:
    for mention in reading.memory.recent(2):
        for code in mention.codes:
            actor = reading.index.actor(code)
            if actor is not None and actor.kind == "state":
                return code
    return None


def _crowd(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "protesters" with the article's state before the noun, or the noun alone where no state is clear."""
    assert phrase.noun is not None
    code = phrase.noun.code
    words = " ".join(reading.tokens.words[at : phrase.end])
    if phrase.noun.category == "people":
        state = reading.memory.clear_state()
        code = _PEOPLE_PREFIX.get(state, state) + code if state else code
        return Chunk(at, phrase.end, (code,), words, "group", f"people:{phrase.head}")
    return Chunk(at, phrase.end, (code,), words, "group", f"citizens:{phrase.head}") if code == "CIVILIANS" else None


def _bare_name(reading: Reading, at: int) -> Chunk | None:
    """Return a person by name alone: introduced before, famous, or unknown with a given name."""
    index, tokens, memory = reading.index, reading.tokens, reading.memory
    end = name_at(index, tokens, at)
    if end == at:
        return None
    words = tokens.words[at:end]
    if end == at + 1 or words[0] in index.particles:
        return _single(reading, at, end)
    known = memory.people.get(words[-1])
    if known is not None and words[0] in known.name:
        return _of_person(reading, at, end, known)
    if words[0] not in index.lexicon.given_names:
        return _single(reading, at, at + 1)
    linked = Linked((own_code(words, family_first=False),), " ".join(words), "given name")
    return _of_person(reading, at, end, linked)


def _single(reading: Reading, at: int, end: int) -> Chunk | None:
    word = reading.tokens.words[end - 1]
    linked = reading.memory.people.get(word)
    if linked is None and word in reading.index.alone:
        linked = link(reading.index.alone[word], reading.memory.published)
    return _of_person(reading, at, end, linked) if linked is not None else None


def state_weights(index: Index, sentences: tuple[Tokens, ...]) -> Counter[str]:
    """Return how often the sentences name each state; the first two sentences count double."""
    weights: Counter[str] = Counter()
    for number, tokens in enumerate(sentences):
        at = 0
        while at < len(tokens):
            found = index.names.longest(tokens.words, at)
            if found is None:
                at += 1
                continue
            actor = index.actor(found[1][0].code)
            if actor is not None and actor.kind == "state":
                weights[actor.code] += 2 if number < 2 else 1
            at = found[0]
    return weights


def code_of(text: str) -> str:
    """Return the code of a name that the lexicon does not know."""
    return fold_code(text)
