"""What the tests of tables, stores and commands share: a timeline in a temporary folder, run by stages made by hand."""

from __future__ import annotations

import pytest
from fakes import FakePipeline, fake_merge
from hypothesis import HealthCheck, settings

# how long an example takes depends on what else the machine does
settings.register_profile("patient", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def pipeline():
    return FakePipeline()


@pytest.fixture
def timeline(tmp_path, pipeline):
    from timeline.api import Timeline

    with Timeline.open(tmp_path / "test.db", pipeline=pipeline, merge=fake_merge) as opened:
        yield opened
