"""The options that several commands share: their names, and what their help says."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.printing import Form


def _user() -> str:
    """Return the name under which a person is logged in; empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


Kept = Annotated[
    str,
    typer.Option("--timeline", "-t", envvar="TIMELINE", metavar="PATH_OR_URL", help="The timeline's file or database."),
]
Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Files; - is standard input.", show_default=False)]
Streamed = Annotated[
    Form | None,
    typer.Option("--format", "-f", help="Default: table on a terminal, jsonl elsewhere.", show_default=False),
]
Start = Annotated[
    str | None, typer.Option("--from", "--start", metavar="DAY", help="Events that may have happened then or later.")
]
End = Annotated[
    str | None, typer.Option("--to", "--end", metavar="DAY", help="Events that may have happened then or earlier.")
]
Actors = Annotated[
    list[str] | None, typer.Option("--actor", "-a", metavar="CODE", help="Actor on either side; repeat.")
]
Types = Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Event type; repeat.")]
PlaceName = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Place, or ISO code of its country.")]
Search = Annotated[str | None, typer.Option("--search", "-s", metavar="WORDS", help="Words of title, quote, actors.")]
Statuses = Annotated[list[str] | None, typer.Option("--status", metavar="STATUS", help="pending, accepted, rejected.")]
Modalities = Annotated[list[str] | None, typer.Option("--modality", metavar="MODALITY", help="asserted, planned, ...")]
Confidence = Annotated[float, typer.Option("--min-confidence", min=0, max=1, help="Least confidence.")]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon", metavar="DIR", exists=True, file_okay=False, help="A folder with words of your own, as YAML."
    ),
]
PublicationDay = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="Publication date, in place of what the files say.")
]
Who = Annotated[
    str,
    typer.Option(
        "--who", envvar="TIMELINE_WHO", metavar="NAME", default_factory=_user, help="Who corrects.", show_default="you"
    ),
]
Event = Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, or its first characters.")]
