"""The log of corrections: who changed what and when, newest first."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, dcc, html

from dashboards import texts
from dashboards.acts import act_words, subject_words
from dashboards.elements import attributes, button, icon
from dashboards.live import LiveTimeline
from timeline.storage.log import Entry

_MOST = 200
"""Entries shown at most; the command line lists them all."""


def layout() -> Any:
    """Return the dialog, closed."""
    return html.Dialog(
        [
            html.Div(
                [
                    html.H2(texts.HISTORY),
                    button(icon("close"), kind="icon-only", label=texts.CLOSE, data_dismiss="yes"),
                ],
                className="dialog-head",
            ),
            html.Div(id="history-body"),
            dcc.Store(id="history-asked"),
        ],
        id="history",
        className="dialog",
        **attributes(aria_label=texts.HISTORY),
    )


def register(app: Dash, live: LiveTimeline) -> None:
    """Fill the dialog whenever it is opened."""

    @app.callback(Output("history-body", "children"), Input("history-asked", "data"), prevent_initial_call=True)
    def fill(_asked: Any) -> Any:
        return entries(live.log(limit=_MOST), live)


def entries(log: tuple[Entry, ...], live: LiveTimeline) -> Any:
    """Return the entries of a log; each opens its event, where that is still there."""
    if not log:
        return html.P(texts.HISTORY_EMPTY)
    return html.Ol([html.Li(_entry(entry, live)) for entry in log], className="log")


def _entry(entry: Entry, live: LiveTimeline) -> Any:
    correction = entry.correction
    mentions = correction.act.mentions
    home = live.home_of(mentions[0]) if mentions else None
    state = texts.STATES[entry.state]
    parts = [
        html.Strong(act_words(correction)),
        html.Span(subject_words(correction)),
        *([html.Span(state, className="tag")] if state else []),
        html.Span(
            " ".join(part for part in (correction.who, correction.when[:16].replace("T", " ")) if part),
            className="related-date",
        ),
    ]
    if home is None:
        return html.Div(parts, className="related")
    return html.Button(
        parts,
        type="button",
        className="related" + (" struck" if state else ""),
        **attributes(data_put="event", data_value=home, data_dismiss="yes"),
    )
