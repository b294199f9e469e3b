"""The event type lexicon: its schema, its consistency between types, its examples."""

from collections import defaultdict
from itertools import permutations

import pytest

from timeline.errors import LexiconError
from timeline.lexicons import event_types, inflections, words
from timeline.lexicons.event_types import POSITIONS, EventType, TriggerEntry

TYPES = event_types.load()
TABLE = inflections.load()

QUADS = {
    "verbal cooperation": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    "material cooperation": {"COOPERATE", "AID"},
    "verbal conflict": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "material conflict": {"RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
    "none": {"ELECTION", "GOVERN", "DISASTER", "DEATH", "OTHER"},
}

each_type = pytest.mark.parametrize("event_type", TYPES, ids=lambda event_type: event_type.name)


def _by_lemma() -> dict[tuple[str, str], list[TriggerEntry]]:
    found = defaultdict(list)
    for event_type in TYPES:
        for entry in event_type.triggers:
            found[entry.lemma, entry.pos].append(entry)
    return found


def _forms(entry: TriggerEntry) -> set[str]:
    if entry.pos == "verb":
        return {form for forms in TABLE.forms_of_verb(entry.lemma).values() for form in forms}
    if entry.pos == "noun":
        singular, plurals = TABLE.forms_of_noun(entry.lemma)
        return {singular, *plurals}
    return {entry.lemma}


def test_every_type_is_there_once():
    assert sorted(event_type.name for event_type in TYPES) == sorted(set().union(*QUADS.values()))


@each_type
def test_quad_and_scale_follow_plover(event_type: EventType):
    if event_type.name == "RETREAT":  # material, but on the cooperative side of the scale
        assert event_type.scale is not None
        assert event_type.scale > 0
        return
    assert event_type.name in QUADS[event_type.quad]
    if event_type.quad == "none":
        assert event_type.scale is None
    else:
        assert event_type.scale is not None
        assert (event_type.scale > 0) == event_type.quad.endswith("cooperation") or event_type.name == "REQUEST"


@each_type
def test_every_mode_is_used_and_documented(event_type: EventType):
    used = {entry.mode for entry in event_type.triggers if entry.mode is not None}
    assert used == {name for name, _ in event_type.modes}
    assert all(meaning for _, meaning in event_type.modes)


@each_type
def test_entries_are_well_formed(event_type: EventType):
    prepositions = {word for word, tag in words.load().closed.items() if tag in "IT"} | {"as"}
    for entry in event_type.triggers:
        assert entry.lemma == " ".join(entry.lemma.split()), entry
        assert entry.lemma == entry.lemma.lower(), entry
        assert 0 < entry.strength <= 1, entry
        assert entry.toll in {None, "killed", "injured"}, entry
        assert {*entry.source, *entry.target} <= POSITIONS | prepositions, entry
        assert all(" " not in word and word == word.lower() for word in entry.words + entry.without), entry
        assert not set(entry.words) & set(entry.without), entry


@each_type
def test_verbs_begin_with_their_verb(event_type: EventType):
    adverbs = {"forcibly", "jointly", "sexually", "ethnically", "totally", "publicly", "openly", "formally"}
    # "forcibly relocate" would inflect the adverb
    assert [e.lemma for e in event_type.triggers if e.pos == "verb" and e.lemma.split()[0] in adverbs] == []


def test_no_entry_stands_twice():
    seen = set()
    for entries in _by_lemma().values():
        for entry in entries:
            key = (entry.lemma, entry.pos, entry.type, entry.needs, frozenset(entry.words), frozenset(entry.without))
            assert key not in seen, f"{entry.type} {entry.pos} {entry.lemma}"
            seen.add(key)


def test_types_share_a_lemma_only_where_its_company_tells_them_apart():
    unsettled = [
        f"{lemma} ({pos}): {first.type}, {second.type}"
        for (lemma, pos), entries in _by_lemma().items()
        for first, second in permutations(entries, 2)
        if first.type < second.type and not first.words and not second.words
    ]
    assert unsettled == []


def test_an_entry_that_asks_for_company_beats_one_that_takes_any():
    shadowed = [
        f"{lemma} ({pos}): {general.type} {general.strength} hides {special.type} {special.strength}"
        for (lemma, pos), entries in _by_lemma().items()
        for general, special in permutations(entries, 2)
        if general.type != special.type
        and not general.words
        and special.words
        and not set(general.without) & set(special.words)
        and general.strength >= special.strength
    ]
    assert shadowed == []


@each_type
def test_every_lemma_has_inflections(event_type: EventType):
    for entry in event_type.triggers:
        if entry.pos == "verb":
            assert entry.lemma.split()[0] in TABLE.verbs, entry.lemma
        if entry.pos == "noun":
            assert inflections.split_noun(entry.lemma)[1] in TABLE.nouns, entry.lemma


@each_type
def test_examples_hold_triggers_of_their_type(event_type: EventType):
    firsts = {form.split()[0] for entry in event_type.triggers for form in _forms(entry)}
    for example in event_type.examples:
        for trigger in example.triggers:
            assert trigger in example.text
            assert any(word in firsts for word in trigger.lower().split()), (trigger, example.text)


@each_type
def test_there_are_examples_enough(event_type: EventType):
    assert len({example.text for example in event_type.examples}) >= 12
    assert len({example.text for example in event_type.counter_examples}) >= 6


def test_there_are_triggers_enough():
    assert len(_by_lemma()) >= 5000


def test_synonyms_share_an_entry(tmp_path):
    (tmp_path / "PROTEST.yaml").write_text(
        "type: PROTEST\ndefinition: x\nquad: material conflict\nmodes: {march: y}\n"
        "verbs: [{lemmas: [yodel, hum], mode: march, strength: 0.3}]\n",
        encoding="utf8",
    )
    protest = next(kind for kind in event_types.load(extra=tmp_path) if kind.name == "PROTEST")
    added = [entry for entry in protest.triggers if entry.lemma in {"yodel", "hum"}]
    assert [(entry.mode, entry.strength) for entry in added] == [("march", 0.3), ("march", 0.3)]


@pytest.mark.parametrize(
    ("entry", "part"),
    [
        ("{lemma: yodel, target: [on, at]}", 'Quote "on"'),
        ("{lemma: yodel, mode: tenor}", "tenor"),
        ("{lemma: yodel, needs: [audience]}", "audience"),
        ("{lemma: yodel, loudness: 3}", "loudness"),
        ("{mode: march}", "lemma"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path, entry, part):
    (tmp_path / "PROTEST.yaml").write_text(
        f"type: PROTEST\ndefinition: x\nquad: material conflict\nmodes: {{march: y}}\nverbs: [{entry}]\n",
        encoding="utf8",
    )
    with pytest.raises(LexiconError) as caught:
        event_types.load(extra=tmp_path)
    assert part in str(caught.value)
    assert "PROTEST.yaml" in str(caught.value)
