from dataclasses import replace

import pytest
from fakes import dating, mention
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.corrections import Addition, Correction, Edit, Join, Judgement, Split, apply, unanswered
from timeline.merging import merge
from timeline.model.event import MergeReason, Status
from timeline.model.time import Day


def told(number, **fields):
    """Return a mention of an article of its own, told apart from the others by its words."""
    names = ("Guam", "Lyon", "Oslo", "Quito", "Kabul", "Turin")
    quote = f"North Korea attacked {names[number]} on 18 August 2017, killing two."
    given = {"article": f"{number}.txt", "quote": quote, "place": None, "place_text": None, "source": (), "target": ()}
    return mention(**{**given, "dating": dating(f"2017-08-{10 + number}", f"2017-08-{10 + number}"), **fields})


A, B, C, D = map(told, range(4))


def partition(events):
    return sorted(sorted(one.article for one in event.mentions) for event in events)


def log(*acts):
    return [Correction(number, "ann", "2024-01-01", act) for number, act in enumerate(acts, start=1)]


def corrected(mentions, *acts):
    return apply(merge(mentions), log(*acts), told=mentions)


def only(events):
    (event,) = events
    return event


def test_without_corrections_nothing_changes():
    assert apply(merge([A, B, C]), []) == merge([A, B, C])


def test_the_later_word_on_an_event_counts():
    acts = [Judgement((A,), Status.ACCEPTED), Judgement((A,), Status.REJECTED)]
    assert [only(corrected([A], *acts[:n])).status for n in (1, 2)] == ["accepted", "rejected"]


def test_an_edit_lies_over_the_consensus_and_settles_what_was_disputed():
    other_day = replace(A, article="x.txt", dating=dating("2017-08-30", "2017-08-30"), published=Day(2017, 8, 31))
    event = only(corrected([A, other_day], Join((A, other_day))))
    assert [conflict.field for conflict in event.conflicts] == ["dates"]
    fixed = dating("2017-08-11", "2017-08-11", rule="by hand")
    edited = only(corrected([A, other_day], Join((A, other_day)), Edit((A,), (("dating", fixed), ("title", "Mine")))))
    assert (edited.dating, edited.title, edited.conflicts) == (fixed, "Mine", ())
    assert edited.mentions == event.mentions


def test_joins_and_splits_are_kept_whatever_merging_says():
    assert partition(merge([A, B, C])) == [["0.txt"], ["1.txt"], ["2.txt"]]
    joined = corrected([A, B, C], Join((A, B)))
    assert partition(joined) == [["0.txt", "1.txt"], ["2.txt"]]
    assert joined[0].id == merge([A])[0].id
    assert joined[0].reasons == (None, MergeReason("0.txt#12-20", 1.0, ("by hand",)))
    parted = corrected([A, B, C], Join((A, B)), Split((B,), (A,)))
    assert {event.id for event in parted} == {event.id for event in merge([A, B, C])}
    again = corrected([A, B, C], Join((A, B)), Split((B,), (A,)), Join((B, A)))
    assert partition(again) == partition(joined)


def test_joining_is_transitive_and_takes_whole_events():
    assert partition(corrected([A, B, C, D], Join((A, B)), Join((C, D)), Join((B, C)))) == [
        [f"{n}.txt" for n in range(4)]
    ]


def test_what_was_said_of_both_counts_for_the_part_that_stays():
    acts = (Join((A, B)), Judgement((A, B), Status.ACCEPTED), Edit((A, B), (("title", "Both"),)), Split((B,), (A,)))
    stays, left = corrected([A, B], *acts)
    assert (stays.status, stays.title) == ("accepted", "Both")
    assert (left.status, left.title) == ("pending", B.title)
    stays, left = corrected([A, B], *acts, Edit((B,), (("title", "Left"),)))
    assert (stays.title, left.title) == ("Both", "Left")


def test_what_merging_adds_later_goes_with_what_it_was_joined_to():
    near_a, near_b = replace(A, article="a2.txt"), replace(B, article="b2.txt")
    events = corrected([A, B, near_a, near_b], Join((A, B)), Split((B,), (A,)))
    assert partition(events) == [["0.txt", "a2.txt"], ["1.txt", "b2.txt"]]


@pytest.mark.parametrize(
    ("changes", "answered"),
    [
        ({"trigger_start": 10, "trigger_end": 22, "trigger": "a attacked G"}, True),
        ({"start": -1, "end": 90, "type": "COERCE"}, True),
        ({"trigger_start": 20, "trigger_end": 24}, False),
        ({"start": 200, "end": 260, "trigger_start": 212, "trigger_end": 220}, False),
        ({"article": "other.txt"}, False),
    ],
)
def test_a_correction_finds_its_words_again(changes, answered):
    again = replace(A, **changes)
    act = Edit((A,), (("title", "Mine"),))
    kept = unanswered(log(act), [again])
    assert kept == (() if answered else (A,))
    titles = [event.title for event in corrected([again, *kept], act)]
    assert titles.count("Mine") == 1


def test_of_two_readings_of_one_trigger_each_keeps_its_own_correction():
    one, two = replace(A, target=("USA",)), replace(A, target=("JPN",))
    events = corrected([one, two], Edit((one,), (("title", "One"),)), Edit((two,), (("title", "Two"),)))
    assert {event.target: event.title for event in events} == {("USA",): "One", ("JPN",): "Two"}


def test_what_was_added_by_hand_is_an_event_until_a_rule_finds_it():
    added = told(4, rule="by hand", title="Added")
    addition = Addition(added)
    assert unanswered(log(addition), [A]) == (added,)
    event = only(corrected([added], addition))
    assert (event.title, event.status) == ("Added", "accepted")
    found = replace(added, rule="attack (verb)", title="Found", source=("PRK",))
    assert unanswered(log(addition), [found]) == ()
    event = only(corrected([found], addition))
    assert (event.title, event.source, event.status) == ("Added", (), "accepted")


MENTIONS = tuple(map(told, range(6)))
some = st.sets(st.sampled_from(MENTIONS), min_size=1).map(lambda s: tuple(sorted(s, key=lambda one: one.article)))
acts = st.one_of(
    st.builds(Judgement, some, st.sampled_from(Status)),
    st.builds(lambda mentions, title: Edit(mentions, (("title", title),)), some, st.text(min_size=1, max_size=3)),
    st.builds(Join, some),
    st.builds(lambda one, other: Split(one, tuple(m for m in other if m not in one)), some, some),
)


@settings(max_examples=60)
@given(made=st.lists(acts, max_size=6), order=st.permutations(MENTIONS), data=st.data())
def test_the_events_are_a_function_of_the_sets(made, order, data):
    shuffled = data.draw(st.permutations(log(*made)))
    events = corrected(MENTIONS, *made)
    assert apply(merge(order), shuffled, told=order) == events
    assert sorted(one.article for event in events for one in event.mentions) == [one.article for one in MENTIONS]
    assert len({event.id for event in events}) == len(events)
