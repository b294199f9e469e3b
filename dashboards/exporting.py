"""A view in, a file to download out: the events that pass its filters, in a format of `timeline.exports`."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from flask import Flask, Response, abort, request, send_file

from dashboards.live import LiveTimeline
from dashboards.state import ViewState
from timeline.exports import FORMATS, write


def add_route(server: Flask, live: LiveTimeline) -> None:
    """Serve `export/FORMAT?QUERY`, the query being that of the page."""

    @server.get("/export/<format_name>")
    def export(format_name: str) -> Response:
        if format_name not in FORMATS:
            abort(404, "There is no such format.")
        columns, view = live.columns, ViewState.from_query(request.query_string.decode("utf-8", "replace"))
        events = columns.events.iloc[columns.rows(view)]
        name = f"{safe_name(live.name)}{FORMATS[format_name]}"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"events{FORMATS[format_name]}"
            write(events, path, format=format_name, name=live.name)
            content = BytesIO(path.read_bytes())
        return send_file(content, as_attachment=True, download_name=name, max_age=0)


def safe_name(name: str) -> str:
    """Return a timeline's name as a file name: letters, digits, dots and dashes."""
    kept = "".join(char if char.isalnum() or char in ".-_" else "-" for char in name).strip("-.")
    return kept[:80] or "timeline"
