"""The overview below the timeline: all events of the filters, with the brush that moves the window."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, dcc, html

from dashboards.elements import attributes
from dashboards.live import LiveTimeline
from dashboards.scripts import in_browser
from dashboards.state import ViewState
from timeline.figures.overview import folded_axis, overview_figure, overview_words
from timeline.figures.palette import theme_named
from timeline.figures.scene import Frame

HEIGHT = 74
"""Pixels of the overview; style.css says the same."""


def layout() -> Any:
    """Return the overview with its brush, still empty."""
    handles = [
        html.Span(className=f"brush-handle brush-{part}", **attributes(data_part=part)) for part in ("left", "right")
    ]
    return html.Section(
        [
            dcc.Graph(
                id="overview-graph",
                figure={
                    "data": [],
                    "layout": {
                        "height": HEIGHT,
                        "xaxis": {"visible": False},
                        "yaxis": {"visible": False},
                        "paper_bgcolor": "rgba(0,0,0,0)",
                        "plot_bgcolor": "rgba(0,0,0,0)",
                    },
                },
                config={"staticPlot": True, "responsive": True},
                className="overview-graph",
            ),
            html.Div(
                html.Div(handles, id="brush", className="brush", hidden=True, role="group", tabIndex=0),
                id="brush-track",
                className="brush-track",
            ),
            html.P(id="overview-words", className="unseen"),
        ],
        className="overview",
        **attributes(aria_label="Overview"),
    )


def register(app: Dash, live: LiveTimeline) -> None:
    """Draw the overview whenever the filters, the width, the theme or the timeline change."""

    @app.callback(
        Output("overview-graph", "figure"),
        Output("overview-words", "children"),
        Input("filters", "data"),
        Input("size", "data"),
        Input("theme", "data"),
        Input("revision", "data"),
        prevent_initial_call=True,
    )
    def draw(query: str, size: dict[str, int], theme: str, _revision: int) -> tuple[Any, str]:
        columns = live.columns
        anchors = columns.anchors[columns.matching(ViewState.from_query(query or ""))]
        axis = folded_axis(anchors if len(anchors) else columns.anchors)
        width = int((size or {}).get("width", 1000))
        frame = Frame(width, HEIGHT, (0.0, 1.0))
        figure = overview_figure(
            anchors, axis=axis, width=int(frame.inner_width), height=HEIGHT, left=frame.left, theme=theme_named(theme)
        )
        return figure, overview_words(anchors, axis)

    in_browser(app, "brush", Input("overview-graph", "figure"))
