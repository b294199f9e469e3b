"""The words of a whole article in, what must be known before it is read out: its states, acronyms, look-alikes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline.actors.index import Index
from timeline.actors.memory import Memory
from timeline.actors.tokens import Tokens, normal
from timeline.lexicons.actors import Ambiguous, Name, fold_code
from timeline.model.time import Day

_LEAD = 2  # sentences at the beginning whose names of states count double
_LONGEST_ACRONYM = 8  # letters
_LONGEST_NAME = 9  # words of the name that an acronym stands for
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "in", "on", "to", "de", "la", "al", "du", "des", "&"))


Surveyed = Sequence[tuple[Tokens, Sequence[int]]]  # the sentences, each with the words at which a mention may begin


def survey(index: Index, sentences: Surveyed, published: Day | None) -> Memory:
    """Return the memory with which the reading of an article begins."""
    signals = Counter(chain.from_iterable(filter(index.signals.__contains__, tokens.words) for tokens, _ in sentences))
    hidden = frozenset(entry.name for entry in index.ambiguous.values() if _is_hidden(entry, signals))
    memory = Memory(published=published, weights=_weights(index, sentences, hidden), hidden=hidden)
    for name in _acronyms(index, (tokens for tokens, _ in sentences), memory.clear):
        memory.add_name(name)
    return memory


def _is_hidden(entry: Ambiguous, signals: Counter[str]) -> bool:
    """Tell whether an ambiguous name means nothing here: the words against it outweigh those for it."""
    supports = sum(signals[word] for word in entry.supports & signals.keys())
    opposes = sum(signals[word] for word in entry.opposes & signals.keys())
    return supports == 0 if entry.needs_support and opposes <= supports else opposes > supports


def _weights(index: Index, sentences: Surveyed, hidden: frozenset[str]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for number, (tokens, candidates) in enumerate(sentences):
        for name in _names(index, tokens, candidates):
            actor = index.actor(name.code)
            is_state = actor is not None and actor.kind == "state" and name.text not in hidden
            if actor is not None and is_state and not _is_common_body(index, name):
                weights[actor.code] += 2 if number < _LEAD else 1
    return weights


def _is_common_body(index: Index, name: Name) -> bool:
    """Tell whether a body's name leaves open whose it is: "Congress", not "US Congress"."""
    return name.role == "body" and index.names.longest((normal(name.text.split()[0]),), 0) is None


def _names(index: Index, tokens: Tokens, candidates: Iterable[int]) -> Iterator[Name]:
    end = 0
    for at in candidates:
        if at < end or not tokens.words[at][0].isupper():
            continue
        found = index.names.longest(tokens.words, at)
        if found is not None:
            end = found[0]
            yield found[1][0]


def _acronyms(index: Index, sentences: Iterable[Tokens], state: str | None) -> Iterator[Name]:
    """Return the acronyms that the article introduces, and the names they stand for: "Jubaland Front (JF)"."""
    for tokens in sentences:
        for at, word in enumerate(tokens.words if "(" in tokens.words else ()):
            if word != "(" or tokens.word(at + 2) != ")":
                continue
            acronym = tokens.words[at + 1]
            if acronym.isupper() and acronym.isalpha() and 1 < len(acronym) <= _LONGEST_ACRONYM:
                yield from _introduced(index, tokens, at, state)


def _introduced(index: Index, tokens: Tokens, bracket: int, state: str | None) -> Iterator[Name]:
    """Return what the words before a bracket name: an actor of the lexicon, or a new one with the acronym as code."""
    acronym = tokens.words[bracket + 1]
    known = index.names.longest(tokens.words, bracket + 1)
    name = _known_before(index, tokens, bracket)
    if name is not None:
        if known is None:
            yield Name(acronym, name.code, "name", f"acronym of {name.rule}")
        return
    start = _spelt_from(index, tokens, bracket, acronym)
    if start is None or index.nouns.longest(tokens.lowers, bracket + 1) is not None:
        return  # "Member of Parliament (MP)"
    code = known[1][0].code if known is not None else _code_of(index, tokens, start, bracket, state)
    if code:
        yield Name(acronym, code, "name", f"acronym:{acronym}")
        yield Name(" ".join(tokens.words[start:bracket]), code, "name", f"acronym:{acronym}")


def _known_before(index: Index, tokens: Tokens, bracket: int) -> Name | None:
    """Return the name of the lexicon that ends at a bracket."""
    start = max(0, bracket - _LONGEST_NAME)
    while start < bracket:
        found = index.names.longest(tokens.words, start)
        if found is not None and found[0] == bracket and found[1][0].role in ("name", "body"):
            return found[1][0]
        start = found[0] if found is not None else start + 1
    return None


def _spelt_from(index: Index, tokens: Tokens, bracket: int, acronym: str) -> int | None:
    """Return the word from which an acronym spells a name; for a party whose acronym is foreign, all its words."""
    whole = None
    for start in range(bracket - 1, max(-1, bracket - _LONGEST_NAME - 1), -1):
        word = tokens.words[start]
        if not word[:1].isupper() and word.lower() not in _SMALL_WORDS:
            break
        if not word[:1].isupper() or tokens.lowers[start] in index.not_names:
            continue
        words = tokens.words[start:bracket]
        if _spells(words, acronym):
            is_actor = any(word in index.groups for word in tokens.lowers[start:bracket])
            return start if is_actor and words[-1].lower() not in index.unrelated else None
        whole = start if len(words) > 1 and words[-1].lower() in index.words("party_heads") else whole
    return whole


def _code_of(index: Index, tokens: Tokens, start: int, bracket: int, state: str | None) -> str | None:
    """Return the code of a new name: the state's for a body of the state, else the acronym itself."""
    last = tokens.lowers[bracket - 1]
    is_body = any(word in index.words("bodies") for word in tokens.lowers[start + 1 : bracket])
    if is_body and last not in index.words("party_heads"):
        found = index.names.longest(tokens.words, start)
        owner = index.actor(found[1][0].code) if found is not None else None
        if owner is not None and owner.kind == "state":
            return owner.code  # "United States Coast Guard (USCG)"
        if tokens.lowers[start] in index.words("national_firsts"):
            return state
    return fold_code(tokens.words[bracket + 1])


def _spells(words: Sequence[str], acronym: str) -> bool:
    """Tell whether the capitals of some words are the letters of an acronym."""
    if any(not word[:1].isupper() and word.lower() not in _SMALL_WORDS for word in words):
        return False
    capitals = "".join(word[0] for word in words if word[:1].isupper())
    return capitals == acronym or (len(acronym) > 2 and capitals.startswith(acronym))
