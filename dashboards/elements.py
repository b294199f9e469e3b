"""The small parts that every panel is made of: icons, glyphs, buttons; plain text only, never markup."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.figures.palette import SHAPES


def attributes(**given: Any) -> dict[str, Any]:
    """Return attributes by their names in HTML: `aria_label` is "aria-label", `data_put` is "data-put"."""
    return {name.replace("_", "-"): value for name, value in given.items()}


def icon(name: str) -> Any:
    """Return an icon of assets/icons, in the colour of the text around it; screen readers pass over it."""
    return html.Span(className=f"icon icon-{name}", **attributes(aria_hidden="true"))


def glyph(quad: str, event_type: str, *, hollow: bool = False) -> Any:
    """Return the shape of a quad class in the colour of an event type, as the timeline draws it."""
    shape = SHAPES.get(quad, "circle")
    kind = f"glyph glyph-{shape}" + (" glyph-hollow" if hollow else "")
    return html.Span(className=kind, style={"--glyph": f"var(--type-{event_type})"}, **attributes(aria_hidden="true"))


def button(
    children: Any,
    *,
    id: str | None = None,
    kind: str = "",
    label: str | None = None,
    **given: Any,
) -> Any:
    """Return a button; `label` names one that shows an icon only, and is its tooltip.

    Args:
        children: What it shows.
        id: Its id, if a callback or a script needs one.
        kind: Further classes: "primary", "quiet", "icon-only" ...
        label: Its name for screen readers.
        given: Further attributes, such as `data_action="zoom-in"`.
    """
    named = attributes(aria_label=label, title=label) if label else {}
    own: dict[str, Any] = {"id": id} if id else {}
    return html.Button(
        children, className=f"button {kind}".strip(), type="button", **own, **named, **attributes(**given)
    )


def keycap(text: str) -> Any:
    """Return a key as it is printed on a keyboard."""
    return html.Kbd(text)
