"""The commands that correct a timeline: accept, reject, edit, join, split, add-event, delete, undo, log, import."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import printing
from timeline.cli.options import Event, Kept, Who

if TYPE_CHECKING:
    from timeline.api import Timeline
    from timeline.corrections import Correction

_TEXT = "TEXT"
_MINUTES = 16
"""Characters of ISO 8601 up to the minutes."""
_Title = Annotated[str | None, typer.Option("--title", metavar=_TEXT, help="What happened, in some words.")]
_Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Event type.")]
_Mode = Annotated[str | None, typer.Option("--mode", metavar="MODE", help="Sub-type; empty for none.")]
_Date = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY[..DAY]", help="The day, or the first and the last one; an end may be empty."),
]
_Source = Annotated[
    list[str] | None, typer.Option("--source", metavar="CODE", help="Who does it; repeat; empty for none.")
]
_Target = Annotated[list[str] | None, typer.Option("--target", metavar="CODE", help="To whom; repeat; empty for none.")]
_Place = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="A place of the gazetteer; empty for none.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    if any(command.callback is accept for command in app.registered_commands):
        return  # the program runs more than once in this process
    for command in (accept, reject, edit, join, split, undo, redo, log, delete):
        app.command()(command)
    app.command("add-event")(add_event)
    app.command("import")(import_events)


def accept(event: Event, *, who: Who, timeline: Kept = "timeline.db") -> None:
    """Say that an event is right."""
    with _opened(timeline) as opened:
        _say(opened, opened.accept(opened.find(event), who=who, when=_now()), "accepted")


def reject(event: Event, *, who: Who, timeline: Kept = "timeline.db") -> None:
    """Say that an event is wrong."""
    with _opened(timeline) as opened:
        _say(opened, opened.reject(opened.find(event), who=who, when=_now()), "rejected")


def edit(
    event: Event,
    *,
    title: _Title = None,
    type_: _Type = None,
    mode: _Mode = None,
    date: _Date = None,
    source: _Source = None,
    target: _Target = None,
    place: _Place = None,
    who: Who,
    timeline: Kept = "timeline.db",
) -> None:
    """Set the title, type, days, actors or place of an event."""
    fields = _fields(title=title, type=type_, mode=mode, date=date, source=source, target=target, place=place)
    with _opened(timeline) as opened:
        _say(opened, opened.edit(opened.find(event), fields, who=who, when=_now()), "edited")


def join(
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Their ids, or first characters.")],
    *,
    who: Who,
    timeline: Kept = "timeline.db",
) -> None:
    """Make several events one."""
    with _opened(timeline) as opened:
        _say(opened, opened.join([opened.find(event) for event in events], who=who, when=_now()), "joined")


def split(
    event: Event,
    mentions: Annotated[list[int], typer.Argument(metavar="NUMBER...", help="Mentions as `show` lists them, from 1.")],
    *,
    who: Who,
    timeline: Kept = "timeline.db",
) -> None:
    """Make some mentions of an event another event."""
    with _opened(timeline) as opened:
        left = opened.split(opened.find(event), [number - 1 for number in mentions], who=who, when=_now())
        for event_id in left:
            _say(opened, event_id, "split")


def add_event(
    *,
    quote: Annotated[str, typer.Option("--quote", metavar=_TEXT, help="The words that prove it.")],
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="The stored article they stand in.")
    ] = None,
    reference: Annotated[
        str | None, typer.Option("--reference", metavar=_TEXT, help="Where they stand otherwise: an address, a book.")
    ] = None,
    title: _Title = None,
    type_: _Type = None,
    mode: _Mode = None,
    date: _Date = None,
    source: _Source = None,
    target: _Target = None,
    place: _Place = None,
    who: Who,
    timeline: Kept = "timeline.db",
) -> None:
    """Add an event that no rule found: from words of an article, or with a reference of its own."""
    fields = _fields(title=title, type=type_, mode=mode, date=date, source=source, target=target, place=place)
    with _opened(timeline) as opened:
        if article is None:
            made = opened.add_event(fields, quote=quote, source=reference or "", who=who, when=_now())
        else:
            start = _place_of(quote, opened, article)
            made = opened.add_marked(article, start, start + len(quote), fields, who=who, when=_now())
        _say(opened, made, "added")


def delete(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")],
    *,
    who: Who,
    timeline: Kept = "timeline.db",
) -> None:
    """Forget an article with the events that it alone proves."""
    with _opened(timeline) as opened:
        opened.delete_article(article, who=who, when=_now())
    printing.say(f"{printing.shown(article)} is deleted; `timeline undo` brings it back")


def undo(*, who: Who, timeline: Kept = "timeline.db") -> None:
    """Take back your last correction."""
    with _opened(timeline) as opened:
        _say_turned(opened.undo(who=who), "undone", "there is nothing to undo")


def redo(*, who: Who, timeline: Kept = "timeline.db") -> None:
    """Do again what you took back last."""
    with _opened(timeline) as opened:
        _say_turned(opened.redo(who=who), "done again", "there is nothing to redo")


def log(
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many, newest first.")] = 50,
    timeline: Kept = "timeline.db",
) -> None:
    """Show who corrected what, and when."""
    with _opened(timeline) as opened:
        entries = opened.log(limit=limit)
    rows = (
        (e.correction.when[:_MINUTES].replace("T", " "), e.correction.who, *_told(e.correction), e.state)
        for e in entries
    )
    printing.print_table(("when", "who", "act", "what", "state"), rows)


def import_events(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or JSON Lines.")],
    *,
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=THEIRS", help="What the file calls a column of ours; repeat."),
    ] = None,
    who: Who,
    timeline: Kept = "timeline.db",
) -> None:
    """Take events from a table: differences in known events become corrections, unknown rows events by hand."""
    from timeline.exports.reading import read_events

    events = read_events(file, names=_names(mapped or []))
    with _opened(timeline) as opened:
        report = opened.import_events(events, who=who, when=_now(), source=str(file))
    counts = ((report.added, "added"), (report.edited, "edited"), (report.judged, "accepted or rejected"))
    done = [f"{len(events)} {what}" for events, what in counts if events]
    printing.say(f"{timeline}: {', '.join([*done, f'{report.unchanged} unchanged'])}")


def _opened(place: str) -> Timeline:
    from timeline.api import Timeline

    return Timeline.open(place, create=False)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")  # noqa: TID251 - the command line may


def _say(timeline: Timeline, event_id: str, what: str) -> None:
    printing.say(printing.shown(f"{event_id} {what}: {timeline.event(event_id).title}"))


def _say_turned(correction: Correction | None, what: str, nothing: str) -> None:
    if correction is None:
        printing.say(nothing)
    else:
        printing.say(printing.shown(f"{what}: {' '.join(_told(correction))}"))


def _told(correction: Correction) -> tuple[str, str]:
    """Return what a correction does, and to what."""
    act: Any = correction.act
    name = type(act).__name__.lower()
    title = act.mentions[0].title if act.mentions else act.article.title or act.article.id
    if name == "judgement":
        return str(act.status), title
    if name == "edit":
        return "edit", f"{title}: {', '.join('date' if field == 'dating' else field for field, _ in act.changes)}"
    if name == "deletion":
        return "delete", act.article.id
    return {"addition": "add-event"}.get(name, name), title


def _fields(*, date: str | None, **given: Any) -> Any:
    """Return the fields that options give; an empty option empties its field."""
    from timeline.api.correcting import Fields
    from timeline.cli.records import day_option

    known = {name: value for name, value in given.items() if value is not None}
    if date is not None:
        first, dots, last = date.partition("..")
        days = tuple(day_option(day.strip() or None, "--date") for day in (first, last if dots else first))
        known["days"] = days
    return Fields(**known)


def _place_of(quote: str, timeline: Timeline, article: str) -> int:
    from timeline.errors import InputError

    start = timeline.article(article).text.find(quote)
    if start < 0:
        raise InputError(f"the article does not say {quote[:40]!r}", where=article, remedy="Give its own words")
    return start


def _names(mapped: list[str]) -> dict[str, str]:
    """Return our columns with what a file calls them, of "COLUMN=THEIRS"."""
    from timeline.errors import InputError

    names = {}
    for one in mapped:
        ours, sign, theirs = one.partition("=")
        if not sign:
            raise InputError(f"--map is not of the form COLUMN=THEIRS: {one[:40]!r}")
        names[ours.strip()] = theirs.strip()
    return names
