"""The drawer at the right: one event, how its date is known, and the sentence of every source that tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from dash import Dash, Input, Output, html

from dashboards import texts
from dashboards.columns import Columns
from dashboards.elements import attributes, button, glyph, icon
from dashboards.live import LiveTimeline
from dashboards.scripts import in_browser
from dashboards.sources import conflicts_of, sources_of
from dashboards.state import ViewState
from dashboards.wording import actor_words, how_known, long_date, toll_words
from timeline.figures.cards import date_words, day_of
from timeline.model.event import Event, Modality
from timeline.table import QUADS

_MOST_RELATED = 4
_NEIGHBOURS = 40
_PERCENT = 100


def layout(*review: Any) -> Any:
    """Return the drawer, closed.

    Args:
        review: What corrects the event; nothing where the timeline is shown read-only.
    """
    return html.Aside(
        [
            html.Div(
                [
                    html.Div(id="detail-kind", className="detail-kind"),
                    button(
                        icon("left"),
                        id="previous",
                        kind="icon-only",
                        label=texts.PREVIOUS,
                        data_put="event",
                        data_value="",
                    ),
                    button(icon("right"), id="next", kind="icon-only", label=texts.NEXT, data_step="1"),
                    button(icon("close"), kind="icon-only", label=texts.CLOSE, data_clear="event"),
                ],
                className="detail-bar",
            ),
            html.Div(id="detail-head", **attributes(aria_live="polite")),
            *review,
            html.Div(id="detail-body"),
        ],
        className="panel detail",
        id="detail",
        **attributes(aria_label="Event"),
    )


def register(app: Dash, live: LiveTimeline) -> None:
    """Show the chosen event, and know its neighbours."""

    @app.callback(
        Output("detail-kind", "children"),
        Output("detail-head", "children"),
        Output("detail-body", "children"),
        Output("shown", "data"),
        Input("selected", "data"),
        Input("revision", "data"),
        prevent_initial_call=True,
    )
    def show(event_id: str, _revision: int) -> tuple[Any, Any, Any, Any]:
        revision = live.event_revision(event_id) if event_id else None
        event = live.event(event_id) if event_id else None
        if event is None:
            return None, html.P(texts.GONE) if event_id else None, None, None
        columns = live.columns
        shown = {
            "event": event.id,
            "revision": revision,
            "status": event.status.value,
            "days": days_of(columns, event.id),
        }
        return kind_of(event), head_of(event), body_of(event, columns, live), shown

    @app.callback(
        Output("neighbours", "data"),
        Input("filters", "data"),
        Input("selected", "data"),
        Input("revision", "data"),
        prevent_initial_call=True,
    )
    def know(query: str, event_id: str, _revision: int) -> list[str]:
        return neighbours(live.columns, ViewState.from_query(query or ""), event_id)

    in_browser(app, "neighbours", Input("neighbours", "data"))
    in_browser(app, "shown", Input("shown", "data"))


def days_of(columns: Columns, event_id: str) -> list[float] | None:
    """Return where an event begins and ends on the axis, an open end where its other one is; None without a day."""
    row = columns.row_of.get(event_id)
    if row is None or not columns.spans.dated[row]:
        return None
    ends = (float(columns.spans.first[row]), float(columns.spans.last[row]))
    return [float(columns.anchors[row]) if np.isnan(end) else end for end in ends]


def neighbours(columns: Columns, view: ViewState, event_id: str) -> list[str]:
    """Return the ids of the events around one in the order of the view, itself among them if the view holds it.

    Where none is open, those of the first events. They are many, so that one can walk faster than the server answers.
    """
    rows = columns.rows(view)
    here = columns.row_of.get(event_id)
    at = 0 if here is None else int(np.searchsorted(rows, here))
    near = rows[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1]
    return [str(near_id) for near_id in columns.events["event_id"].to_numpy()[near]]


def kind_of(event: Event) -> list[Any]:
    """Return the type, and what is special about the event."""
    quad = QUADS.get(event.type, "none")
    name = texts.TYPE_NAMES.get(event.type, event.type)
    parts = [
        html.Span([glyph(quad, event.type), name], className="badge", style={"--glyph": f"var(--type-{event.type})"})
    ]
    if event.modality is not Modality.ASSERTED:
        parts.append(html.Span(texts.MODALITY_NAMES[event.modality.value], className="tag"))
    parts.append(html.Span(texts.STATUS_NAMES[event.status.value], className=f"status status-{event.status.value}"))
    return parts


def head_of(event: Event) -> list[Any]:
    """Return the title and the date, with how it is known."""
    published = next((mention.published for mention in event.mentions if mention.published), None)
    return [
        html.H2(event.title, className="detail-title"),
        html.P(
            [icon("calendar"), html.Strong(long_date(event.dating)), html.Span(how_known(event.dating, published))],
            className="detail-date",
        ),
    ]


def body_of(event: Event, columns: Columns, live: LiveTimeline) -> list[Any]:
    """Return the facts, the conflicts, the sources and the related events."""
    names = columns.names
    parts = [_facts(event, names), conflicts_of(event, live)]
    parts.append(sources_of(event, live))
    parts.append(_related(event, columns))
    return [part for part in parts if part is not None]


def _facts(event: Event, names: Mapping[str, str]) -> Any:
    said = next((mention.attributed_to for mention in event.mentions if mention.attributed_to), None)
    place = event.place.name if event.place else next((m.place_text for m in event.mentions if m.place_text), None)
    country = names.get(event.place.country, event.place.country) if event.place and event.place.country else None
    parties = [actor_words(codes, names) for codes in (event.source, event.target)]
    pairs = (
        ("Who", parties[0]),
        ("Whom", parties[1]),
        ("Where", ", ".join(dict.fromkeys(part for part in (place, country) if part))),
        ("Kind", (event.mode or "").replace("_", " ")),
        ("Killed", toll_words(event.killed) if event.killed else ""),
        ("Injured", toll_words(event.injured) if event.injured else ""),
        ("Said by", said or ""),
    )
    rows = [part for name, value in pairs if value for part in (html.Dt(name), html.Dd(value))]
    sure = round(event.confidence * _PERCENT)
    meter = html.Span(html.Span(style={"width": f"{sure}%"}), className="meter", **attributes(aria_hidden="true"))
    return html.Dl([*rows, html.Dt("Confidence"), html.Dd([meter, f"{sure} %"])], className="facts")


def _related(event: Event, columns: Columns) -> Any:
    rows = related_rows(event, columns)
    if not rows:
        return None
    links = []
    for row in rows:
        other = columns.events.iloc[row]
        days = date_words(day_of(other["earliest"]), day_of(other["latest"]), str(other["precision"]))
        links.append(
            html.Button(
                [
                    glyph(str(other["quad"]), str(other["type"])),
                    html.Span(other["title"]),
                    html.Span(days, className="related-date"),
                ],
                type="button",
                className="related",
                **attributes(data_put="event", data_value=other["event_id"]),
            )
        )
    return html.Section([html.H3(texts.RELATED), *links])


def related_rows(event: Event, columns: Columns) -> list[int]:
    """Return the rows of the events that share the most actors with one, the nearest in time first among equals."""
    here = columns.row_of.get(event.id)
    parties = {*event.source, *event.target}
    if here is None or not parties or np.isnan(columns.anchors[here]):
        return []
    groups = columns.groups["actor"]
    wanted = np.array([name in parties for name in groups.names], dtype=bool)
    rows = groups.rows[wanted[groups.groups]]
    shared = np.bincount(rows, minlength=len(columns))
    shared[here] = 0
    found = np.flatnonzero((shared > 0) & ~np.isnan(columns.anchors))
    far = np.abs(columns.anchors[found] - columns.anchors[here])
    order = np.lexsort((far, -shared[found]))[:_MOST_RELATED]
    return [int(row) for row in found[order]]
