"""The form of the open event: its title, type, days, actors and place, to be set by a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Dash, Input, Output, State, dcc, html, no_update

from dashboards import texts
from dashboards.acts import FORM, differences, fields_of, form_of
from dashboards.answers import answered, revision_of
from dashboards.elements import attributes, button
from dashboards.live import LiveTimeline
from dashboards.scripts import in_browser
from timeline.errors import TimelineError
from timeline.model.event import Event
from timeline.table import TYPES

_DAYS = ("earliest", "latest")


def layout() -> Any:
    """Return the room for the form."""
    parts = [html.Div(id="form-error", className="field-error", role="alert"), html.Div(id="detail-form")]
    return html.Div([*parts, dcc.Store(id="editing"), dcc.Store(id="edited")], className="editing")


def register(app: Dash, live: LiveTimeline) -> None:
    """Show the form of the event that is edited, and keep what it says."""

    @app.callback(
        Output("detail-form", "children"),
        Output("form-error", "children", allow_duplicate=True),
        Input("editing", "data"),
        State("shown", "data"),
        prevent_initial_call=True,
    )
    def open_form(event_id: str | None, shown: Any) -> tuple[Any, str]:
        event = live.event(event_id) if event_id else None
        return (None if event is None else form(event, live, revision=revision_of(shown, event.id))), ""

    @app.callback(
        Output("revision", "data", allow_duplicate=True),
        Output("form-error", "children"),
        Output("said", "data", allow_duplicate=True),
        Output("go-to", "data", allow_duplicate=True),
        Output("editing", "data"),
        Input("edited", "data"),
        prevent_initial_call=True,
    )
    def save(asked: Mapping[str, Any] | None) -> tuple[Any, Any, Any, Any, Any]:
        if not asked:
            return no_update, no_update, no_update, no_update, no_update
        revision, error, said, event_id = answered(
            live, lambda: edited(live, asked), stale=lambda current: both(asked, current, live)
        )
        return revision, error, said, event_id, no_update if error else ""

    in_browser(app, "formShown", Input("detail-form", "children"))


def edited(live: LiveTimeline, asked: Mapping[str, Any]) -> tuple[str, str | None]:
    """Keep what a form changes."""
    event_id, wanted = str(asked["event"]), {field: str(asked.get(field, "")) for field in FORM}
    event, names = live.event(event_id), live.columns.names
    if event is None:
        raise TimelineError(texts.GONE.rstrip("."))
    expected = int(asked["revision"]) if str(asked.get("revision", "")).isdigit() else None
    fields = fields_of(wanted, event, names)
    if fields is None:
        return texts.NOTHING_CHANGED, None
    return texts.SAVED, live.edit(event_id, fields, expected=expected)


def both(wanted: Mapping[str, Any], current: Event, live: LiveTimeline) -> Any:
    """Return both versions of what differs, and the choice between them."""
    rows = [
        html.Tr([html.Th(texts.FORM_NAMES[field]), html.Td(now or "–"), html.Td(mine or "–")])
        for field, now, mine in differences(wanted, current, live.columns.names)
    ]
    head = html.Tr([html.Th(name) for name in (texts.STALE_FIELD, texts.STALE_NOW, texts.STALE_YOURS)])
    revision = str(live.event_revision(current.id) or "")
    return html.Div(
        [
            html.P(texts.STALE),
            html.Table([html.Thead(head), html.Tbody(rows)]),
            button(texts.KEEP_MINE, data_action="save-mine", data_revision=revision),
            button(texts.TAKE_THEIRS, data_action="stop-editing"),
        ],
        className="both",
    )


def form(event: Event, live: LiveTimeline, *, revision: int | None) -> Any:
    """Return the form of an event, filled in."""
    shown = form_of(event, live.columns.names)
    return html.Form(
        [
            dcc.Input(name="event", type="hidden", value=event.id),
            dcc.Input(name="revision", type="hidden", value=str(revision or "")),
            *(_type_field(shown[field]) if field == "type" else _field(field, shown[field]) for field in FORM),
            html.Div(
                [
                    button(texts.CANCEL, data_action="stop-editing"),
                    html.Button(texts.SAVE, type="submit", className="button primary"),
                ],
                className="form-foot wide",
            ),
        ],
        id="edit-form",
        className="form",
        **attributes(aria_label=texts.EDIT),
    )


def _field(name: str, value: str) -> Any:
    hint = texts.DATE_HINT if name in _DAYS else texts.ACTOR_HINT if name in ("source", "target") else ""
    box = dcc.Input(
        id=f"edit-{name}", name=name, type="text", value=value, placeholder=hint, className="field", autoComplete="off"
    )
    label = html.Label(texts.FORM_NAMES[name], htmlFor=f"edit-{name}")
    return html.Div([label, box], className="" if name in _DAYS else "wide")


def _type_field(chosen: str) -> Any:
    options = [
        html.Option(texts.TYPE_NAMES.get(kind, kind), value=kind, selected="selected" if kind == chosen else None)
        for kind in TYPES
    ]
    label = html.Label(texts.FORM_NAMES["type"], htmlFor="edit-type")
    return html.Div([label, html.Select(options, id="edit-type", name="type", className="field")], className="wide")
