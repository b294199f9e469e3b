"""A function of assets/view.js and what it depends on in, a callback that runs in the browser out."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash


def in_browser(app: Dash, function: str, *dependencies: Any, prevent_initial_call: bool = True) -> None:
    """Run a function of `dash_clientside.view` whenever its inputs change."""
    app.clientside_callback(  # type: ignore[no-untyped-call]  # Dash leaves this method without types
        ClientsideFunction("view", function), *dependencies, prevent_initial_call=prevent_initial_call
    )
