"""A table of events in, corrections of a timeline out: what a person changed in a spreadsheet comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from timeline.api.correcting import UNSET, Fields
from timeline.errors import InputError, TimelineError
from timeline.model.event import Event, Status
from timeline.model.time import Day
from timeline.table import event_row, rows_of_frame

if TYPE_CHECKING:
    import pandas as pd

_PLAIN = ("title", "type", "mode")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What taking events from a table did: ids of those edited, judged, added, and how many were the same already."""

    edited: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    unchanged: int = 0


class Correctable(Protocol):
    """What a table is taken into; `timeline.api.Timeline` is one."""

    def event(self, event_id: str) -> Event:
        """Return an event by its id, or raise InputError."""
        ...

    def edit(self, event_id: str, fields: Fields, *, who: str, when: str) -> str:
        """Set fields of an event."""
        ...

    def judge(self, event_id: str, status: Status | str, *, who: str, when: str) -> str:
        """Keep what a person said of an event."""
        ...

    def add_event(
        self, fields: Fields, *, quote: str, source: str, who: str, when: str, modality: str, published: Day | None
    ) -> str:
        """Add an event by hand."""
        ...


def take(timeline: Correctable, events: pd.DataFrame, *, who: str, when: str, source: str) -> ImportReport:
    """Take every row of a table into a timeline; columns that the table lacks change nothing.

    Raises:
        InputError: a row is not of the form that an event takes; the message names it, rows before it are kept.
    """
    edited, judged, added, unchanged = [], [], [], 0
    for number, row in enumerate(rows_of_frame(events), start=1):
        try:
            known = _known(timeline, row.get("event_id"))
            if known is None:
                added.append(_add(timeline, row, who=who, when=when, source=source))
                continue
            fields, status = _differences(row, known)
            if fields is not None:
                edited.append(timeline.edit(known.id, fields, who=who, when=when))
            if status is not None:
                judged.append(timeline.judge(known.id, status, who=who, when=when))
            unchanged += fields is None and status is None
        except TimelineError as error:
            raise InputError(error.what, where=f"{source}, row {number}", remedy=error.remedy) from error
    return ImportReport(tuple(edited), tuple(judged), tuple(added), unchanged)


def _known(timeline: Correctable, event_id: str | None) -> Event | None:
    if not event_id:
        return None
    try:
        return timeline.event(event_id)
    except InputError:
        return None


def _differences(row: Mapping[str, Any], event: Event) -> tuple[Fields | None, str | None]:
    """Return what a row says otherwise than the event does: fields, and the status."""
    held = event_row(event)
    changed = {name for name, value in row.items() if name in held and value != held[name]}
    given: dict[str, Any] = {name: row[name] for name in _PLAIN if name in changed}
    if changed & {"earliest", "latest", "precision"}:
        given["days"] = (row.get("earliest", held["earliest"]), row.get("latest", held["latest"]))
        if "precision" in changed and row["precision"]:
            given["precision"] = row["precision"]
    given |= {side: row[side] for side in ("source", "target") if side in changed}
    if "place" in changed:
        given["place"] = row["place"] or None
    status = row["status"] if "status" in changed and row["status"] else None
    return (Fields(**given) if given else None), status


def _add(timeline: Correctable, row: Mapping[str, Any], *, who: str, when: str, source: str) -> str:
    days = row.get("earliest"), row.get("latest")
    fields = Fields(
        title=row.get("title") or "",
        type=row.get("type") or "OTHER",
        mode=row.get("mode"),
        days=days if any(days) else UNSET,
        precision=row.get("precision") or UNSET,
        source=row.get("source") or (),
        target=row.get("target") or (),
        place=row.get("place") or None,
    )
    articles = row.get("articles") or []
    published = row.get("published_first")
    return timeline.add_event(
        fields,
        quote=row.get("quote") or row.get("title") or "",
        source=articles[0] if articles else source,
        who=who,
        when=when,
        modality=row.get("modality") or "asserted",
        published=Day.parse(published) if published else None,
    )
