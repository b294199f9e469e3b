"""The address holds the whole view, and whatever else it says is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.state import FACETS, ViewState, window_of
from timeline.model.time import Day

WORDS = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable())
DAY = st.integers(-900_000, 900_000).map(Day.from_ordinal)
VIEWS = st.builds(
    ViewState,
    search=st.text(max_size=30).filter(lambda text: "\0" not in text),
    chosen=st.dictionaries(
        st.sampled_from(FACETS), st.lists(WORDS, min_size=1, max_size=4, unique=True).map(tuple), max_size=4
    ),
    least_confidence=st.integers(0, 100),
    start=st.none() | DAY,
    end=st.none() | DAY,
    late=st.booleans(),
    window=st.none() | st.tuples(DAY, DAY).map(lambda pair: (min(pair), max(pair))),
    lanes=st.sampled_from(["type", "actor", "place", "source", "none"]),
    event=st.none() | WORDS,
    article=st.none() | WORDS,
)


@given(VIEWS)
def test_a_view_goes_through_the_address_without_a_loss(view):
    assert ViewState.from_query(view.query) == view


@given(st.text(max_size=200))
def test_any_address_is_some_view(query):
    view = ViewState.from_query(query)
    assert ViewState.from_query(view.query) == view


@pytest.mark.parametrize(
    "query",
    [
        "w=2017-08-01..2017-07-01",
        "w=yesterday..today",
        "w=2017-02-30..2017-03-01",
        "lanes=colour",
        "min=-3",
        "min=1e9",
        "from=soon",
        "late=yes",
    ],
)
def test_what_makes_no_sense_is_dropped(query):
    assert ViewState.from_query(query) == ViewState()


def test_only_filters_decide_what_passes():
    view = ViewState.from_query("?type=AID&w=2017-01-01..2017-12-31&lanes=actor&event=e1&article=a")
    assert view.filters.query == "type=AID"
    assert view.is_filtered
    assert not ViewState.from_query("lanes=actor&event=e1").is_filtered


@given(DAY, st.integers(0, 5000))
def test_windows_are_whole_days(first, length):
    view = ViewState(window=(first, first + length))
    assert view.span is not None
    assert window_of(view.span) == view.window
