"""Filters, facets, searches and orders of the table, against plain loops over the same events."""

from __future__ import annotations

import numpy as np
import pytest
from fake import dossier
from synthetic import events_table, mentions_table

from dashboards.columns import columns_of, folded
from dashboards.state import FACETS, ViewState


@pytest.fixture(scope="module")
def columns():
    events = events_table(3000)
    return columns_of(events, mentions_table(events), revision=1, names={"ARV": "Arvenia"})


def ids(columns, query):
    return list(columns.events["event_id"].iloc[columns.rows(ViewState.from_query(query))])


def plain(columns, passes):
    return [row.event_id for row in columns.events.itertuples() if passes(row)]


@pytest.mark.parametrize(
    ("query", "passes"),
    [
        ("", lambda _: True),
        ("type=AID&type=ASSAULT", lambda row: row.type in ("AID", "ASSAULT")),
        ("actor=ARV", lambda row: "ARV" in (*row.source, *row.target)),
        ("actor=ARV&status=accepted", lambda row: "ARV" in (*row.source, *row.target) and row.status == "accepted"),
        ("min=80", lambda row: row.confidence * 100 >= 80),
        ("late=1", lambda row: row.late),
        ("precision=month&modality=planned", lambda row: row.precision == "month" and row.modality == "planned"),
        ("q=shells+ridge", lambda row: "shells a ridge" in row.title),
        ("q=SHELL", lambda row: "shells" in row.title),
        ("q=hells", lambda _: False),
    ],
)
def test_filters_pass_what_they_say(columns, query, passes):
    assert ids(columns, query) == plain(columns, passes)


def test_search_knows_the_names_of_actors(columns):
    assert ids(columns, "q=arvenia") == ids(columns, "actor=ARV")


def test_date_filter_keeps_what_may_have_happened_then(columns):
    found = set(ids(columns, "from=2024-06-01&to=2024-06-30"))
    for row in columns.events.itertuples():
        first = None if row.earliest != row.earliest else str(row.earliest)[:10]
        last = None if row.latest != row.latest else str(row.latest)[:10]
        dated = first is not None or last is not None
        possible = dated and (first is None or first <= "2024-06-30") and (last is None or last >= "2024-06-01")
        assert (row.event_id in found) == possible


def test_facet_counts_are_those_of_choosing_the_value(columns):
    view = ViewState.from_query("type=AID&status=pending&min=50")
    counts = columns.facet_counts(view)
    for facet in FACETS:
        names = columns.groups[facet].names
        for name, total in list(zip(names, counts[facet].tolist(), strict=True))[:4]:
            chosen = ViewState(chosen={**view.chosen, facet: (name,)}, least_confidence=50)
            assert int(columns.matching(chosen).sum()) == total


@pytest.mark.parametrize("column", ["title", "type", "actors", "place", "confidence", "status", "n_articles"])
def test_sorting_orders_the_rows(columns, column):
    down = columns.rows(ViewState(), sort=((column, True),))
    up = columns.rows(ViewState(), sort=((column, False),))
    assert sorted(up.tolist()) == sorted(down.tolist()) == list(range(3000))
    if column in ("title", "confidence", "n_articles"):
        values = columns.events[column].iloc[up].tolist()
        assert values == sorted(values)
        assert columns.events[column].iloc[down].tolist() == sorted(values, reverse=True)


def test_window_shows_undated_events_only_where_nobody_zoomed(columns):
    assert (~columns.spans.dated).sum() > 0
    assert len(columns.rows(ViewState())) == 3000
    zoomed = columns.rows(ViewState.from_query("w=2024-06-01..2024-06-30"))
    assert 0 < len(zoomed) < 300
    assert columns.spans.dated[zoomed].all()


def test_a_changed_status_needs_no_reading(columns):
    event_id, spans = columns.events["event_id"][5], columns.spans
    changed = columns.with_status(event_id, "rejected", revision=2)
    assert changed.events["status"][5] == "rejected"
    assert columns.events["status"][5] != "rejected" or columns.revision == 1
    assert event_id in ids(changed, "status=rejected")
    assert changed.spans is spans


def test_publishers_come_from_the_mentions():
    timeline = dossier()
    columns = columns_of(timeline.events(), timeline.mentions(), revision=1, names={})
    names = columns.groups["publisher"].names
    counts = columns.groups["publisher"].counts(np.ones(12, dtype=bool))
    assert dict(zip(names, counts.tolist(), strict=True)) == {"Meridian Wire": 4, "The Coastal Post": 9}


@pytest.mark.parametrize(
    ("text", "words"), [("Élysée's", " elysee s"), ("U.S.–Japan", " u s japan"), ("", " "), ("  A  b ", " a b")]
)
def test_words_are_folded(text, words):
    assert folded(text) == words
