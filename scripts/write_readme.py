"""Write the generated parts of README.md: the table of columns, the published figures. `--check` only compares.

The figures are those of `tests/quality/figures.json`, which `make quality` measures; the peers' stand in
`tests/quality/peers.json`.

    python scripts/write_readme.py [--check]
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.table import as_markdown

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
QUALITY = ROOT / "tests" / "quality"
CORPORA = {
    "timebank": "TimeBank",
    "aquaint": "AQUAINT",
    "wikiwars": "WikiWars (16)",
    "german": "Dolomiten-100 (German)",
}
EVENTS = ("detection", "date", "date_day", "type", "modality", "place", "source", "target", "all")


def rewritten(text: str) -> str:
    """Return the README with the parts between its markers as the code and the measurements have them."""
    for name, content in (("columns", as_markdown().strip()), ("figures", figures())):
        before, rest = text.split(f"<!-- {name} -->\n", 1)
        _, after = rest.split(f"<!-- /{name} -->", 1)
        text = f"{before}<!-- {name} -->\n{content}\n<!-- /{name} -->{after}"
    return text


def figures() -> str:
    """Return the published figures beside the peers', as Markdown."""
    ours: dict[str, float] = json.loads((QUALITY / "figures.json").read_text(encoding="utf8"))
    peers = json.loads((QUALITY / "peers.json").read_text(encoding="utf8"))
    said = "Measured on the public data that Timeline was developed with: expect a little less on other documents."
    return "\n".join(
        [said, "", *temporal(ours, peers["temporal"]), "", *coding(ours, peers["plover"]), "", *rest(ours)]
    )


def temporal(ours: dict[str, float], peers: dict[str, Any]) -> Iterator[str]:
    """Yield the table of temporal tagging."""
    yield f"**Time expressions** ({peers['what']}):"
    yield ""
    yield f"| | {' | '.join(CORPORA.values())} |"
    yield "|---|" + "---|" * len(CORPORA)
    own = [" / ".join(f"{ours[f'timex/{c}.{k}']:.1f}" for k in ("strict", "relaxed", "value")) for c in CORPORA]
    yield f"| **Timeline** | {' | '.join(own)} |"
    for name, scores in peers.items():
        if name != "what":
            cells = [" / ".join(map(str, scores[c])) if c in scores else "" for c in CORPORA]
            yield f"| {name} | {' | '.join(cells)} |"


def coding(ours: dict[str, float], peers: dict[str, Any]) -> Iterator[str]:
    """Yield the table of event types."""
    yield f"**Event types** ({peers['what']}):"
    yield ""
    yield "| | type | quad class |"
    yield "|---|---|---|"
    yield f"| **Timeline** | {ours['plover.root_macro_f1']:.3f} | {ours['plover.quad_macro_f1']:.3f} |"
    for name, scores in peers.items():
        if name != "what":
            yield f"| {name} | {scores[0]:.3f} | {scores[1]:.3f} |"


def rest(ours: dict[str, float]) -> Iterator[str]:
    """Yield the figures that have no peer."""
    yield "**Events** on 13 news articles annotated twice and settled (F1 or share right, see the scorer's words):"
    yield ", ".join(f"{name.replace('_', ' ')} {ours[f'events.{name}']:.2f}" for name in EVENTS) + "."
    yield ""
    merging, pasted, html = "merging/ecbplus.", "articles/pasted.", "articles/html."
    yield (
        f"**Merging** on ECB+, over the {ours[merging + 'found']} of {ours[merging + 'gold']} mentions found: "
        f"pairs {ours[merging + 'pair']:.2f} (precision {ours[merging + 'pair_precision']:.2f}), "
        f"B³ {ours[merging + 'b3']:.2f}."
    )
    yield ""
    yield (
        f"**Reading**: 211 pages pasted as text, body {ours[pasted + 'body']:.2f}, title {ours[pasted + 'title']:.2f}, "
        f"date {ours[pasted + 'date_precision']:.2f} (recall {ours[pasted + 'date_recall']:.2f}); 47 saved pages, "
        f"body {ours[html + 'body']:.2f}, title {ours[html + 'title']:.2f}, date {ours[html + 'date_precision']:.2f}."
    )
    yield ""
    yield "`timeline evaluate FILES` measures the tagger on TimeML or JSON Lines of your own."


if __name__ == "__main__":
    current = README.read_text(encoding="utf8")
    wanted = rewritten(current)
    if "--check" in sys.argv:
        sys.exit(current != wanted)
    README.write_text(wanted, encoding="utf8")
