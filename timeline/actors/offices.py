"""A common noun in a sentence in, the mention that it begins out: "President Putin", "the ministry", "protesters"."""

from __future__ import annotations

from timeline.actors.contexts import office_context, possessor
from timeline.actors.holders import holder_end
from timeline.actors.named import people_code
from timeline.actors.people import link
from timeline.actors.persons import Title, titled
from timeline.actors.phrases import Phrase, name_at, phrase_at, title_head
from timeline.actors.reading import Chunk, Reading
from timeline.actors.titles import holder, local_holder

_ANCHORS = frozenset(("name", "region", "body", "capital", "metonym"))


def office(reading: Reading, at: int) -> Chunk | None:
    """Return the mention that a common noun begins, or None."""
    if reading.tokens.joined[at]:
        return None
    phrase = phrase_at(reading.index, reading.tokens, at)
    if phrase.noun is None:
        return _honoured(reading, at)
    category = phrase.noun.category
    if category in ("officials", "bodies"):
        return (
            _office_of(reading, at, phrase)
            or local_holder(reading, at, phrase)
            or holder(reading, at, phrase)
            or _in_context(reading, at, phrase)
        )
    if category == "individuals":
        return holder(reading, at, phrase)
    return _crowd(reading, at, phrase) if category in ("people", "citizens") else None


def _honoured(reading: Reading, at: int) -> Chunk | None:
    """Return "Mr Trump"."""
    tokens = reading.tokens
    if tokens.lowers[at] not in reading.index.words("honorifics") or not tokens.is_capitalised(at):
        return None
    end = name_at(reading.index, tokens, at + 1)
    if end == at + 1 or reading.index.nouns.longest(tokens.lowers, at + 1) is not None:
        return None  # nobody, or "Lord Mayor"
    word = tokens.words[end - 1]
    linked = reading.memory.people.get(word)
    if linked is None and word in reading.index.alone:
        linked = link(reading.index.alone[word], reading.memory.published)
    code = linked.codes[0] if linked is not None else None
    return titled(reading, at, at + 1, end, Title(code, own=False, rule="honorific"))


def _office_of(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "the president of Turkey", "the leaders of France and Germany", "officials from Iran"."""
    tokens = reading.tokens
    is_plural = phrase.head.endswith("s")
    start = _and_more(reading, phrase)
    if tokens.lower(start) not in (("of", "from") if is_plural else ("of",)):
        return None
    codes: list[str] = []
    probe = end = start + 1
    while True:
        probe += tokens.lower(probe) == "the"
        found = reading.names_at(probe)
        if found is None or found[1][0].role not in _ANCHORS:
            break
        end, names = found
        codes.extend(names[0].codes)
        if tokens.lower(end) not in ("and", ",") or not is_plural:
            break
        probe = end + 1
    people = reading.index.people.longest(tokens.words, probe) if not codes and probe < len(tokens) else None
    linked = link(people[1], reading.memory.published, titled=True) if people is not None else None
    if people is not None and linked is not None and phrase.head in reading.index.words("governments"):
        codes, end = list(linked.codes), people[0]  # "the government of Bashar al-Assad"
    if not codes:
        return None
    return _of_codes(reading, at, end, phrase, tuple(dict.fromkeys(codes)))


def _and_more(reading: Reading, phrase: Phrase) -> int:
    """Return the end of "government and people" before "of Norway"."""
    if reading.tokens.lower(phrase.end) != "and":
        return phrase.end
    second = phrase_at(reading.index, reading.tokens, phrase.end + 1)
    return second.end if second.noun is not None and reading.tokens.lower(second.end) == "of" else phrase.end


def _of_codes(reading: Reading, at: int, end: int, phrase: Phrase, codes: tuple[str, ...]) -> Chunk:
    rule = f"{phrase.head} of {codes[0]}"
    former = phrase.former or reading.is_former(at)
    category = phrase.noun.category if phrase.noun is not None else ""
    found = holder_end(reading, end, phrase) if category == "officials" else None
    if found is not None:
        title = Title(codes[0], former or phrase.private, rule, title_head(reading.index, phrase))
        return titled(reading, at, found[0], found[1], title)
    if former or phrase.private:
        return Chunk(at, end)
    reading.memory.keep_office(phrase.head, codes[0])
    return Chunk(at, end, codes, " and ".join(reading.printed(code) for code in codes), "office", rule)


def _in_context(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "the ministry", "police", "the Defence Agency" with the state that the context gives, or None."""
    index, before = reading.index, reading.tokens.lower(at - 1)
    is_proper = _is_proper_body(reading, at, phrase)
    if is_proper and before in ("a", "an"):
        return None  # "an Internal Revenue Service audit"
    if phrase.former or phrase.private or not (is_proper or _is_one_of(reading, phrase, "contextual")):
        return None
    plural = is_proper or _is_member(reading, phrase) or _is_one_of(reading, phrase, "standing_alone")
    if before not in index.words("definite") and not (
        plural and (_is_member(reading, phrase) or before not in index.words("other_bodies"))
    ):
        return None
    if not plural and (_is_attribute(reading, phrase) or reading.tokens.lower(phrase.end) == "of"):
        return None  # "the military options", "the president of the company"
    is_possessed = before in index.words("possessives")
    code = possessor(reading, phrase.head) if is_possessed else office_context(reading, phrase, titles=True)
    if code is None:
        return None
    return Chunk(at, phrase.end, (code,), reading.printed(code), "office", f"context:{phrase.head}")


def _is_member(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a phrase is somebody of a state's body: "a police officer", "a government spokesman"."""
    is_person = phrase.noun is not None and phrase.noun.category == "officials"
    return is_person and any(body in reading.index.words("contextual") for body in phrase.bodies)


def _is_proper_body(reading: Reading, at: int, phrase: Phrase) -> bool:
    """Tell whether a phrase is the proper name of a body: "Defence Agency", not "agency" nor "Agency"."""
    tokens = reading.tokens
    is_body = phrase.noun is not None and phrase.noun.category == "bodies" and phrase.end > at + 1
    if (
        not is_body
        or (at > 1 and tokens.is_capitalised(at - 1))
        or tokens.lowers[at] in reading.index.words("worldwide")
    ):
        return False
    return tokens.is_capitalised(at) and tokens.is_capitalised(phrase.end - 1)


def _is_one_of(reading: Reading, phrase: Phrase, category: str) -> bool:
    words = reading.index.words(category)
    return phrase.head in words or phrase.label in words


def _is_attribute(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a noun that is an adjective as well has its noun behind it: "the military options"."""
    following = reading.tokens.lower(phrase.end)
    return (
        phrase.head in reading.index.words("adjectives_too")
        and following.isalpha()
        and not (following.endswith("ed") or following in reading.index.words("verbs"))
    )


def _crowd(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "protesters" with the article's state before the noun, or the noun alone where no state is clear."""
    if phrase.noun is None or phrase.head not in reading.index.words("crowds"):
        return None
    if phrase.head in reading.index.words("needs_article") and reading.tokens.lower(at - 1) != "the":
        return None  # "opposition to the war"
    if reading.tokens.lower(at - 1) in reading.index.words("compounds"):
        return None  # "an Iranian-backed militia"
    member = _office_of(reading, at, phrase)
    is_citizens = phrase.noun.category == "citizens"
    if member is not None and member.codes and (is_citizens or reading.kind_of(member.codes[0]) != "state"):
        return member  # "rebels of the Karen National Union", "residents of Mosul"
    if is_citizens:
        return _victims(reading, at, phrase)
    words = " ".join(reading.tokens.words[at : phrase.end])
    state = reading.memory.clear if phrase.noun.code in reading.index.words("crowds_of_state") else None
    code = people_code(state, phrase.noun.code) if state else phrase.noun.code
    return Chunk(at, phrase.end, (code,), words, "group", f"crowd:{phrase.head}")


def _victims(reading: Reading, at: int, phrase: Phrase) -> Chunk:
    """Return "civilians" as their state, that named behind them or the article's; as themselves where none is clear."""
    tokens = reading.tokens
    found = reading.names_at(phrase.end + 1) if tokens.lower(phrase.end) == "in" else None
    code = found[1][0].code if found is not None and reading.kind_of(found[1][0].code) == "state" else None
    code = code or reading.memory.clear or (phrase.noun.code if phrase.noun is not None else "")
    words = " ".join(tokens.words[at : phrase.end])
    return Chunk(at, phrase.end, (code,), words, "group", f"crowd:{phrase.head}")
