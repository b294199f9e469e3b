"""The network as fetching sees it: connections go to checked addresses only, and end at one deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from timeline.articles.addresses import Resolver, public_addresses

Dial = Callable[[str, int, float], httpcore.NetworkStream]
"""From an address, a port and a timeout in seconds to a connection."""


def system_dial(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    """Connect to an address through the system."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=timeout)


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        """Let so many seconds pass from now."""
        self._moment = time.monotonic() + seconds

    def remaining(self) -> float:
        """Return the seconds that are left.

        Raises:
            httpcore.ReadTimeout: none is.
        """
        left = self._moment - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the server took too long")
        return left


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up once, refuses it where an address is not public, and connects to an address that was checked."""

    def __init__(self, *, resolver: Resolver, dial: Dial, deadline: Deadline) -> None:
        """Use a resolver, a way to connect, and one deadline for all."""
        self._resolver = resolver
        self._dial = dial
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers."""
        addresses = public_addresses(host, port, resolver=self._resolver, timeout=self._deadline.remaining())
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = self._dial(address, port, self._deadline.remaining() / len(addresses))
            except (httpcore.ConnectError, httpcore.ConnectTimeout, OSError) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise httpcore.ConnectError("the server cannot be reached") from failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Refuse: no web page lives in a file."""
        raise httpcore.ConnectError("no sockets of this machine")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline: a server that sends a byte a minute does not hold it."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, timeout=self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, timeout=self._deadline.remaining())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.remaining())
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
