"""The palette of the figures and the icons in, the page's variables out, so that page and figures agree on colours."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from timeline.figures.palette import THEMES, Theme

_ICONS = Path(__file__).parent / "icons"


def style_sheet() -> str:
    """Return the colours of both themes (`--type-ASSAULT`, `--quad-none`, `--paper`) and the icons as CSS variables."""
    return "\n".join([_icons(), *(_colours(name, theme) for name, theme in THEMES.items())])


def _colours(name: str, theme: Theme) -> str:
    colours = {f"type-{kind}": colour for kind, colour in theme.types.items()}
    colours |= {f"quad-{quad.replace(' ', '-')}": colour for quad, colour in theme.quads.items()}
    colours |= {part: getattr(theme, part) for part in ("paper", "band", "text", "faint", "grid", "accent", "card")}
    return _block(f':root[data-theme="{name}"]', colours)


def _icons() -> str:
    """Return the icons as addresses that hold them, so that the page asks for none."""
    files = sorted(_ICONS.glob("*.svg"))
    return _block(":root", {f"icon-{file.stem}": _address(file.read_text(encoding="utf-8")) for file in files})


def _address(svg: str) -> str:
    return f'url("data:image/svg+xml,{quote(svg.strip())}")'


def _block(selector: str, variables: dict[str, str]) -> str:
    return selector + " {" + " ".join(f"--{name}: {value};" for name, value in variables.items()) + "}"
