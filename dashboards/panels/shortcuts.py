"""The keys of the page, and what the signs of the timeline mean."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import texts
from dashboards.elements import attributes, button, icon, keycap
from timeline.figures.palette import SHAPES


def legend() -> Any:
    """Return the line below the overview: how each kind of date and each quad class is drawn."""
    shapes = [
        html.Span(
            [
                html.Span(className=f"glyph glyph-{shape}", style={"--glyph": f"var(--quad-{quad.replace(' ', '-')})"}),
                texts.QUAD_NAMES[quad],
            ]
        )
        for quad, shape in SHAPES.items()
    ]
    dates = [
        html.Span([html.Span(className=f"mark mark-{kind}"), name])
        for kind, name in (
            ("range", "stated range"),
            ("month", "uncertain date"),
            ("vague", "open end"),
            ("planned", "planned"),
        )
    ]
    return html.Div(
        [*shapes, html.Span(className="legend-rule"), *dates], className="legend", **attributes(aria_hidden="true")
    )


def dialog() -> Any:
    """Return the dialog with the keys."""
    rows = [
        html.Div([html.Dt([keycap(key) for key in keys.split()]), html.Dd(meaning)]) for keys, meaning in texts.KEYS
    ]
    return html.Dialog(
        [
            html.Div(
                [html.H2(texts.HELP), button(icon("close"), kind="icon-only", label=texts.CLOSE, data_dismiss="yes")],
                className="dialog-head",
            ),
            html.Dl(rows, className="keys"),
        ],
        id="help",
        className="dialog small",
    )
