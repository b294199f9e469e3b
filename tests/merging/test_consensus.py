"""What the mentions of one event agree on, and what stands side by side where they do not."""

from dataclasses import replace

import pytest
from telling import dated, told

from timeline.merging.consensus import agree, dating
from timeline.merging.copies import tellings
from timeline.model.event import Modality, Toll
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision

FLOOD = "The Varne burst its banks and flooded Tolvany."
VARNE = Place("Varne", 47.0, 20.0, "VRN", "country")
TOLVANY = Place("Tolvany", 47.1, 20.2, "VRN", "city", 40_000)
WEEK = dated("2031-04-28", "2031-05-04", precision=Precision.WEEK)
MONTH = dated("2031-05-01", "2031-05-31", precision=Precision.MONTH)


def flood(**fields):
    return told(FLOOD, "flooded", **{"type": "DISASTER", **fields})


def event(*mentions):
    return agree("E", mentions, [None] * len(mentions))


def mention_of(day):
    return flood(dating=day)


@pytest.mark.parametrize(
    ("datings", "expected"),
    [
        ([dated("2031-05-03"), WEEK, MONTH], dated("2031-05-03")),
        ([MONTH, WEEK], ("2031-05-01", "2031-05-04")),
        ([dated(None, "2031-05-04", basis=Basis.NONE), MONTH], ("2031-05-01", "2031-05-04")),
        ([dated(None, "2031-05-04", basis=Basis.NONE)], dated(None, "2031-05-04", basis=Basis.NONE)),
    ],
)
def test_the_narrowest_date_rules_and_the_others_narrow_it(datings, expected):
    found = dating(map(mention_of, datings))
    if isinstance(expected, tuple):
        assert (str(found.earliest), str(found.latest)) == expected
        assert found.precision is Precision.RANGE
        assert found.rule.endswith("narrowed")
    else:
        assert found == expected


def test_of_two_days_the_one_that_the_text_states_rules():
    stated = dated("2031-05-03", basis=Basis.STATED)
    assert dating(map(mention_of, [dated("2031-05-04", basis=Basis.NARRATIVE), stated])) == stated


def test_dates_that_differ_stand_side_by_side():
    found = event(flood(article="a"), flood(article="b", dating=dated("2031-05-02")), flood(article="c", dating=MONTH))
    assert [conflict.field for conflict in found.conflicts] == ["dates"]
    assert found.conflicts[0].claims == (("2031-05-03", ("a",)), ("2031-05-02", ("b",)))


def test_tolls_become_a_range_and_a_conflict():
    tolls = [Toll(77, 77, "77"), Toll(101, None, "more than 100")]
    found = event(*(flood(article=name, killed=toll) for name, toll in zip("ab", tolls, strict=True)))
    assert found.killed == Toll(77, None, "77; more than 100")
    assert found.conflicts[0].claims == (("77", ("a",)), ("at least 101", ("b",)))


def test_tolls_that_fit_are_no_conflict():
    found = event(
        flood(article="a", killed=Toll(70, None, "at least 70")), flood(article="b", killed=Toll(77, 77, "77"))
    )
    assert found.killed == Toll(70, None, "at least 70; 77")
    assert found.conflicts == ()


def test_the_type_that_the_surer_mentions_name_wins():
    found = event(
        flood(article="a", confidence=0.9),
        flood(article="b", type="OTHER", confidence=0.4),
        flood(article="c", type="OTHER", confidence=0.4),
    )
    assert found.type == "DISASTER"
    assert found.conflicts[0].claims == (("DISASTER", ("a",)), ("OTHER", ("b", "c")))


def test_the_mode_comes_from_mentions_of_the_type():
    found = event(flood(mode="flood"), flood(article="b", type="OTHER", mode="discovery", confidence=0.3))
    assert found.mode == "flood"


def test_a_town_rather_than_its_country():
    assert event(flood(place=VARNE), flood(article="b", place=TOLVANY)).place == TOLVANY


def test_the_surest_modality():
    planned, alleged = flood(modality=Modality.PLANNED), flood(article="b", modality=Modality.ALLEGED)
    assert event(planned, alleged).modality is Modality.ALLEGED
    assert event(planned, alleged, flood(article="c")).modality is Modality.ASSERTED


def test_the_title_of_the_surest_mention_or_the_older_of_two():
    titled = [flood(article=name, title=name, confidence=sure) for name, sure in (("a", 0.7), ("b", 0.9), ("c", 0.9))]
    assert event(*titled).title == "b"


def test_a_participant_that_few_name_is_left_out_and_one_stands_on_one_side():
    mentions = [flood(article=name, source=("VRN",), target=("SPARROW",)) for name in "abcd"]
    odd = flood(article="e", source=("SPARROW", "PARK"))
    found = event(*mentions, odd)
    assert (found.source, found.target) == (("VRN",), ("SPARROW",))


def test_each_further_article_makes_surer_but_no_further_sentence():
    one = flood()
    assert event(one).confidence == 0.8
    assert event(one, replace(one, start=900, end=946)).confidence == 0.8
    own_words = told("Tolvany was flooded when dams on the Varne broke.", "flooded", article="b")
    assert 0.8 < event(one, own_words).confidence < 1


@pytest.mark.parametrize(("quote", "groups"), [(FLOOD, 1), ("Varne floods Tolvany.", 2)])
def test_papers_that_print_the_same_long_sentence_tell_it_once(quote, groups):
    papers = [
        told(text, "flood", article=name)
        for name, text in (("a", quote), ("b", quote.upper().replace("FLOOD", "flood")))
    ]
    assert len(tellings(papers)) == groups


def test_an_open_start_is_later_than_none():
    found = dating(
        map(mention_of, [dated("2031-05-01", None, basis=Basis.BOUNDED), dated(None, "2031-05-09", basis=Basis.NONE)])
    )
    assert (found.earliest, found.latest) == (Day(2031, 5, 1), Day(2031, 5, 9))
