"""The same store on a server: set TIMELINE_TEST_POSTGRESQL to the URL of a database whose timeline may be dropped."""

import os
import threading

import pytest
from fakes import FakePipeline, article, fake_merge

from timeline.api import Timeline
from timeline.errors import StorageError
from timeline.storage import engine, schema

URL = os.environ.get("TIMELINE_TEST_POSTGRESQL")

pytestmark = pytest.mark.skipif(URL is None, reason="TIMELINE_TEST_POSTGRESQL names no database")


@pytest.fixture
def opened():
    database, _ = engine.connect(URL, create=True)
    schema.metadata.drop_all(database)
    database.dispose()

    def opened():
        return Timeline.open(URL, pipeline=FakePipeline(), merge=fake_merge)

    return opened


def test_a_server_answers_as_a_file_does(opened, timeline):
    given = [
        article("PRK attack on 2017-08-18.\nnul \x00 and 🙂 vote\n", original=b"\x00\xff"),
        article("A PRK attack on 2017-08-18.\n", id="b", publication_date=None),
        article("A PRK attack on 2017-08-18.\n", id="b"),
    ]
    with opened() as server:
        for kept in (server, timeline):
            kept.add(given)
            kept.set_status(kept.events()["event_id"][0], "accepted")
            kept.add(given)
        assert server.articles() == timeline.articles()
        assert repr(server.events().to_dict()) == repr(timeline.events().to_dict())
        assert repr(server.mentions().to_dict()) == repr(timeline.mentions().to_dict())
        assert server.check() == ()
        server.delete_article("b")
        assert server.check() == ()
        with pytest.raises(StorageError, match="only a timeline in a file"):
            server.backup("copy.db")


def test_writers_take_turns(opened):
    errors = []

    def write(writer):
        try:
            with opened() as server:
                for number in range(5):
                    server.add(article(f"{writer} {number} PRK attack on 2017-08-18.\n", id=f"{writer}-{number}"))
        except StorageError as error:
            errors.append(error)

    opened().close()
    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with opened() as server:
        assert server.events()["n_articles"].tolist() == [15]
        assert server.check() == ()
