"""A Flask server in, the same server out that sends its answers compressed, and its files from memory.

The page is some 8 MB of scripts, 4.8 of them plotly. They are compressed once, while nobody waits; a browser that has
them asks for them no more (those whose address tells their version) or is told in a few bytes that they are current.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
from dataclasses import dataclass

from flask import Flask, Response, request

_FILES = ("/_dash-component-suites/", "/assets/")
_MOST_KEPT = 96
"""Files kept at most; a page has some thirty."""
_LEAST = 800
"""Bytes below which compressing saves less than its header costs."""
_FILE_EFFORT, _ANSWER_EFFORT = 6, 2
"""How hard to compress, of 9: a file once, an answer while somebody waits."""
_IMMUTABLE = "public, max-age=31536000, immutable"
_CHECKED = "no-cache"
_TEXTUAL = ("text/", "application/json", "application/javascript", "image/svg+xml")
_LATER = (
    "/_dash-component-suites/plotly/package_data/plotly.min.js",
    "/_dash-component-suites/dash_ag_grid/async-community.js",
    "/_dash-component-suites/dash/dcc/async-graph.js",
)
"""Scripts that the page finds out about when others have run; it is told to load them at once."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file as it is sent: its bytes, compressed where that makes it smaller, and what is said of it."""

    plain: bytes
    compressed: bytes | None
    mimetype: str
    tag: str
    cache: str


def preloads() -> str:
    """Return the tags that tell a page to load at once what it would ask for late."""
    return "\n".join(f'<link rel="preload" as="script" href="{path}">' for path in _LATER)


def speed_up(server: Flask) -> None:
    """Compress the answers of a server, and keep the files that the page is made of."""
    kept: dict[str, _Kept] = {}

    def from_memory() -> Response | None:
        file = kept.get(request.full_path) if request.method == "GET" else None
        return None if file is None else _sent(file)

    def compressed(response: Response) -> Response:
        if request.method != "GET" or not request.path.startswith(_FILES):
            return _compressed(response)
        if response.status_code != 200 or request.full_path in kept or len(kept) >= _MOST_KEPT:
            return response
        response.direct_passthrough = False
        file = kept[request.full_path] = _kept(response.get_data(), response.mimetype or "", versioned=_is_versioned())
        response.close()
        return _sent(file)

    server.before_request(from_memory)
    server.after_request(compressed)


def warm_up(server: Flask, host: str) -> threading.Thread:
    """Ask the server, aside, for the page and its scripts, so that they are at hand before the first browser asks."""
    thread = threading.Thread(target=_ask, args=(server, host), daemon=True)
    thread.start()
    return thread


def _ask(server: Flask, host: str) -> None:
    client = server.test_client()
    page = client.get("/", headers={"Host": host}).get_data(as_text=True)
    for address in (*_LATER, *re.findall(r'src="(/_dash-component-suites/[^"]{1,300})"', page)):
        client.get(address, headers={"Host": host}).close()


def _is_versioned() -> bool:
    """Tell whether the address of the file changes with the file, as Dash writes it: `.v4_4_1m17...` or `?m=17...`."""
    return "m" in request.args or bool(re.search(r"\.v\d[\w]{0,40}m\d", request.path))


def _kept(plain: bytes, mimetype: str, *, versioned: bool) -> _Kept:
    smaller = gzip.compress(plain, _FILE_EFFORT, mtime=0) if _is_worth_it(len(plain), mimetype) else None
    return _Kept(
        plain=plain,
        compressed=smaller,
        mimetype=mimetype,
        tag=hashlib.sha256(plain).hexdigest()[:32],
        cache=_IMMUTABLE if versioned else _CHECKED,
    )


def _sent(file: _Kept) -> Response:
    if file.tag in request.if_none_match:
        response = Response(status=304)
    elif file.compressed is not None and _takes_gzip():
        response = Response(file.compressed, mimetype=file.mimetype)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = Response(file.plain, mimetype=file.mimetype)
    response.set_etag(file.tag)
    response.headers["Cache-Control"] = file.cache
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _compressed(response: Response) -> Response:
    """Return an answer compressed, if its reader takes that and it is worth it."""
    if response.is_streamed or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    response.headers.add("Vary", "Accept-Encoding")
    plain = response.get_data()
    if _takes_gzip() and _is_worth_it(len(plain), response.mimetype or ""):
        response.set_data(gzip.compress(plain, _ANSWER_EFFORT, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _is_worth_it(size: int, mimetype: str) -> bool:
    return size >= _LEAST and mimetype.startswith(_TEXTUAL)


def _takes_gzip() -> bool:
    return request.accept_encodings["gzip"] > 0
