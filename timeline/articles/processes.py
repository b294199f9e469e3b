"""A child process of Python that answers messages within limits of time and memory, and is killed beyond them.

A message is a JSON object with bytes beside it. Each request is answered by any number of messages; the last one has
`"last": true`. The child's module calls `serve`, the parent holds a `Child`.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

Record = dict[str, Any]
Message = tuple[Record, bytes]

_HEADER = struct.Struct(">II")  # bytes of the JSON, bytes beside it
_CHUNK = 1 << 20
_MAX_MESSAGE = 200_000_000  # bytes; more is no answer


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use.

    Attributes:
        cpu: Seconds of processor time per answer.
        wall: Seconds until an answer comes.
        memory: Bytes of address space, over the child's life; POSIX systems only, as `cpu`.
    """

    cpu: int = 10
    wall: float = 30.0
    memory: int = 2_000_000_000


class ChildError(Exception):
    """A child gave no answer: it was too slow, took too much memory, or died."""


class ChildDiedError(ChildError):
    """A child ended before it answered, by its own fault or another's; asking again may help."""


class Child:
    """A child process, seen from its parent; one request at a time."""

    def __init__(self, module: str, limits: Limits, arguments: Sequence[str] = ()) -> None:
        """Start a process that runs a module, which calls `serve`; the arguments follow the limits in its command."""
        self.limits = limits
        self.served = 0
        paths = [path for path in sys.path if path]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no words of the user's
            [sys.executable, "-m", module, str(limits.cpu), str(limits.memory), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,  # an interrupt from the keyboard is the parent's to handle
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def ask(self, record: Record, content: bytes = b"") -> Iterator[Message]:
        """Send a request and yield what answers it; kill the child where the answers are not all taken.

        Raises:
            ChildError: the child did not answer within its limits.
        """
        finished = False
        try:
            self._send(record, content)
            while not finished:
                answer, beside = self._receive(time.monotonic() + self.limits.wall)
                finished = answer.get("last", False)
                self.served += finished
                yield answer, beside
        finally:
            if not finished:
                self.kill()

    def stop(self) -> None:
        """End the process while another thread waits for its answer, which then raises ChildDiedError."""
        self._process.kill()

    def kill(self) -> None:
        """End the process, whatever it does, and close what leads to it."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not sent to a dead process
                    stream.close()
        self._process.wait()

    def _send(self, record: Record, content: bytes) -> None:
        stream = self._process.stdin
        try:
            if stream is not None:
                _write(stream, record, content)
        except OSError as error:
            raise ChildDiedError("the process that reads it has died") from error

    def _receive(self, deadline: float) -> Message:
        sizes = _HEADER.unpack(self._take(_HEADER.size, deadline))
        if sum(sizes) > _MAX_MESSAGE:
            raise ChildError("what was read from it is too large")
        record, beside = self._take(sizes[0], deadline), self._take(sizes[1], deadline)
        try:
            return json.loads(record), beside
        except ValueError as error:
            raise ChildError("the process that reads it answers nonsense") from error

    def _take(self, size: int, deadline: float) -> bytes:
        """Return exactly so many bytes of what the child writes."""
        stream = self._process.stdout
        pieces: list[bytes] = []
        if stream is None:
            raise ChildError("the process that reads it has no output")
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            while size > 0:
                if not selector.select(max(deadline - time.monotonic(), 0)):
                    raise ChildError(f"reading it took more than {self.limits.wall:.0f} seconds")
                piece = os.read(stream.fileno(), min(size, _CHUNK))
                if not piece:
                    raise self._cause()
                pieces.append(piece)
                size -= len(piece)
        return b"".join(pieces)

    def _cause(self) -> ChildError:
        """Return why the process ended."""
        status = self._process.wait()
        if status == -getattr(signal, "SIGXCPU", 0):
            return ChildError(f"reading it took more than {self.limits.cpu} seconds of processor time")
        return ChildDiedError(f"the process that reads it ended with status {status}")


def serve(answer: Callable[[Record, bytes], Iterator[Message]], arguments: Sequence[str]) -> None:
    """Answer requests from standard input until it ends, within the limits that the arguments name.

    Args:
        answer: From a request to its answers; the last one has `"last": true`.
        arguments: What `Child` appended to the command: seconds of processor time per answer, bytes of memory.
    """
    cpu, memory = map(int, arguments[:2])
    _limit_memory(memory)
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    while header := requests.read(_HEADER.size):
        json_size, size = _HEADER.unpack(header)
        record, content = json.loads(requests.read(json_size)), requests.read(size)
        _limit_cpu(cpu)
        for reply, beside in answer(record, content):
            _write(answers, reply, beside)
            _limit_cpu(cpu)


def _write(stream: BinaryIO | Any, record: Record, content: bytes) -> None:
    encoded = json.dumps(record).encode()
    stream.write(_HEADER.pack(len(encoded), len(content)) + encoded)
    stream.write(content)
    stream.flush()


def _limit_memory(size: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu(seconds: int) -> None:
    """Let the process be killed (SIGXCPU) after so many more seconds of processor time."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, hard))
