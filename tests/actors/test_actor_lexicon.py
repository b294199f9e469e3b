"""The actor lexicon: what it must hold, and what a broken entry says."""

import re

import pytest
import yaml

from timeline.errors import LexiconError
from timeline.lexicons.actors import load, surname_code
from timeline.lexicons.actors.folding import fold

LEXICON = load()
# Territories that news names with their own government beside the members of the United Nations.
NAMED = [
    "USA",
    "GBR",
    "FRA",
    "DEU",
    "RUS",
    "CHN",
    "JPN",
    "IND",
    "PAK",
    "IRN",
    "IRQ",
    "ISR",
    "PSE",
    "TUR",
    "SYR",
    "SAU",
    "YEM",
    "PRK",
    "KOR",
    "TWN",
    "HKG",
    "XKX",
    "VAT",
    "UKR",
    "VEN",
]


@pytest.mark.parametrize("code", NAMED)
def test_the_states_that_news_names_have_names_and_adjectives(code):
    roles = {name.role for name in LEXICON.names if name.code == code}
    assert "name" in roles
    assert "adjective" in roles or code == "VAT"


def test_every_code_is_upper_case_letters_and_digits():
    assert [code for code in LEXICON.actors if not re.fullmatch(r"[A-Z][A-Z0-9]+", code)] == []


def test_states_have_three_letters_and_belong_to_themselves():
    states = [actor for actor in LEXICON.actors.values() if actor.kind == "state"]
    assert len(states) > 195
    assert {actor.code for actor in states if len(actor.code) != 3 or actor.country != actor.code} == set()


def test_every_country_of_an_actor_is_a_state():
    states = {actor.code for actor in LEXICON.actors.values() if actor.kind == "state"}
    assert {actor.code for actor in LEXICON.actors.values() if actor.country and actor.country not in states} == set()


def test_offices_are_in_order_and_of_known_actors():
    for person in LEXICON.people:
        starts = [office.start for office in person.actor.offices if office.start is not None]
        assert starts == sorted(starts), person.actor.name
        assert all(office.code in LEXICON.actors for office in person.actor.offices)


def test_no_two_people_share_a_full_name():
    seen = {}
    for person in LEXICON.people:
        for name in {fold(name) for name in person.names}:
            assert seen.setdefault(name, person) is person, name


def test_a_person_acts_under_the_surname():
    assert surname_code("Alexei Navalny") == "NAVALNY"
    assert surname_code("Linda Thomas-Greenfield") == "THOMASGREENFIELD"
    assert surname_code("Recep Tayyip Erdoğan") == "ERDOGAN"


STATE = {"code": "QQQ", "name": "Examplia", "names": ["Republic of Examplia"], "adjectives": ["Examplian"]}
PERSON = {"name": "Ann Example", "checked": "2026-11-24", "offices": [{"code": "FRA", "title": "Minister"}]}


def extra_folder(folder, stem, entries):
    path = folder / f"{stem}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(entries), encoding="utf8")
    return folder


def test_a_users_own_actor_is_added(tmp_path):
    lexicon = load(extra=extra_folder(tmp_path, "states", [STATE]))
    assert lexicon.actors["QQQ"].name == "Examplia"
    assert {name.text for name in lexicon.names if name.code == "QQQ"} >= {"Examplia", "Examplian"}


def test_a_users_own_person_is_added(tmp_path):
    lexicon = load(extra=extra_folder(tmp_path, "people/own", [PERSON]))
    assert lexicon.actors["EXAMPLE"].country == "FRA"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LexiconError, match="no such folder"):
        load(extra=tmp_path / "nowhere")


BROKEN_STATES = [
    ({**STATE, "code": "qq"}, "is not a code"),
    ({**STATE, "name": None}, "has no name"),
    ({**STATE, "nmaes": ["X"]}, "unknown field 'nmaes'"),
    ({**STATE, "names": "Examplia"}, "not a list of texts"),
    ({**STATE, "names": [False]}, "not a list of texts"),
    ("Examplia", "not an entry"),
]


@pytest.mark.parametrize(("entry", "message"), BROKEN_STATES)
def test_a_broken_actor_is_refused_by_name(tmp_path, entry, message):
    folder = extra_folder(tmp_path, "states", [entry])
    with pytest.raises(LexiconError, match=message) as caught:
        load(extra=folder)
    assert caught.value.where is not None
    assert "states.yaml" in caught.value.where
    assert caught.value.remedy


BROKEN_PEOPLE = [
    ({**PERSON, "checked": "yesterday"}, "is not a day"),
    ({**PERSON, "offices": [{"code": "QQQ", "title": "Minister"}]}, "unknown actor 'QQQ'"),
    ({**PERSON, "offices": [{"code": "FRA"}]}, "has no title"),
    (
        {**PERSON, "offices": [{"code": "FRA", "title": "M", "start": "2020-01-01", "end": "2019-01-01"}]},
        "ends before it starts",
    ),
    ({"name": "Ann Example"}, "has no checked"),
]


@pytest.mark.parametrize(("entry", "message"), BROKEN_PEOPLE)
def test_a_broken_person_is_refused_by_name(tmp_path, entry, message):
    folder = extra_folder(tmp_path, "people/own", [entry])
    with pytest.raises(LexiconError, match=message) as caught:
        load(extra=folder)
    assert "own.yaml" in str(caught.value)
