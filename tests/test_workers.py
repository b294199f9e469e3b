from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from unittest import mock

import pytest

from timeline import workers
from timeline.articles import from_text, read
from timeline.articles.wire import article_record
from timeline.model.article import Article
from timeline.model.time import Day
from timeline.pipeline import Pipeline
from timeline.workers import Extracted, Failure, extract_many, read_many

SAMPLES = Path(__file__).parents[1] / "data" / "articles"
BODY = "The army of Ruritania crossed the border with Elbonia on Monday, officials in Zenda said."
PAGE = f"<html><body><article><h1>War begins in the east</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"


@pytest.fixture
def folder(tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.html").write_text(PAGE)
        (tmp_path / f"{number:02}.txt").write_text(f"{BODY}\n\n{BODY}\n")
    (tmp_path / "05.html").write_bytes(b"<html>" + bytes(100))
    return tmp_path


def test_articles_come_in_order_and_a_bad_file_does_not_stop_the_rest(folder):
    results = list(read_many([folder], processes=3))
    wheres = [result.where if isinstance(result, Failure) else result.id for result in results]
    assert wheres == [str(path) for path in sorted(folder.iterdir())]
    assert [result.where for result in results if isinstance(result, Failure)] == [str(folder / "05.html")]


def test_many_are_read_as_one_is():
    paths = sorted(SAMPLES.glob("korea-*.txt"))
    assert list(read_many(paths, processes=2)) == [article for path in paths for article in read(path)]


def test_what_is_missing_or_empty_is_a_failure(tmp_path):
    (tmp_path / "empty").mkdir()
    results = list(read_many([tmp_path / "missing.txt", str(tmp_path / "empty"), SAMPLES / "korea-2017-07-04.txt"]))
    assert [type(result) for result in results] == [Failure, Failure, Article]
    assert all(result.error.remedy for result in results[:2])


def test_paths_are_taken_only_as_they_are_needed(folder):
    taken = []

    def paths():
        for path in sorted(folder.glob("*.txt")) * 20:
            taken.append(path)
            yield path

    results = read_many(paths(), processes=1)
    next(results)
    results.close()
    assert len(taken) <= workers.AHEAD + 1


def test_the_day_of_saving_reaches_the_children(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Ruritania goes to war\n\n3 days ago\n\n{BODY}\n\n{BODY}\n")
    (article,) = read_many([path], reference=Day(2021, 3, 17))
    assert article.publication_date == Day(2021, 3, 14)


def kill_children(*, after: float, times: int) -> threading.Thread:
    def kill():
        for _ in range(times):
            time.sleep(after)
            listed = subprocess.run(
                ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
            )
            for line in listed.stdout.splitlines():
                pid, _, command = line.strip().partition(" ")
                if "timeline.workers" in command or "timeline.articles.child" in command:
                    os.kill(int(pid), signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_killed_readers_break_nothing(folder):
    killer = kill_children(after=0.7, times=1)
    results = list(read_many([folder] * 4, processes=2))
    killer.join()
    assert len(results) == 4 * 24
    assert sum(isinstance(result, Failure) for result in results) <= 4 + 2  # the bad file, and what was under way


def test_extraction_on_many_cores_gives_what_the_pipeline_gives():
    articles = [article for path in sorted(SAMPLES.glob("korea-2017-0[78]*.txt")) for article in read(path)]
    pipeline = Pipeline.load()
    assert list(extract_many(articles, processes=2)) == [
        Extracted(article, pipeline.mentions(article)) for article in articles
    ]


def test_an_article_whose_extractor_is_killed_is_tried_again():
    (article,) = read(SAMPLES / "korea-2017-07-04.txt")
    killer = kill_children(after=0.5, times=1)
    results = list(extract_many([article] * 3, processes=1))
    killer.join()
    assert [type(result) for result in results] == [Extracted] * 3


@pytest.mark.parametrize(("raised", "words"), [(ZeroDivisionError("no luck"), "no luck"), (MemoryError(), "memory")])
def test_a_bug_in_extraction_is_the_failure_of_its_article(raised, words):
    pipeline = mock.Mock()
    pipeline.mentions.side_effect = raised
    request = {"article": article_record(from_text(BODY, id="a"))}
    [(answer, _)] = workers._answer(pipeline, request)
    assert answer["last"]
    assert words in answer["error"]
    failure = workers._failure(from_text(BODY, id="a"), answer["error"])
    assert (failure.where, failure.error.where) == ("a", "a")


INTERRUPTED = """
import sys
from timeline.workers import read_many
print("begun", flush=True)
try:
    for article in read_many(sys.argv[1:] * 500, processes=2):
        pass
except KeyboardInterrupt:
    print("left", flush=True)
"""


def test_an_interrupt_leaves_cleanly(folder):
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "begun\n"
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (out, err) == ("left\n", "")
