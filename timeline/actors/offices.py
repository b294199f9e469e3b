"""A common noun in a sentence in, the mention that it begins out: "President Putin", "the ministry", "protesters"."""

from __future__ import annotations

from timeline.actors.holders import holder_end
from timeline.actors.named import people_code
from timeline.actors.people import link
from timeline.actors.persons import Title, by_surname, titled
from timeline.actors.phrases import Phrase, name_at, phrase_at
from timeline.actors.reading import Chunk, Reading

_FRESH = 3  # sentences, this one included, in which an office named in full outweighs what the article is about
_THE = 4  # characters of "The "
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
        return _office_of(reading, at, phrase) or _holder(reading, at, phrase) or _in_context(reading, at, phrase)
    if category == "individuals":
        return _holder(reading, at, phrase)
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
    holder = holder_end(reading, end, phrase) if category == "officials" else None
    if holder is not None:
        return titled(reading, at, holder[0], holder[1], Title(codes[0], former or phrase.private, rule, phrase.head))
    if former or phrase.private:
        return Chunk(at, end)
    reading.memory.keep_office(phrase.head, codes[0])
    return Chunk(at, end, codes, " and ".join(reading.printed(code) for code in codes), "office", rule)


def _holder(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "President Vladimir Putin" or "activist Joshua Wong"."""
    if phrase.noun is None or phrase.noun.category == "bodies":
        return None
    holder = holder_end(reading, phrase.end, phrase)
    if holder is None:
        return None
    own = phrase.former or phrase.private or phrase.noun.category == "individuals" or reading.is_former(at)
    words = reading.tokens.words
    known = reading.index.people.longest(words, holder[0])
    if own or (known is not None and known[0] >= holder[1]):
        return titled(reading, at, *holder, Title(None, own, f"title:{phrase.head}", phrase.head))
    rule = f"title:{phrase.head}"
    is_known = holder[1] == holder[0] + 1 or words[holder[1] - 1] in reading.memory.people
    if is_known and by_surname(reading, words[holder[1] - 1], phrase.head):
        return titled(reading, at, *holder, Title(None, own=False, rule=rule, head=phrase.head))
    code = _bracketed(reading, at) or (context(reading, phrase.head) if _is_of_state(reading, at, phrase) else None)
    return titled(reading, at, *holder, Title(code, own=code is None, rule=f"context:{phrase.head}", head=phrase.head))


def _bracketed(reading: Reading, at: int) -> str | None:
    """Return the organisation whose acronym stands in brackets before a title: "... Cooperation (OIC) head"."""
    row = reading.memory.sentences[-1] if reading.memory.sentences else []
    if reading.tokens.word(at - 1) != ")" or not row or row[-1].end != reading.tokens.starts[at - 1]:
        return None
    return row[-1].codes[0]


def _is_of_state(reading: Reading, at: int, phrase: Phrase) -> bool:
    """Tell whether a title is a state's: not "director", nor "Society President"."""
    tokens, words = reading.tokens, reading.index.words
    if at and tokens.is_capitalised(at - 1) and tokens.is_capitalised(at) and not tokens.joined[at]:
        return False
    return phrase.head in words("contextual") or phrase.head in words("state_titles")


def _in_context(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "the ministry", "police", "officials" with the state that the context gives, or None."""
    index, before = reading.index, reading.tokens.lower(at - 1)
    if phrase.former or phrase.private or not _is_one_of(reading, phrase, "contextual"):
        return None
    plural = _is_one_of(reading, phrase, "standing_alone")
    if before not in index.words("definite") and not (plural and before not in index.words("other_bodies")):
        return None
    if not plural and (_is_attribute(reading, phrase) or reading.tokens.lower(phrase.end) == "of"):
        return None  # "the military options", "the president of the company"
    code = _possessor(reading, phrase.head) if before in index.words("possessives") else context(reading, phrase.head)
    if code is None:
        return None
    return Chunk(at, phrase.end, (code,), reading.printed(code), "office", f"context:{phrase.head}")


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


def context(reading: Reading, head: str) -> str | None:
    """Return whose office a noun means: the last one named in full, the sentence's subject, the article's state."""
    memory = reading.memory
    usual = reading.index.lexicon.nouns.categories["habitual"].get(head, "")
    if head not in memory.offices and memory.weights[usual]:
        return usual  # "the administration", where the United States are named at all
    return (
        memory.office(head, within=_FRESH)
        or _subject_state(reading)
        or memory.clear_state()
        or memory.office(head, within=len(memory.sentences) + 1)
        or nearest_state(reading)
    )


def _subject_state(reading: Reading) -> str | None:
    """Return the state that the sentence begins with: "Germany banned the airline, with officials saying ..."."""
    row = reading.memory.sentences[-1] if reading.memory.sentences else []
    if not row or row[0].kind not in ("name", "metonym") or row[0].start > reading.tokens.starts[0] + _THE:
        return None
    return row[0].codes[0] if reading.kind_of(row[0].codes[0]) == "state" else None


def nearest_state(reading: Reading) -> str | None:
    """Return the state named last, in this sentence or the one before, or None."""
    for mention in reading.memory.recent(2):
        for code in mention.codes:
            if reading.kind_of(code) == "state":
                return code
    return None


def _possessor(reading: Reading, head: str) -> str | None:
    """Return whose office "its" or "their" takes up: the first of the sentence that has one, else the context's."""
    memory = reading.memory
    row = memory.sentences[-1] if memory.sentences else []
    for mention in [*row, *memory.recent(2)]:
        is_owner = reading.kind_of(mention.codes[0]) not in ("", "person", "company")
        if is_owner and mention.kind != "demonym":
            return mention.codes[0]
    return context(reading, head)


def _crowd(reading: Reading, at: int, phrase: Phrase) -> Chunk | None:
    """Return "protesters" with the article's state before the noun, or the noun alone where no state is clear."""
    if phrase.noun is None or phrase.head not in reading.index.words("crowds"):
        return None
    if phrase.head in reading.index.words("needs_article") and reading.tokens.lower(at - 1) != "the":
        return None  # "opposition to the war"
    if reading.tokens.lower(at - 1) in reading.index.words("compounds"):
        return None  # "an Iranian-backed militia"
    member = _office_of(reading, at, phrase)
    if member is not None and member.codes and reading.kind_of(member.codes[0]) != "state":
        return member  # "rebels of the Karen National Union"
    words = " ".join(reading.tokens.words[at : phrase.end])
    state = reading.memory.clear_state() if phrase.noun.code in reading.index.words("crowds_of_state") else None
    code = people_code(state, phrase.noun.code) if state else phrase.noun.code
    return Chunk(at, phrase.end, (code,), words, "group", f"crowd:{phrase.head}")
