"""What each event type and quad class looks like: a colour per type, a shape per quad class, in two themes.

The hues are the families of Okabe and Ito (2008), which stay apart under every common colour blindness: blue for
verbal cooperation, green for material cooperation, amber for verbal conflict, red and magenta for material conflict,
violet and grey for what PLOVER does not cover. Types of one family differ in lightness, so the shape beside the colour
never has to carry more than the family.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "verbal cooperation": "circle",
        "material cooperation": "square",
        "verbal conflict": "diamond",
        "material conflict": "triangle-up",
        "none": "hexagon",
    }
)
"""Plotly's symbol of each quad class."""

FONT = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "AGREE": "#0B5FA5",
        "CONSULT": "#2F86C9",
        "SUPPORT": "#4C6FD0",
        "CONCEDE": "#3D8FA6",
        "COOPERATE": "#00795A",
        "AID": "#2B9B6E",
        "RETREAT": "#5F8F2D",
        "REQUEST": "#B98500",
        "ACCUSE": "#C77400",
        "REJECT": "#9A6A16",
        "THREATEN": "#D9601A",
        "PROTEST": "#C2447E",
        "SANCTION": "#A0357F",
        "MOBILIZE": "#B5502F",
        "COERCE": "#8E2C4D",
        "ASSAULT": "#C9252C",
        "ELECTION": "#6A51C4",
        "GOVERN": "#8A63B8",
        "DISASTER": "#5B6B7B",
        "DEATH": "#3F4854",
        "OTHER": "#7C8794",
    }
)
_DARK: Mapping[str, str] = MappingProxyType(
    {
        "AGREE": "#5FA8EE",
        "CONSULT": "#86C5F4",
        "SUPPORT": "#93A8F7",
        "CONCEDE": "#6FC4D6",
        "COOPERATE": "#3CC49A",
        "AID": "#7BDDB0",
        "RETREAT": "#A6CF6A",
        "REQUEST": "#F0C550",
        "ACCUSE": "#F5B041",
        "REJECT": "#D3A758",
        "THREATEN": "#F98E4E",
        "PROTEST": "#F287B6",
        "SANCTION": "#DC7FC3",
        "MOBILIZE": "#E48F6E",
        "COERCE": "#E0738F",
        "ASSAULT": "#FF6B66",
        "ELECTION": "#AC98F8",
        "GOVERN": "#C4A3EA",
        "DISASTER": "#9DB0C2",
        "DEATH": "#C9D3DF",
        "OTHER": "#98A4B2",
    }
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one theme, with the contrasts that WCAG 2.2 asks on `paper` and on `band`.

    Text has at least 4.5 to 1 (1.4.3), the colours of types and quad classes at least 3 to 1 (1.4.11).

    Attributes:
        name: "light" or "dark".
        types: Colour of each event type.
        quads: Colour of each quad class, for counts.
        paper: The panel's ground.
        band: Every second lane's ground.
        text: Titles and labels.
        faint: Secondary text and ticks.
        grid: Grid lines.
        accent: The selected event, the brush.
        card: Ground of the hover card.
    """

    name: str
    types: Mapping[str, str]
    quads: Mapping[str, str]
    paper: str
    band: str
    text: str
    faint: str
    grid: str
    accent: str
    card: str


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        "light": Theme(
            name="light",
            types=_LIGHT,
            quads=MappingProxyType(
                {
                    "verbal cooperation": "#2F86C9",
                    "material cooperation": "#2B9B6E",
                    "verbal conflict": "#B97A00",
                    "material conflict": "#C9353B",
                    "none": "#80798F",
                }
            ),
            paper="#ffffff",
            band="#f6f7f9",
            text="#1a222c",
            faint="#5b6673",
            grid="#e5e8ec",
            accent="#1f5fbf",
            card="#ffffff",
        ),
        "dark": Theme(
            name="dark",
            types=_DARK,
            quads=MappingProxyType(
                {
                    "verbal cooperation": "#6FB4EE",
                    "material cooperation": "#57CDA0",
                    "verbal conflict": "#EFB54A",
                    "material conflict": "#F0716F",
                    "none": "#B3ABC4",
                }
            ),
            paper="#161b22",
            band="#1b222b",
            text="#e8edf3",
            faint="#9aa7b5",
            grid="#2a323d",
            accent="#6cb0ff",
            card="#222a34",
        ),
    }
)


def theme_named(name: str) -> Theme:
    """Return the theme of that name; the light one for any other name."""
    return THEMES.get(name, THEMES["light"])


def translucent(colour: str, alpha: float) -> str:
    """Return "#rrggbb" as "rgba(r,g,b,alpha)", `alpha` from 0 (invisible) to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:.3g})"
