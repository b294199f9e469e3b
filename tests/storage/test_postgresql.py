"""What a server answers beyond the tests that run on both: the same as a file does."""

import threading

import pytest
from fakes import FakePipeline, article, fake_merge
from test_growth import WORDS, story

from timeline.api import Timeline
from timeline.errors import StorageError
from timeline.storage import partition
from timeline.storage.merging import own


@pytest.fixture
def both(postgresql, tmp_path):
    def opened(place):
        return Timeline.open(place, pipeline=FakePipeline(), merge=fake_merge)

    with opened(postgresql) as server, opened(tmp_path / "a.db") as file:
        yield server, file


def shown(timeline):
    return repr((timeline.articles(), timeline.events().to_dict(), timeline.mentions().to_dict(), timeline.log()))


def test_a_server_answers_as_a_file_does(both):
    given = [
        article("PRK attack on 2017-08-18.\nnul \x00 and 🙂 vote\n", original=b"\x00\xff"),
        article("A PRK attack on 2017-08-18.\n", id="b", publication_date=None),
        article("A PRK attack on 2017-08-18.\n", id="b"),
    ]
    for kept in both:
        kept.add(given)
        kept.accept(kept.events()["event_id"][0], who="ann", when="2024")
        kept.add(given)
        assert kept.check() == ()
        kept.delete_article("b", who="ann", when="2024")
        assert kept.check() == ()
    server, file = both
    assert shown(server) == shown(file)
    with pytest.raises(StorageError, match="only a timeline in a file"):
        server.backup("copy.db")


@pytest.mark.parametrize(
    "search", [*WORDS, "att", "日本x", "élys", "attack prk", "o'cl", "x" * 3000, '"* NOT', "a\\b", "&|!:'"]
)
def test_a_server_finds_what_a_file_does(both, search):
    text = "".join(f"{word} PRK attack on 2017-08-{number + 10}\n" for number, word in enumerate(WORDS))
    found = []
    for kept in both:
        kept.add(article(text + "\\a'b & c| attack\n"))
        found.append(kept.events(search=search)["title"].tolist())
    assert found[0] == found[1]


def test_only_what_is_touched_is_merged_on_a_server_too(postgresql, monkeypatch):
    monkeypatch.setattr(partition, "_MANY", 0)
    with Timeline.open(postgresql, pipeline=FakePipeline(), merge=own()) as server:
        for number in range(4):
            server.add(story(number, ["The PRK attack on Wonsan harbour on 2017-08-18 sank a ferry."], 20))
        assert server.check() == ()
        server.delete_article("1")
        assert server.check() == ()


def test_writers_take_turns(postgresql):
    errors = []

    def opened():
        return Timeline.open(postgresql, pipeline=FakePipeline(), merge=fake_merge)

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
