import os
import sqlite3
import threading
from dataclasses import replace

import pytest
from fakes import FakePipeline, article, fake_merge, mention
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import mentions

from timeline.api import Timeline
from timeline.errors import InputError, StorageError
from timeline.model.event import Status
from timeline.model.time import Day
from timeline.storage import schema
from timeline.storage.store import Store


def opened(path, **options):
    return Timeline.open(path, pipeline=FakePipeline(), merge=fake_merge, **options)


def test_an_article_comes_back_as_it_went_in(timeline):
    given = article(
        "  Text with\r\nodd \x00 bytes 🙂 attack on 2017-08-18.\n", url="https://x.org/a", original=b"\xff\x00"
    )
    timeline.add(given)
    assert timeline.article("story.txt") == given
    assert timeline.articles() == (given,)


def test_an_event_comes_back_with_all_that_it_was(timeline):
    timeline.add(article("PRK attack on 2017-08-18.\nPRK attack again on 2017-08-18.\n"))
    mentions = FakePipeline().mentions(timeline.article("story.txt"))
    expected = fake_merge(mentions)
    assert [timeline.event(one.id) for one in expected] == list(expected)
    assert len(expected[0].mentions) == 2


def test_reopening_changes_nothing(tmp_path):
    with opened(tmp_path / "a.db") as timeline:
        timeline.add(article())
        before = (timeline.revision, timeline.events().to_dict())
    with opened(tmp_path / "a.db") as timeline:
        assert (timeline.revision, timeline.events().to_dict()) == before


def test_the_name_is_the_stem_until_one_is_given(tmp_path):
    with opened(tmp_path / "korea.db") as timeline:
        assert timeline.name == "korea"
        timeline.rename("The Korean crisis")
    with opened(tmp_path / "korea.db") as timeline:
        assert timeline.name == "The Korean crisis"
    with opened(tmp_path / "korea.db", name="Korea 2017") as timeline:
        assert timeline.name == "Korea 2017"


def test_the_revision_moves_with_each_change_only(timeline):
    seen = [timeline.revision]
    timeline.add(article())
    seen.append(timeline.revision)
    event_id = timeline.events()["event_id"][0]
    timeline.set_status(event_id, "accepted")
    seen.append(timeline.revision)
    timeline.delete_article("story.txt")
    seen.append(timeline.revision)
    assert len(set(seen)) == 4
    assert timeline.events().empty
    assert timeline.revision == seen[-1]


def test_what_a_person_said_survives_an_older_article_that_changes_the_id(timeline):
    timeline.add(article("PRK attack on 2017-08-18.\n", id="new", publication_date=Day(2017, 8, 20)))
    before = timeline.events()["event_id"][0]
    timeline.set_status(before, Status.ACCEPTED)
    timeline.add(article("A PRK attack on 2017-08-18!\n", id="old", publication_date=Day(2017, 8, 19)))
    events = timeline.events()
    assert len(events) == 1
    assert events["event_id"][0] != before
    assert events["status"][0] == "accepted"
    timeline.delete_article("old")
    assert timeline.events()["status"].tolist() == ["accepted"]
    assert timeline.events()["event_id"].tolist() == [before]


def test_the_newest_word_counts(timeline):
    timeline.add(article())
    event_id = timeline.events()["event_id"][0]
    for status in ("accepted", "rejected", "pending"):
        timeline.set_status(event_id, status)
        assert timeline.event(event_id).status == status
        assert timeline.events()["status"].tolist() == [status]


def test_unknown_ids_and_statuses_are_said(timeline):
    timeline.add(article())
    for call in (timeline.event, timeline.article, timeline.delete_article):
        with pytest.raises(InputError, match=r"no (event|article) has the id 'nope'"):
            call("nope")
    with pytest.raises(InputError, match="no event has the id"):
        timeline.set_status("nope", "accepted")
    with pytest.raises(InputError, match=r"no status 'good'.*pending, accepted, rejected"):
        timeline.set_status(timeline.events()["event_id"][0], "good")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"This is no database, but a long enough text to be seen as one." * 50, "this is no timeline"),
        (b"\x00\x01\x02\x03" * 4000, "this is no timeline"),
    ],
)
def test_a_file_that_is_no_database_is_left_alone(tmp_path, content, message):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=message) as caught:
        opened(path)
    assert caught.value.where == str(path)
    assert caught.value.remedy
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="belongs to another program"):
        opened(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_left_alone(tmp_path):
    path = tmp_path / "newer.db"
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE timeline_info SET schema_version = ?", (schema.VERSION + 1,))
    connection.close()
    with pytest.raises(StorageError, match=r"newer version of the program.*Update"):
        opened(path)


def test_places_where_no_timeline_can_be(tmp_path):
    with pytest.raises(StorageError, match="this is a folder"):
        opened(tmp_path)
    with pytest.raises(StorageError, match="folder does not exist"):
        opened(tmp_path / "nowhere" / "a.db")
    with pytest.raises(StorageError, match="no timeline here"):
        opened(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StorageError):
        opened("a\0b.db")
    with pytest.raises(StorageError):
        opened(tmp_path / ("x" * 300))
    with pytest.raises(StorageError, match="not a database that can be used"):
        opened("nosuchdb://host/name")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "a.db"
    opened(path).close()
    path.chmod(0)
    with pytest.raises(StorageError, match=r"cannot be opened|may not be written"):
        opened(path)


def test_events_are_made_anew_where_another_version_made_them(tmp_path):
    path = tmp_path / "a.db"
    with opened(path) as timeline:
        timeline.add(article())
        expected = timeline.events().to_dict()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE timeline_info SET made_by = '0.0.1: event_id title'")
        connection.execute("UPDATE events SET row = '{}', row_hash = ''")
    connection.close()
    with opened(path) as timeline:
        assert timeline.events().to_dict() == expected


def test_a_failing_merge_leaves_nothing_behind(tmp_path):
    def broken(_mentions):
        raise RuntimeError("no")

    with opened(tmp_path / "a.db") as timeline:
        timeline.add(article())
        before = (timeline.revision, timeline.articles())
        failing = Timeline.open(tmp_path / "a.db", pipeline=FakePipeline(), merge=broken)
        with pytest.raises(RuntimeError):
            failing.add(article("Another attack on 2018-01-01.\n", id="b"))
        failing.close()
        assert (timeline.revision, timeline.articles()) == before
        assert timeline.check() == ()


def test_two_programs_see_each_others_articles(tmp_path):
    with opened(tmp_path / "a.db") as one, opened(tmp_path / "a.db") as two:
        one.add(article("PRK attack on 2017-08-18.\n", id="a"))
        report = two.add(article("The PRK attack on 2017-08-18.\n", id="b"))
        assert (report.events_new, len(report.events_extended)) == ((), 1)
        one.add(article("A PRK attack on 2017-08-18.\n", id="c"))
        assert one.events()["n_articles"].tolist() == two.events()["n_articles"].tolist() == [3]


def test_writers_wait_for_each_other(tmp_path):
    path, errors = tmp_path / "a.db", []

    def write(writer):
        try:
            with opened(path) as timeline:
                for number in range(5):
                    timeline.add(article(f"{writer} {number} attack on 2017-08-18.\n", id=f"{writer}-{number}"))
        except StorageError as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with opened(path) as timeline:
        assert len(timeline.articles()) == 15
        assert timeline.check() == ()


def test_many_may_make_a_timeline_at_once(tmp_path):
    path, names = tmp_path / "a.db", []

    def make():
        with opened(path) as timeline:
            names.append(timeline.name)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == ["a"] * 8


def test_reading_goes_on_while_another_writes(tmp_path):
    with opened(tmp_path / "a.db") as timeline:
        timeline.add(article())
        other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert len(timeline.events()) == 1
        other.execute("ROLLBACK")
        other.close()


def test_check_finds_what_the_database_overlooks(tmp_path):
    path = tmp_path / "a.db"
    with opened(path) as timeline:
        timeline.add([article(), article("A vote on 2018-01-01.\n", id="b")])
        assert timeline.check() == ()
    for statement, problem in [
        (
            "UPDATE articles SET record = replace(record, 'story', 'fable') WHERE id = 'story.txt'",
            "article 'story.txt'",
        ),
        ("UPDATE mentions SET record = replace(record, 'ASSAULT', 'PROTEST')", "mention "),
        ("UPDATE events SET row = replace(row, 'asserted', 'alleged')", "event "),
        ("DELETE FROM event_mentions", "event "),
        ("DELETE FROM events", "has mentions, but is not stored"),
    ]:
        damaged = tmp_path / "damaged.db"
        damaged.unlink(missing_ok=True)
        with opened(path) as timeline:
            timeline.backup(damaged)
        with sqlite3.connect(damaged) as connection:
            connection.execute(statement)
        connection.close()
        with opened(damaged) as timeline:
            assert any(problem in line for line in timeline.check()), statement


def test_threads_share_a_timeline(timeline):
    timeline.add(article(id="first"))
    seen, errors = [], []

    def look():
        try:
            for _ in range(20):
                seen.append(len(timeline.events()))
                timeline.event(timeline.events()["event_id"][0])
        except StorageError as error:
            errors.append(error)

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(10):
        timeline.add(article(f"PRK attack on 2018-01-{number + 10}.\n", id=str(number)))
    for reader in readers:
        reader.join()
    assert errors == []
    assert set(seen) <= set(range(1, 12))
    assert len(timeline.events()) == 11


def test_a_backup_is_whole_and_overwrites_nothing(tmp_path):
    with opened(tmp_path / "a.db") as timeline:
        timeline.add(article())
        timeline.backup(tmp_path / "copy.db")
        with opened(tmp_path / "copy.db") as copy:
            assert copy.events().to_dict() == timeline.events().to_dict()
        with pytest.raises(StorageError, match="would overwrite"):
            timeline.backup(tmp_path / "copy.db")
        with pytest.raises(StorageError, match="folder does not exist"):
            timeline.backup(tmp_path / "nowhere" / "copy.db")


def test_a_damaged_row_is_said_when_it_is_read(tmp_path):
    path = tmp_path / "a.db"
    with opened(path) as timeline:
        timeline.add(article())
        event_id = timeline.events()["event_id"][0]
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE articles SET record = replace(record, 'story', 'fable')")
        connection.execute("UPDATE events SET record = replace(record, 'ASSAULT', 'PROTEST')")
    connection.close()
    with opened(path) as timeline:
        with pytest.raises(StorageError, match=f"event {event_id} is not as it was stored"):
            timeline.event(event_id)
        with pytest.raises(StorageError, match=r"article 'story.txt' is not as it was stored"):
            timeline.article("story.txt")


@settings(max_examples=20)
@given(told=st.lists(mentions, max_size=4))
def test_any_mention_comes_back_as_it_was(tmp_path_factory, told):
    told = [replace(one, article="a") for one in told]
    store = Store.open(tmp_path_factory.mktemp("any") / "a.db", merge=fake_merge)
    store.add(article(id="a"), told)
    stored = [store.event(row["event_id"]) for row in store.event_rows()[1]]
    store.close()
    assert {one for event in stored for one in event.mentions} == set(told)
    assert {repr(event) for event in stored} == {repr(event) for event in fake_merge(tuple(dict.fromkeys(told)))}


def test_repeated_mentions_are_kept_once_and_near_ones_apart(tmp_path):
    store = Store.open(tmp_path / "a.db", merge=fake_merge)
    one = mention()
    near = mention(title="Another title")
    store.add(article(), [one, one, near])
    assert len(store.mention_rows()) == 2
    store.close()
