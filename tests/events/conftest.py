"""What the tests of extraction share: the stages, loaded once, and a way to read one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.articles import from_text
from timeline.model.time import Day
from timeline.pipeline import Pipeline

PUBLISHED = "2019-09-15"  # a Sunday


@pytest.fixture(scope="session")
def stages():
    return Pipeline.load()


@pytest.fixture(scope="session")
def told(stages):
    """Return a function: text in, its event mentions out."""

    def read(text, *, published=PUBLISHED):
        day = Day.parse(published) if published else None
        return stages.mentions(from_text(text, id="article", publication_date=day))

    return read


@pytest.fixture(scope="session")
def samples():
    return Path(__file__).parents[2] / "data" / "articles"
