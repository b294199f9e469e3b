"""The first article: what it must tell at least, and a recording of all that it tells.

After a change that is meant, write the recording anew:

    python tests/events/test_first_article.py
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.articles import read
from timeline.model.records import mention_record
from timeline.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "data" / "articles" / "dw-2017-08-18.txt"
GOLDEN = ROOT / "tests" / "golden" / "extract-dw-2017-08-18.jsonl"
SHOWN = (
    "quote", "trigger", "type", "mode", "earliest", "latest", "precision", "basis", "time_text", "source", "target",
    "place", "modality", "title",
)  # fmt: skip


def _records(pipeline):
    (article,) = read(ARTICLE)
    return [mention_record(mention) for mention in pipeline.mentions(article)]


@pytest.fixture(scope="module")
def records(stages):
    return _records(stages)


def _shown(record):
    shown = {name: record[name] for name in SHOWN}
    shown["confidence"] = round(record["confidence"], 1)
    return shown


def test_recording_holds(records):
    recorded = [json.loads(line) for line in GOLDEN.read_text(encoding="utf8").splitlines()]
    assert [_shown(record) for record in records] == recorded, f"meant? then: python {Path(__file__).relative_to(ROOT)}"


WEEK = ("2017-08-07", "2017-08-13")
MUST = [
    ("agreement", "AGREE", ("2005-01-01", "2005-12-31"), "year", "stated", {"PRK"}, set()),
    ("test", "MOBILIZE", (None, "2017-08-18"), "vague", "relative", {"PRK"}, set()),
    ("considering", "THREATEN", WEEK, "week", "relative", {"PRK"}, {"USA"}),
    ("warned", "THREATEN", (None, "2017-08-13"), "vague", "bounded", {"USA"}, {"PRK"}),
    ("did not immediately plan", "CONCEDE", ("2017-08-07", "2017-08-18"), "vague", "bounded", {"PRK"}, set()),
    ("security talks", "CONSULT", ("2017-08-17", "2017-08-17"), "day", "relative", {"USA", "JPN"}, set()),
    ("agreed", "AGREE", ("2017-08-17", "2017-08-17"), "day", "narrative", {"USA", "JPN"}, set()),
    ("rule out", "THREATEN", ("2017-08-17", "2017-08-17"), "day", "narrative", {"USA"}, {"PRK"}),
    ("strong military consequences", "THREATEN", ("2017-08-17", "2017-08-17"), "day", "narrative", {"USA"}, set()),
    ("no military solution", "REJECT", (None, "2017-08-17"), "vague", "bounded", {"USA"}, set()),
]


@pytest.mark.parametrize(
    ("words", "kind", "days", "precision", "basis", "source", "target"), MUST, ids=[case[0] for case in MUST]
)
def test_tells(records, words, kind, days, precision, basis, source, target):
    matching = [
        record
        for record in records
        if words.endswith(record["trigger"]) or record["trigger"].startswith(words)
        if record["type"] == kind and (record["earliest"], record["latest"]) == days
    ]
    assert matching, f"{kind} {words!r} is not told between {days}"
    record = matching[0]
    assert (record["precision"], record["basis"]) == (precision, basis)
    assert set(record["source"]) == source
    assert set(record["target"]) >= target
    assert 3 <= len(record["title"].split()) <= 12


def test_guam_is_where_the_threat_is_aimed(records):
    (threat,) = [record for record in records if record["precision"] == "week"]
    assert threat["place"] == "Guam"


def test_nothing_comes_from_furniture(records):
    (article,) = read(ARTICLE)
    assert not any("Erdogan" in record["quote"] or "Skip" in record["quote"] for record in records)
    assert all(article.text[record["start"] : record["end"]] == record["quote"] for record in records)


if __name__ == "__main__":
    lines = [json.dumps(_shown(record), ensure_ascii=False) for record in _records(Pipeline.load())]
    GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf8")
