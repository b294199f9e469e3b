"""Files of formats whose parsers can be made to hang or burst in, their articles out, read by child processes."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Self

from timeline.articles.parts import Part
from timeline.articles.processes import Child, ChildError, Limits
from timeline.articles.wire import part_record, read_article, read_error
from timeline.errors import ArticleError
from timeline.model.article import Article
from timeline.model.time import Day

MODULE = "timeline.articles.child"
MAX_IDLE = 4  # children kept waiting for the next file
MAX_SERVED = 500  # files after which a child is replaced: parsers leak


class Pool:
    """Child processes that read parts; several threads may use one pool."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        module: str = MODULE,
        arguments: Sequence[str] = (),
        max_idle: int = MAX_IDLE,
    ) -> None:
        """Make a pool; children start when they are first needed.

        Args:
            limits: What a child may use per article.
            module: What the children run.
            arguments: What its command is given after the limits.
            max_idle: How many of them are kept between files.
        """
        self._limits = limits or Limits()
        self._module = module
        self._arguments = tuple(arguments)
        self._max_idle = max_idle
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = False

    def __enter__(self) -> Self:
        """Use the pool in a `with` block, which closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the children."""
        self.close()

    def articles_of(
        self,
        part: Part,
        id: str,
        *,
        reference: Day | None = None,
        whole: bool = False,
    ) -> Iterator[Article]:
        """Yield the articles of a part, as `dispatch.articles_of` does in the process itself.

        Raises:
            ArticleError: the part is broken, or reading it takes too long or too much memory.
            InputError: a record in it has the wrong form.
        """
        request = {"id": id, "part": part_record(part, reference=reference, whole=whole)}
        child = self.take()
        usable = False
        try:
            for answer, beside in child.ask(request, part.content):
                if "article" in answer:
                    yield read_article(answer["article"], part.content if answer["same"] else beside)
                else:
                    usable = not answer["spent"]
                    if answer["error"]:
                        raise read_error(answer["error"])
        except ChildError as error:
            raise ArticleError(str(error), where=id, remedy="Paste the article's text instead") from error
        finally:
            self.give_back(child, usable=usable)

    @property
    def children(self) -> tuple[Child, ...]:
        """The children that wait for a file, to look at what they use."""
        with self._lock:
            return tuple(self._idle)

    def take(self) -> Child:
        """Return a child that waits, or a new one.

        Raises:
            ArticleError: the pool is closed.
        """
        with self._lock:
            if self._closed:
                raise ArticleError("the reading was stopped", remedy="Start it again")
            while self._idle:
                child = self._idle.pop()
                if child.alive:
                    break
                child.kill()
            else:
                child = Child(self._module, self._limits, self._arguments)
            self._busy.add(child)
        return child

    def give_back(self, child: Child, *, usable: bool) -> None:
        """Keep a child for the next file where it is fit for that; else end it."""
        with self._lock:
            self._busy.discard(child)
            fit = usable and not self._closed and child.served < MAX_SERVED and len(self._idle) < self._max_idle
            if fit:
                self._idle.append(child)
        if not fit:
            child.kill()

    def close(self) -> None:
        """End all children, also those at work; reading a file fails then."""
        with self._lock:
            self._closed = True
            idle, busy = list(self._idle), list(self._busy)
            self._idle.clear()
        for child in busy:
            child.stop()
        for child in idle:
            child.kill()

    def forget(self) -> None:
        """Leave the children to the process that this one was forked from."""
        self._lock = threading.Lock()
        self._idle.clear()
        self._busy.clear()


@cache
def shared() -> Pool:
    """Return the pool of this process, which ends with it."""
    pool = Pool()
    atexit.register(pool.close)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=pool.forget)
    return pool
