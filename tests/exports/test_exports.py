import csv as plain_csv
import json

import pandas as pd
import pytest
from fakes import dating, event, mention
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import mentions

from timeline import exports
from timeline.errors import InputError, StorageError
from timeline.exports import csv, jsonl, parquet
from timeline.table import COLUMNS, events_frame, frame_of_rows, rows_of_frame

DANGEROUS = [
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\ttab",
    "\rcr",
    "'=1",
    "''@x",
    "'plain",
    "a; b",
    "a\\;b",
    ";",
    "",
]

tables = st.lists(mentions, max_size=3).map(
    lambda told: events_frame(event(one, id=f"E{number}") for number, one in enumerate(told))
)


def without_empty_strings(frame):
    """CSV cannot tell an empty string from nothing, where a column may be null."""
    nullable = {column.name for column in COLUMNS if column.kind in ("string", "category") and column.null != "never"}
    rows = [
        {name: None if name in nullable and cell == "" else cell for name, cell in row.items()}
        for row in rows_of_frame(frame)
    ]
    return frame_of_rows(rows)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frame=tables)
def test_csv_round_trip(tmp_path, frame):
    csv.write(frame, tmp_path / "a.csv", name="x")
    back = csv.read(tmp_path / "a.csv")
    pd.testing.assert_frame_equal(back, without_empty_strings(frame))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frame=tables)
def test_jsonl_round_trip(tmp_path, frame):
    jsonl.write(frame, tmp_path / "a.jsonl", name="x")
    pd.testing.assert_frame_equal(jsonl.read(tmp_path / "a.jsonl"), frame)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(frame=tables)
def test_parquet_round_trip(tmp_path, frame):
    parquet.write(frame, tmp_path / "a.parquet", name="x")
    pd.testing.assert_frame_equal(parquet.read(tmp_path / "a.parquet"), frame)


@pytest.mark.parametrize("title", DANGEROUS)
def test_no_cell_is_a_formula_and_all_come_back(tmp_path, title):
    frame = events_frame([event(title=title, source=(title or "x", "y"), dating=dating("-0043-03-15", "-0043-03-15"))])
    csv.write(frame, tmp_path / "a.csv", name="x")
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfevent_id,")
    rows = list(plain_csv.reader(content.decode("utf-8-sig").splitlines(keepends=True)))
    numbers = {column.name for column in COLUMNS if column.kind in ("float", "integer")}
    for name, cell in zip(rows[0], rows[1], strict=True):
        assert name in numbers or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), name
    pd.testing.assert_frame_equal(csv.read(tmp_path / "a.csv"), frame)


def test_lists_are_joined_for_a_reader():
    frame = events_frame([event(source=("PRK", "a; b", "c\\d"))])
    header, row = plain_csv.reader(csv.text(frame).splitlines(keepends=True))
    assert dict(zip(header, row, strict=True))["source"] == "PRK; a\\; b; c\\\\d"


def test_an_empty_table_round_trips(tmp_path):
    empty = events_frame([])
    for name, module in (("a.csv", csv), ("a.jsonl", jsonl), ("a.parquet", parquet)):
        module.write(empty, tmp_path / name, name="x")
        pd.testing.assert_frame_equal(module.read(tmp_path / name), empty)


def test_a_spreadsheets_booleans_and_decimals_are_read(tmp_path):
    (tmp_path / "a.csv").write_text("event_id,late,n_articles,colour\nE1,TRUE,2.0,red\n", "utf8")
    frame = csv.read(tmp_path / "a.csv")
    assert (frame["late"][0], frame["n_articles"][0], frame["title"].isna()[0]) == (True, 2, True)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"event_id,n_articles\nE1,many\n", r"a\.csv:2: a cell cannot be read"),
        ("a.csv", b"event_id\n\xff\xfe\n", "not UTF-8"),
        ("a.jsonl", b'{"event_id": "E1"}\n{broken\n', r"a\.jsonl:2: not JSON"),
        ("a.jsonl", b"[1]\n", "not a JSON object"),
        ("a.parquet", b"PAR0 nothing of the kind", "not Parquet"),
    ],
)
def test_files_that_were_not_written_by_us(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    module = {"csv": csv, "jsonl": jsonl, "parquet": parquet}[path.suffix[1:]]
    with pytest.raises(InputError, match=message):
        module.read(path)


def test_the_suffix_or_the_format_says_what_is_written(tmp_path):
    frame = events_frame([event()])
    for name, suffix in exports.FORMATS.items():
        assert exports.write(frame, tmp_path / f"a{suffix}") == 1
        assert exports.write(frame, tmp_path / name, format=name) == 1
        assert (tmp_path / name).read_bytes() == (tmp_path / f"a{suffix}").read_bytes()
    with pytest.raises(InputError, match="means no format"):
        exports.write(frame, tmp_path / "a.docx")
    with pytest.raises(InputError, match="no format 'docx'"):
        exports.write(frame, tmp_path / "a.csv", format="docx")
    with pytest.raises(StorageError, match="cannot be written"):
        exports.write(frame, tmp_path / "nowhere" / "a.csv")


FRAME = events_frame(
    [
        event(title="A, b; c\nBEGIN:VEVENT <script>alert(1)</script>", dating=dating("2017-08-07", "2017-08-13")),
        event(id="E2", dating=dating("-0043-03-15", "-0043-03-15"), place=None),
        event(mention(quote="ü" * 200), id="E3", dating=dating(None, None)),
    ]
)


def test_calendar(tmp_path):
    assert exports.write(FRAME, tmp_path / "a.ics", name="Korea") == 1
    content = (tmp_path / "a.ics").read_bytes()
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert lines.count(b"BEGIN:VEVENT") == 1
    assert b"DTSTART;VALUE=DATE:20170807" in lines
    assert b"DTEND;VALUE=DATE:20170814" in lines
    assert b"SUMMARY:A\\, b\\; c\\nBEGIN:VEVENT <script>alert(1)</script>" in lines


def test_long_lines_of_a_calendar_are_folded_between_characters(tmp_path):
    long = events_frame([event(mention(quote="ü" * 200))])
    exports.write(long, tmp_path / "a.ics")
    content = (tmp_path / "a.ics").read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert "ü" * 200 in content.replace(b"\r\n ", b"").decode()


def test_geojson(tmp_path):
    assert exports.write(FRAME, tmp_path / "a.geojson") == 3
    collection = json.loads((tmp_path / "a.geojson").read_text("utf8"))
    geometries = {feature["id"]: feature["geometry"] for feature in collection["features"]}
    assert geometries["E1"] == {"type": "Point", "coordinates": [144.78, 13.45]}
    assert geometries["E2"] is None
    assert collection["features"][0]["properties"]["earliest"] == "-0043-03-15"


def test_timelinejs(tmp_path):
    assert exports.write(FRAME, tmp_path / "a.json", name="<b>") == 2
    document = json.loads((tmp_path / "a.json").read_text("utf8"))
    assert document["title"]["text"]["headline"] == "&lt;b&gt;"
    assert [slide["start_date"]["year"] for slide in document["events"]] == [-43, 2017]
    assert "<script>" not in json.dumps(document)


def test_html_runs_nothing(tmp_path):
    assert exports.write(FRAME, tmp_path / "a.html", name="<i>") == 3
    page = (tmp_path / "a.html").read_text("utf8")
    assert "<script" not in page
    assert "<title>&lt;i&gt;</title>" in page
    assert "2017-08-07 to 2017-08-13" in page
