"""A web address in, what it serves out; nothing inside a private network can be reached, nothing can fill the memory.

Every address that a host's name stands for has to be public, the connection goes to the address that was checked, and
redirects are followed by hand, each checked like the first.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import httpcore
import httpx

from timeline.articles.addresses import Resolver, system_resolver
from timeline.articles.connections import CheckedBackend, Deadline, Dial, system_dial
from timeline.errors import ArticleError

MAX_SIZE = 10_000_000  # bytes, inflated
MAX_SECONDS = 20.0  # for all redirects together
MAX_REDIRECTS = 5
_PORTS = frozenset({None, 80, 443, 8080, 8443})  # where web servers listen
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PLAIN = frozenset({"", "identity"})
_DEFLATED = frozenset({"gzip", "x-gzip", "deflate"})
_ANY_WRAPPER = 32 + zlib.MAX_WBITS  # zlib and gzip alike
_REMEDY = "Save the page as a file and give that"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address serves.

    Attributes:
        content: The bytes, inflated.
        final_url: The address after all redirects.
        content_type: The media type, lower case, without parameters; empty where the server names none.
    """

    content: bytes
    final_url: str
    content_type: str


def user_agent() -> str:
    """Return the name under which the program asks for pages."""
    try:
        return f"Timeline/{version('timeline')} (reads news articles for a person)"
    except PackageNotFoundError:  # run from a folder that was never installed
        return "Timeline (reads news articles for a person)"


def fetch(url: str, *, resolver: Resolver = system_resolver, dial: Dial = system_dial) -> Fetched:
    """Return what a public web address serves.

    Args:
        url: An http or https address.
        resolver: What looks host names up.
        dial: What connects to an address.

    Raises:
        ArticleError: the address is none, leads into a private network, or fails; the answer is too large or too slow.
    """
    deadline = Deadline(MAX_SECONDS)
    backend = CheckedBackend(resolver=resolver, dial=dial, deadline=deadline)
    current = _checked(url, where=url)
    try:
        with httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=backend) as pool:
            for _ in range(MAX_REDIRECTS + 1):
                fetched = _get(pool, current, deadline, where=url)
                if isinstance(fetched, Fetched):
                    return fetched
                current = fetched
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
        detail = " ".join(str(error).split())[:200] or type(error).__name__
        raise ArticleError(f"the page cannot be fetched: {detail}", where=url, remedy=_REMEDY) from error
    raise ArticleError(f"more than {MAX_REDIRECTS} redirects", where=url, remedy=_REMEDY)


def _checked(url: str, *, where: str, relative_to: httpx.URL | None = None) -> httpx.URL:
    """Return an address that may be asked for: a scheme, a host and a port of the web, no name and password."""
    try:
        address = relative_to.join(url) if relative_to is not None else httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise ArticleError("not a web address", where=where, remedy="Give one such as https://...") from error
    if address.scheme not in ("http", "https") or not address.host:
        raise ArticleError("only http and https addresses are fetched", where=where, remedy=_REMEDY)
    if address.userinfo or address.port not in _PORTS:
        raise ArticleError("the address names a password or a port of no web server", where=where, remedy=_REMEDY)
    return address


def _get(pool: httpcore.ConnectionPool, url: httpx.URL, deadline: Deadline, *, where: str) -> Fetched | httpx.URL:
    """Return what an address serves, or the address that it redirects to."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    with pool.stream("GET", target, headers=headers) as response:
        named = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _REDIRECTS and "location" in named:
            return _checked(named["location"], where=where, relative_to=url)
        if response.status != 200:
            raise ArticleError(f"the server answers {response.status}", where=where, remedy="Check the address")
        chunks = _until(response.iter_stream(), deadline)
        content = b"".join(_inflated(chunks, named.get("content-encoding", ""), where=where))
    kind = named.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(content, str(url.copy_with(fragment=None)), kind)


def _until(chunks: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    for chunk in chunks:
        deadline.remaining()
        yield chunk


def _inflated(chunks: Iterator[bytes], encoding: str, *, where: str) -> Iterator[bytes]:
    """Yield the content of a response, no more than `MAX_SIZE` bytes of it, however little was sent."""
    encoding = encoding.strip().lower()
    if encoding not in _PLAIN | _DEFLATED:
        raise ArticleError(f"the page comes in an unknown encoding: {encoding[:40]}", where=where, remedy=_REMEDY)
    left = MAX_SIZE
    for piece in chunks if encoding in _PLAIN else _unpacked(chunks, where=where):
        left -= len(piece)
        if left < 0:
            raise ArticleError(f"the page has more than {MAX_SIZE / 1e6:.0f} MB", where=where, remedy=_REMEDY)
        yield piece


def _unpacked(chunks: Iterator[bytes], *, where: str) -> Iterator[bytes]:
    """Yield inflated pieces of at most 64 KB; raw deflate is taken as well, which some servers send as deflate."""
    engine = zlib.decompressobj(_ANY_WRAPPER)
    first = True
    for chunk in chunks:
        waiting = chunk
        while waiting and not engine.eof:
            try:
                piece = engine.decompress(waiting, 1 << 16)
            except zlib.error as error:
                if not first:
                    raise ArticleError("the page is broken", where=where, remedy="Try it again") from error
                engine, first = zlib.decompressobj(-zlib.MAX_WBITS), False
                continue
            waiting, first = engine.unconsumed_tail, False
            yield piece
