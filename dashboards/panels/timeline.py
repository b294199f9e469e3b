"""The timeline in the middle: its head with what is shown, the figure, and what the signs mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from dash import Dash, Input, Output, dcc, html

from dashboards import texts
from dashboards.columns import Columns, Flags
from dashboards.elements import attributes, button, icon
from dashboards.live import LiveTimeline
from dashboards.scripts import in_browser
from dashboards.state import ViewState, window_of
from timeline.figures.axis import window_words
from timeline.figures.draw import MOST_SINGLE, beside, counts_figure, few_figure
from timeline.figures.lanes import lanes_of
from timeline.figures.palette import theme_named
from timeline.figures.scene import Frame
from timeline.figures.spans import Window, focus, in_view, too_wide

_LEAST_SIZE = (280, 180)
_MOST_SIZE = (6000, 4000)


def layout() -> Any:
    """Return the panel, its figure still empty."""
    return html.Section(
        [
            html.Div(
                [
                    button(icon("filter"), kind="icon-only", label=texts.SHOW_FILTERS, data_action="filters"),
                    html.Div(id="headline", className="headline", role="status"),
                    _tools(),
                ],
                className="timeline-head",
            ),
            html.Div(
                [
                    dcc.Graph(
                        id="timeline-graph",
                        figure={"data": [], "layout": _BLANK},
                        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True},
                        className="graph",
                    ),
                    html.Div(id="timeline-empty", className="empty"),
                ],
                id="timeline-stage",
                className="stage",
                role="group",
                **attributes(aria_label="Timeline. The table below lists the same events."),
            ),
            dcc.Store(id="timeline-figure"),
        ],
        className="timeline",
    )


_BLANK: Mapping[str, Any] = {
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "xaxis": {"visible": False},
    "yaxis": {"visible": False},
}


def _tools() -> Any:
    lanes = [
        button(
            name,
            kind="segment",
            data_put="lanes",
            data_value=key,
            data_default="yes" if key == "type" else "no",
            aria_pressed="false",
        )
        for key, name in texts.LANE_NAMES.items()
    ]
    ranges = [button(name, kind="segment", data_action="range", data_days=str(days)) for name, days in texts.RANGES]
    return html.Div(
        [
            html.Div(
                [
                    html.Span(texts.LANES, className="tools-name"),
                    html.Div(lanes, className="segments", role="group", **attributes(aria_label=texts.LANES)),
                ],
                className="tool",
            ),
            html.Div(
                [
                    html.Div([*ranges, html.Span(id="all-time")], className="segments"),
                    button(icon("minus"), kind="icon-only", label=texts.ZOOM_OUT, data_action="zoom-out"),
                    button(icon("plus"), kind="icon-only", label=texts.ZOOM_IN, data_action="zoom-in"),
                    button(icon("fit"), kind="icon-only", label=texts.FIT, data_action="fit"),
                ],
                className="tool",
            ),
        ],
        className="tools",
    )


def register(app: Dash, live: LiveTimeline) -> None:
    """Draw the figure whenever the view, the size, the theme or the timeline changes."""

    @app.callback(
        Output("timeline-figure", "data"),
        Output("headline", "children"),
        Output("timeline-empty", "children"),
        Output("all-time", "children"),
        Input("view", "data"),
        Input("size", "data"),
        Input("theme", "data"),
        Input("revision", "data"),
        prevent_initial_call=True,
    )
    def draw(query: str, size: dict[str, int], theme: str, _revision: int) -> tuple[Any, Any, Any, Any]:
        columns, view = live.columns, ViewState.from_query(query or "")
        shown = shown_of(columns, view)
        figure = figure_of(columns, view, shown, size=_size(size), theme=theme)
        return (
            figure,
            _headline(shown, view, len(columns), step=figure.layout.meta.get("step")),
            _empty(shown, len(columns), live),
            _all_time(shown),
        )

    in_browser(
        app,
        "show",
        Output("timeline-graph", "figure"),
        Input("timeline-figure", "data"),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows of the events.

    Attributes:
        matching: Which events pass the filters.
        visible: Which of these are in the window.
        window: The window.
        earlier: How many of the matching ones lie before it, and where the last of these lies.
        later: How many lie behind it, and where the first of these lies.
        undated: How many of the matching ones have no date.
        vague: How many of them may lie in the window, and are left out since their dates are wider than it.
        everything: The window that holds all matching ones.
    """

    matching: Flags
    visible: Flags
    window: Window
    earlier: tuple[int, float]
    later: tuple[int, float]
    undated: int
    vague: int
    everything: Window | None


def shown_of(columns: Columns, view: ViewState) -> Shown:
    """Return what a view shows; without a window of its own, the one where most of its events are."""
    matching = columns.matching(view)
    rows = np.flatnonzero(matching)
    window = view.span or focus(columns.spans.take(rows) if len(rows) else columns.spans)
    visible = matching & in_view(columns.spans, window)
    outside = columns.anchors[matching & ~visible & columns.spans.dated & ~too_wide(columns.spans, window)]
    before, after = outside[outside < window[0]], outside[outside > window[1]]
    dated = columns.anchors[matching & columns.spans.dated]
    return Shown(
        matching=matching,
        visible=visible,
        window=window,
        earlier=(before.size, float(before.max()) if before.size else 0.0),
        later=(after.size, float(after.min()) if after.size else 0.0),
        undated=int((matching & ~columns.spans.dated).sum()),
        vague=int((matching & too_wide(columns.spans, window)).sum()),
        everything=(float(dated.min()), float(dated.max()) + 1) if dated.size else None,
    )


def figure_of(columns: Columns, view: ViewState, shown: Shown, *, size: tuple[int, int], theme: str) -> Any:
    """Return the figure of a view: single events where they are few, counts where they are many."""
    frame, colours = Frame(*size, shown.window), theme_named(theme)
    groups = columns.grouped(view.lanes)
    order = groups.counts(shown.matching)
    if int(shown.visible.sum()) <= MOST_SINGLE:
        rows = np.flatnonzero(shown.matching & in_view(columns.spans, beside(shown.window)))
        if len(rows) > 2 * MOST_SINGLE:
            rows = np.flatnonzero(shown.visible)
        figure = few_figure(
            columns.events.iloc[rows],
            groups.take(rows),
            frame=frame,
            theme=colours,
            selected=view.event,
            names=columns.names,
            rank=order,
        )
        if figure is not None:
            return figure.update_layout(dragmode=False)
    lanes = lanes_of(groups, shown.matching & columns.spans.dated, names=columns.names, rank=order)
    lanes = lanes.with_totals(shown.visible)
    figure = counts_figure(columns.anchors, columns.quads, lanes=lanes, frame=frame, theme=colours)
    return figure.update_layout(dragmode=False)


def _size(size: Mapping[str, Any] | None) -> tuple[int, int]:
    given = ((size or {}).get("width", 1000), (size or {}).get("height", 480))
    bounded = [
        min(max(int(value), least), most) for value, least, most in zip(given, _LEAST_SIZE, _MOST_SIZE, strict=True)
    ]
    return bounded[0], bounded[1]


def _headline(shown: Shown, view: ViewState, total: int, *, step: str | None) -> list[Any]:
    visible = int(shown.visible.sum())
    amount = texts.events(visible) if visible == total else f"{visible:,} of {texts.events(total)}"
    parts: list[Any] = [html.Strong(amount)]
    if shown.everything is None:
        return parts
    parts.append(html.Span(window_words(shown.window), className="headline-days"))
    if step:
        parts.append(html.Span(texts.PER_BIN.format(step), className="chip chip-still", title=texts.PER_BIN_WHY))
    width = shown.window[1] - shown.window[0]
    for (outside, at), words, side in ((shown.earlier, texts.EARLIER, "left"), (shown.later, texts.LATER, "right")):
        if outside:
            span = window_of((at - width / 2, at + width / 2))
            label = [icon("left"), words.format(outside)] if side == "left" else [words.format(outside), icon("right")]
            parts.append(button(label, kind="chip", data_put="w", data_value="..".join(map(str, span))))
    if shown.vague:
        parts.append(
            html.Span(texts.TOO_WIDE.format(shown.vague), className="chip chip-still", title=texts.TOO_WIDE_WHY)
        )
    if shown.undated and view.window is None:
        parts.append(html.Span(texts.UNDATED.format(shown.undated), className="chip chip-still"))
    return parts


def _all_time(shown: Shown) -> Any:
    if shown.everything is None:
        return None
    margin = 0.02 * (shown.everything[1] - shown.everything[0])
    days = window_of((shown.everything[0] - margin, shown.everything[1] + margin))
    return button(texts.ALL_TIME, kind="segment", data_put="w", data_value="..".join(map(str, days)))


def _empty(shown: Shown, total: int, live: LiveTimeline) -> Any:
    if not total:
        add = [] if live.read_only else [button([icon("plus"), texts.ADD], kind="primary", data_press="add-open")]
        return _notice(texts.NOTHING_YET, texts.NOTHING_YET_BODY, *add)
    if not shown.matching.any():
        everything = "q type actor status precision modality publisher min from to late w"
        return _notice(texts.NOTHING_FOUND, texts.NOTHING_FOUND_BODY, button(texts.RESET, data_clear=everything))
    if not shown.visible.any():
        return _notice(texts.NOTHING_HERE, texts.NOTHING_HERE_BODY, button(texts.FIT, data_action="fit"))
    return None


def _notice(title: str, body: str, *actions: Any) -> Any:
    return html.Div([html.H2(title), html.P(body), *actions], className="notice")
