import shutil
import sqlite3
from pathlib import Path

import pytest
from fakes import FakePipeline, article, fake_merge

from timeline.api import Timeline
from timeline.model.time import Day
from timeline.storage import migrations, schema

FIXTURES = Path(__file__).with_name("fixtures")
OLDER = range(1, schema.VERSION)


def opened(path):
    return Timeline.open(path, pipeline=FakePipeline(), merge=fake_merge)


def tables(path):
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    connection.close()
    return found


@pytest.fixture(params=OLDER)
def older(request, tmp_path):
    path = tmp_path / "older.db"
    shutil.copy(FIXTURES / f"version-{request.param}.sqlite", path)
    return path


def test_every_earlier_version_is_kept_and_has_a_step():
    assert sorted(FIXTURES.iterdir()) == [FIXTURES / f"version-{version}.sqlite" for version in OLDER]
    assert sorted(migrations.STEPS) == list(OLDER)


def test_an_earlier_file_is_brought_here_with_all_that_it_held(older):
    with opened(older) as timeline:
        assert timeline.check() == ()
        assert timeline.name.startswith("Version ")
        events = timeline.events().set_index("type")
        assert events["status"].to_dict() == {
            "THREATEN": "pending", "ASSAULT": "accepted", "ELECTION": "rejected", "CONSULT": "pending",
        }  # fmt: skip
        assert events.loc["ASSAULT", "n_articles"] == 2
        a, b, c = (timeline.article(f"{name}.txt") for name in "abc")
        assert (a.original, a.url, b.publication_date) == (b"\x00\xff", "https://example.org/a", Day(2017, 8, 21))
        assert (c.title, c.publication_date) == (None, None)
        assert timeline.events(search="🙂 rus")["type"].tolist() == ["THREATEN"]
        timeline.add(article("RUS talks on 2018-01-01.\n", id="d"))
        timeline.accept(timeline.events(types=["CONSULT"])["event_id"][0], who="ann", when="2024")
        assert [entry.correction.number for entry in timeline.log()] == [3, 2, 1]
        assert timeline.check() == ()


def test_it_then_is_as_if_made_here(older, tmp_path):
    opened(older).close()
    opened(tmp_path / "new.db").close()
    assert tables(older) == tables(tmp_path / "new.db")


def test_a_migration_that_fails_leaves_the_file_as_it_was(older, monkeypatch):
    before = tables(older)

    def broken(_connection):
        raise RuntimeError("no")

    monkeypatch.setattr(migrations, "make", broken)
    with pytest.raises(RuntimeError):
        opened(older)
    assert tables(older) == before


def test_tables_are_strict(tmp_path):
    opened(tmp_path / "a.db").close()
    own = {
        name: sql
        for kind, name, sql in tables(tmp_path / "a.db")
        if kind == "table" and not name.startswith("event_words")
    }
    assert set(own) == set(schema.metadata.tables)
    assert all(sql.rstrip().endswith("STRICT") or "STRICT" in sql.rsplit(")", 1)[1] for sql in own.values())
