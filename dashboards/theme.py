"""The palette of the figures in, the page's style sheet out, so that page and figures never disagree on a colour."""

from __future__ import annotations

from timeline.figures.palette import THEMES, Theme


def style_sheet() -> str:
    """Return the colours of both themes as CSS variables: `--type-ASSAULT`, `--quad-none`, `--paper` ..."""
    return "\n".join(_block(f':root[data-theme="{name}"]', theme) for name, theme in THEMES.items())


def _block(selector: str, theme: Theme) -> str:
    colours = {f"type-{name}": colour for name, colour in theme.types.items()}
    colours |= {f"quad-{name.replace(' ', '-')}": colour for name, colour in theme.quads.items()}
    colours |= {name: getattr(theme, name) for name in ("paper", "band", "text", "faint", "grid", "accent", "card")}
    return selector + " {" + " ".join(f"--{name}: {colour};" for name, colour in colours.items()) + "}"
