"""The commands and their options; what each does stands in `texts` (nothing is kept) and `kept` (a timeline is)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import (
    Actors,
    Confidence,
    End,
    Files,
    Kept,
    Lexicon,
    Modalities,
    PlaceName,
    PublicationDay,
    Search,
    Start,
    Statuses,
    Streamed,
    Types,
)  # fmt: skip

app = typer.Typer(
    name="timeline",
    help="Builds geopolitical event timelines from news articles.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class TableForm(StrEnum):
    """How a command that shows a table of events prints it."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


class FileFormat(StrEnum):
    """The formats of `timeline.exports`."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    ICS = "ics"
    GEOJSON = "geojson"
    TIMELINEJS = "timelinejs"
    HTML = "html"


@app.callback(invoke_without_command=True)
def timeline(
    *, version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version.")] = False
) -> None:
    """Builds geopolitical event timelines from news articles."""
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"timeline {version_of('timeline')}")
        raise typer.Exit


@app.command()
def add(
    files: Files,
    *,
    date: PublicationDay = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Headline, for a single article.")] = None,
    lexicon: Lexicon = None,
    timeline: Kept = "timeline.db",
) -> None:
    """Read articles and add what they tell to a timeline; adding one again changes nothing."""
    from timeline.cli import kept

    raise typer.Exit(kept.add(files, place=timeline, date=date, title=title, lexicon=lexicon))


@app.command()
def events(
    *,
    start: Start = None,
    end: End = None,
    actor: Actors = None,
    type_: Types = None,
    place: PlaceName = None,
    search: Search = None,
    status: Statuses = None,
    modality: Modalities = None,
    min_confidence: Confidence = 0.0,
    form: Annotated[
        TableForm | None, typer.Option("--format", "-f", help="Default: table on a terminal, jsonl elsewhere.")
    ] = None,
    timeline: Kept = "timeline.db",
) -> None:
    """Show the events that pass every filter given."""
    from timeline.cli import kept

    filters = kept.filters(start, end, actor, type_, place, search, status, modality, min_confidence)
    kept.events(place=timeline, form=form and form.value, filters=filters)


@app.command()
def show(
    event: Annotated[str, typer.Argument(help="The event's id, or its first characters.")],
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Also tell which rules found and dated it.")] = False,
    timeline: Kept = "timeline.db",
) -> None:
    """Show one event with every sentence that tells it."""
    from timeline.cli import kept

    kept.show(event, place=timeline, explain=explain)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    *,
    start: Start = None,
    end: End = None,
    actor: Actors = None,
    type_: Types = None,
    place: PlaceName = None,
    search: Search = None,
    status: Statuses = None,
    modality: Modalities = None,
    min_confidence: Confidence = 0.0,
    form: Annotated[
        FileFormat | None, typer.Option("--format", "-f", help="Default: what the file's suffix means.")
    ] = None,
    timeline: Kept = "timeline.db",
) -> None:
    """Write the events that pass every filter given to a file."""
    from timeline.cli import kept

    filters = kept.filters(start, end, actor, type_, place, search, status, modality, min_confidence)
    kept.export(file, place=timeline, form=form and form.value, filters=filters)


@app.command()
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8050,
    demo: Annotated[bool, typer.Option("--demo", help="Show the sample articles in a timeline of their own.")] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show it without letting anyone change it.")] = False,
    timeline: Kept = "timeline.db",
) -> None:
    """Start the dashboard."""
    from timeline.cli import kept

    kept.serve(place=timeline, host=host, port=port, demo=demo, open_browser=not no_open, read_only=read_only)


@app.command()
def read(files: Files, *, form: Streamed = None) -> None:
    """Print what an article is: title, date, text; also of pages in JSON Lines of {"id", "page"}."""
    from timeline.cli import texts

    raise typer.Exit(texts.read(files, form=form))


@app.command()
def tag(
    files: Files,
    *,
    date: PublicationDay = None,
    explain: Annotated[bool, typer.Option("--explain", help="Also tell the rule and what it counted from.")] = False,
    lexicon: Lexicon = None,
    form: Streamed = None,
) -> None:
    """Find temporal expressions; also in JSON Lines of {"id", "dct", "text"}."""
    from timeline.cli import texts

    raise typer.Exit(texts.tag(files, date=date, form=form, explain=explain, lexicon=lexicon))


@app.command()
def extract(files: Files, *, date: PublicationDay = None, lexicon: Lexicon = None, form: Streamed = None) -> None:
    """Find event mentions; also in JSON Lines of {"id", "date", "title", "text", "url"}."""
    from timeline.cli import texts

    raise typer.Exit(texts.extract(files, date=date, form=form, lexicon=lexicon))


@app.command()
def merge(files: Files, *, form: Streamed = None) -> None:
    """Find which mentions tell the same event, in the JSON Lines that `extract` writes."""
    from timeline.cli import texts

    raise typer.Exit(texts.merge(files, form=form))


@app.command()
def evaluate(files: Files) -> None:
    """Measure the temporal tagger on annotated files."""
    from timeline.cli import texts

    texts.evaluate(files)


@app.command()
def check(*, timeline: Kept = "timeline.db") -> None:
    """Look whether what a timeline holds is whole; exit status 1 where it is not."""
    from timeline.cli import kept

    raise typer.Exit(kept.check(place=timeline))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")], *, timeline: Kept = "timeline.db"
) -> None:
    """Copy a timeline to a new file, also while others write to it."""
    from timeline.cli import kept

    kept.backup(file, place=timeline)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Give up what the timeline holds now.")] = False,
    timeline: Kept = "timeline.db",
) -> None:
    """Make a timeline what a backup holds, after a look whether that is whole."""
    from timeline.cli import kept

    kept.restore(file, place=timeline, replace=replace)


@app.command()
def reextract(
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Keep the change; without it, only tell it.")] = False,
    lexicon: Lexicon = None,
    timeline: Kept = "timeline.db",
) -> None:
    """Extract every article anew with the rules and words of today; corrections stay."""
    from timeline.cli import kept

    kept.reextract(place=timeline, keep=yes, lexicon=lexicon)
