"""The bar at the top: the timeline's name, the search, and what can be done with the whole of it."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboards import texts
from dashboards.elements import attributes, button, icon, keycap
from dashboards.live import LiveTimeline


def layout(live: LiveTimeline, *, demo: bool) -> Any:
    """Return the header."""
    return html.Header(
        [
            html.Div(
                [
                    html.Span(className="logo", **attributes(aria_hidden="true")),
                    html.Span(texts.BRAND, className="brand"),
                    html.H1(live.name, className="name"),
                    *_tags(live, demo=demo),
                ],
                className="identity",
            ),
            _search(),
            html.Div(
                [
                    *([] if live.read_only else [_add_button()]),
                    _exports(),
                    button(icon("link"), kind="icon-only", label=texts.SHARE, data_action="share"),
                    button(icon("history"), kind="icon-only wide-only", label=texts.HISTORY, data_action="history"),
                    button(icon("theme"), kind="icon-only", label=texts.THEME, data_action="theme"),
                    button(icon("help"), kind="icon-only wide-only", label=texts.HELP, data_action="help"),
                ],
                className="actions",
            ),
        ],
        className="header",
    )


def _tags(live: LiveTimeline, *, demo: bool) -> list[Any]:
    said = [texts.DEMO] if demo else []
    said += [texts.READ_ONLY] if live.read_only else []
    return [html.Span(text, className="tag") for text in said]


def _search() -> Any:
    return html.Div(
        [
            icon("search"),
            dcc.Input(
                id="search", type="search", placeholder=texts.SEARCH, className="search-input", autoComplete="off"
            ),
            keycap("/"),
        ],
        className="search",
        role="search",
        **attributes(data_field="q"),
    )


def _add_button() -> Any:
    return button([icon("plus"), html.Span(texts.ADD)], id="add-open", kind="primary", label=texts.ADD)


def _exports() -> Any:
    links = [
        html.A(
            [html.Strong(name), html.Span(purpose)],
            href=f"export/{kind}",
            download="",
            className="menu-link",
            **attributes(data_export=kind),
        )
        for kind, (name, purpose) in texts.EXPORTS.items()
    ]
    return html.Details(
        [
            html.Summary(
                [icon("download"), html.Span(texts.EXPORT)], className="button", **attributes(aria_label=texts.EXPORT)
            ),
            html.Div(links, className="menu-list"),
        ],
        className="menu",
        id="export-menu",
    )
