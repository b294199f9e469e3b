from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.articles import body_text, read

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "data" / "articles").glob("*.txt"))
EXPECTED = json.loads((ROOT / "tests" / "expectations" / "titles.json").read_text(encoding="utf8"))
FIELDS = ("title", "date", "agency", "publisher")
# The first page names the wire for its picture alone, the second nowhere.
UNTOLD = {("iran-2015-07-15", "agency"), ("ukraine-2014-03-17", "agency")}


def sample(path: Path) -> tuple[dict[str, str | None], str]:
    (article,) = read(path)
    day = article.publication_date
    found = (article.title, str(day) if day else None, article.agency, article.publisher)
    return dict(zip(FIELDS, found, strict=True)), body_text(article)


def test_every_sample_has_an_expectation():
    assert {path.stem for path in SAMPLES} == set(EXPECTED)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_as_a_careful_reader_reads_it(path):
    expected = {key: value for key, value in EXPECTED[path.stem].items() if (path.stem, key) not in UNTOLD}
    found, _ = sample(path)
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_body_of_a_sample_is_sentences(path):
    _, body = sample(path)
    paragraphs = body.split("\n\n")
    assert all(paragraph.rstrip('"”')[-1] in ".!?" for paragraph in paragraphs)
    assert not any("Read more" in paragraph or "Share this" in paragraph for paragraph in paragraphs)
