"""A Flask server in, the same server out that answers this machine's own pages alone.

A dashboard on the loopback address is within reach of every page that the browser has open: by a cross-site request, or
by a name that resolves to 127.0.0.1 (DNS rebinding). Hence the checks of `Host`, `Origin` and `Sec-Fetch-Site`; and the
texts of articles are strangers' words, hence a content security policy under which nothing but this server's own files
runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_BYTES = 8 * 1024 * 1024
"""A request's body at most; an article of 2 MB is some 2.7 MB in base64."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_SAME_SITE = frozenset({"same-origin", "none"})


def protect(server: Flask, *, hosts: Iterable[str] = (), script_hashes: Callable[[], Iterable[str]]) -> None:
    """Check every request and set the headers of every answer.

    Args:
        server: The server.
        hosts: Names by which it may be called, beside those of the loopback address.
        script_hashes: Gives the hashes of the page's inline scripts; asked at each page, since callbacks add some.
    """
    trusted = LOOPBACK_HOSTS | frozenset(hosts)
    server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    def check() -> None:
        if _hostname(request.host) not in trusted:
            abort(400, "This address is not served here.")
        if request.method not in _SAFE_METHODS:
            _check_change()

    def harden(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _policy(script_hashes())
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    server.before_request(check)
    server.after_request(harden)


def _check_change() -> None:
    """Refuse a request that changes something unless it comes from this server's own page, as JSON."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403, "Only the dashboard's own page may ask this.")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in _SAME_SITE:
        abort(403, "Only the dashboard's own page may ask this.")
    if request.mimetype != "application/json":
        abort(415, "Send JSON.")


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _policy(hashes: Iterable[str]) -> str:
    scripts = " ".join(f"'{value.strip(chr(39))}'" for value in hashes)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {scripts}".strip(),
            "style-src 'self' 'unsafe-inline'",  # plotly and ag-grid set styles from scripts
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )
