"""Words, gates and blocks one by one."""

import pytest
from telling import dated, told

from timeline.lexicons import rarity
from timeline.merging.blocking import keys
from timeline.merging.identity import event_id
from timeline.merging.similarity import kilometres, parties_agree
from timeline.merging.sketch import in_order, sketch_all
from timeline.merging.words import WordVector, trigger_words

RARITY = rarity.load()


def vector(*texts):
    return WordVector.of(texts, RARITY)


def test_a_text_is_most_like_itself():
    text = "Gunmen raided the barracks at Tolvany."
    assert vector(text).cosine(vector(text)) == pytest.approx(1)
    assert vector(text).cosine(vector("She would say so.")) == 0
    assert vector("").cosine(vector(text)) == 0


def test_inflected_forms_and_nouns_of_action_are_one_word():
    assert vector("They deployed it.").cosine(vector("The deployment")) == pytest.approx(1)


def test_names_weigh_more():
    with_name, without = vector("the mayor of Tolvany"), vector("the mayor of tolvany")
    assert with_name.weights["tolvany"] > without.weights["tolvany"]


def test_a_decimal_is_one_word():
    assert "5.6" in vector("a magnitude of 5.6 was measured").weights


@pytest.mark.parametrize(
    ("trigger", "words"),
    [
        ("attacked", {"attack"}),
        ("took 23 men into custody", {"custody"}),
        ("relieved Ada Brook of", {"relieve"}),
        ("is", {"be"}),
        ("—", {"—"}),
    ],
)
def test_the_telling_words_of_a_trigger(trigger, words):
    assert words <= trigger_words(trigger, RARITY)
    assert not trigger_words(trigger, RARITY) & {"ada", "brook", "23"}


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ({"source": ("VRN",)}, {"source": ("VRN", "OTH")}, True),
        ({"source": ("VRN",)}, {"source": ()}, True),
        ({"source": ("VRN",)}, {"source": ("OTH",)}, False),
        ({"source": ("VRN",), "type": "CONSULT"}, {"source": ("OTH",), "target": ("VRN",), "type": "CONSULT"}, True),
        ({"source": ("VRN",), "type": "CONSULT"}, {"source": ("OTH",), "type": "CONSULT"}, False),
    ],
)
def test_participants_gate(one, other, agree):
    quote = "Delegates met at Tolvany."
    assert parties_agree(told(quote, "met", **one), told(quote, "met", article="b", **other)) is agree


def test_a_degree_of_latitude_is_some_111_kilometres():
    assert kilometres(50, 10, 51, 10) == pytest.approx(111.2, abs=0.1)
    assert kilometres(50, 10, 50, 10) == 0


def test_blocks_are_shared_by_reports_of_one_day_and_not_by_those_of_other_years():
    quote = "Red Sparrow gunmen raided the barracks at Tolvany."
    blocks = [
        set(keys(sketch))
        for sketch in sketch_all(
            [
                told(quote, "raided", article="a"),
                told(quote, "raided", article="b"),
                told(quote, "raided", article="c", dating=dated("2020-05-03"), published="2020-05-04"),
            ],
            RARITY,
        )
    ]
    assert len(blocks[0] & blocks[1]) > 3
    assert all(key[-1].isalpha() for key in blocks[0] & blocks[2])  # only those without a time


def test_the_order_is_by_publication_then_article_then_place():
    quote = "Gunmen raided Tolvany."
    late = told(quote, "raided", article="a", published="2031-05-09")
    undated = told(quote, "raided", article="0", published=None)
    second = told(quote, "raided", article="b", start=90)
    first = told(quote, "raided", article="b")
    assert in_order([undated, late, second, first, first]) == (first, second, late, undated)


def test_ids_are_short_and_depend_on_article_trigger_and_sentence_alone():
    mention = told("Gunmen raided Tolvany.", "raided")
    assert event_id(mention) == event_id(told("Gunmen raided Tolvany.", "raided", confidence=0.1, type="OTHER"))
    assert event_id(mention) != event_id(told("Gunmen raided Tolvany.", "raided", article="b"))
    assert event_id(mention) != event_id(mention, reading=1)
    assert event_id(mention).isalnum()
    assert len(event_id(mention)) == 13
