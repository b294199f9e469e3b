"""What a store does when programs are killed, disks fill, bytes rot and many come at once; more with --torture."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from fakes import FakePipeline, article, fake_merge

from timeline.api import Timeline
from timeline.errors import StorageError

TESTS = Path(__file__).parents[1]

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from fakes import FakePipeline, article, fake_merge
from timeline.api import Timeline
timeline = Timeline.open(sys.argv[1], pipeline=FakePipeline(), merge=fake_merge)

def articles():
    for number in range(10_000):
        yield article(f"{number} PRK attack on 2017-08-18.\\nvote {number}", id=str(number))
        print(number, flush=True)  # it is asked for the next one when this one is kept

if sys.argv[3] == "together":
    timeline.add(articles())
for one in articles():
    timeline.add(one)
"""


def opened(path):
    return Timeline.open(path, pipeline=FakePipeline(), merge=fake_merge)


def killed(path, how, lines, wait):
    """Let a program add articles, kill it, and return which it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, path, TESTS, how], stdout=subprocess.PIPE, text=True
    ) as writer:
        acknowledged = [int(writer.stdout.readline()) for _ in range(lines)]
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
    return acknowledged


@pytest.mark.parametrize("how", ["together", "singly"])
def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path, how, often):
    chance = random.Random(how)  # noqa: S311 - nothing secret
    for turn in range(often(3, 50)):
        path = tmp_path / f"{turn}.db"
        acknowledged = killed(path, how, chance.randint(1, 17), chance.random() / 20)
        with opened(path) as timeline:
            stored = {int(one.id) for one in timeline.articles()}
            assert set(acknowledged) <= stored == set(range(len(stored)))
            assert timeline.check() == ()
            again = timeline.add(
                article(f"{n} PRK attack on 2017-08-18.\nvote {n}", id=str(n)) for n in range(len(stored))
            )
            assert len(again.already_there) == len(stored)


def test_overwritten_bytes_are_found_or_harmless(tmp_path, often):
    path = tmp_path / "a.db"
    with opened(path) as timeline:
        timeline.add(article(f"{n} PRK attack on 2017-08-{n:02d}.\n" * 9, id=str(n)) for n in range(1, 29))
        timeline.accept(timeline.events()["event_id"][0], who="ann", when="2024")
        timeline.backup(tmp_path / "whole.db")
        whole = repr((timeline.articles(), timeline.events().to_dict(), timeline.mentions().to_dict()))
    content = (tmp_path / "whole.db").read_bytes()
    damaged = tmp_path / "damaged.db"
    for seed in range(often(12, 60)):
        chance = random.Random(seed)  # noqa: S311 - nothing secret
        at = chance.randrange(100, len(content) - 512)  # the first 100 bytes are the file's head
        damaged.write_bytes(content[:at] + chance.randbytes(512) + content[at + 512 :])
        for name in ("damaged.db-wal", "damaged.db-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        found = None
        with suppress(StorageError), opened(damaged) as timeline:
            if not timeline.check():
                found = repr((timeline.articles(), timeline.events().to_dict(), timeline.mentions().to_dict()))
        assert found in (None, whole), seed


FULL = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from fakes import FakePipeline, article, fake_merge
from timeline.api import Timeline
from timeline.errors import StorageError
with Timeline.open(sys.argv[1], pipeline=FakePipeline(), merge=fake_merge) as timeline:
    timeline.add(article(id="kept"))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        timeline.add(article("An attack.\\n" * 3000, id="too much"))
    except StorageError as error:
        print(error.what)
"""


def test_a_full_disk_keeps_what_was_there(tmp_path):
    path = tmp_path / "a.db"
    done = subprocess.run([sys.executable, "-c", FULL, path, TESTS], capture_output=True, text=True, check=True)
    assert "disk" in done.stdout
    with opened(path) as timeline:
        assert [one.id for one in timeline.articles()] == ["kept"]
        assert timeline.check() == ()


@pytest.mark.torture
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_of_its_own(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        with opened(disk / "a.db") as timeline:
            kept = []

            def articles():
                for number in range(10_000):
                    yield article(f"{number} PRK attack on 2017-08-18.\n" * 20, id=str(number))
                    kept.append(str(number))  # it is asked for the next one when this one is kept

            with pytest.raises(StorageError, match="disk"):
                timeline.add(articles())
            assert {one.id for one in timeline.articles()} == set(kept)
            assert timeline.check() == ()
    finally:
        subprocess.run(["umount", disk], check=True)


def collecting(errors, act):
    """Return a thread that does something and keeps its error."""

    def run():
        try:
            act()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test tells it
            errors.append(error)

    return threading.Thread(target=run)


def write_some(place, writer, number):
    with opened(place) as timeline:
        for turn in range(number):
            timeline.add(article(f"{writer} {turn} attack on 2017-08-18.\n", id=f"{writer}-{turn}"))


def read_until(place, done):
    with opened(place) as timeline:
        seen = 0
        while not done.is_set():
            counted = int(timeline.events()["n_articles"].sum())
            assert counted >= seen
            seen = counted


def test_many_write_and_read_at_once(place, often):
    writers, readers, each = often(2, 4), often(3, 8), often(4, 25)
    opened(place).close()
    errors, done = [], threading.Event()
    writing = [collecting(errors, lambda one=one: write_some(place, one, each)) for one in range(writers)]
    reading = [collecting(errors, lambda: read_until(place, done)) for _ in range(readers)]
    for thread in writing + reading:
        thread.start()
    for thread in writing:
        thread.join()
    done.set()
    for thread in reading:
        thread.join()
    assert errors == []
    with opened(place) as timeline:
        assert len(timeline.articles()) == writers * each
        assert timeline.check() == ()


def write_until(path, done):
    with opened(path) as timeline:
        number = 0
        while not done.is_set():
            timeline.add(article(f"{number} PRK attack on 2017-08-18.\nvote {number}", id=str(number)))
            number += 1


def test_a_backup_under_load_restores_whole(tmp_path, often):
    path, done, errors = tmp_path / "a.db", threading.Event(), []
    turns = range(often(2, 10))
    opened(path).close()
    writer = collecting(errors, lambda: write_until(path, done))
    writer.start()
    try:
        with opened(path) as timeline:
            for turn in turns:
                while len(timeline.articles()) < 3 * (turn + 1) and not errors:
                    time.sleep(0.01)
                timeline.backup(tmp_path / f"copy {turn}.db")
    finally:
        done.set()
        writer.join()
    assert errors == []
    for turn in turns:
        stages = {"pipeline": FakePipeline(), "merge": fake_merge}
        with Timeline.restore(tmp_path / f"copy {turn}.db", tmp_path / f"restored {turn}.db", **stages) as timeline:
            stored = {int(one.id) for one in timeline.articles()}
            assert len(stored) >= 3 * (turn + 1)
            assert stored == set(range(len(stored)))
            assert timeline.check() == ()
    with pytest.raises(StorageError, match="there is a file already"):
        Timeline.restore(path, tmp_path / "restored 0.db", **stages)
