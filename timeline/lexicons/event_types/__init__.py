"""Event types as data: a YAML file per type in, checked `EventType` values out.

The types are PLOVER's sixteen (Open Event Data Alliance, codebook of February 2024) and ELECTION, GOVERN, DISASTER,
DEATH and OTHER for what PLOVER does not cover.

How to write an entry. Synonyms that share a frame stand in one entry as `lemmas`; `defaults` give the frame that most
entries of a part of speech have. A frame is that of the active voice: a passive swaps subject and object. A verb that
ends in a preposition takes its object behind it ("call on": target `object`). The source of a noun may be the
`subject` of the verb that carries it ("Tehran launched an attack"); such verbs (`light_verbs` in the grammar) are no
triggers where their noun is one, and a verb that only repeats an event noun ("the earthquake struck") is none either.
A lemma may stand in several entries, of one type or more, if their conditions differ; where several fit, the longest
match wins, then the highest `strength`. So an entry that asks for certain company (`words`) is stronger than the entry
of another type that takes any.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.reader import read_folder

FOLDER = Path(__file__).parent

POSITIONS = frozenset({"subject", "object", "possessive", "modifier"})
"""Where an actor may stand relative to a trigger, beside any preposition ("on", "against", "with", "between")."""

NEEDS = frozenset({"object", "actor", "subject_actor", "object_actor", "complement", "toll", "date", "passive"})
"""What a clause must hold for a trigger to count; see `TriggerEntry.needs`."""

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "none")


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """A word or phrase that names an event.

    Attributes:
        lemma: Base form; of several words, the first (verbs) or last (nouns) inflects: "call on", "missile test".
        pos: "verb", "noun" or "phrase" (a fixed string that never inflects).
        type: The event type it belongs to.
        mode: Sub-type from the type's closed list, or None.
        source: Positions of the actor who does it, best first: "subject", "possessive", "by" ...
        target: Positions of the actor it is done to, best first: "object", "on", "against" ...
        joint: All parties are sources ("meet", "agree", "talks between X and Y").
        speech: A verbal act whose clause ("that ...") tells what was said.
        needs: Conditions on the clause, all of which must hold: "object" a direct object; "actor" an actor before or
            after the trigger; "subject_actor", "object_actor" an actor there; "complement" a to-infinitive or a
            that-clause; "toll" a number of people; "date" a time expression; "passive" a passive verb.
        words: Where not empty, one of these lemmas must stand in the same clause.
        without: None of these lemmas may stand in the same clause.
        strength: Prior (0 to 1) that the trigger, its conditions met, names an event.
        gap: How many words may stand between the parts of a phrasal verb ("shot the plane down": 2 or more).
        toll: "killed" or "injured" where the trigger counts people ("killed", "wounded"), or None.
        present: Title verb for the present tense, where the lemma itself reads badly, or None.
    """

    lemma: str
    pos: str
    type: str
    mode: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    joint: bool = False
    speech: bool = False
    needs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    strength: float = 0.7
    gap: int = 1
    toll: str | None = None
    present: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the trigger words found in it as this type; no triggers for a counter-example."""

    text: str
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type: its definition, its place on PLOVER's scale, its modes and its triggers."""

    name: str
    definition: str
    quad: str
    scale: float | None
    modes: tuple[tuple[str, str], ...]
    triggers: tuple[TriggerEntry, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]


def load(*, extra: Path | None = None) -> tuple[EventType, ...]:
    """Return every event type, in the order of their names.

    Args:
        extra: A folder of the same YAML, whose triggers are added to the types of the same names.

    Raises:
        LexiconError: an entry breaks the schema; the message names the file, the entry and the remedy.
    """
    types = {name: _event_type(content, FOLDER / f"{name}.yaml") for name, content in _typed(FOLDER).items()}
    if extra is not None:
        for name, content in _typed(extra).items():
            added = _event_type(content, extra / f"{name}.yaml")
            types[name] = _joined(types[name], added) if name in types else added
    return tuple(types[name] for name in sorted(types))


def _typed(folder: Path) -> dict[str, Any]:
    return {name: content for name, content in read_folder(folder).items() if name.isupper()}


def _joined(first: EventType, second: EventType) -> EventType:
    modes = dict(first.modes) | dict(second.modes)
    return EventType(
        first.name,
        first.definition,
        first.quad,
        first.scale,
        tuple(modes.items()),
        first.triggers + second.triggers,
        first.examples + second.examples,
        first.counter_examples + second.counter_examples,
    )


def _event_type(content: Any, path: Path) -> EventType:
    if not isinstance(content, dict) or content.get("type") != path.stem:
        raise LexiconError(f"the file must hold 'type: {path.stem}'", where=str(path))
    name = path.stem
    modes = content.get("modes") or {}
    triggers = tuple(
        _entry(raw, pos=pos, name=name, modes=modes, defaults=content.get("defaults", {}).get(pos, {}), path=path)
        for section, pos in (("verbs", "verb"), ("nouns", "noun"), ("phrases", "phrase"))
        for group in content.get(section) or ()
        for raw in _singly(group)
    )
    if content.get("quad") not in QUADS:
        raise LexiconError(f"quad must be one of {', '.join(QUADS)}", where=str(path))
    return EventType(
        name,
        " ".join(content["definition"].split()),
        content["quad"],
        content.get("scale"),
        tuple(modes.items()),
        triggers,
        tuple(Example(raw["text"], tuple(raw["triggers"])) for raw in content.get("examples") or ()),
        tuple(Example(text) for text in content.get("counter_examples") or ()),
    )


def _singly(group: Any) -> tuple[Any, ...]:
    """Return an entry for each lemma of a group: synonyms that share a frame stand in one entry as `lemmas`."""
    if isinstance(group, dict) and isinstance(group.get("lemmas"), list):
        shared = {field: value for field, value in group.items() if field != "lemmas"}
        return tuple({**shared, "lemma": lemma} for lemma in group["lemmas"])
    return (group,)


def _entry(
    raw: Any, *, pos: str, name: str, modes: dict[str, str], defaults: dict[str, Any], path: Path
) -> TriggerEntry:
    fields = {**defaults, **(raw if isinstance(raw, dict) else {"lemma": raw})}
    lemma = fields.get("lemma")
    where = f"{path}, entry {lemma!r}"
    unknown = set(fields) - set(TriggerEntry.__slots__) - {"lemma"}
    if not isinstance(lemma, str) or unknown:
        raise LexiconError(f"unknown or missing fields: {sorted(unknown) or 'lemma'}", where=where)
    if fields.get("mode") is not None and fields["mode"] not in modes:
        raise LexiconError(f"mode {fields['mode']!r} is not in the file's modes", where=where, remedy="Add it there")
    strange = set(fields.get("needs", ())) - NEEDS
    if strange:
        raise LexiconError(f"needs must be of {sorted(NEEDS)}, not {sorted(strange)}", where=where)
    lists = {key: tuple(fields[key]) for key in ("source", "target", "needs", "words", "without") if key in fields}
    if not all(isinstance(word, str) for words in lists.values() for word in words):
        # YAML reads a bare "on" as true
        raise LexiconError("a list holds something that is no word", where=where, remedy='Quote "on", "off" and "no"')
    return TriggerEntry(**{**fields, "lemma": lemma, "pos": pos, "type": name, **lists})
