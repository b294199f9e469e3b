"""What a form of the page says in, the changed fields of an event out; and a correction as a sentence of the log."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from dashboards import texts
from dashboards.dates import typed_span
from timeline.api.correcting import Fields
from timeline.corrections import Addition, Correction, Deletion, Edit, Join, Judgement, Split
from timeline.errors import InputError
from timeline.model.event import Event
from timeline.model.time import Day
from timeline.table import TYPES

FORM = ("title", "type", "earliest", "latest", "source", "target", "place")
"""The fields of the form, in its order."""


def form_of(event: Event, names: Mapping[str, str]) -> dict[str, str]:
    """Return what the form shows of an event; an actor by its name where that means this actor."""
    known = {code: name for code, name in names.items() if code not in TYPES}
    return {
        "title": event.title,
        "type": event.type,
        "earliest": str(event.dating.earliest or ""),
        "latest": str(event.dating.latest or ""),
        "source": ", ".join(_named(code, known) for code in event.source),
        "target": ", ".join(_named(code, known) for code in event.target),
        "place": event.place.name if event.place else "",
    }


def fields_of(form: Mapping[str, str], event: Event, names: Mapping[str, str]) -> Fields | None:
    """Return what a form changes in an event; None where it changes nothing.

    Raises:
        InputError: a date or an actor is not understood; the message names it.
    """
    shown = form_of(event, names)
    new = {field: form.get(field, shown[field]).strip() for field in FORM}
    changed = {field for field in FORM if new[field] != shown[field]}
    given: dict[str, Any] = {field: new[field] for field in ("title", "type") if field in changed}
    if changed & {"earliest", "latest"}:
        given["days"] = (_day(new["earliest"], last=False), _day(new["latest"], last=True))
    for side in changed & {"source", "target"}:
        given[side] = codes_of(new[side], (*event.source, *event.target), names)
    if "place" in changed:
        given["place"] = new["place"] or None
    return Fields(**given) if given else None


def codes_of(typed: str, own: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of actors typed by name or code, with commas between them.

    Raises:
        InputError: there is no such actor.
    """
    by_name = {name.casefold(): code for code, name in reversed(tuple(names.items())) if code not in TYPES}
    by_name |= {code.casefold(): code for code in (*names, *own) if code not in TYPES}
    words = [word.strip() for word in typed.split(",") if word.strip()]
    for word in words:
        if word.casefold() not in by_name:
            close = get_close_matches(word.casefold(), by_name, n=2)
            meant = " or ".join(names.get(by_name[name], by_name[name]) for name in close)
            remedy = f"Did you mean {meant}?" if meant else texts.ACTOR_HINT
            raise InputError(f"there is no actor {word[:40]!r}", remedy=remedy)
    return tuple(dict.fromkeys(by_name[word.casefold()] for word in words))


def differences(wanted: Mapping[str, str], event: Event, names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return where a form differs from an event: the field, what the event has now, what the form says."""
    now = form_of(event, names)
    told = {field: wanted.get(field, now[field]).strip() for field in FORM}
    return [(field, now[field], told[field]) for field in FORM if told[field] != now[field]]


def act_words(correction: Correction) -> str:
    """Return what a correction did: "Accepted", "Changed title, date", "Joined 2 mentions"."""
    act = correction.act
    if isinstance(act, Judgement):
        return texts.JUDGED[act.status.value]
    if isinstance(act, Edit):
        return texts.EDITED.format(", ".join(texts.EDITED_FIELDS.get(name, name) for name, _ in act.changes))
    named = {Join: texts.JOINED, Split: texts.SPLIT_OFF, Addition: texts.ADDED, Deletion: texts.DELETED}
    return named[type(act)]


def subject_words(correction: Correction) -> str:
    """Return what a correction was about: the title of its event, or the article."""
    act = correction.act
    if isinstance(act, Deletion):
        return act.article.title or act.article.id
    return act.mentions[0].title


def _named(code: str, names: Mapping[str, str]) -> str:
    name = names.get(code, code)
    alone = sum(1 for other in names.values() if other.casefold() == name.casefold()) == 1
    return name if alone and "," not in name else code


def _day(typed: str, *, last: bool) -> Day | None:
    if not typed:
        return None
    span = typed_span(typed)
    if span is None:
        raise InputError(f"{typed[:40]!r} is not a date", remedy=texts.DATE_REMEDY)
    return span.latest if last else span.earliest
