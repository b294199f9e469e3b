"""Two sketches in, in words why they tell one event out: "same day 2019-01-21", "share Maidan Shahr, Taliban"."""

from __future__ import annotations

import re

from timeline.merging.similarity import UNTYPED, overlap
from timeline.merging.sketch import Sketch
from timeline.model.event import EventMention

SHOWN = 5
"""How many shared words are named, the rarest first."""
TELLING = 1.7
"""Weight that a shared word needs to be named: some 13 bits ("attack")."""
_WORD = re.compile(r"[^\W_]+")


def grounds(one: Sketch, other: Sketch) -> tuple[str, ...]:
    """Return what speaks for one event, the strongest first; every ground is true of both mentions."""
    found = (_type(one, other), _days(one, other), _place(one, other), _actors(one, other), _words(one, other))
    return tuple(ground for ground in found if ground)


def _type(one: Sketch, other: Sketch) -> str:
    a, b = one.mention, other.mention
    if one.trigger & other.trigger:
        return f"both say “{min(a.trigger, b.trigger, key=lambda text: (len(text), text))}”"
    if a.type == b.type and a.type != UNTYPED:
        return f"same type {a.type}" + (f" ({a.mode})" if a.mode and a.mode == b.mode else "")
    return ""


def _days(one: Sketch, other: Sketch) -> str:
    a, b = one.mention.dating, other.mention.dating
    if (a.earliest, a.latest) == (None, None) or (b.earliest, b.latest) == (None, None) or not overlap(one, other):
        return ""
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return f"same day {a.earliest}" if a.earliest == a.latest else f"same days {_span(one.mention)}"
    return f"days agree: {_span(one.mention)} and {_span(other.mention)}"


def _span(mention: EventMention) -> str:
    earliest, latest = mention.dating.earliest, mention.dating.latest
    if earliest == latest:
        return str(earliest)
    if earliest is None:
        return f"until {latest}"
    return f"from {earliest}" if latest is None else f"{earliest} to {latest}"


def _place(one: Sketch, other: Sketch) -> str:
    a, b = one.mention, other.mention
    if a.place is not None and a.place == b.place:
        return f"same place {a.place.name}"
    if a.place_text and b.place_text and a.place_text.lower() == b.place_text.lower():
        return f"same place {a.place_text}"
    return ""


def _actors(one: Sketch, other: Sketch) -> str:
    shared = [code for code in dict.fromkeys(one.mention.source + one.mention.target) if code in other.actors]
    return f"same actors {', '.join(shared)}" if shared else ""


def _words(one: Sketch, other: Sketch) -> str:
    shared = [word for word in one.words.weights if word in other.words.weights and word not in one.trigger]
    telling = sorted(
        (word for word in shared if one.words.weights[word] >= TELLING),
        key=lambda word: (-one.words.weights[word], word),
    )
    written = {word.lower(): word for word in _WORD.findall(one.mention.quote)}
    return f"share {', '.join(written.get(word, word) for word in telling[:SHOWN])}" if telling else ""
