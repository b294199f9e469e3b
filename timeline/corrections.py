"""Events and what people corrected in, the corrected events out; pure.

A correction is bound to what the mentions of an event told when it was made: the article, the sentence, the words that
name the event. It finds them again after the article was read anew, and whatever the event is called by then. It never
changes a mention: what was extracted stays beside what a person says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from timeline.errors import ConflictError
from timeline.merging.consensus import agree
from timeline.merging.identity import event_id, reference
from timeline.merging.sketch import in_order
from timeline.model.article import Article
from timeline.model.event import Event, EventMention, MergeReason, Status

BY_HAND = "by hand"
"""The rule of what a person added or dated, and the ground of what a person joined."""

EDITABLE = ("dating", "type", "mode", "source", "target", "place", "title")
"""The fields of an event that a person may set."""

_DISPUTES = MappingProxyType({"dating": "dates", "type": "type", "place": "place"})
"""Field that a person set -> the disagreement that this settles."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Accept or reject the event of these mentions, or take that back."""

    mentions: tuple[EventMention, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Edit:
    """Set fields of the event of these mentions: pairs of a name of `EDITABLE` and its value."""

    mentions: tuple[EventMention, ...]
    changes: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Make the events of these mentions one."""

    mentions: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Make `apart` another event than `rest`; what was said of them together before counts for `rest` alone."""

    apart: tuple[EventMention, ...]
    rest: tuple[EventMention, ...]

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        """All that it is bound to."""
        return self.apart + self.rest


@dataclass(frozen=True, slots=True)
class Addition:
    """An event that no rule found, told by words of a stored article, or by a note that comes with it."""

    mention: EventMention
    note: Article | None = None

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        """All that it is bound to."""
        return (self.mention,)


@dataclass(frozen=True, slots=True)
class Deletion:
    """Forget an article; it is kept here, so that this can be undone."""

    article: Article
    mentions: tuple[EventMention, ...]


Act = Judgement | Edit | Join | Split | Addition | Deletion


@dataclass(frozen=True, slots=True)
class Correction:
    """An act with its place in the log, who did it, and when (ISO 8601, as the caller's clock had it)."""

    number: int
    who: str
    when: str
    act: Act


class EventChangedError(ConflictError):
    """A correction was based on a state of the event that has changed since; it was not made.

    Attributes:
        current: The event as it is now.
        wanted: What was to be done to it.
    """

    def __init__(self, current: Event, wanted: Act, *, where: str) -> None:
        """Keep both versions, so that a person can choose."""
        self.current = current
        self.wanted = wanted
        super().__init__(
            f"the event {current.id} ({current.title!r}) has changed since you looked at it",
            where=where,
            remedy="Look at it as it is now, and correct it again",
        )


def apply(
    events: Iterable[Event], corrections: Iterable[Correction], *, told: Iterable[EventMention] | None = None
) -> tuple[Event, ...]:
    """Return the events as corrected, in the order of their oldest mentions.

    The result is a function of the two sets: the order in which articles and corrections came changes nothing but
    that, of two corrections that contradict each other, the later one counts.

    Args:
        events: What `merge` made of the mentions.
        corrections: Those that are in force.
        told: All the mentions of the articles that the corrections concern; None for the mentions of the events.
    """
    groups = {event.id: event for event in events}
    log = sorted(corrections, key=lambda correction: correction.number)
    if not log:
        return tuple(groups.values())
    everything = in_order(mention for event in groups.values() for mention in event.mentions)
    answers = Answers(everything if told is None else told)
    bound = {correction.number: answers.of_all(correction.act.mentions) for correction in log}
    partition = _Partition(groups)
    for correction in log:
        if isinstance(correction.act, Join):
            partition.join(bound[correction.number])
        elif isinstance(correction.act, Split):
            partition.split(answers.of_all(correction.act.apart), answers.of_all(correction.act.rest), correction)
    rank = {mention: place for place, mention in enumerate(everything)}
    laid = (_overlaid(event, log, bound, partition.apart_since) for event in partition.events.values())
    return tuple(sorted(laid, key=lambda event: rank[event.mentions[0]]))


def unanswered(corrections: Iterable[Correction], told: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """Return what corrections are bound to and no mention tells any more, the newest of several; it is kept as it was.

    Args:
        corrections: Those that are in force.
        told: The mentions that the articles give now.
    """
    answers = Answers(told)
    kept: list[EventMention] = []
    for correction in sorted(corrections, key=lambda correction: -correction.number):
        if isinstance(correction.act, Deletion):
            continue
        for mention in correction.act.mentions:
            if answers.of(mention) is None:
                answers.add(mention)
                kept.append(mention)
    return tuple(kept)


class Answers:
    """Which mention tells today what another one told: same article, overlapping sentence and trigger."""

    def __init__(self, mentions: Iterable[EventMention]) -> None:
        """Take the mentions that are told today."""
        self._by_article: dict[str, list[EventMention]] = defaultdict(list)
        for mention in in_order(mentions):
            self._by_article[mention.article].append(mention)

    def add(self, mention: EventMention) -> None:
        """Take one more."""
        self._by_article[mention.article].append(mention)

    def of(self, told: EventMention) -> EventMention | None:
        """Return the mention that tells it today, the most alike of several; None where there is none."""
        near = [mention for mention in self._by_article.get(told.article, ()) if _overlap(told, mention) > 0]
        return max(near, key=lambda mention: _likeness(told, mention), default=None)

    def of_all(self, told: Iterable[EventMention]) -> frozenset[EventMention]:
        """Return the mentions that tell today what any of these told."""
        return frozenset(mention for one in told if (mention := self.of(one)) is not None)


def _overlap(one: EventMention, other: EventMention) -> int:
    """Return how many characters two triggers share; an empty trigger shares one with what surrounds it."""
    if (one.start, one.end) != (other.start, other.end) and min(one.end, other.end) <= max(one.start, other.start):
        return 0
    if (one.trigger_start, one.trigger_end) == (other.trigger_start, other.trigger_end):
        return max(one.trigger_end - one.trigger_start, 1)
    return min(one.trigger_end, other.trigger_end) - max(one.trigger_start, other.trigger_start)


def _likeness(one: EventMention, other: EventMention) -> tuple[bool, bool, bool, int, int]:
    same_trigger = (one.trigger_start, one.trigger_end) == (other.trigger_start, other.trigger_end)
    shared = ("dating", "mode", "source", "target", "place_text", "title")
    alike = sum(getattr(one, name) == getattr(other, name) for name in shared)
    return one == other, same_trigger, one.type == other.type, _overlap(one, other), alike


class _Partition:
    """The events so far, by id, and since which correction a mention stands apart from what was said before."""

    def __init__(self, events: Mapping[str, Event]) -> None:
        self.events = dict(events)
        self.apart_since: dict[EventMention, int] = {}
        self._home = {mention: event.id for event in events.values() for mention in event.mentions}

    def join(self, mentions: Iterable[EventMention]) -> None:
        """Make one event of those of the mentions."""
        ids = dict.fromkeys(self._home[mention] for mention in in_order(mentions) if mention in self._home)
        if len(ids) < 2:
            return
        joined = [self.events.pop(one) for one in ids]
        reasons = {
            mention: reason for event in joined for mention, reason in zip(event.mentions, event.reasons, strict=True)
        }
        oldest = in_order(reasons)[0]
        name = next(event.id for event in joined if oldest in event.mentions)
        self._settle(name, reasons)

    def split(self, apart: frozenset[EventMention], rest: frozenset[EventMention], correction: Correction) -> None:
        """Part each event that holds mentions of both sides; what came later goes with what it was joined to."""
        self.apart_since |= dict.fromkeys(apart, correction.number)
        for one in dict.fromkeys(self._home[mention] for mention in in_order(apart) if mention in self._home):
            event = self.events[one]
            leaving = _followers(event, apart, rest)
            if not 0 < len(leaving) < len(event.mentions):
                continue
            reasons = dict(zip(event.mentions, event.reasons, strict=True))
            del self.events[one]
            oldest = event.mentions[0]
            for side in (leaving, frozenset(event.mentions) - leaving):
                name = one if oldest in side else self._free_id(in_order(side)[0], taken=one)
                self._settle(name, {mention: reasons[mention] for mention in side})
            self.apart_since |= dict.fromkeys(leaving, correction.number)

    def _settle(self, name: str, reasons: Mapping[EventMention, MergeReason | None]) -> None:
        mentions = in_order(reasons)
        self.events[name] = agree(name, mentions, _rooted(mentions, reasons))
        self._home |= dict.fromkeys(mentions, name)

    def _free_id(self, oldest: EventMention, *, taken: str) -> str:
        turn = 0
        while (name := event_id(oldest, reading=turn)) in self.events or name == taken:
            turn += 1
        return name


def _followers(event: Event, apart: frozenset[EventMention], rest: frozenset[EventMention]) -> frozenset[EventMention]:
    """Return the mentions that leave an event: those apart, and those that were joined to them."""
    named = {reference(mention): mention for mention in reversed(event.mentions)}
    parents = {
        mention: named.get(reason.joined_to) if reason else None
        for mention, reason in zip(event.mentions, event.reasons, strict=True)
    }
    return frozenset(mention for mention in event.mentions if _leaves(mention, parents, apart, rest))


def _leaves(
    mention: EventMention,
    parents: Mapping[EventMention, EventMention | None],
    apart: frozenset[EventMention],
    rest: frozenset[EventMention],
) -> bool:
    at: EventMention | None = mention
    for _ in parents:  # no longer than the chain can be
        if at is None or at in rest:
            return False
        if at in apart:
            return True
        at = parents[at]
    return False


def _rooted(
    mentions: Sequence[EventMention], reasons: Mapping[EventMention, MergeReason | None]
) -> list[MergeReason | None]:
    """Return the reasons of a regrouped event: None for its oldest mention, "by hand" where the old one left."""
    here = {reference(mention) for mention in mentions}
    by_hand = MergeReason(reference(mentions[0]), 1.0, (BY_HAND,))
    old = [reasons[mention] for mention in mentions]
    kept = [reason if reason is not None and reason.joined_to in here else by_hand for reason in old]
    return [None, *kept[1:]]


def _overlaid(
    event: Event,
    log: Iterable[Correction],
    bound: Mapping[int, frozenset[EventMention]],
    apart_since: Mapping[EventMention, int],
) -> Event:
    """Return the event with what people said of it laid over what its mentions agree on."""
    for correction in log:
        held = bound[correction.number].intersection(event.mentions)
        if any(apart_since.get(mention, 0) < correction.number for mention in held):
            event = _laid_over(event, correction.act)
    return event


def _laid_over(event: Event, act: Act) -> Event:
    if isinstance(act, Judgement):
        return replace(event, status=act.status)
    if isinstance(act, Edit):
        return _edited(event, dict(act.changes))
    if isinstance(act, Addition):
        fields = {name: getattr(act.mention, name) for name in EDITABLE}
        return replace(_edited(event, fields), status=Status.ACCEPTED)
    return event


def _edited(event: Event, changes: Mapping[str, Any]) -> Event:
    settled = {_DISPUTES[name] for name in changes if name in _DISPUTES}
    conflicts = tuple(conflict for conflict in event.conflicts if conflict.field not in settled)
    return replace(event, conflicts=conflicts, **changes)
