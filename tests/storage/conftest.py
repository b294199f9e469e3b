"""The store's tests run on a file and, where a server can be started, on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from fakes import fake_merge
from sqlalchemy import text

from timeline.storage import engine

START = Path(__file__).parents[2] / "scripts" / "start_postgresql.sh"
HOURS = 3600


@pytest.fixture(scope="session")
def server():
    """Return the URL of a PostgreSQL database whose timeline may be dropped; skip where there is none."""
    if url := os.environ.get("TIMELINE_TEST_POSTGRESQL"):
        yield url
        return
    with subprocess.Popen(
        [START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        url = run.stdout.readline().strip()
        if not url:
            pytest.skip(f"no PostgreSQL server: {run.stderr.read().strip()}")
        yield url
        run.stdin.close()  # which ends the server
        run.wait(timeout=HOURS)


@pytest.fixture
def postgresql(server):
    """Return the URL of an empty database on a server."""
    database, _ = engine.connect(server, create=True)
    with database.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    database.dispose()
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Return where a timeline may come into being: a file, or a server's database."""
    return tmp_path / "test.db" if request.param == "sqlite" else request.getfixturevalue("postgresql")


@pytest.fixture
def timeline(place, pipeline):
    from timeline.api import Timeline

    with Timeline.open(place, pipeline=pipeline, merge=fake_merge) as opened:
        yield opened
