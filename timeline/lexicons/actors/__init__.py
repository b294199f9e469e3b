"""The folder of actor files in, an ActorLexicon out: every name with its code, people with their offices, nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.actors.entries import ActorLexicon, Ambiguous, Name, Nouns, Person
from timeline.lexicons.actors.folding import fold
from timeline.lexicons.actors.schema import Fields, check_code, check_entry, strings, text_of
from timeline.lexicons.reader import ROOT, read_folder
from timeline.model.actor import Actor, Office
from timeline.model.time import Day

__all__ = ["ActorLexicon", "Ambiguous", "Name", "Nouns", "Person", "fold_code", "load", "surname_code"]

FOLDER = ROOT / "actors"

# file of the folder -> kind of the actors in it
_KINDS = {
    "states": "state",
    "organisations": "organisation",
    "armed_groups": "armed_group",
    "parties": "party",
    "companies": "company",
}

# field of an entry -> what the names in it are
_ROLES = {
    "names": "name",
    "adjectives": "adjective",
    "people": "people",
    "capitals": "capital",
    "metonyms": "metonym",
    "bodies": "body",
    "regions": "region",
    "titles": "title",
}

_BEFORE_ALL = Day(-10_000, 1, 1)
_ACTOR = Fields(("code", "name"), (*_ROLES, "country"))
_PERSON = Fields(("name", "checked"), ("code", "aliases", "alone", "offices"))
_OFFICE = Fields(("code", "title"), ("start", "end"))


@dataclass(slots=True)
class _Shelf:
    """What has been read so far, to refuse a second meaning of a name."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[tuple[str, str], Name] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)


def load(*, extra: Path | None = None) -> ActorLexicon:
    """Read and check the actor lexicon.

    Args:
        extra: A folder with more files of the same form (`states.yaml`, `organisations.yaml`, ..., `people/*.yaml`);
            its entries are added, and an entry with a known code replaces the shipped one's name and adds its names.

    Raises:
        LexiconError: an entry breaks the schema; the message names file, entry and remedy.
    """
    files = read_folder(FOLDER)
    shelf = _Shelf()
    folders = [FOLDER] if extra is None else [FOLDER, extra]
    for folder in folders:
        content = files if folder == FOLDER else _read_extra(folder)
        for stem, kind in _KINDS.items():
            where = str(folder / f"{stem}.yaml")
            for entry in content.get(stem, ()):
                _add_actor(shelf, entry, kind=kind, where=where, rule=stem, added=folder != FOLDER)
    for folder in folders:
        _add_people(shelf, folder / "people", family_first=frozenset(files["nouns"]["family_first"]))
    for name in _cities(FOLDER / "cities.tsv", shelf.actors):
        shelf.names.setdefault((name.text, "name"), name)
    lookalikes = files["lookalikes"]
    ambiguous = tuple(_ambiguous(entry, shelf.actors) for entry in lookalikes["ambiguous"])
    for entry in ambiguous:
        shelf.names.setdefault((entry.name, "name"), Name(entry.name, entry.code, "name", f"ambiguous:{entry.code}"))
    several = tuple(name for entry in lookalikes["several"] for name in _several(entry, shelf.actors))
    return ActorLexicon(
        actors=shelf.actors,
        names=(*shelf.names.values(), *several),
        people=tuple(shelf.people),
        nothing=tuple(phrase for row in lookalikes["nothing"] for phrase in row),
        ambiguous=ambiguous,
        nouns=_nouns(files["nouns"]),
        given_names=frozenset(name for rows in files["given_names"].values() for row in rows for name in row),
        female_names=frozenset(name for row in files["given_names"]["female"] for name in row),
    )


def _read_extra(folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        raise LexiconError("no such folder of lexicon files", where=str(folder), remedy="Name a folder of *.yaml files")
    return read_folder(folder) if any(folder.glob("*.yaml")) else {}


def _add_actor(shelf: _Shelf, entry: Any, *, kind: str, where: str, rule: str, added: bool) -> None:
    check_entry(entry, where=where, fields=_ACTOR)
    code = check_code(entry["code"], where=where)
    if code in shelf.actors and not added:
        raise LexiconError(f"two entries have the code {code}", where=where, remedy="Merge them or rename one")
    country = code if kind == "state" else entry.get("country")
    shelf.actors[code] = Actor(code=code, name=text_of(entry, "name", where=where), kind=kind, country=country)
    for name in _names_of(entry, where=where, rule=f"{rule}:{code}"):
        _add_name(shelf, name, where=where, added=added)


def _names_of(entry: Any, *, where: str, rule: str) -> Iterator[Name]:
    code = entry["code"]
    yield Name(entry["name"], code, "name", rule)
    for key, role in _ROLES.items():
        for text in strings(entry, key, where=where):
            yield Name(text, code, role, rule)


def _add_name(shelf: _Shelf, name: Name, *, where: str, added: bool) -> None:
    group = "demonym" if name.role in ("adjective", "people") else "name"
    known = shelf.names.get((name.text, group))
    if known is None or (known.code == name.code and known.role == "region"):
        shelf.names[name.text, group] = name
    elif known.code != name.code and not added:
        raise LexiconError(
            f"{name.text!r} means {known.code} and {name.code}",
            where=f"{where}, entry {name.code}",
            remedy="A name means one actor: remove it from one of the two entries",
        )
    elif added:
        shelf.names[name.text, group] = name


def _add_people(shelf: _Shelf, folder: Path, *, family_first: frozenset[str]) -> None:
    if not folder.is_dir():
        return
    for stem, entries in read_folder(folder).items():
        where = str(folder / f"{stem}.yaml")
        for entry in entries:
            person = _person(entry, shelf.actors, where=where, family_first=family_first)
            shelf.people.append(person)
            shelf.actors.setdefault(person.actor.code, person.actor)


def _person(entry: Any, actors: Mapping[str, Actor], *, where: str, family_first: frozenset[str]) -> Person:
    check_entry(entry, where=where, fields=_PERSON)
    name = text_of(entry, "name", where=where)
    where = f"{where}, entry {name}"
    _day(entry["checked"], where=where)
    offices = tuple(_office(office, actors, where=where) for office in entry.get("offices", ()))
    offices = tuple(sorted(offices, key=lambda office: office.start or _BEFORE_ALL))
    code = check_code(entry.get("code") or surname_code(name, family_first=family_first), where=where)
    country = next((actors[office.code].country for office in offices), None)
    actor = Actor(code=code, name=name, kind="person", country=country, offices=offices)
    names = (name, *strings(entry, "aliases", where=where))
    return Person(actor=actor, names=names, alone=strings(entry, "alone", where=where))


def _office(office: Any, actors: Mapping[str, Actor], *, where: str) -> Office:
    check_entry(office, where=where, fields=_OFFICE)
    if office["code"] not in actors:
        raise LexiconError(
            f"office of an unknown actor {office['code']!r}", where=where, remedy="Add the actor, or correct the code"
        )
    start, end = (_day(office[key], where=where) if office.get(key) else None for key in ("start", "end"))
    if start is not None and end is not None and end < start:
        raise LexiconError(f"the office {office['title']!r} ends before it starts", where=where, remedy="Correct a day")
    return Office(code=office["code"], title=text_of(office, "title", where=where), start=start, end=end)


def _day(value: Any, *, where: str) -> Day:
    try:
        return Day.parse(value)
    except (TypeError, ValueError) as error:
        raise LexiconError(
            f"{value!r} is not a day", where=where, remedy='Write "YYYY-MM-DD" in quotation marks'
        ) from error


def surname_code(name: str, *, family_first: frozenset[str] = frozenset()) -> str:
    """Return the code that a person has as himself or herself: the family name, upper case, letters only.

    Args:
        name: The full name.
        family_first: Family names that stand first ("Liu Xiaobo").
    """
    words = name.split()
    return fold_code(words[0] if words[0] in family_first else words[-1])


def fold_code(text: str) -> str:
    """Return the letters and digits of a text in upper case, without diacritics: the form of a code."""
    return re.sub(r"[^A-Z0-9]", "", fold(text).upper())


def _ambiguous(entry: Any, actors: Mapping[str, Actor]) -> Ambiguous:
    where = str(FOLDER / "lookalikes.yaml")
    check_entry(entry, where=where, fields=Fields(("name", "code"), ("if", "unless", "only_if")))
    if entry["code"] not in actors:
        raise LexiconError(f"unknown code {entry['code']!r}", where=where, remedy="Correct the code")
    needed, supports, opposes = (frozenset(strings(entry, key, where=where)) for key in ("only_if", "if", "unless"))
    return Ambiguous(entry["name"], entry["code"], needed | supports, opposes, needs_support=bool(needed))


def _cities(path: Path, actors: Mapping[str, Actor]) -> Iterator[Name]:
    """Return the cities of the table; those of territories that the lexicon does not have are left out."""
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        text, _, code = line.partition("\t")
        if not code:
            raise LexiconError("no code behind the city", where=f"{path}, line {number}", remedy="Run make_cities.py")
        if code in actors:
            yield Name(text, code, "region", "cities")


def _several(entry: Any, actors: Mapping[str, Actor]) -> Iterator[Name]:
    where = str(FOLDER / "lookalikes.yaml")
    check_entry(entry, where=where, fields=Fields(("names", "codes")))
    codes = strings(entry, "codes", where=where)
    unknown = next((code for code in codes if code not in actors), None)
    if unknown is not None:
        raise LexiconError(f"unknown code {unknown!r}", where=where, remedy="Correct the code")
    for text in strings(entry, "names", where=where):
        yield Name(text, codes[0], "name", f"several:{text}", codes[1:])


def _nouns(content: Mapping[str, Any]) -> Nouns:
    nouns = Nouns({category: dict(_phrases(value)) for category, value in content.items()})
    for category, phrases in nouns.categories.items():
        wrong = next((phrase for phrase in phrases if not isinstance(phrase, str) or not phrase), None)
        if wrong is not None:
            where = str(FOLDER / "nouns.yaml")
            raise LexiconError(
                f"{category} holds {wrong!r}, which is not text", where=where, remedy="Quote yes, no, on"
            )
    return nouns


def _phrases(value: Any) -> Iterator[tuple[Any, str]]:
    """Rows of phrases, or a mapping of a code to its phrases."""
    if isinstance(value, Mapping):
        for code, phrases in value.items():
            yield from ((phrase, code) for phrase in phrases)
    else:
        yield from ((phrase, "") for phrase in _flat(value))


def _flat(value: Iterable[Any]) -> Iterator[Any]:
    for part in value:
        if isinstance(part, list):
            yield from part
        else:
            yield part
