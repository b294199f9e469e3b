"""The figures of TempEval-3 on annotated files."""

import json

import pytest
from tagging import tagger

from timeline.errors import InputError
from timeline.evaluation import evaluate, read_gold
from timeline.model.time import Day

TML = """<?xml version="1.0"?><!DOCTYPE TimeML [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2017-08-18">August 18</TIMEX3></DCT>
<TEXT>He <EVENT>came</EVENT> <TIMEX3 tid="t1" type="DATE" value="2017-08-17">yesterday</TIMEX3> &secret; and left
<TIMEX3 tid="t2" type="DATE" value="2017-W33">this week </TIMEX3>.</TEXT></TimeML>"""


def record(**changes):
    text = "It began on May 3, 1998, and ended last week, they say."
    timexes = [
        {"start": 12, "end": 23, "type": "DATE", "value": "1998-05-03"},
        {"start": 40, "end": 44, "type": "DATE", "value": "2017-W31"},
        {"start": 46, "end": 50, "type": "DURATION", "value": "P1D"},
    ]
    return {"id": "a", "dct": "2017-08-18", "text": text, "timexes": timexes} | changes


def test_figures(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record()) + "\n\n")
    figures = evaluate(read_gold([path]), tagger())
    assert (figures.gold, figures.system) == (3, 2)
    assert (figures.strict, figures.relaxed, figures.value, figures.type) == (40.0, 80.0, 40.0, 80.0)


def test_nothing_to_measure(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record(text="Nothing.", timexes=[])))
    assert evaluate(read_gold([path]), tagger()).strict == 0.0


def test_timeml(tmp_path):
    path = tmp_path / "x.tml"
    path.write_text(TML)
    [document] = read_gold([path])
    assert document.publication_date == Day.of(2017, 8, 18)
    assert "root:" not in document.text
    assert [(document.text[each.start : each.end], each.value) for each in document.expressions] == [
        ("yesterday", "2017-08-17"),
        ("this week", "2017-W33"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", "{", "line 1"),
        ("a.jsonl", '{"id": 1}', "line 1"),
        ("a.tml", "<TimeML>", "not well-formed XML"),
        ("a.tml", "<TimeML/>", "no TEXT element"),
    ],
)
def test_broken_files(tmp_path, name, content, message):
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=message):
        read_gold([tmp_path / name])


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_gold([tmp_path / "none.jsonl"])
