import numpy as np
import pandas as pd
import pytest
from fakes import dating, event, mention
from hypothesis import given
from hypothesis import strategies as st
from strategies import days

from timeline.errors import InputError
from timeline.model.event import Modality, Status
from timeline.model.place import Place
from timeline.model.time import Day
from timeline.table import events_frame, when
from timeline.views import bin_starts, counts, facet, facets, filtered, fold, matches, words

EVENTS = events_frame(
    [
        event(id="attack"),
        event(
            mention(quote="Élections in Québec."),
            id="vote",
            type="ELECTION",
            title="Québec votes",
            source=("CAN",),
            target=(),
            place=Place("Québec", 46.8, -71.2, "CAN", "city"),
            dating=dating("2017-09-01", "2017-09-30"),
            confidence=0.4,
            status=Status.ACCEPTED,
        ),
        event(id="open", type="THREATEN", target=("PRK", "USA"), place=None, dating=dating(None, "2017-01-01")),
        event(id="undated", type="DEATH", source=(), target=(), modality=Modality.ALLEGED, dating=dating(None, None)),
    ]
)


def ids(**filters):
    return list(filtered(EVENTS, **filters)["event_id"])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["open", "attack", "vote", "undated"]),
        ({"start": "2017-08-18"}, ["attack", "vote"]),
        ({"start": "2017-08-19"}, ["vote"]),
        ({"end": Day(2017, 8, 17)}, ["open"]),
        ({"start": "2017-09-15", "end": "2017-09-16"}, ["vote"]),
        ({"start": "1000-01-01", "end": "1000-01-02"}, ["open"]),
        ({"actors": ["usa"]}, ["open", "attack"]),
        ({"actors": ["CAN", "USA"]}, ["open", "attack", "vote"]),
        ({"types": ["ELECTION", "death"]}, ["vote", "undated"]),
        ({"place": "quebec"}, ["vote"]),
        ({"place": "CAN"}, ["vote"]),
        ({"place": "gum"}, ["attack", "undated"]),
        ({"search": "québec ELECT"}, ["vote"]),
        ({"search": "korea atta"}, ["open", "attack", "undated"]),
        ({"search": "orea"}, []),
        ({"statuses": ["accepted"]}, ["vote"]),
        ({"modalities": ["alleged", "planned"]}, ["undated"]),
        ({"min_confidence": 0.8}, ["open", "attack", "undated"]),
        ({"actors": ["PRK"], "types": ["THREATEN"], "end": "2016-01-01"}, ["open"]),
    ],
)
def test_filters(filters, expected):
    assert ids(**filters) == expected


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"start": "yesterday"}, "`start` is not a day"),
        ({"end": "2017-02-31"}, "`end` is not a day"),
        ({"types": ["WAR"]}, "no type 'WAR'.*AGREE, CONSULT"),
        ({"statuses": ["good"]}, "no status 'good'.*pending"),
        ({"modalities": ["sure"]}, "no modality 'sure'.*asserted"),
    ],
)
def test_a_filter_that_does_not_exist_says_which_do(filters, message):
    with pytest.raises(InputError, match=message):
        filtered(EVENTS, **filters)


def test_a_filtered_table_keeps_its_dtypes():
    empty = filtered(EVENTS, search="nothing of the kind")
    assert empty.empty
    pd.testing.assert_series_equal(empty.dtypes, EVENTS.dtypes)


def test_facets_count_an_event_once_for_each_of_its_actors():
    # PRK does it and has it done to it in one event
    assert facet(EVENTS, "actor").to_dict() == {"PRK": 2, "USA": 2, "CAN": 1}
    assert facet(EVENTS, "country").to_dict() == {"GUM": 2, "CAN": 1}
    assert list(facet(EVENTS, "type").index) == ["ASSAULT", "DEATH", "ELECTION", "THREATEN"]
    assert facets(EVENTS.iloc[:0])["actor"].empty
    with pytest.raises(InputError, match="no facet 'colour'"):
        facet(EVENTS, "colour")


def test_counts_per_unit():
    assert counts(EVENTS, "month")["events"].tolist() == [1, 1, 1]
    assert counts(EVENTS, "year")["events"].tolist() == [3]
    weekly = counts(EVENTS, "week")
    assert weekly["start"].astype("str").tolist() == ["2016-12-26", "2017-08-14", "2017-08-28"]
    assert str(weekly["start"].dtype) == "datetime64[s]"
    apart = counts(EVENTS, "year", by="type")
    assert apart["type"].tolist() == ["ASSAULT", "ELECTION", "THREATEN"]
    assert counts(EVENTS.iloc[:0], "day").empty
    with pytest.raises(InputError, match="no unit"):
        counts(EVENTS, "fortnight")


@given(st.lists(days, min_size=1, max_size=5))
def test_weeks_begin_on_mondays_and_hold_their_day(some):
    column = pd.Series(np.array([day.ordinal for day in some], dtype="datetime64[D]").astype("datetime64[s]"))
    starts = bin_starts(column, "week").astype("datetime64[D]").astype(int)
    for day, start in zip(some, starts.tolist(), strict=True):
        assert Day.from_ordinal(start).weekday == 1
        assert 0 <= day.ordinal - start < 7


def test_words_have_neither_case_nor_accents():
    assert words("Élysée's N.-Korea") == ("elysee", "s", "n", "korea")
    assert fold("STRASSE") == fold("straße")
    assert matches(EVENTS, "").all()


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (("2017-08-18", "2017-08-18", "day"), "2017-08-18"),
        (("2017-08-01", "2017-08-31", "month"), "2017-08 (month)"),
        (("2017-08-01", "2017-08-10", "month"), "2017-08-01 to 2017-08-10 (month)"),
        (("2017-01-01", "2017-12-31", "year"), "2017 (year)"),
        (("-0043-01-01", "-0043-12-31", "year"), "-0043 (year)"),
        (("2017-08-07", "2017-08-13", "week"), "2017-08-07 to 2017-08-13 (week)"),
        (("2017-05-03", "2017-05-05", "range"), "2017-05-03 to 2017-05-05"),
        ((None, "2017-08-18", "vague"), "until 2017-08-18"),
        (("2017-08-18", None, "vague"), "from 2017-08-18"),
        ((None, None, "vague"), "no date"),
    ],
)
def test_days_are_never_shown_finer_than_they_are_known(days, shown):
    assert when(*days) == shown
