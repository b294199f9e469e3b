"""A timeline in, the running dashboard out; here, and only here, the panels are put together."""

from __future__ import annotations

import datetime
import getpass
import logging
import sys
import threading
import webbrowser
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import waitress
from dash import Dash, Input, Output, State, dcc, html, no_update, set_props

from dashboards import delivery, exporting, security, texts, theme
from dashboards.demo import demo_timeline
from dashboards.live import LiveTimeline
from dashboards.names import display_names
from dashboards.panels import (
    add,
    article,
    detail,
    edit,
    facets,
    grid,
    header,
    history,
    overview,
    review,
    shortcuts,
    timeline,
)
from dashboards.scripts import in_browser
from timeline.api import Timeline

_POLL = 2500
"""Milliseconds between two looks at whether the store was changed from outside, as by the command line."""
_THREADS = 6

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="assets/favicon.svg" type="image/svg+xml">
<script src="assets/early.js"></script>
PRELOADS
<style>STYLE</style>
{%css%}
</head>
<body>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def create_app(
    timeline: Timeline | str | Path,
    *,
    read_only: bool = False,
    demo: bool = False,
    hosts: Iterable[str] = (),
    who: str | None = None,
) -> Dash:
    """Return the dashboard of a timeline, not yet served.

    Args:
        timeline: The timeline, or where it is stored.
        read_only: Show it without letting anyone change it.
        demo: Say that it is a sample.
        hosts: Names by which the server may be called, beside those of the loopback address.
        who: Who corrects; None for the name of who runs the program.
    """
    live = LiveTimeline(timeline, names=display_names(), read_only=read_only, who=who or _user(), clock=_now)
    app = Dash(
        __name__,
        title=f"{live.name} · {texts.BRAND}",
        update_title="",
        serve_locally=True,
        assets_ignore=r"early\.js",
        index_string=_PAGE.replace("PRELOADS", delivery.preloads()).replace("STYLE", theme.style_sheet()),
        on_error=_say,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.layout = lambda: _layout(live, demo=demo)
    _register(app, live)
    exporting.add_route(app.server, live)
    security.protect(app.server, hosts=hosts, script_hashes=app.csp_hashes)
    delivery.speed_up(app.server)
    return app


def serve(
    path: Timeline | str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8050,
    open_browser: bool = False,
    demo: bool = False,
    read_only: bool = False,
) -> None:
    """Serve the dashboard of a timeline until it is interrupted, and print its address.

    Args:
        path: The timeline, or where it is stored.
        host: Address to listen at; anything but the loopback address shows the timeline to the network.
        port: Port to listen at; 0 takes a free one.
        open_browser: Open the page in the browser.
        demo: Show the sample articles instead, in a timeline of their own that is forgotten at the end.
        read_only: Show it without letting anyone change it.
    """
    with _opened(path, demo=demo) as store:
        _run(create_app(store, read_only=read_only, demo=demo, hosts=(host,)), host, port, open_browser=open_browser)


def _opened(path: Timeline | str | Path, *, demo: bool) -> AbstractContextManager[Timeline]:
    if demo:
        return demo_timeline()
    return path if isinstance(path, Timeline) else Timeline.open(path)


def _run(app: Dash, host: str, port: int, *, open_browser: bool) -> None:
    server = waitress.create_server(app.server, host=host, port=port, threads=_THREADS, ident=None)
    address = f"http://{f'[{host}]' if ':' in host else host}:{server.effective_port}/"
    sys.stdout.write(f"The timeline is at {address} (Ctrl+C ends it)\n")
    sys.stdout.flush()
    delivery.warm_up(app.server, "localhost")
    if open_browser:
        threading.Timer(0.3, webbrowser.open, args=(address,)).start()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _user() -> str:
    """Return the name under which a person is logged in; empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")  # noqa: TID251 - the dashboard may


def _say(error: Exception) -> None:
    """Tell the page that an answer failed, and the log why; what was shown stays."""
    logging.getLogger(__name__).error("A callback failed.", exc_info=error)
    set_props("failure", {"children": texts.FAILED})


def _layout(live: LiveTimeline, *, demo: bool) -> Any:
    stores = [dcc.Store(id=name) for name in _STORES]
    dialogs = [article.layout(), history.layout(), shortcuts.dialog(), *([] if live.read_only else [add.layout()])]
    return html.Div(
        [
            *stores,
            dcc.Store(id="revision", data=live.revision),
            dcc.Interval(id="poll", interval=_POLL),
            html.A("Skip to the timeline", href="#timeline-stage", className="skip"),
            header.layout(live, demo=demo),
            html.Main(
                [
                    facets.layout(),
                    html.Div(
                        [
                            html.Div(
                                [timeline.layout(), overview.layout(), shortcuts.legend()], className="panel upper"
                            ),
                            html.Div(grid.layout(), className="panel lower"),
                        ],
                        className="centre",
                    ),
                    detail.layout(*([] if live.read_only else [review.layout(), edit.layout()])),
                ],
                className="page",
            ),
            *dialogs,
            html.Div(id="toast", className="toast", role="status"),
            html.Div(id="failure", className="toast failure", role="alert"),
        ],
        id="app",
    )


_STORES = (
    "view",
    "filters",
    "table-view",
    "selected",
    "reading",
    "size",
    "theme",
    "typed-days",
    "neighbours",
    "shown",
)


def _register(app: Dash, live: LiveTimeline) -> None:
    in_browser(
        app,
        "boot",
        *(Output(name, "data") for name in ("view", "filters", "table-view", "selected", "reading", "size", "theme")),
        Input("app", "id"),
        prevent_initial_call=False,
    )
    in_browser(app, "theme", Input("theme", "data"))
    in_browser(app, "dates", Input("typed-days", "data"))
    in_browser(app, "read", Input("article-body", "children"))

    @app.callback(
        Output("revision", "data"), Input("poll", "n_intervals"), State("revision", "data"), prevent_initial_call=True
    )
    def poll(_ticks: int, known: int) -> Any:
        revision = live.revision
        return no_update if revision == known else revision

    for panel in (timeline, overview, facets, grid, detail, article, history):
        panel.register(app, live)
    if not live.read_only:
        add.register(app, live)
        review.register(app, live)
        edit.register(app, live)
