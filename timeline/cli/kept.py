"""The commands on a timeline that is kept: add, events, show, export, check, backup."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.api import AddReport, Timeline
from timeline.cli import printing
from timeline.cli.records import day_option, holds_records, read_articles, with_known
from timeline.cli.texts import Failures
from timeline.errors import InputError
from timeline.model.event import Event, EventMention
from timeline.table import event_row, rows_of_frame, when

if TYPE_CHECKING:
    import pandas as pd

_ID_CHARACTERS = 8
_DAMAGED = 1
_MANY = 12
"""Articles from which on other processes help; each loads the lexicons first, which takes it some seconds."""


def add(files: list[str], *, place: str, date: str | None, title: str | None, lexicon: Path | None) -> int:
    """Add the articles of the files, say what that did, and return the exit status."""
    from timeline import workers
    from timeline.pipeline import Pipeline

    day = day_option(date, "--date")
    failures = Failures()
    given = failures.each(files, read_articles)
    known = (with_known(one.article, day=day, title=title) for one in given)
    few = list(islice(known, _MANY))
    if not few:
        printing.say("there is no article to add")  # and no timeline comes into being
        return failures.status
    if title is not None and len(few) > 1:
        raise InputError("--title is for a single article, and there are several", remedy="Add them one by one")
    total = None if any(map(holds_records, files)) else max(len(files), len(few))
    articles = printing.until_interrupted(printing.counted(chain(few, known), "articles", total=total))
    many = partial(workers.extract_many, lexicon=lexicon) if len(few) == _MANY else None
    with Timeline.open(place, pipeline=Pipeline.load(lexicon=lexicon) if lexicon else None) as timeline:
        report = timeline.add(articles, extract_many=many)
        _say_report(report, timeline)
    for error in report.failed:
        printing.say_error(error)
        failures.count()
    if failures.number:
        printing.say(f"{failures.number} could not be read, see above", style="yellow")
    return failures.status


def filters(
    start: str | None,
    end: str | None,
    actors: Sequence[str] | None,
    types: Sequence[str] | None,
    place: str | None,
    search: str | None,
    statuses: Sequence[str] | None,
    modalities: Sequence[str] | None,
    min_confidence: float,
) -> dict[str, Any]:
    """Return the options of a command as the filters of `Timeline.events`."""
    return {
        "start": day_option(start, "--from"),
        "end": day_option(end, "--to"),
        "actors": actors or (),
        "types": types or (),
        "place": place,
        "search": search,
        "statuses": statuses or (),
        "modalities": modalities or (),
        "min_confidence": min_confidence,
    }


def events(*, place: str, form: str | None, filters: dict[str, Any]) -> None:
    """Print the events that pass the filters."""
    with Timeline.open(place, create=False) as timeline:
        found = timeline.events(**filters)
    chosen = form or printing.chosen(None).value
    if chosen == "table":
        printing.print_table(("id", "when", "type", "who", "what", "where", "articles"), _cells(found))
        return
    from timeline.exports import csv, jsonl

    sys.stdout.write(csv.text(found).replace("\r\n", "\n") if chosen == "csv" else jsonl.text(found))


def show(event_id: str, *, place: str, explain: bool) -> None:
    """Print one event with every sentence that tells it."""
    with Timeline.open(place, create=False) as timeline:
        event = timeline.event(timeline.find(event_id))
    row = event_row(event)
    printing.print_fields(
        (
            ("event", event.id),
            ("what", event.title),
            ("when", f"{when(row['earliest'], row['latest'], row['precision'])}, {row['basis']}"),
            ("type", " / ".join(filter(None, (event.type, event.mode)))),
            ("who", " ".join(event.source)),
            ("to whom", " ".join(event.target)),
            ("where", ", ".join(filter(None, (row["place"], row["country"])))),
            ("killed", _range(row["killed_min"], row["killed_max"])),
            ("injured", _range(row["injured_min"], row["injured_max"])),
            ("modality", event.modality.value),
            ("confidence", f"{event.confidence:.2f}"),
            ("status", event.status.value),
            ("late", f"first told {row['published_first']}" if row["late"] else ""),
            ("disagree", row["conflicts"] or ""),
        )
    )
    for number, mention in enumerate(event.mentions):
        printing.console().print()
        _print_mention(event, number, mention, explain=explain)


def export(path: Path, *, place: str, form: str | None, filters: dict[str, Any]) -> None:
    """Write the events that pass the filters to a file, and say how many it holds."""
    with Timeline.open(place, create=False) as timeline:
        written = timeline.export(path, form, **filters)
        left_out = len(timeline.events(**filters)) - written
    printing.say(f"{count(written, 'event')} written to {path}")
    if left_out:
        printing.say(f"{count(left_out, 'event')} left out: the format cannot hold their days")


def check(*, place: str) -> int:
    """Print what is wrong with a timeline, and return the exit status."""
    with Timeline.open(place, create=False) as timeline:
        problems = timeline.check()
        counted = f"{count(len(timeline.articles()), 'article')}, {count(timeline.size(), 'event')}"
    if problems:
        printing.say("\n".join(printing.shown(problem) for problem in problems), style="bold red")
        printing.say("Restore a backup: timeline restore FILE --replace")
        return _DAMAGED
    printing.say(f"{place} is whole: {counted}")
    return 0


def backup(path: Path, *, place: str) -> None:
    """Copy a timeline to a new file."""
    with Timeline.open(place, create=False) as timeline:
        timeline.backup(path)
    printing.say(f"{place} is copied to {path}")


def restore(path: Path, *, place: str, replace: bool) -> None:
    """Make a timeline what a backup holds."""
    restored = Timeline.restore(path, place, replace=replace)
    with restored as timeline:
        counted = f"{count(len(timeline.articles()), 'article')}, {count(timeline.size(), 'event')}"
    printing.say(f"{place} is what {path} holds: {counted}")


def reextract(*, place: str, keep: bool, lexicon: Path | None) -> None:
    """Extract every article anew, and say what that changes."""
    from timeline.pipeline import Pipeline

    with Timeline.open(place, create=False, pipeline=Pipeline.load(lexicon=lexicon)) as timeline:
        difference = timeline.reextract(keep=keep)
    if not difference.articles:
        printing.say("every article tells what it told before")
        return
    events = difference.events
    printing.say(
        f"{count(len(difference.articles), 'article')} told otherwise: {count(difference.found, 'mention')} found,"
        f" {difference.lost} lost; {count(len(events.new), 'event')} new, {len(events.gone)} gone,"
        f" {len(events.changed)} changed"
    )
    if not keep:
        printing.say("Nothing is changed yet: give --yes to keep it.")


def serve(*, place: str, host: str, port: int, demo: bool, open_browser: bool, read_only: bool) -> None:
    """Serve the dashboard of a timeline until it is interrupted."""
    from dashboards import app

    try:
        app.serve(place, host=host, port=port, open_browser=open_browser, demo=demo, read_only=read_only)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot listen: {reason}", where=f"{host}:{port}", remedy="Choose another --port, or end what uses it"
        ) from error


def _say_report(report: AddReport, timeline: Timeline) -> None:
    done = ((report.added, "added"), (report.updated, "updated"), (report.already_there, "already there"))
    counts = [f"{count(len(articles), 'article')} {what}" for articles, what in done if articles]
    if report.copies:
        counts.append(
            f"{len(report.copies)} of them {'prints' if len(report.copies) == 1 else 'print'} the text of another one"
        )
    printing.say(f"{timeline.where}: {', '.join(counts)}")
    if report.added or report.updated:
        extended = f", {len(report.events_extended)} more told again" if report.events_extended else ""
        undated = f"; {report.undated} mentions have no date" if report.undated else ""
        printing.say(f"{count(len(report.events_new), 'new event')}{extended}{undated}")
    for article_id in report.no_publication_date:
        printing.say(
            f'{printing.shown(article_id)}: no publication date, so "last week" has no day; add it again with --date',
            style="yellow",
        )


def _cells(found: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for row in rows_of_frame(found):
        sides = " → ".join(filter(None, (" ".join(row["source"]), " ".join(row["target"]))))
        days = when(row["earliest"], row["latest"], row["precision"])
        title = row["title"] if row["modality"] == "asserted" else f"{row['title']} ({row['modality']})"
        yield (
            row["event_id"][:_ID_CHARACTERS],
            days,
            row["type"],
            sides,
            title,
            row["place"] or "",
            str(row["n_articles"]),
        )


def _print_mention(event: Event, number: int, mention: EventMention, *, explain: bool) -> None:
    dating, reason = mention.dating, event.reasons[number]
    source = ", ".join(filter(None, (mention.publisher, str(mention.published or "undated"), mention.article)))
    spans = [(mention.trigger_start, mention.trigger_end)]
    if dating.time_start is not None and dating.time_end is not None and dating.time_start >= mention.start:
        spans.append((dating.time_start, dating.time_end))
    fields: list[tuple[str, Any]] = [("told by", source)]
    fields.append(("quote", printing.lit(mention.quote, spans, offset=mention.start)))
    if explain:
        fields += [
            ("found by", f"{mention.rule}, as {mention.trigger!r}"),
            ("dated by", dating.rule or ", ".join(filter(None, (dating.basis.value, dating.time_text)))),
            ("source", _named(mention.source, mention.source_text)),
            ("target", _named(mention.target, mention.target_text)),
            ("joined", f"{reason.score:.2f}: {', '.join(reason.grounds)}" if reason else ""),
        ]
    printing.print_fields(fields)


def _named(codes: Sequence[str], text: str | None) -> str:
    return f"{' '.join(codes)} from {text!r}" if codes and text else " ".join(codes)


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    return str(low) if low == high else f"{low} to {high}" if high is not None else f"at least {low}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 event", "2 events"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
