"""A name in a sentence in, the longest mention that it begins out: "Iran's foreign minister Javad Zarif"."""

from __future__ import annotations

from dataclasses import replace

from timeline.actors.compounds import after_compounds, led, workers
from timeline.actors.holders import holder_end, posting_end
from timeline.actors.index import NOTHING
from timeline.actors.people import link
from timeline.actors.persons import Title, printed_name, remember, titled
from timeline.actors.phrases import Phrase, institution_at, name_at, phrase_at, title_head, unrelated_at
from timeline.actors.reading import Chunk, Reading
from timeline.actors.venues import is_venue
from timeline.lexicons.actors import Name, fold_code

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
_ATTRIBUTIVE = frozenset(("adjective", "metonym", "body"))  # roles that a noun may follow: "Kremlin chief of staff"
_LONGEST_INTRODUCTION = 5  # words: "state oil and gas company"
_SHORTEST_NAME = 4  # letters from which a company's first word stands for it
_PREFIXES = {"HKG": "HK", "USA": "US", "GBR": "UK"}  # HKPROTESTERS, USCITIZENS: as the usual abbreviation has it


def named(reading: Reading, at: int, end: int, names: tuple[Name, ...]) -> Chunk | None:
    """Return the mention that a name begins; one without codes where it is a look-alike, None where a person's name."""
    name = _at_home(reading, at, end, names[0])
    if name is NOTHING:
        return _seated(reading, at, end) or led(reading, at) or Chunk(at, end)
    if is_venue(reading, at, end, name):
        return Chunk(at, end)
    last = reading.tokens.lowers[end - 1]
    if end > at + 1 and last in reading.index.words("bodies"):
        reading.memory.keep_office(last, name.code)  # "European Council": later "the Council"
    title = phrase_at(reading.index, reading.tokens, at) if name.role == "body" else None
    if title is not None and title.noun is not None and title.noun.category == "officials" and title.end >= end:
        return with_phrase(reading, at, title, name)  # "Taoiseach Leo Varadkar"
    if end == at + 1 and _is_given_name(reading, at):
        return None
    attributive = reading.kind_of(name.code) != "state" or any(one.role in _ATTRIBUTIVE for one in names)
    chunk = anchored(reading, at, end, name, attributive=attributive)
    if chunk is not None or (name.role == "region" and end > at + 1):
        return chunk or Chunk(at, end)
    if name.role == "region":
        return None  # a place, or a person's name ("Austin Tice")
    _shorten(reading, at, end, name)
    return Chunk(at, end, name.codes, reading.printed(name.code), _KINDS[name.role], name.rule)


def _seated(reading: Reading, at: int, end: int) -> Chunk | None:
    """Return "Tripoli-based government": a seat stands for its state, as "Yemen-based rebels" do not."""
    tokens = reading.tokens
    found = reading.index.names.longest(tokens.words, at)
    if found is None or not found[1][0].code or tokens.lower(end) not in reading.index.words("seated"):
        return None
    phrase = phrase_at(reading.index, tokens, end + 1)
    if phrase.noun is None or phrase.noun.category != "bodies":
        return None
    return with_phrase(reading, at, phrase, found[1][0])


def _shorten(reading: Reading, at: int, end: int, name: Name) -> None:
    """Remember the first word of a company's name, by which it is called later: "Mahan" after "Mahan Air"."""
    index, word = reading.index, reading.tokens.words[at]
    if end < at + 2 or reading.kind_of(name.code) != "company" or word in index.lexicon.given_names:
        return
    is_free = index.nouns.longest((word.lower(),), 0) is None and index.names.longest((word,), 0) is None
    if is_free and len(word) >= _SHORTEST_NAME:
        reading.memory.add_name(Name(word, name.code, "name", f"short for {name.text}"))


def _at_home(reading: Reading, at: int, end: int, name: Name) -> Name:
    """Return a body that many states have ("Ministry of Defence") as that of the article's state, if it is another."""
    memory = reading.memory
    state = memory.clear
    if name.role != "body" or state is None or memory.weights[name.code] or reading.kind_of(name.code) != "state":
        return name
    is_common = phrase_at(reading.index, reading.tokens, at).end >= end
    return Name(name.text, state, "body", f"context:{name.text}") if is_common else name


def _is_given_name(reading: Reading, at: int) -> bool:
    """Tell whether a state's name is a person's here: "Jordan Peterson"."""
    index, tokens = reading.index, reading.tokens
    if tokens.words[at] not in index.lexicon.given_names or name_at(index, tokens, at + 1) == at + 1:
        return False
    return phrase_at(index, tokens, at + 1).noun is None and reading.names_at(at + 1) is None


def anchored(reading: Reading, at: int, end: int, name: Name, *, attributive: bool) -> Chunk | None:
    """Return the office, force, body or people that a name begins, or None where the name stands alone.

    Args:
        reading: The sentence.
        at: First word of the name.
        end: One past its last word.
        name: What it means.
        attributive: Whether a noun may follow without a possessive ("US forces", but not "Russia forces").
    """
    index, tokens = reading.index, reading.tokens
    start = end + (tokens.word(end) == "'s")
    member = _member(reading, at, start, name)
    if member is not None:
        return member
    start = after_compounds(reading, start)
    phrase = phrase_at(index, tokens, start)
    if start == end and not attributive and _is_verb(reading, phrase, start):
        return None
    inner = reading.names_at(start) if tokens.is_capitalised(start) else None
    if inner is not None and inner[1][0].role == "body" and inner[0] > phrase.end:
        following = phrase_at(index, tokens, inner[0])
        if following.noun is None:
            return _whole(reading, at, inner[0], name, tokens.lowers[inner[0] - 1])
        return with_phrase(reading, at, following, name)
    if phrase.noun is None and start == end and attributive and reading.kind_of(name.code) == "state":
        phrase = workers(reading, start) or phrase
    if phrase.noun is not None:
        return with_phrase(reading, at, phrase, name)
    if inner is not None or name.role == "people":
        return None
    return _institution(reading, at, start, name)


def _member(reading: Reading, at: int, start: int, name: Name) -> Chunk | None:
    """Return a group or person introduced by the state: "Lebanon's Hezbollah", "India's ruling BJP"."""
    if reading.tokens.is_joined(start):
        return None  # "PKK-YPG"
    direct, start = start, _introduced(reading, start)
    found = reading.names_at(start)
    if found is None:
        return _countryman(reading, at, start, name)
    end, names = found
    actor = reading.index.actor(names[0].code)
    if actor is not None and actor.code == name.code and names[0].role == "body":
        return anchored(reading, at, end, names[0], attributive=True) or _whole(reading, at, end, name, names[0].text)
    if actor is None or actor.kind == "state" or actor.code == name.code:
        return None
    if actor.country != name.code and reading.kind_of(name.code) != actor.kind:
        return None  # but "Kurdish PKK rebels"
    if actor.kind == "company" and start > direct:
        return None  # "the Iranian airline Mahan Air": a ban on it is aimed at both
    _shorten(reading, start, end, names[0])
    chunk = anchored(reading, at, end, names[0], attributive=True)
    return chunk or Chunk(at, end, names[0].codes, actor.name, "name", names[0].rule)


def _introduced(reading: Reading, start: int) -> int:
    """Return the word after "ruling party" in "Mozambique's ruling party Frelimo"; `start` where no name follows."""
    index, tokens = reading.index, reading.tokens
    at = start
    while at < start + _LONGEST_INTRODUCTION and tokens.word(at).islower() and reading.names_at(at) is None:
        if not index.is_modifier(tokens.lower(at)) and tokens.lower(at) not in index.words("introducers"):
            return start
        at += 1
    return at if tokens.is_capitalised(at) or reading.names_at(at) is not None else start


def _countryman(reading: Reading, at: int, start: int, name: Name) -> Chunk | None:
    """Return a person introduced by the state: "Germany's Angela Merkel", "Libya's Haftar"."""
    index, word = reading.index, reading.tokens.word(start)
    full = index.people.longest(reading.tokens.words, start) if word else None
    end, people = full or (start + 1, index.alone.get(word, ()))
    if not people or people[0].actor.country != name.code:
        return None
    linked = link(people, reading.memory.published)
    if linked is None:
        return None
    remember(reading, start, end, linked)
    return Chunk(at, end, linked.codes, linked.name, "person", linked.rule)


def _institution(reading: Reading, at: int, start: int, name: Name) -> Chunk | None:
    """Return "Iran's Atomic Energy Organization"; a university or a newspaper acts for no state."""
    institution = institution_at(reading.index, reading.tokens, start)
    if institution is not None:
        return _whole(reading, at, institution, name, "institution")
    unrelated = unrelated_at(reading.index, reading.tokens, start)
    if unrelated is None:
        return None
    tokens = reading.tokens
    if start == at + 1 and tokens.lowers[unrelated - 1] in reading.index.words("company_heads"):
        words = tokens.words[at:unrelated]  # "Ukraine International Airlines"
        return Chunk(at, unrelated, (fold_code("".join(words)),), " ".join(words), "name", "company")
    return Chunk(at, unrelated)


def _whole(reading: Reading, at: int, end: int, name: Name, head: str) -> Chunk:
    reading.memory.keep_office(head, name.code)
    return Chunk(at, end, name.codes, reading.printed(name.code), "office", f"{name.rule}+{head}")


def _is_verb(reading: Reading, phrase: Phrase, start: int) -> bool:
    """Tell whether the word after a bare name is a verb: "Russia forces"."""
    word = reading.tokens.word(start)
    is_single = phrase.noun is not None and phrase.end == start + 1
    return is_single and word.islower() and word in reading.index.words("verbs_too")


def with_phrase(reading: Reading, at: int, phrase: Phrase, name: Name) -> Chunk:
    """Return the mention of a name with the noun phrase behind it."""
    phrase = _innermost(reading, phrase)
    category = phrase.noun.category if phrase.noun is not None else ""
    if category == "citizens" and reading.tokens.is_capitalised(phrase.end - 1):
        return Chunk(at, at + 1, name.codes, reading.printed(name.code), _KINDS[name.role], name.rule)
    if category == "people":
        return people_of(reading, at, phrase, name)
    name, phrase = _of_organisation(reading, name, phrase)
    former = phrase.former or reading.is_former(at)
    own = former or phrase.private or category == "individuals"
    end = posting_end(reading, phrase)
    rule = f"{name.rule}+{phrase.head}"
    holder = holder_end(reading, end, phrase) if category in ("officials", "individuals") else None
    if holder is not None:
        if not own:
            reading.memory.keep_office(phrase.head, name.code, held=True)
        return titled(reading, at, holder[0], holder[1], Title(name.code, own, rule, title_head(reading.index, phrase)))
    if own and category in ("officials", "individuals"):
        return _nameless(reading, at, end, name, former=former)
    reading.memory.keep_office(phrase.head, name.code)
    kind = "group" if category == "citizens" else "office"
    return Chunk(at, end, name.codes, reading.printed(name.code), kind, rule)


def _innermost(reading: Reading, phrase: Phrase) -> Phrase:
    """Return the last of a row of possessives: "spokesman" in "foreign ministry's spokesman"."""
    if reading.tokens.word(phrase.end) != "'s":
        return phrase
    inner = phrase_at(reading.index, reading.tokens, phrase.end + 1)
    is_part = inner.noun is not None and inner.noun.category in ("officials", "bodies", "means")
    return inner if is_part else phrase


def _of_organisation(reading: Reading, name: Name, phrase: Phrase) -> tuple[Name, Phrase]:
    """Return the organisation that an office is of: "Hong Kong director of Amnesty International"."""
    tokens = reading.tokens
    if tokens.lower(phrase.end) != "of" or phrase.noun is None or phrase.noun.category != "officials":
        return name, phrase
    found = reading.names_at(phrase.end + 1 + (tokens.lower(phrase.end + 1) == "the"))
    if found is None or found[1][0].role != "name" or reading.kind_of(found[1][0].code) == "state":
        return name, phrase
    return found[1][0], replace(phrase, end=found[0])


def _nameless(reading: Reading, at: int, end: int, name: Name, *, former: bool) -> Chunk:
    """Return "a Russian journalist", one of the state's people; "a former US official" acts for nobody."""
    if former:
        return Chunk(at, end)
    return Chunk(at, end, name.codes, reading.printed(name.code), "group", f"{name.rule}+individual")


def people_of(reading: Reading, at: int, phrase: Phrase, name: Name) -> Chunk:
    """Return people of a state: "Iraqi protesters" -> IRQPROTESTERS; fighters of a group are the group."""
    noun = phrase.noun.code if phrase.noun is not None else ""
    rule = f"{name.rule}+{phrase.head}"
    if reading.kind_of(name.code) != "state":
        return Chunk(at, phrase.end, name.codes, reading.printed(name.code), "group", rule)
    words = printed_name(reading, at, phrase.end).replace(" 's", "'s")
    return Chunk(at, phrase.end, (people_code(name.code, noun),), words, "group", rule)


def people_code(state: str, noun: str) -> str:
    """Return the code of people of a state."""
    return _PREFIXES.get(state, state) + noun
