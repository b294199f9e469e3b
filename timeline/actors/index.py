"""An actor lexicon in, its names compiled for look-up out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from timeline.actors.gazetteer import Trie
from timeline.lexicons.actors import ActorLexicon, Ambiguous, Name, Person
from timeline.lexicons.actors.folding import fold
from timeline.model.actor import Actor

NOTHING = Name("", "", "nothing", "lookalikes")

# Where a word is in several categories of nouns, the first of these is what it is.
_CATEGORIES = ("individuals", "people", "citizens", "officials", "means", "bodies", "modifiers")


_GROUPS = ("company", "party", "armed_group", "organisation")


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun: its category, and for people the code of the noun (PROTESTERS)."""

    category: str
    code: str


@dataclass(frozen=True, slots=True)
class Index:
    """The lexicon compiled.

    Attributes:
        lexicon: What it was compiled from.
        names: Phrase -> its meanings (a name may be adjective and people at once).
        nouns: Lower-case phrase -> noun.
        people: Full name or alias -> people of that name.
        alone: Name standing alone -> people it may mean.
        surnames: Last name -> people of that name, for "President Putin".
        ambiguous: Name -> the words that speak for and against it.
        sets: Category of nouns -> its words.
        former: Words that end an office.
        private: Words that make a leader nobody's official ("opposition").
        particles: Words inside names ("bin").
        not_names: Lower-case words that are no part of a person's name, though capitalised.
        unrelated: Last words of names that act for no state ("university").
        starters: Words with which a mention may begin, but for "the" and unknown capitalised words.
        led: Words with which a mention may begin where a noun or a name follows ("senior").
        continuing: Words that may follow those.
        following: Words in lower case that may go on an unknown name ("and", "al", "spokesman").
        common: First words of nouns, pronouns, honorifics and determiners, in lower case.
        heads: Nouns by which a run of capitalised words is the name of a group or body, or of a minister.
        signals: Words that speak for or against ambiguous names.
        after_the: Words that make a mention of "the" before them.
        groups: Words in the names of groups, bodies and companies, by which a new acronym is an actor's.
        genders: Pronoun -> he, she, it or they.
        anaphors: Noun that takes up a group ("militia") -> the kinds of actor that it may be.
    """

    lexicon: ActorLexicon
    names: Trie[tuple[Name, ...]]
    nouns: Trie[Noun]
    people: Trie[tuple[Person, ...]]
    alone: Mapping[str, tuple[Person, ...]]
    surnames: Mapping[str, tuple[Person, ...]]
    ambiguous: Mapping[str, Ambiguous]
    sets: Mapping[str, frozenset[str]]
    former: frozenset[str]
    private: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    unrelated: frozenset[str]
    starters: frozenset[str]
    led: frozenset[str]
    continuing: frozenset[str]
    following: frozenset[str]
    common: frozenset[str]
    heads: frozenset[str]
    signals: frozenset[str]
    after_the: frozenset[str]
    groups: frozenset[str]
    genders: Mapping[str, str]
    anaphors: Mapping[str, frozenset[str]]

    def words(self, category: str) -> frozenset[str]:
        """Return the words of a category of nouns."""
        return self.sets[category]

    def is_modifier(self, word: str) -> bool:
        """Tell whether a lower-case word only qualifies the noun behind it ("senior")."""
        return word in self.sets["modifiers"]

    def actor(self, code: str) -> Actor | None:
        """Return the actor of a code, or None where the lexicon has none."""
        return self.lexicon.actors.get(code)


def compile_index(lexicon: ActorLexicon) -> Index:
    """Return the lexicon compiled for look-up."""
    sets = {category: frozenset(phrases) for category, phrases in lexicon.nouns.categories.items()}
    names, nouns, people = _names(lexicon), _nouns(lexicon), _people(lexicon.people)
    genders = {word: gender for gender in ("he", "she", "it", "they") for word in sets[f"pronouns_{gender}"]}
    anaphors = {
        noun: frozenset(kinds)
        for noun in lexicon.nouns.categories["anaphors_group"]
        if (kinds := [kind for kind in _GROUPS if noun in sets[f"anaphors_{kind}"]])
    }
    firsts = names.first_words() | people.first_words()
    led = frozenset(word for word in nouns.first_words() - firsts if _is_led(nouns, word, sets["crowds"]))
    ambiguous = {entry.name: entry for entry in lexicon.ambiguous}
    return Index(
        lexicon=lexicon,
        names=names,
        nouns=nouns,
        people=people,
        alone=_by_name(lexicon.people, lambda person: person.alone),
        surnames=_by_name(lexicon.people, _surnames),
        ambiguous=ambiguous,
        sets=sets,
        former=sets["former"],
        private=sets["private_modifiers"],
        particles=sets["particles"],
        not_names=sets["not_names"],
        unrelated=sets["unrelated"],
        starters=(firsts | nouns.first_words() - led | genders.keys() | sets["first_particles"] | sets["two"])
        - {"the"},
        led=led,
        continuing=nouns.first_words().union(*map(nouns.second_words, led), sets["former"], sets["first_particles"]),
        following=sets["particles"] | sets["speakers"] | {"and", "&"},
        common=nouns.first_words().union(genders, sets["two"], sets["honorifics"], sets["former"], ("the",)),
        heads=sets["bodies"].union(
            *(sets[f"{kind}_heads"] for kind in ("party", "company", "portfolio")), sets["speakers"]
        ),
        signals=frozenset().union(*(entry.supports | entry.opposes for entry in lexicon.ambiguous)),
        after_the=names.second_words("the")
        | names.second_words("The")
        | sets["anaphors_state"]
        | sets["anaphors_group"]
        | sets["two"],
        groups=sets["group_words"] | sets["bodies"] | sets["party_heads"] | sets["company_heads"],
        genders=genders,
        anaphors=anaphors,
    )


def _is_led(nouns: Trie[Noun], word: str, crowds: frozenset[str]) -> bool:
    """Tell whether a noun names nobody alone: a modifier, an individual, arms, people who are no crowd."""
    return all(
        noun.category in ("modifiers", "individuals", "means")
        or (noun.category in ("people", "citizens") and phrase.split()[-1] not in crowds)
        for phrase, noun in nouns.beginning_with(word)
    )


def _names(lexicon: ActorLexicon) -> Trie[tuple[Name, ...]]:
    names: Trie[tuple[Name, ...]] = Trie(lambda one, other: one + other)
    for name in lexicon.names:
        names.add(name.text, (name,))
    for phrase in lexicon.nothing:
        names.add(phrase, (NOTHING,))
    return names


def _nouns(lexicon: ActorLexicon) -> Trie[Noun]:
    nouns: Trie[Noun] = Trie(lambda one, _: one)
    for category in _CATEGORIES:
        for phrase, code in lexicon.nouns.categories[category].items():
            nouns.add(phrase, Noun(category, code))
    return nouns


def _people(people: Iterable[Person]) -> Trie[tuple[Person, ...]]:
    trie: Trie[tuple[Person, ...]] = Trie(lambda one, other: one if other[0] in one else one + other)
    for person in people:
        for name in person.names:
            trie.add(name, (person,))
    return trie


def _surnames(person: Person) -> tuple[str, ...]:
    return (*(name.replace("-", " ").split()[-1] for name in person.names), *person.alone)


def _by_name(people: Iterable[Person], names_of: Callable[[Person], tuple[str, ...]]) -> dict[str, tuple[Person, ...]]:
    found: dict[str, tuple[Person, ...]] = {}
    for person in people:
        for name in dict.fromkeys(fold(name) for name in names_of(person)):
            found[name] = (*found.get(name, ()), person)
    return found
