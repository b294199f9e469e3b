"""What the tests of tables, stores and commands share: a timeline in a temporary folder, run by stages made by hand."""

from __future__ import annotations

import pytest
from fakes import FakePipeline, fake_merge
from hypothesis import HealthCheck, settings

# how long an example takes depends on what else the machine does
settings.register_profile("patient", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_addoption(parser):
    parser.addoption("--torture", action="store_true", help="kill, fill and damage stores at full size")


def pytest_configure(config):
    config.addinivalue_line("markers", "torture: takes minutes; runs with --torture alone")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--torture"):
        for item in items:
            if "torture" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="runs with --torture"))


@pytest.fixture
def often(request):
    """Return the first of two numbers, or the second with --torture: `often(3, 100)`."""
    return lambda few, many: many if request.config.getoption("--torture") else few


@pytest.fixture
def pipeline():
    return FakePipeline()


@pytest.fixture
def timeline(tmp_path, pipeline):
    from timeline.api import Timeline

    with Timeline.open(tmp_path / "test.db", pipeline=pipeline, merge=fake_merge) as opened:
        yield opened
