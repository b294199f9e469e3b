"""What holds of every mention, whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.event import Modality
from timeline.model.time import Day, Precision

PUBLISHED = Day.of(2019, 9, 15)
WHO = ("Iran", "the United States", "Russian troops", "protesters", "it", "two gunmen", "The minister", "they")
DID = (
    "attacked", "has condemned", "will meet", "had agreed to", "was bombed by", "did not sign", "threatened to strike",
    "said it would withdraw from", "released", "may impose sanctions on", "is holding talks with", "would have killed",
)  # fmt: skip
WHOM = ("Iraq", "the deal", "five soldiers", "a base near Mosul", "the 2015 agreement", "NATO", "")
WHEN = (
    "on Monday", "last week", "in 2003", "since June", "by 3 May 2020", "three days after the vote", "in the past",
    "between 3 and 5 May", "before the talks of 1 March", "the following day", "during World War II", "next year", "",
)  # fmt: skip
JOINTS = (". ", ", and ", " after ", "; ", ' before "', " since ", ", which ", "\n\n", " that ")

clauses = st.builds(
    lambda who, did, whom, when, joint: f"{who} {did} {whom} {when}{joint}",
    st.sampled_from(WHO),
    st.sampled_from(DID),
    st.sampled_from(WHOM),
    st.sampled_from(WHEN),
    st.sampled_from(JOINTS),
)
texts = st.lists(clauses, min_size=1, max_size=5).map("".join)
rubbish = st.text(st.sampled_from("abE .,;:'\"()-–—1290%$\n“”attack killed "), max_size=80)


@settings(max_examples=60, deadline=None)
@given(text=texts | rubbish)
def test_mentions_quote_the_text_and_days_are_in_order(told, text):
    for mention in told(text):
        assert text[mention.start : mention.end] == mention.quote
        assert text[mention.trigger_start : mention.trigger_end] == mention.trigger
        assert mention.start <= mention.trigger_start < mention.trigger_end <= mention.end
        dating = mention.dating
        if dating.earliest is not None and dating.latest is not None:
            assert dating.earliest <= dating.latest
        if dating.precision is Precision.DAY:
            assert dating.earliest == dating.latest
        if dating.time_start is not None:
            assert text[dating.time_start : dating.time_end] == dating.time_text
        assert 0 <= mention.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(text=texts)
def test_what_has_happened_does_not_begin_after_the_publication(told, text):
    for mention in told(text, published=str(PUBLISHED)):
        if mention.modality is Modality.ASSERTED and mention.dating.earliest is not None:
            assert mention.dating.earliest <= PUBLISHED or mention.dating.time_text


@settings(max_examples=40, deadline=None)
@given(text=texts)
def test_titles_have_few_words_and_no_pronoun(told, text):
    for mention in told(text):
        words = mention.title.split()
        assert 1 <= len(words) <= 12
        assert not {"he", "she", "it", "they", "him", "them"} & set(words)


@settings(max_examples=20, deadline=None)
@given(text=texts)
def test_the_same_text_gives_the_same_mentions(told, text):
    assert told(text) == told(text)
