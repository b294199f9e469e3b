"""The words of a whole article in, what must be known before it is read out: its states, acronyms, look-alikes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from timeline.actors.index import Index
from timeline.actors.memory import Memory
from timeline.actors.tokens import Tokens, normal
from timeline.lexicons.actors import Ambiguous, Name, fold_code
from timeline.model.time import Day

_LEAD = 2  # sentences at the beginning whose names of states count double
_LONGEST_ACRONYM = 8  # letters
_LONGEST_NAME = 9  # words of the name that an acronym stands for
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "in", "on", "to", "de", "la", "al", "du", "des", "&"))


def survey(index: Index, sentences: Sequence[Tokens], published: Day | None) -> Memory:
    """Return the memory with which the reading of an article begins."""
    words = Counter(word for tokens in sentences for word in tokens.words if word[:1].isupper())
    hidden = frozenset(entry.name for entry in index.ambiguous.values() if _is_hidden(entry, words))
    return Memory(
        published=published,
        weights=_weights(index, sentences, hidden),
        hidden=hidden,
        acronyms=dict(_acronyms(index, sentences)),
    )


def _is_hidden(entry: Ambiguous, words: Counter[str]) -> bool:
    """Tell whether an ambiguous name means nothing here: the words against it outweigh those for it."""
    supports = sum(words[word] for word in entry.supports)
    opposes = sum(words[word] for word in entry.opposes)
    return supports == 0 if entry.needs_support and opposes <= supports else opposes > supports


def _weights(index: Index, sentences: Sequence[Tokens], hidden: frozenset[str]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for number, tokens in enumerate(sentences):
        for name in _names(index, tokens):
            actor = index.actor(name.code)
            is_state = actor is not None and actor.kind == "state" and name.text not in hidden
            if actor is not None and is_state and not _is_common_body(index, name):
                weights[actor.code] += 2 if number < _LEAD else 1
    return weights


def _is_common_body(index: Index, name: Name) -> bool:
    """Tell whether a body's name leaves open whose it is: "Congress", not "US Congress"."""
    return name.role == "body" and index.names.longest((normal(name.text.split()[0]),), 0) is None


def _names(index: Index, tokens: Tokens) -> Iterator[Name]:
    end = 0
    for at, word in enumerate(tokens.words):
        if at < end or not word[0].isupper():
            continue
        found = index.names.longest(tokens.words, at)
        if found is not None:
            end = found[0]
            yield found[1][0]


def _acronyms(index: Index, sentences: Iterable[Tokens]) -> Iterator[tuple[str, Name]]:
    """Return the acronyms that the article introduces: "Popular Mobilization Forces (PMF)"."""
    for tokens in sentences:
        for at, word in enumerate(tokens.words):
            if word != "(" or tokens.word(at + 2) != ")":
                continue
            acronym = tokens.words[at + 1]
            if not (acronym.isupper() and acronym.isalpha() and 1 < len(acronym) <= _LONGEST_ACRONYM):
                continue
            name = _introduced(index, tokens, at, acronym)
            if name is not None:
                yield acronym, name


def _introduced(index: Index, tokens: Tokens, bracket: int, acronym: str) -> Name | None:
    """Return what the words before a bracket name: an actor of the lexicon, or a new one with the acronym as code."""
    start = max(0, bracket - _LONGEST_NAME)
    while start < bracket:
        found = index.names.longest(tokens.words, start)
        if found is not None and found[0] == bracket and found[1][0].role in ("name", "body"):
            return Name(acronym, found[1][0].code, "name", f"acronym of {found[1][0].rule}")
        start = found[0] if found is not None else start + 1
    if index.names.longest(tokens.words, bracket + 1) is not None:
        return None
    if index.nouns.longest(tokens.lowers, bracket + 1) is not None:
        return None  # "Member of Parliament (MP)"
    for start in range(max(0, bracket - _LONGEST_NAME), bracket):
        words = tokens.words[start:bracket]
        if words[0][:1].isupper() and _spells(words, acronym) and words[-1].lower() not in index.unrelated:
            return Name(" ".join(words), fold_code(acronym), "name", f"acronym:{acronym}")
    return None


def _spells(words: Sequence[str], acronym: str) -> bool:
    """Tell whether the capitals of some words are the letters of an acronym."""
    if any(not word[:1].isupper() and word.lower() not in _SMALL_WORDS for word in words):
        return False
    capitals = "".join(word[0] for word in words if word[:1].isupper())
    return capitals == acronym or (len(acronym) > 2 and capitals.startswith(acronym))
