"""Hypothesis strategies for the model: any text, any day, any mention, also the absurd ones."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline.model.event import Dating, EventMention, Modality, Toll
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision
from timeline.table import TYPES

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
filled = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
codes = st.lists(filled, max_size=3).map(tuple)
days = st.integers(-800_000, 800_000).map(Day.from_ordinal)
degrees = st.floats(-180, 180, allow_nan=False)
counts = st.integers(0, 10_000)


def _ordered(pair):
    first, last = pair
    return pair if first is None or last is None or first <= last else (last, first)


intervals = st.tuples(st.none() | days, st.none() | days).map(_ordered)
tolls = st.builds(Toll, counts, st.none() | counts, texts)
places = st.builds(Place, filled, degrees, degrees, st.none() | filled, texts, counts)
datings = st.builds(
    lambda pair, *rest: Dating(*pair, *rest),
    intervals,
    st.sampled_from(Precision),
    st.sampled_from(Basis),
    st.none() | texts,
    st.none() | counts,
    st.none() | counts,
    texts,
)
mentions = st.builds(
    EventMention,
    article=filled,
    start=counts,
    end=counts,
    quote=texts,
    trigger=texts,
    trigger_start=counts,
    trigger_end=counts,
    dating=datings,
    type=st.sampled_from(TYPES),
    mode=st.none() | filled,
    source=codes,
    target=codes,
    source_text=st.none() | texts,
    target_text=st.none() | texts,
    attributed_to=st.none() | texts,
    place=st.none() | places,
    place_text=st.none() | texts,
    killed=st.none() | tolls,
    injured=st.none() | tolls,
    modality=st.sampled_from(Modality),
    title=texts,
    confidence=st.floats(0, 1),
    rule=texts,
    published=st.none() | days,
    publisher=st.none() | texts,
)
