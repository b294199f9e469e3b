"""The gazetteer's files: what they must hold, and what a broken entry says."""

import pytest
import yaml

from timeline.errors import LexiconError
from timeline.lexicons.places import FOLDER, load, plain

GAZETTEER = load()


@pytest.mark.parametrize(
    "name", ["France", "Netherlands", "Burma", "UK", "Sana'a", "Palestine", "Kosovo", "Taiwan", "Xinjiang"]
)
def test_names_of_countries_and_regions_are_held(name):
    assert GAZETTEER.names[name][0].kind in ("country", "region", "capital")


def test_the_table_names_its_source_and_licence():
    head = (FOLDER / "gazetteer.tsv").read_text(encoding="utf8")[:600]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head


def test_names_without_diacritics_are_held_as_well():
    assert plain("Bogotá") == "Bogota"
    assert GAZETTEER.names["Bogota"] == GAZETTEER.names["Bogotá"]


def test_doubtful_names_are_names():
    assert len(GAZETTEER.doubtful & GAZETTEER.names.keys()) > 100


def sites(folder, entries):
    (folder / "sites.yaml").write_text(yaml.safe_dump(entries), encoding="utf8")
    return folder


def test_a_users_own_site_is_added(tmp_path):
    gazetteer = load(extra=sites(tmp_path, [{"name": "Site Zed", "aliases": ["Zed"], "at": [1, 2], "kind": "site"}]))
    assert gazetteer.names["Zed"][0].longitude == 2


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"name": "Zed", "kind": "site"}, "is not a place"),
        ({"name": "Zed", "at": [1], "kind": "site"}, "is not a place"),
        ({"name": "Zed", "at": [120, 2], "kind": "site"}, "is not on Earth"),
        ({"name": "Zed", "at": [1, "east"], "kind": "site"}, "is not a place"),
        ("Zed", "is not a place"),
    ],
)
def test_a_broken_site_is_refused_by_name(tmp_path, entry, message):
    with pytest.raises(LexiconError, match=message) as caught:
        load(extra=sites(tmp_path, [entry]))
    assert "Zed" in str(caught.value)
    assert "sites.yaml" in str(caught.value)
    assert caught.value.remedy
