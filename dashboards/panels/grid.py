"""The table below the timeline: it says everything that the figure shows, a hundred rows at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import dash_ag_grid as dag
from dash import Dash, Input, Output, State, html

from dashboards import texts
from dashboards.columns import Columns
from dashboards.elements import attributes
from dashboards.live import LiveTimeline
from dashboards.scripts import in_browser
from dashboards.state import ViewState
from timeline.figures.cards import day_of, parties_words, whole_months
from timeline.figures.palette import SHAPES
from timeline.model.time import Day

_MOST_ROWS = 500
"""Rows given at once, whatever the page asks for."""

_COLUMNS: tuple[dict[str, Any], ...] = (
    {"field": "date", "headerName": "Date", "width": 158},
    {"field": "title", "headerName": "Event", "flex": 5, "minWidth": 170, "cellRenderer": "TitleCell"},
    {"field": "type", "headerName": "Type", "width": 136, "cellRenderer": "TypeCell"},
    {"field": "actors", "headerName": "Actors", "flex": 2, "minWidth": 96},
    {"field": "place", "headerName": "Place", "width": 96},
    {"field": "n_articles", "headerName": "Articles", "width": 78, "type": "rightAligned"},
    {"field": "confidence", "headerName": "Sure", "width": 66, "type": "rightAligned"},
    {"field": "status", "headerName": "Review", "width": 92, "cellRenderer": "StatusCell"},
)


_THEME_COLOURS = {
    "accentColor": "var(--accent)",
    "backgroundColor": "var(--paper)",
    "foregroundColor": "var(--text)",
    "borderColor": "var(--grid)",
    "headerBackgroundColor": "var(--paper)",
    "headerTextColor": "var(--faint)",
    "rowHoverColor": "var(--hover)",
    "selectedRowBackgroundColor": "var(--chosen)",
    "headerColumnResizeHandleColor": "transparent",
    "fontFamily": "inherit",
    "fontSize": 13,
    "headerFontWeight": 500,
    "cellHorizontalPadding": 12,
    "wrapperBorder": False,
    "wrapperBorderRadius": 0,
    "columnBorder": False,
}
_THEME = f"themeQuartz.withParams({json.dumps(_THEME_COLOURS)})"


def layout() -> Any:
    """Return the table, its rows still to be asked for."""
    grid = dag.AgGrid(
        id="grid",
        columnDefs=[*_COLUMNS],
        defaultColDef={"sortable": True, "resizable": True, "suppressHeaderMenuButton": True, "filter": False},
        rowModelType="infinite",
        getRowId="params.data.id",
        columnSize=None,
        className="grid",
        style={"height": "100%", "width": "100%"},
        dashGridOptions={
            "theme": {"function": _THEME},
            "rowHeight": 34,
            "headerHeight": 36,
            "cacheBlockSize": 100,
            "maxBlocksInCache": 12,
            "maxConcurrentDatasourceRequests": 1,
            "infiniteInitialRowCount": 1,
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": False},
            "suppressCellFocus": False,
            "animateRows": False,
            "localeText": {"noRowsToShow": texts.NO_ROWS},
        },
    )
    return html.Section(grid, className="table", **attributes(aria_label="Table of the events"))


def register(app: Dash, live: LiveTimeline) -> None:
    """Answer the table's questions for rows, and open the event that is clicked."""

    @app.callback(
        Output("grid", "getRowsResponse"),
        Input("grid", "getRowsRequest"),
        State("table-view", "data"),
        prevent_initial_call=True,
    )
    def rows(request: Mapping[str, Any] | None, query: str | None) -> dict[str, Any]:
        return answer(live.columns, ViewState.from_query(query or ""), request or {})

    in_browser(app, "tableClick", Input("grid", "cellClicked"))
    in_browser(
        app,
        "purge",
        Output("grid", "className"),
        Input("table-view", "data"),
        Input("revision", "data"),
    )
    in_browser(
        app,
        "mark",
        Input("selected", "data"),
        Input("grid", "getRowsResponse"),
    )


def answer(columns: Columns, view: ViewState, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the rows that the table asks for, and how many there are."""
    start = max(int(request.get("startRow") or 0), 0)
    end = min(int(request.get("endRow") or 100), start + _MOST_ROWS)
    sort = tuple((str(model["colId"]), model["sort"] == "desc") for model in request.get("sortModel") or ())
    chosen = columns.rows(view, sort=sort)
    table = columns.events.iloc[chosen[start:end]]
    return {"rowData": [_row(event, columns.names) for event in table.itertuples(index=False)], "rowCount": len(chosen)}


def _row(event: Any, names: Mapping[str, str]) -> dict[str, Any]:
    earliest, latest = day_of(event.earliest), day_of(event.latest)
    return {
        "id": event.event_id,
        "date": date_cell(earliest, latest, event.precision),
        "title": event.title,
        "note": "" if event.modality == "asserted" else texts.MODALITY_NAMES.get(event.modality, event.modality),
        "type": names.get(event.type, event.type),
        "code": event.type,
        "shape": SHAPES.get(event.quad, "circle"),
        "hollow": event.modality != "asserted",
        "actors": parties_words(event.source, event.target, names),
        "place": event.place if isinstance(event.place, str) else "",
        "n_articles": int(event.n_articles),
        "confidence": f"{round(event.confidence * 100)} %",
        "status": texts.STATUS_NAMES[event.status],
        "state": event.status,
    }


def date_cell(earliest: Day | None, latest: Day | None, precision: str) -> str:
    """Return a date as a cell that sorts by eye: "2017-08-18", "2017-08 (month)", "2017-08-07 (week)", "≤ 2017-08-18".

    A month is never shown as its first day.
    """
    if earliest is None or latest is None:
        return f"≤ {latest}" if latest else f"≥ {earliest}" if earliest else "undated"
    if earliest == latest:
        return str(earliest)
    shortened = _unit(earliest, latest, precision)
    return shortened or f"{earliest} – {latest if latest.year != earliest.year else str(latest)[-5:]}"


def _unit(earliest: Day, latest: Day, precision: str) -> str | None:
    """Return the calendar unit that the days fill, or None where they fill none."""
    iso, months = str(earliest), whole_months(earliest, latest)
    if precision == "week":
        return f"{iso} (week)"
    if months == 1:
        return f"{iso[:-3]} (month)"
    if earliest.month == 1 and months == _YEAR:
        return f"{iso[:-6]} (year)"
    if precision == "quarter" and months:
        return f"{iso[:-6]}-Q{(earliest.month + 2) // 3} (quarter)"
    if precision == "season" and months:
        return f"{iso[:-3]} (season)"
    return f"{iso[:-6]} ({precision})" if precision in ("decade", "century") and months else None


_YEAR = 12
"""Months of a year."""
