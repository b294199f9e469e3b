import json

import pandas as pd
import pytest
from fakes import event, mention
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import mentions

from timeline.errors import InputError
from timeline.lexicons import event_types
from timeline.model.event import Conflict, Modality, Toll
from timeline.model.records import (
    MENTION_FIELDS,
    event_from_record,
    event_record,
    full_mention_record,
    mention_from_record,
    mention_record,
    reason_from_record,
    reason_record,
)
from timeline.model.time import Day
from timeline.table import (
    COLUMNS,
    MENTION_COLUMNS,
    QUADS,
    TYPES,
    as_markdown,
    conform,
    day_of,
    day_scalar,
    event_row,
    events_frame,
    frame_of_rows,
    mentions_frame,
    rows_of_frame,
    unmerged_frame,
)

CONTRACT = [
    "event_id",
    "title",
    "type",
    "mode",
    "quad",
    "earliest",
    "latest",
    "precision",
    "basis",
    "time_text",
    "source",
    "target",
    "place",
    "latitude",
    "longitude",
    "country",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "modality",
    "confidence",
    "status",
    "published_first",
    "late",
    "conflicts",
    "n_articles",
    "n_mentions",
    "quote",
    "articles",
    "n_sources",
]


def test_columns_are_those_of_the_contract():
    assert [column.name for column in COLUMNS] == CONTRACT
    assert [column.name for column in MENTION_COLUMNS[: len(MENTION_FIELDS)]] == list(MENTION_FIELDS)
    assert list(events_frame([event()]).columns) == CONTRACT


@pytest.mark.parametrize("frame", [events_frame([]), events_frame([event()])])
def test_dtypes(frame):
    dtypes = frame.dtypes.astype(str)
    assert (dtypes[["earliest", "latest", "published_first"]] == "datetime64[s]").all()
    closed = ["type", "precision", "basis", "modality", "status", "quad", "mode"]
    assert (dtypes[closed] == "category").all()
    assert (dtypes[["killed_min", "n_articles"]] == "Int64").all()
    assert dtypes["late"] == "bool"
    assert list(frame["type"].cat.categories) == list(TYPES)


def test_a_row_tells_the_event():
    told = (mention(), mention(article="other.txt", publisher="Other", published=Day(2017, 8, 19)))
    row = event_row(
        event(*told, killed=Toll(2, None, "at least two"), conflicts=(Conflict("killed", (("2", ("a",)),)),))
    )
    assert row["quad"] == "material conflict"
    assert (row["killed_min"], row["killed_max"], row["injured_min"]) == (2, None, None)
    assert row["articles"] == ["story.txt", "other.txt"]
    assert (row["n_articles"], row["n_mentions"]) == (2, 2)
    assert row["published_first"] == "2017-08-19"
    assert row["conflicts"] == "killed: 2 (a)"
    assert (row["place"], row["latitude"], row["country"]) == ("Guam", 13.45, "GUM")


def test_a_place_without_coordinates_keeps_its_name():
    row = event_row(event(mention(place=None, place_text="Camp Tango"), place=None))
    assert (row["place"], row["latitude"]) == ("Camp Tango", None)


@pytest.mark.parametrize(("published", "late"), [("2017-09-18", False), ("2017-09-19", True), (None, False)])
def test_late_means_more_than_a_month_after_the_last_day(published, late):
    one = mention(published=published and Day.parse(published))
    assert event_row(event(one))["late"] is late


def test_days_before_christ_and_before_1678_survive():
    ides = mention().dating.__class__(
        Day(-43, 3, 15), Day(1648, 10, 24), mention().dating.precision, mention().dating.basis
    )
    frame = events_frame([event(dating=ides)])
    assert day_of(frame["earliest"][0]) == Day(-43, 3, 15)
    assert day_of(frame["latest"][0]) == Day(1648, 10, 24)
    assert (frame["earliest"] < day_scalar(Day(1, 1, 1))).all()
    assert "-0043-03-15" in json.dumps(rows_of_frame(frame))


def test_events_are_sorted_by_day_and_undated_ones_come_last():
    from fakes import dating

    days = {"a": ("2017-08-18", "2017-08-18"), "b": (None, "2017-01-01"), "c": (None, None), "d": ("2017-08-18", None)}
    frame = events_frame(event(id=name, dating=dating(*pair)) for name, pair in days.items())
    assert list(frame["event_id"]) == ["b", "a", "d", "c"]


def test_mentions_know_their_event_and_why():
    frame = mentions_frame([event(mention(), mention(article="b"))])
    assert list(frame["event_id"]) == ["E1", "E1"]
    assert frame["joined_to"].isna().tolist() == [True, False]
    assert frame["grounds"].tolist() == [[], ["same day", "same place"]]
    assert frame["killed"][0] == {"low": 2, "high": 2, "text": "two"}
    assert unmerged_frame([mention()])["event_id"].isna().all()


def test_quads_are_those_of_the_lexicon():
    for path in sorted(event_types.FOLDER.glob("*.yaml")):
        assert f"quad: {QUADS[path.stem]}\n" in path.read_text("utf8")


def test_markdown_has_a_line_per_column():
    lines = as_markdown().splitlines()
    assert len(lines) == len(COLUMNS) + 2
    assert lines[7] == "| `earliest` | datetime64[s] | day, inclusive | open, or no clue | first possible day |"


@given(mentions)
def test_full_record_round_trip(one):
    through_json = json.loads(json.dumps(full_mention_record(one)))
    assert mention_from_record(through_json) == one


@given(mentions)
def test_public_record_round_trip(one):
    record = json.loads(json.dumps(mention_record(one)))
    assert tuple(record) == MENTION_FIELDS
    assert mention_record(mention_from_record(record)) == record


@given(mentions, mentions)
def test_event_record_round_trip(first, second):
    one = event(first, second, modality=Modality.ALLEGED, conflicts=(Conflict("type", (("A", ("x", "y")),)),))
    record = json.loads(json.dumps(event_record(one)))
    reasons = [reason_from_record(reason_record(reason)) for reason in one.reasons]
    assert event_from_record(record, mentions=one.mentions, reasons=reasons) == one


@settings(max_examples=50)
@given(st.lists(mentions, max_size=5))
def test_rows_to_frame_and_back(told):
    rows = [event_row(event(one, id=str(number))) for number, one in enumerate(told)]
    frame = frame_of_rows(rows)
    assert rows_of_frame(frame) == rows
    pd.testing.assert_frame_equal(conform(frame), frame)


@settings(max_examples=50)
@given(st.lists(mentions, max_size=5))
def test_mention_rows_to_frame_and_back(told):
    frame = unmerged_frame(told)
    assert [{name: row[name] for name in MENTION_FIELDS} for row in rows_of_frame(frame, MENTION_COLUMNS)] == [
        mention_record(one) for one in told
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"article": None}, "`article` is missing"),
        ({"type": ""}, "`type` is missing"),
        ({"start": "0"}, "`start` is not a whole number"),
        ({"start": True}, "`start` is not a whole number"),
        ({"earliest": "18 August"}, "`earliest` is not a day"),
        ({"earliest": "2017-02-31"}, "`earliest` is not a day"),
        ({"earliest": "2017-08-19"}, "lies before"),
        ({"source": "PRK"}, "`source` is not a list of strings"),
        ({"killed": 2}, "`killed` is not an object"),
        ({"precision": "hour"}, "`precision` is not one of day, week"),
        ({"confidence": "high"}, "`confidence` is not a number"),
        ({"title": 7}, "`title` is not a string"),
    ],
)
def test_a_record_that_is_no_mention_says_why(change, message):
    with pytest.raises(InputError, match=message):
        mention_from_record({**mention_record(mention()), **change})


def test_missing_fields_of_a_record_are_null_and_unknown_ones_ignored():
    one = mention_from_record({"article": "a", "type": "ASSAULT", "quote": "An attack.", "colour": "red"})
    assert (one.end, one.source, one.killed, one.place) == (10, (), None, None)


def test_half_a_character_does_not_survive_a_record():
    record = mention_record(mention()) | {"title": "bad \ud83d title"}
    assert mention_from_record(record).title == "bad \ufffd title"
