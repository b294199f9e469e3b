"""The extractor against what a careful reader took from the sample articles (`tests/expectations`).

The floors lie a little under what is reached, so that it cannot fall unnoticed. They rise with it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.articles import from_text, read
from timeline.model.records import mention_record
from timeline.model.time import Day

EXPECTATIONS = Path(__file__).parents[1] / "expectations"
ARTICLES = sorted(path.stem for path in EXPECTATIONS.glob("*.jsonl") if path.stem != "passages")
FLOORS = {"articles": {"detection": 0.78, "all": 0.56}, "passages": {"detection": 0.91, "all": 0.88}}


def _lines(name):
    return [json.loads(line) for line in (EXPECTATIONS / f"{name}.jsonl").read_text(encoding="utf8").splitlines()]


def _pairs(expected, found):
    """Which expected mention each found one meets: triggers overlap, else same sentence and type; one to one."""
    candidates = []
    for i, one in enumerate(expected):
        for k, other in enumerate(found):
            same = one["type"] == other["type"]
            apart = abs(one["trigger_start"] - other["trigger_start"])
            if min(one["trigger_end"], other["trigger_end"]) > max(one["trigger_start"], other["trigger_start"]):
                candidates.append((0 if same else 1, apart, i, k))
            elif same and min(one["end"], other["end"]) > max(one["start"], other["start"]):
                candidates.append((2, apart, i, k))
    met = {}
    for _, _, i, k in sorted(candidates):
        if i not in met and k not in met.values():
            met[i] = k
    return met


def _agree(one, other):
    return all(one[name] == other[name] for name in ("earliest", "latest", "type"))


def _figures(texts):
    wanted = told = met = right = 0
    for expected, found in texts:
        needed = {i for i, one in enumerate(expected) if one.get("weight", 1) < 3}
        pairs = _pairs(expected, found)
        wanted += len(needed)
        told += len(found) - sum(i not in needed for i in pairs)
        met += sum(i in needed for i in pairs)
        right += sum(i in needed and _agree(expected[i], found[k]) for i, k in pairs.items())
    return {"detection": 2 * met / (told + wanted), "all": 2 * right / (told + wanted)}


def _check(name, texts):
    figures = _figures(texts)
    low = {figure: value for figure, value in figures.items() if value < FLOORS[name][figure]}
    assert not low, f"{name}: {figures}"


def test_articles(stages, samples):
    texts = []
    for name in ARTICLES:
        (article,) = read(samples / f"{name}.txt")
        texts.append((_lines(name), [mention_record(mention) for mention in stages.mentions(article)]))
    _check("articles", texts)


def test_passages(stages):
    texts = []
    for passage in _lines("passages"):
        day = Day.parse(passage["date"]) if passage["date"] else None
        article = from_text(passage["text"], id=passage["id"], publication_date=day)
        texts.append((passage["mentions"], [mention_record(mention) for mention in stages.mentions(article)]))
    _check("passages", texts)


@pytest.mark.parametrize(
    "passage", [one for one in _lines("passages") if not one["mentions"]], ids=lambda one: one["id"]
)
def test_passage_without_events_gives_none(stages, passage):
    article = from_text(passage["text"], id=passage["id"], publication_date=Day.parse("2019-03-13"))
    assert [mention.trigger for mention in stages.mentions(article) if mention.confidence >= 0.5] == []
