"""Words at an index in, the noun phrase or proper name that begins there out: "deputy foreign minister"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.actors.index import Index, Noun
from timeline.actors.tokens import Tokens

_LONGEST_NAME = 6  # words of a person's name
_LONGEST_INSTITUTION = 10  # words: "National Disaster Risk Reduction and Management Council"
_LONGEST_PORTFOLIO = 5  # words of what a minister is for
_LINKS = frozenset(("of", "for", "and", "the", "on"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that says in which role a state or organisation acts.

    Attributes:
        end: One past its last word.
        noun: Its head, or None where it has none.
        head: The head in lower case ("minister").
        label: The noun with its parts in lower case ("prime minister", "coast guard").
        former: Whether it says that the office is over.
        private: Whether it says that the person acts for no state ("opposition leader").
        bodies: The heads of the bodies and offices that stand before the head ("police" in "police spokesman").
    """

    end: int
    noun: Noun | None
    head: str
    label: str
    former: bool
    private: bool
    bodies: tuple[str, ...] = ()


def phrase_at(index: Index, tokens: Tokens, start: int) -> Phrase:
    """Return the phrase of modifiers and nouns that begins at a word; its noun is None where there is none."""
    at = end = start
    noun, head, label, former, private, held = None, "", "", False, False, False
    bodies: tuple[str, ...] = ()
    while at < len(tokens):
        word = tokens.lowers[at]
        if word in index.former:
            former, at = True, at + 1
            continue
        at = _at_noun(index, tokens, start, at, head)
        found = index.nouns.longest(tokens.lowers, at)
        if found is None:
            break
        if tokens.is_joined(found[0]) and tokens.lower(found[0]) in index.words("compounds"):
            at = found[0] + 1  # "military-run companies"
            continue
        private_word = word in index.private
        if found[1].category != "modifiers":
            bodies = (*bodies, head) if head else ()
            noun, end, head = found[1], found[0], _head(tokens, at, found[0])
            label = " ".join(tokens.lowers[at:end])
            if tokens.is_joined(end) and tokens.lower(end) in index.words("title_ends"):
                end += 1  # "president-elect"
            private = private or held
        held = held or private_word
        at = max(found[0], end)
        if noun is not None and end == at:
            at = end = complement(index, tokens, at)
    return Phrase(end, noun, head, label, former, private, bodies)


def _at_noun(index: Index, tokens: Tokens, start: int, at: int, head: str) -> int:
    """Return the ministry's noun behind unknown capitalised words ("Emergency Situations Minister"), else `at`."""
    is_free = tokens.is_capitalised(at) and (not head or head in index.words("modifiers"))
    if not is_free or index.nouns.longest(tokens.lowers, at) is not None:
        return at
    for probe in range(at, min(len(tokens), at + _LONGEST_PORTFOLIO)):
        if probe > start and tokens.lowers[probe] in index.words("portfolio_heads"):
            return probe
        if probe > at and tokens.lowers[probe] == "and":
            continue
        is_part = tokens.is_capitalised(probe) and tokens.lowers[probe] not in index.not_names
        if not is_part or tokens.words[probe] in index.lexicon.given_names:
            return at
    return at


def _head(tokens: Tokens, start: int, end: int) -> str:
    """Return the noun that a phrase is about: "minister" of "prime minister", "head" of "head of state"."""
    words = tokens.lowers[start:end]
    return words[words.index("of") - 1] if "of" in words else words[-1]


def title_head(index: Index, phrase: Phrase) -> str:
    """Return the noun of a title; the whole title where it speaks for a house: "majority leader", not "leader"."""
    return phrase.label if phrase.label in index.words("house_titles") else phrase.head


def complement(index: Index, tokens: Tokens, at: int) -> int:
    """Return the end of "of Foreign Affairs" after "Ministry", or where it would begin if it is not there."""
    if tokens.lower(at) not in ("of", "for"):
        return at
    end = at
    probe = at + 1 + (tokens.lower(at + 1) == "the")
    if _is_name(index, tokens, probe):
        return at  # "leader of the Justice and Development Party"
    while probe < len(tokens):
        if tokens.lower(probe) in ("the", "and"):
            probe += 1
            continue
        found = index.nouns.longest(tokens.lowers, probe)
        if found is None or found[1].category not in ("modifiers", "bodies", "officials"):
            break
        end = probe = found[0]
    return end


def _is_name(index: Index, tokens: Tokens, at: int) -> bool:
    """Tell whether a name of an actor begins at a word that is more than a noun ("Department of Labor")."""
    name = index.names.longest(tokens.words, at) if at < len(tokens) else None
    noun = index.nouns.longest(tokens.lowers, at) if at < len(tokens) else None
    return name is not None and (noun is None or name[0] > noun[0])


def institution_at(index: Index, tokens: Tokens, start: int) -> int | None:
    """Return the end of a proper name that ends in a body's noun ("Atomic Energy Organization"), or None."""
    end = None
    for at in _proper_name(tokens, start):
        found = index.nouns.longest(tokens.lowers, at)
        if found is not None and found[1].category == "bodies":
            end = found[0]
        elif tokens.lowers[at] in index.unrelated:
            end = None
    return end


def proper_end(tokens: Tokens, start: int) -> int:
    """Return the end of the run of capitalised words, with small words between them, that begins at a word."""
    return max((at + 1 for at in _proper_name(tokens, start)), default=start)


def unrelated_at(index: Index, tokens: Tokens, start: int) -> int | None:
    """Return the end of a proper name that acts for no state ("National University"), or None."""
    ends = [at + 1 for at in _proper_name(tokens, start) if tokens.lowers[at] in index.unrelated]
    return ends[-1] if ends else None


def _proper_name(tokens: Tokens, start: int) -> Iterator[int]:
    """Return the capitalised words of the name that begins at a word, without the small words between them."""
    at = start
    while at < min(len(tokens), start + _LONGEST_INSTITUTION):
        if tokens.is_capitalised(at):
            yield at
        elif tokens.lowers[at] not in _LINKS or at == start:
            return
        at += 1


def name_at(index: Index, tokens: Tokens, start: int) -> int:
    """Return the end of the run of capitalised words that may be a person's name; `start` where there is none."""
    particles = index.particles
    at = start
    end = start
    while at < min(len(tokens), start + _LONGEST_NAME):
        word = tokens.words[at]
        if tokens.is_joined(at) and at > start:
            if tokens.lowers[at] in index.words("compounds"):
                break  # "Mamata Banerjee-led"
            end = at = at + 1
        elif word in particles and (at + 1 < len(tokens)) and (at > start or word in index.words("first_particles")):
            at += 1
        elif _may_be_name(index, tokens, at):
            end = at = at + 1
        else:
            break
    return end


def _may_be_name(index: Index, tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if not tokens.is_capitalised(at):
        return False
    if tokens.lowers[at] in index.not_names:
        return word in index.lexicon.given_names and tokens.is_capitalised(at + 1)  # "Christian Porter"
    if word.isupper() and len(word) > 1:
        return False  # an acronym
    return word.isalpha() or "'" in word[1:]
