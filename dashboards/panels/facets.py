"""The filters at the left: for each facet its values with live counts, then the confidence and the dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from dash import Dash, Input, Output, State, dcc, html, no_update

from dashboards import texts
from dashboards.columns import Columns
from dashboards.dates import typed_days
from dashboards.elements import attributes, button, glyph, icon
from dashboards.live import LiveTimeline
from dashboards.state import FACETS, ViewState
from timeline.table import QUADS

SHOWN = 8
"""Values of a facet shown at once; the others are behind "more"."""
MOST = 40
"""Values of a facet at most; what is rarer is found by the search."""

_ORDERS: Mapping[str, tuple[str, ...]] = {
    "status": tuple(texts.STATUS_NAMES),
    "precision": tuple(texts.PRECISION_NAMES),
    "modality": tuple(texts.MODALITY_NAMES),
}
"""Facets whose values have an order of their own; the others go by count."""

_NAMES: Mapping[str, Mapping[str, str]] = {
    "status": texts.STATUS_NAMES,
    "precision": texts.PRECISION_NAMES,
    "modality": texts.MODALITY_NAMES,
}


def layout() -> Any:
    """Return the panel, its facets still empty."""
    return html.Aside(
        [
            html.Div(
                [
                    html.H2(texts.FILTERS),
                    button(texts.RESET, id="reset", kind="text", data_clear=f"q {' '.join(FACETS)} min from to late w"),
                    button(icon("close"), kind="icon-only narrow-only", label=texts.CLOSE, data_action="filters"),
                ],
                className="panel-head",
            ),
            html.Div(id="facets", className="facets"),
            _confidence(),
            _dates(),
        ],
        className="panel filters",
        id="filters-panel",
        **attributes(aria_label=texts.FILTERS),
    )


def register(app: Dash, live: LiveTimeline) -> None:
    """Fill the facets whenever the filters or the timeline change, and read the dates that people type."""

    @app.callback(
        Output("facets", "children"), Input("filters", "data"), Input("revision", "data"), prevent_initial_call=True
    )
    def fill(query: str, _revision: int) -> list[Any]:
        return facets(live.columns, ViewState.from_query(query or ""))

    @app.callback(
        Output("typed-days", "data"),
        Output("from-error", "children"),
        Output("to-error", "children"),
        Input("from-text", "value"),
        Input("to-text", "value"),
        prevent_initial_call=True,
    )
    def read(first: str | None, last: str | None) -> tuple[Any, str, str]:
        days, wrong = typed_days(first or "", last or "")
        errors = [texts.DATE_UNREADABLE if end in wrong else "" for end in ("from", "to")]
        return (no_update if wrong else days), errors[0], errors[1]

    @app.callback(
        Output("from-text", "value"),
        Output("to-text", "value"),
        Input("filters", "data"),
        State("from-text", "value"),
        State("to-text", "value"),
        prevent_initial_call=True,
    )
    def follow(query: str, first: str | None, last: str | None) -> tuple[Any, Any]:
        view = ViewState.from_query(query or "")
        typed, _ = typed_days(first or "", last or "")
        wanted = {"from": str(view.start or ""), "to": str(view.end or "")}
        return tuple(no_update if typed[end] == wanted[end] else wanted[end] for end in ("from", "to"))  # type: ignore[return-value]  # always two


def facets(columns: Columns, view: ViewState) -> list[Any]:
    """Return the facets of a view; a facet with fewer than two values says nothing and is left out."""
    counts = columns.facet_counts(view)
    shown = [_facet(facet, columns, counts[facet], view.chosen.get(facet, ())) for facet in FACETS]
    return [*(part for part in shown if part is not None), _late(columns, view)]


def _facet(facet: str, columns: Columns, counts: Any, chosen: tuple[str, ...]) -> Any:
    names = columns.groups[facet].names
    if len(names) < 2 and not chosen:
        return None
    title = _title_of(facet, columns)
    totals = dict(zip(names, counts.tolist(), strict=True)) | {value: 0 for value in chosen if value not in names}
    order = [value for value in _ordered(facet, totals) if totals[value] or value in chosen or facet in _ORDERS]
    most = max(int(np.max(counts, initial=0)), 1)
    rows = [_row(facet, value, title(value), totals[value], most, pressed=value in chosen) for value in order[:MOST]]
    cut = max(SHOWN, max((order.index(value) + 1 for value in chosen if value in order[:MOST]), default=0))
    head = [html.H3(texts.FACET_NAMES[facet], id=f"facet-{facet}-title")]
    if chosen:
        head.append(button(texts.ALL, kind="text", label=f"{texts.FACET_NAMES[facet]}: {texts.ALL}", data_clear=facet))
    return html.Section(
        [
            html.Div(head, className="facet-head"),
            html.Div(rows[:cut], className="facet-rows"),
            *_more(facet, rows[cut:]),
        ],
        className="facet",
        id=f"facet-{facet}",
        key=facet,
        role="group",
        **attributes(aria_labelledby=f"facet-{facet}-title"),
    )


def _ordered(facet: str, totals: Mapping[str, int]) -> list[str]:
    if facet in _ORDERS:
        return sorted(totals, key=lambda value: (_place(_ORDERS[facet], value), value))
    return sorted(totals, key=lambda value: (-totals[value], value))


def _place(order: tuple[str, ...], value: str) -> int:
    return order.index(value) if value in order else len(order)


def _more(facet: str, rows: list[Any]) -> list[Any]:
    if not rows:
        return []
    return [
        html.Details(
            [
                html.Summary(texts.MORE.format(len(rows)), className="facet-more"),
                html.Div(
                    dcc.Input(type="search", placeholder=texts.SEARCH_FACET, className="facet-find"),
                    **attributes(data_find=f"facet-{facet}"),
                ),
                html.Div(rows, className="facet-rows facet-rest"),
            ]
        )
    ]


def _row(facet: str, value: str, title: str, total: int, most: int, *, pressed: bool) -> Any:
    mark = _mark(facet, value)
    return _check(
        [*([] if mark is None else [mark]), html.Span(title), html.Data(f"{total:,}")],
        facet=facet,
        value=value,
        pressed=pressed,
        empty=not total,
        share=total / most,
    )


def _check(children: list[Any], *, facet: str, value: str, pressed: bool, empty: bool, share: float) -> Any:
    """Return a line that can be chosen. Box and bar are drawn by the style sheet: there are many such lines."""
    return html.Button(
        children,
        type="button",
        role="checkbox",
        className="facet-row" + (" facet-empty" if empty and not pressed else ""),
        style={"--share": f"{share:.3f}"},
        **attributes(aria_checked=str(pressed).lower(), data_toggle=facet, data_value=value),
    )


def _mark(facet: str, value: str) -> Any:
    """Return how the timeline draws a value, in small; None where it has no sign of its own."""
    if facet == "type":
        return glyph(QUADS.get(value, "none"), value)
    return html.Span(className=f"mark mark-{value}", **attributes(aria_hidden="true")) if facet in _ORDERS else None


def _title_of(facet: str, columns: Columns) -> Callable[[str], str]:
    names = _NAMES.get(facet, columns.names)
    return lambda value: names.get(value, value)


def _late(columns: Columns, view: ViewState) -> Any:
    total = int((columns.matching(view) & columns.late).sum())
    line = [html.Span(texts.LATE, title=texts.LATE_HINT), html.Data(f"{total:,}")]
    checked = _check(line, facet="late", value="1", pressed=view.late, empty=not total, share=0.0)
    return html.Section(checked, className="facet", key="late")


def _confidence() -> Any:
    return html.Section(
        [
            html.Div(
                [html.Label(texts.CONFIDENCE, htmlFor="least"), html.Output("0 %", id="confidence-value")],
                className="facet-head",
            ),
            html.Div(
                dcc.Input(id="least", type="range", min=0, max=100, step=5, value=0, className="slider"),
                **attributes(data_field="min"),
            ),
        ],
        className="facet",
    )


def _dates() -> Any:
    return html.Section(
        [
            html.Div(
                [
                    html.Label(label, htmlFor=f"{end}-text"),
                    dcc.Input(
                        id=f"{end}-text", type="text", debounce=True, placeholder=texts.DATE_HINT, className="field"
                    ),
                    html.Div(id=f"{end}-error", className="field-error", role="alert"),
                ],
                className="date-field",
            )
            for end, label in (("from", texts.DATES_FROM), ("to", texts.DATES_TO))
        ],
        className="facet dates",
    )
