"""The dialog that takes a pasted article: the timeline grows while one looks, and the dialog says what was found."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

from dash import Dash, Input, Output, State, dcc, html, no_update

from dashboards import texts
from dashboards.dates import typed_span
from dashboards.elements import attributes, button, icon
from dashboards.live import LiveTimeline
from timeline.api import AddReport
from timeline.articles import from_text
from timeline.errors import TimelineError
from timeline.figures.cards import date_words, day_of
from timeline.model.time import Day

MOST_CHARACTERS = 2_000_000
"""A text's characters at most; the longest newspaper articles have some 100,000."""
_MOST_SHOWN = 12


def layout() -> Any:
    """Return the dialog, closed."""
    return html.Dialog(
        [
            html.Div(
                [
                    html.H2(texts.ADD_TITLE),
                    button(icon("close"), kind="icon-only", label=texts.CLOSE, data_dismiss="yes"),
                ],
                className="dialog-head",
            ),
            html.Label(texts.ADD_TEXT, htmlFor="add-text"),
            dcc.Textarea(id="add-text", placeholder=texts.ADD_TEXT_HINT, className="field area"),
            dcc.Upload(
                html.Span([icon("upload"), texts.ADD_FILE]),
                id="add-file",
                accept=".txt,text/plain",
                max_size=MOST_CHARACTERS,
                multiple=False,
                className="upload",
            ),
            html.Div(
                [
                    _field("add-title", texts.ADD_HEADLINE, texts.OPTIONAL),
                    _field("add-publisher", texts.ADD_PUBLISHER, texts.OPTIONAL),
                    _field("add-date", texts.ADD_DATE, texts.ADD_DATE_HINT, note=texts.ADD_DATE_WHY),
                ],
                className="fields",
            ),
            html.Div(id="add-error", className="field-error", role="alert"),
            html.Div(
                [button([icon("plus"), texts.ADD_SUBMIT], id="add-submit", kind="primary")], className="dialog-foot"
            ),
            dcc.Loading(html.Div(id="add-result", role="status"), type="dot", color="var(--accent)"),
        ],
        id="add-dialog",
        className="dialog",
        **attributes(aria_label=texts.ADD_TITLE),
    )


def _field(name: str, label: str, hint: str, *, note: str = "") -> Any:
    parts: list[Any] = [
        html.Label(label, htmlFor=name),
        dcc.Input(id=name, type="text", placeholder=hint, className="field", autoComplete="off"),
    ]
    return html.Div([*parts, *([html.Small(note)] if note else [])])


def register(app: Dash, live: LiveTimeline) -> None:
    """Take a file into the box, and what the box holds into the timeline."""

    @app.callback(
        Output("add-text", "value"),
        Output("add-error", "children", allow_duplicate=True),
        Input("add-file", "contents"),
        prevent_initial_call=True,
    )
    def take(contents: str | None) -> tuple[Any, str]:
        if not contents:
            return no_update, ""
        text = text_of_upload(contents)
        return (no_update, texts.ADD_BAD_FILE) if text is None else (text, "")

    @app.callback(
        Output("add-result", "children"),
        Output("add-error", "children"),
        Output("revision", "data", allow_duplicate=True),
        Output("add-text", "value", allow_duplicate=True),
        Input("add-submit", "n_clicks"),
        State("add-text", "value"),
        State("add-title", "value"),
        State("add-date", "value"),
        State("add-publisher", "value"),
        prevent_initial_call=True,
        running=[(Output("add-submit", "disabled"), True, False)],
    )
    def add(
        _clicks: int, text: str | None, title: str | None, date: str | None, publisher: str | None
    ) -> tuple[Any, str, Any, Any]:
        problem, published = checked(text or "", date or "")
        if problem:
            return None, problem, no_update, no_update
        try:
            report = live.add(
                from_text(
                    text or "",
                    id=id_of(text or ""),
                    title=(title or "").strip() or None,
                    publisher=(publisher or "").strip() or None,
                    publication_date=published,
                )
            )
        except TimelineError as error:
            return None, str(error), no_update, no_update
        return said_of(report, live), "", live.revision, ""


def checked(text: str, date: str) -> tuple[str, Day | None]:
    """Return what is wrong with a text and its date ("" if nothing), and the day that the date means."""
    if not text.strip():
        return texts.ADD_EMPTY, None
    if len(text) > MOST_CHARACTERS:
        return texts.ADD_TOO_LARGE, None
    if not date.strip():
        return "", None
    span = typed_span(date)
    if span is None or span.earliest is None or span.earliest != span.latest:
        return texts.ADD_BAD_DATE, None
    return "", span.earliest


def id_of(text: str) -> str:
    """Return an id for a pasted text: the same for the same text."""
    return f"pasted-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def text_of_upload(contents: str) -> str | None:
    """Return the text of an uploaded file; None where it is not plain text in UTF-8."""
    _, _, encoded = contents.partition(",")
    try:
        text = base64.b64decode(encoded, validate=True).decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return None if "\0" in text else text


def said_of(report: AddReport, live: LiveTimeline) -> Any:
    """Return what adding an article did: how many events are new, which were known, what stays undated."""
    if report.already_there and not report.added:
        return html.P(texts.ADD_ALREADY, className="result")
    if not report.mentions:
        return html.P(texts.ADD_NOTHING, className="result")
    parts = [texts.new_events(len(report.events_new))]
    if report.events_extended:
        parts.append(f"{len(report.events_extended):,} known before and extended")
    if report.no_publication_date:
        parts.append(texts.ADD_NO_DATE)
    if report.undated:
        parts.append(f"{report.undated:,} of {report.mentions:,} mentions without a date")
    shown = (*report.events_new, *report.events_extended)
    links = [_link(event_id, live, new=event_id in report.events_new) for event_id in shown[:_MOST_SHOWN]]
    more = [html.P(texts.MORE.format(len(shown) - _MOST_SHOWN))] if len(shown) > _MOST_SHOWN else []
    return html.Div([html.P(html.Strong(" · ".join(parts))), *links, *more], className="result")


def _link(event_id: str, live: LiveTimeline, *, new: bool) -> Any:
    columns = live.columns
    row = columns.row_of.get(event_id)
    if row is None:
        return None
    event = columns.events.iloc[row]
    days = date_words(day_of(event["earliest"]), day_of(event["latest"]), str(event["precision"]))
    return html.Button(
        [
            html.Span("new" if new else "extended", className="tag"),
            html.Span(event["title"]),
            html.Span(days, className="related-date"),
        ],
        type="button",
        className="related",
        **attributes(data_put="event", data_value=event_id, data_dismiss="yes"),
    )
