"""Inflected forms: the table, its agreement with its script, regular endings for unknown words."""

import subprocess
import sys
from pathlib import Path

import pytest

from timeline.errors import LexiconError
from timeline.lexicons import inflections

TABLE = inflections.load()


@pytest.mark.parametrize(
    ("lemma", "slot", "form"),
    [
        ("strike", "past", "struck"),
        ("call on", "past", "called on"),
        ("shoot down", "participle", "shot down"),
        ("test-fire", "past", "test-fired"),
        ("kidnap", "participle", "kidnapped"),
        ("hang", "participle", "hanged"),
        ("torpedo", "third", "torpedoes"),
        ("veto", "gerund", "vetoing"),
        ("take to the street", "past", "took to the street"),
        ("yodel", "past", "yodeled"),
        ("bully-rag", "third", "bully-rags"),
        ("crucify", "past", "crucified"),
    ],
)
def test_forms_of_verbs(lemma, slot, form):
    assert form in TABLE.forms_of_verb(lemma)[slot]


def test_a_verb_has_a_form_in_every_slot():
    for lemma in TABLE.verbs:
        forms = TABLE.forms_of_verb(lemma)
        assert tuple(forms) == inflections.SLOTS
        assert all(forms.values()), lemma


@pytest.mark.parametrize(
    ("lemma", "plurals"),
    [
        ("missile test", ("missile tests",)),
        ("exchange of fire", ("exchanges of fire",)),
        ("state of emergency", ("states of emergency",)),
        ("call to action", ("calls to action",)),
        ("talks", ()),
        ("peace talks", ()),
        ("crisis", ("crises",)),
        ("sit-in", ("sit-ins",)),
        ("coup d'état", ("coups d'état",)),
        ("embassy row", ("embassy rows",)),
        ("yodel", ("yodels",)),
        ("yodelling company", ("yodelling companies",)),
    ],
)
def test_forms_of_nouns(lemma, plurals):
    assert TABLE.forms_of_noun(lemma) == (lemma, plurals)


def test_forms_are_as_long_as_their_lemma():
    # "undergo": not "under went"
    for lemma in TABLE.verbs:
        assert {len(form.split()) for forms in TABLE.forms_of_verb(lemma).values() for form in forms} == {1}, lemma
    for lemma, plurals in TABLE.nouns.items():
        assert all(len(plural.split()) == 1 for plural in plurals), lemma


@pytest.mark.parametrize("content", ["", "[]", '{"verbs": {}}'])
def test_a_file_that_is_no_table(tmp_path, content):
    path = tmp_path / "table.json"
    path.write_text(content, encoding="utf8")
    with pytest.raises(LexiconError, match=r"table\.json"):
        inflections.load(path)


def test_the_table_is_what_its_script_makes():
    pytest.importorskip("lemminflect")
    script = Path(__file__).parents[3] / "scripts" / "inflect.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "run scripts/inflect.py"
