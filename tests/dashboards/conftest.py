"""A server in a thread and a real browser for the tests that need one."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from fake import dossier
from werkzeug.serving import WSGIRequestHandler, make_server

from dashboards.app import create_app

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(__file__).parents[1] / "artefacts"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_args):
        """Say nothing of each request."""


@contextmanager
def served(timeline, **options):
    """Serve a timeline's dashboard on a free port and give its address."""
    app = create_app(timeline, **options)
    server = make_server("127.0.0.1", 0, app.server, threaded=True, request_handler=_Quiet)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    playwright.expect.set_options(timeout=25_000)
    with playwright.sync_playwright() as running:
        where = {"executable_path": str(CHROMIUM)} if CHROMIUM.exists() else {}
        browser = running.chromium.launch(args=FLAGS, **where)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(browser):
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, color_scheme="light", accept_downloads=True)
    context.set_default_timeout(25_000)
    yield context
    context.close()


@pytest.fixture(scope="session")
def address():
    with served(dossier()) as address:
        yield address


@pytest.fixture
def page(context, address):
    """The page of the dossier as it is first seen, with what went wrong in it collected in `page.errors`.

    Each test opens its own: what one test set in motion must not reach the next.
    """
    page = context.new_page()
    page.errors = listen(page)
    page.goto(address)
    pytest.importorskip("playwright.sync_api").expect(page.locator("#headline strong")).to_have_text("9 of 12 events")
    page.wait_for_selector("#grid .ag-row")
    yield page
    page.close()


def look(page, query):
    """Go to another view of the page that is open, as a link of the page itself would."""
    page.evaluate(
        """query => timelineView.change(params => { [...params.keys()].forEach(name => params.delete(name));
        for (const [name, value] of new URLSearchParams(query)) params.append(name, value); })""",
        query,
    )


def listen(page):
    """Collect every error of a page, and every request that leaves this machine."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on(
        "request", lambda request: None if is_local(request.url) else errors.append(f"left the machine: {request.url}")
    )
    return errors


def is_local(url):
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))
