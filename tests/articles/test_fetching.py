from __future__ import annotations

import gzip
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest

from timeline.articles import body_text, read_url
from timeline.articles import fetch as fetching
from timeline.articles.addresses import is_public
from timeline.articles.fetch import MAX_SIZE, fetch
from timeline.articles.urls import read_url as read_address
from timeline.errors import ArticleError

PUBLIC = "93.184.216.34"
FIRST = "The army of Ruritania crossed the border with Elbonia on Monday, officials in Zenda said."
SECOND = "At least three soldiers were killed in the fighting near the town of Strelsau, the ministry said."
PAGE = f"<html><head><title>War begins in the east</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
FEED = (
    "<?xml version='1.0'?><rss><channel><title>The Sketch</title>"
    "<item><title>War begins</title><link>http://site.example/page</link><guid>1</guid>"
    "<description>The army crossed the border.</description></item>"
    "<item><title>Peace is near</title><link>http://site.example/private/page</link><guid>2</guid></item>"
    "<item><title>It goes on</title><link>http://site.example/missing</link><guid>3</guid></item></channel></rss>"
)
PATHS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/gzip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/deflate": (200, {"Content-Encoding": "deflate"}, zlib.compress(PAGE.encode())),
    "/raw": (200, {"Content-Encoding": "deflate"}, zlib.compress(PAGE.encode(), wbits=-15)),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(200_000_000))),
    "/big": (200, {}, bytes(MAX_SIZE + 1)),
    "/brotli": (200, {"Content-Encoding": "br"}, b"..."),
    "/broken": (200, {"Content-Encoding": "gzip"}, b"no gzip"),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private/\n"),
    "/once": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-loopback": (302, {"Location": "http://127.0.0.1/page"}, b""),
    "/to-metadata": (307, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/to-inside": (301, {"Location": "//inside.example/page"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-number": (302, {"Location": "http://2130706433/page"}, b""),
    "/slow": (200, {}, b""),
}
NAMES = {
    "site.example": (PUBLIC,),
    "localhost": ("127.0.0.1",),
    "inside.example": ("10.0.0.7",),
    "mixed.example": (PUBLIC, "127.0.0.1"),
    "mapped.example": ("::ffff:127.0.0.1",),
    "shared.example": ("100.64.0.1",),
    "metadata.example": ("169.254.169.254",),
    "none.example": (),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        status, headers, body = PATHS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path == "/slow":
            self.end_headers()
            while not self.server.over.wait(0.05):
                try:
                    self.wfile.write(b".")
                except OSError:
                    return
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the client has seen enough
            return

    def log_message(self, *_):
        return


class Network:
    """Names with their addresses, and one listener on this machine that every connection ends at."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.dialed: list[str] = []
        self.changing: list[tuple[str, ...]] = []

    def resolve(self, host: str, _port: int) -> tuple[str, ...]:
        if host == "changing.example":
            return self.changing.pop(0)
        if host not in NAMES:
            raise OSError("no such name")
        return NAMES[host]

    def dial(self, address: str, _port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialed.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=timeout)

    def fetch(self, url: str):
        return fetch(url, resolver=self.resolve, dial=self.dial)


@pytest.fixture(scope="module")
def server():
    listener = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    listener.over = threading.Event()
    thread = threading.Thread(target=listener.serve_forever, args=(0.02,))
    thread.start()
    yield listener
    listener.over.set()
    listener.shutdown()
    listener.server_close()
    thread.join()


@pytest.fixture
def network(server):
    return Network(server.server_address[1])


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/page",
        "http://localhost/page",
        "http://127.1/page",
        "http://2130706433/page",
        "http://0x7f000001/page",
        "http://0177.0.0.1/page",
        "http://0/page",
        "http://0.0.0.0/page",
        "http://10.1.2.3/page",
        "http://192.168.0.1/page",
        "http://172.16.0.1/page",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.example/latest/meta-data/",
        "http://100.64.0.1/page",
        "http://224.0.0.1/page",
        "http://[::1]/page",
        "http://[::]/page",
        "http://[::ffff:127.0.0.1]/page",
        "http://[::ffff:7f00:1]/page",
        "http://[64:ff9b::7f00:1]/page",
        "http://[2002:7f00:1::]/page",
        "http://[fe80::1]/page",
        "http://[fc00::1]/page",
        "http://inside.example/page",
        "http://mixed.example/page",
        "http://mapped.example/page",
        "http://shared.example/page",
        "http://none.example/page",
        "http://unknown.example/page",
        "http://site.example@127.0.0.1/page",
        "http://user:secret@site.example/page",
        "http://site.example:22/page",
        "ftp://site.example/page",
        "file:///etc/passwd",
        "gopher://site.example/page",
        "//site.example/page",
        "site.example/page",
        "http://",
        "http:///page",
        "http://site.example:99999/page",
        "",
    ],
)
def test_a_hostile_address_reaches_nobody(network, url):
    with pytest.raises(ArticleError) as caught:
        network.fetch(url)
    assert network.dialed == []
    assert caught.value.remedy


@pytest.mark.parametrize("path", ["/to-loopback", "/to-metadata", "/to-inside", "/to-file", "/to-number"])
def test_a_redirect_is_checked_like_the_first_address(network, path):
    with pytest.raises(ArticleError):
        network.fetch(f"http://site.example{path}")
    assert network.dialed == [PUBLIC]


def test_the_connection_goes_to_the_address_that_was_checked(network):
    network.changing = [(PUBLIC,), ("127.0.0.1",)]
    assert network.fetch("http://changing.example/page").content == PAGE.encode()
    assert network.dialed == [PUBLIC]
    with pytest.raises(ArticleError, match="private"):
        network.fetch("http://changing.example/page")
    assert network.dialed == [PUBLIC]


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate", "/raw", "/once", "/page#part"])
def test_a_page_is_fetched(network, path):
    fetched = network.fetch(f"http://site.example{path}")
    assert fetched.content == PAGE.encode()
    assert fetched.final_url.startswith("http://site.example/")
    assert "#" not in fetched.final_url


def test_a_redirect_gives_the_last_address_and_the_media_type(network):
    fetched = network.fetch("http://site.example/once")
    assert (fetched.final_url, fetched.content_type) == ("http://site.example/page", "text/html")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/bomb", "more than 10 MB"),
        ("/big", "more than 10 MB"),
        ("/brotli", "unknown encoding"),
        ("/broken", "broken"),
        ("/missing", "404"),
        ("/loop", "redirects"),
    ],
)
def test_what_a_server_does_wrong(network, path, words):
    with pytest.raises(ArticleError, match=words) as caught:
        network.fetch(f"http://site.example{path}")
    assert caught.value.where == f"http://site.example{path}"


def test_a_server_that_sends_a_byte_at_a_time_is_left(network, monkeypatch):
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.5)
    with pytest.raises(ArticleError, match="cannot be fetched"):
        network.fetch("http://site.example/slow")


def test_a_resolver_that_does_not_answer_is_left(network, monkeypatch):
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.2)

    def wait(_host, _port):
        threading.Event().wait(2)
        return (PUBLIC,)

    with pytest.raises(ArticleError):
        fetch("http://site.example/page", resolver=wait, dial=network.dial)
    assert network.dialed == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        ("2606:2800:220:1::1", True),
        ("::ffff:93.184.216.34", True),
        ("::127.0.0.1", False),
        ("2001:0:7f00:1::1", False),
        ("64:ff9b::10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("255.255.255.255", False),
        ("203.0.113.5", False),
        ("no address", False),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) is public


def test_an_address_gives_the_article_of_its_page(network):
    (article,) = read_address("http://site.example/once", fetch=network.fetch)
    assert (article.id, article.url) == ("http://site.example/once", "http://site.example/page")
    assert body_text(article) == f"{FIRST}\n\n{SECOND}"


def test_a_feed_is_read_as_it_is(network):
    entries = list(read_address("http://site.example/feed", fetch=network.fetch))
    assert [entry.title for entry in entries] == ["War begins", "Peace is near", "It goes on"]
    assert body_text(entries[0]) == "The army crossed the border."
    assert len(network.dialed) == 1


def test_pages_of_a_feed_are_fetched_where_robots_may(network):
    first, second, third = read_address("http://site.example/feed", follow=True, fetch=network.fetch)
    assert body_text(first) == f"{FIRST}\n\n{SECOND}"
    assert (second.title, second.url) == ("Peace is near", "http://site.example/private/page")  # not let in
    assert (third.title, third.url) == ("It goes on", "http://site.example/missing")  # there is no such page
    assert len(network.dialed) == 4  # feed, robots.txt, two pages


def test_the_public_function_refuses_this_machine():
    with pytest.raises(ArticleError, match="private"):
        list(read_url("http://127.0.0.1/page"))
