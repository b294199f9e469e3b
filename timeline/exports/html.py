"""An `events` table to one page of HTML that needs nothing else: no script, no network, fit to print."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.table import rows_of_frame, when

if TYPE_CHECKING:
    import pandas as pd

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{name}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1f2933 }}
ol {{ list-style: none; padding: 0; border-left: 2px solid #9aa5b1 }}
li {{ margin: 0 0 1.5rem; padding-left: 1.25rem; break-inside: avoid }}
time {{ font-variant-numeric: tabular-nums; color: #52606d }}
h2 {{ font-size: 1.1rem; margin: 0 }}
blockquote {{ margin: .25rem 0; color: #3e4c59 }}
p {{ margin: 0; font-size: .85rem; color: #52606d }}
@media (prefers-color-scheme: dark) {{
  body {{ background: #16191d; color: #e4e7eb }}
  time, p {{ color: #9aa5b1 }}
  blockquote {{ color: #cbd2d9 }}
}}
</style>
</head>
<body>
<h1>{name}</h1>
<ol>
{entries}
</ol>
</body>
</html>
"""


def write(events: pd.DataFrame, path: Path, *, name: str) -> int:
    """Write the table as a page, an entry per event, in the order of the table."""
    entries = [_entry(row) for row in rows_of_frame(events)]
    page = _PAGE.format(name=escape(name), entries="\n".join(entries))
    path.write_bytes(page.encode("utf-8", "replace"))
    return len(entries)


def _entry(row: dict[str, Any]) -> str:
    details = [row["type"], row["modality"], row["place"], ", ".join(row["articles"])]
    days = when(row["earliest"], row["latest"], row["precision"])
    shown = " · ".join(escape(detail) for detail in details if detail)
    return (
        f'<li id="{escape(row["event_id"])}"><time>{escape(days)}</time> <h2>{escape(row["title"])}</h2>\n'
        f"<blockquote>{escape(row['quote'])}</blockquote>\n<p>{shown}</p></li>"
    )
