"""The grammar's word lists."""

import pytest

from timeline.errors import LexiconError
from timeline.lexicons import grammar, inflections

GRAMMAR = grammar.load()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("light_verbs", "hold"),
        ("light_verb_forms", "held"),
        ("achieving_verbs", "began"),
        ("refusing_verbs", "refused"),
        ("report_verbs", "said"),
        ("state_verbs", "remains"),
        ("conditionals", "if"),
        ("hedges", "alleged"),
        ("plan_words", "upcoming"),
        ("habit_words", "often"),
        ("floors", "at least"),
        ("ceilings", "up to"),
        ("approximations", "about"),
        ("person_nouns", "civilians"),
        ("person_nouns", "policemen"),
    ],
)
def test_a_list_holds_its_words(name, word):
    assert word in getattr(GRAMMAR, name)


@pytest.mark.parametrize(("word", "when"), [("after", "before"), ("ahead of", "after"), ("amid", "same")])
def test_order(word, when):
    assert GRAMMAR.order[word] == when


@pytest.mark.parametrize(
    ("word", "count"), [("twelve", (12, 12)), ("dozens", (24, None)), ("hundreds", (200, None)), ("dozen", (12, 12))]
)
def test_number_words(word, count):
    assert GRAMMAR.number_words[word] == count


def test_ranges_of_number_words_are_ordered():
    assert all(high is None or 0 < low <= high for low, high in GRAMMAR.number_words.values())


def test_a_word_is_not_at_once_carrier_and_refusal():
    assert not GRAMMAR.refusing_verbs & GRAMMAR.achieving_verbs
    assert not GRAMMAR.hedges & GRAMMAR.conditionals
    assert not GRAMMAR.floors & GRAMMAR.ceilings


def test_every_lemma_has_inflections():
    table = inflections.load()
    assert grammar.verb_lemmas() <= table.verbs.keys()
    assert {inflections.split_noun(lemma)[1] for lemma in grammar.noun_lemmas()} <= table.nouns.keys()


def test_a_list_that_holds_no_words(tmp_path):
    for name in ("verbs", "modality", "order", "numbers", "people"):
        (tmp_path / f"{name}.yaml").write_text("light_verbs: [on]\n", encoding="utf8")
    with pytest.raises(LexiconError, match="light_verbs"):
        grammar.load(tmp_path)
