"""Many paths in, their articles out; many articles in, what they tell out: on all cores, in order, none stops the rest.

The work is done by child processes (`timeline.articles.processes`), which a thread each waits for. As a program, the
module is what such a child runs to extract.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from timeline.articles.pool import Pool
from timeline.articles.processes import ChildDiedError, ChildError, Limits, Message, Record, serve
from timeline.articles.reading import files_of, read
from timeline.articles.wire import article_record, read_article
from timeline.errors import ArticleError, TimelineError
from timeline.model.article import Article
from timeline.model.event import EventMention
from timeline.model.records import full_mention_record, mention_from_record
from timeline.model.time import Day

if TYPE_CHECKING:
    from timeline.pipeline import Pipeline

AHEAD = 4  # subjects per process that are begun before the first is taken
EXTRACTION = Limits(cpu=60, wall=180.0, memory=4_000_000_000)  # the first answer waits for the lexicons
TRIES = 2  # of an article whose child ended before it answered

_Subject = TypeVar("_Subject")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read or extracted: the path or the article's id, and why."""

    where: str
    error: TimelineError


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article and what its sentences tell, in order of the text."""

    article: Article
    mentions: tuple[EventMention, ...]


def read_many(
    paths: Iterable[str | Path], *, processes: int | None = None, reference: Day | None = None
) -> Iterator[Article | Failure]:
    """Yield the articles of files and folders, in the order given; a file that cannot be read gives a failure.

    What a file yields before it breaks stands before its failure. The articles of one file are held together.

    Args:
        paths: Files and folders.
        processes: How many children read; as many as there are cores where not given.
        reference: The day on which the files were saved, if it is known.
    """
    count = processes or _cores()
    with Pool(max_idle=count) as pool:

        def work(file: Path | Failure) -> list[Article | Failure]:
            return list(_read(file, pool, reference))

        for results in _in_order(work, _each_file(paths), threads=count, stop=pool.close):
            yield from results


def extract_many(
    articles: Iterable[Article], *, processes: int | None = None, lexicon: Path | None = None
) -> Iterator[Extracted | Failure]:
    """Yield each article with its mentions, as `Pipeline.mentions` finds them, in the order given.

    Args:
        articles: Articles as read.
        processes: How many children extract; as many as there are cores where not given. Each loads the lexicons once.
        lexicon: A folder with a user's own words, laid over those of the package, or None.
    """
    count = processes or _cores()
    arguments = () if lexicon is None else (str(lexicon.absolute()),)
    with Pool(module="timeline.workers", arguments=arguments, limits=EXTRACTION, max_idle=count) as pool:

        def work(article: Article) -> Extracted | Failure:
            return _extract(article, pool)

        yield from _in_order(work, articles, threads=count, stop=pool.close)


def _cores() -> int:
    return os.cpu_count() or 1


def _each_file(paths: Iterable[str | Path]) -> Iterator[Path | Failure]:
    for path in paths:
        try:
            yield from files_of(Path(path))
        except TimelineError as error:
            yield Failure(str(path), error)


def _read(file: Path | Failure, pool: Pool, reference: Day | None) -> Iterator[Article | Failure]:
    if isinstance(file, Failure):
        yield file
        return
    try:
        yield from read(file, reference=reference, pool=pool)
    except TimelineError as error:
        yield Failure(error.where or str(file), error)


def _extract(article: Article, pool: Pool) -> Extracted | Failure:
    request = {"article": article_record(article)}
    for left in reversed(range(TRIES)):
        child = pool.take()
        usable = False
        try:
            [(answer, _)] = child.ask(request)
            usable = not answer["error"]
            if answer["error"]:
                return _failure(article, answer["error"])
            return Extracted(article, tuple(map(mention_from_record, answer["mentions"])))
        except ChildDiedError as error:
            if not left:
                return _failure(article, str(error))
        except ChildError as error:
            return _failure(article, str(error))
        finally:
            pool.give_back(child, usable=usable)
    raise AssertionError("the last try answers")


def _failure(article: Article, what: str) -> Failure:
    remedy = "Report it, with the article's text"
    return Failure(article.id, ArticleError(f"nothing could be extracted: {what}", where=article.id, remedy=remedy))


def _in_order(
    work: Callable[[_Subject], _Result], subjects: Iterable[_Subject], *, threads: int, stop: Callable[[], None]
) -> Iterator[_Result]:
    """Yield the result of each subject, in order; a caller who leaves, or an interrupt, stops what is under way."""
    waiting: deque[Future[_Result]] = deque()
    executor = ThreadPoolExecutor(threads)
    try:
        for subject in subjects:
            waiting.append(executor.submit(work, subject))
            if len(waiting) >= AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        stop()
        executor.shutdown(cancel_futures=True)


def _answer(pipeline: Pipeline, request: Record) -> Iterator[Message]:
    """Yield the mentions of an article, or what went wrong."""
    try:
        mentions = pipeline.mentions(read_article(request["article"], b""))
        answer: Record = {"mentions": [full_mention_record(mention) for mention in mentions], "error": None}
    except MemoryError:
        answer = {"error": "it takes too much memory"}
    except Exception as raised:  # noqa: BLE001 - one article must not stop the rest
        answer = {"error": " ".join(f"{type(raised).__name__}: {raised}".split())[:200]}
    yield {**answer, "last": True}, b""


def _main(arguments: list[str]) -> None:
    from timeline.pipeline import Pipeline

    pipeline = Pipeline.load(lexicon=Path(arguments[2]) if len(arguments) > 2 else None)
    serve(lambda request, _: _answer(pipeline, request), arguments)


if __name__ == "__main__":
    _main(sys.argv[1:])
