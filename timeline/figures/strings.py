"""Texts of articles in, strings that plotly shows as they are out."""


def escaped(text: str) -> str:
    """Return a text that plotly shows as it is: plotly reads tags and entities in every string."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters, cut at a word where that costs little."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most * 0.7 else cut).rstrip(" ,;:–-") + "…"
