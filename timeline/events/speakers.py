"""A trigger in its parsed sentence in; who speaks in it, and for whom, out."""

from __future__ import annotations

from timeline.events.parse import NamedActor, Parse, VerbGroup
from timeline.events.roles import subject
from timeline.events.triggers import Trigger

Actors = tuple[NamedActor, ...]

_SAYING = frozenset({"said", "says", "say", "told", "added", "wrote", "stated", "declared"})


def spoken_for(parsed: Parse, actor: NamedActor) -> NamedActor:
    """Return for whom a person acts, where an apposition says so: "X, a spokesman for the PMF" is the PMF."""
    i = actor.last + 1
    if actor.mention.kind != "person" or i >= len(parsed.words) or parsed.words[i].tag != ",":
        return actor
    for k in range(i + 1, min(i + 8, len(parsed.words))):
        word = parsed.words[k]
        named = parsed.actor(k)
        if named is not None and parsed.words[k - 1].tag in "XI" and k > i + 2:
            return named
        if word.tag not in "XNJGI" or word.lower == "former":
            return actor
    return actor


def speaker(parsed: Parse, group: VerbGroup | None) -> Actors:
    """Return who "we" and "I" are inside a quotation: the subject of the verb outside it ('"We warn you," X said')."""
    if group is None or group.first == 0:
        return ()
    own = parsed.words[max(group.first - 3, 0) : group.first]
    if not any(word.lower in {"we", "i"} for word in own):
        return ()
    for other in parsed.groups:
        if other is group or not other.tense.finite or parsed.clause_at[other.main] == parsed.clause_at[group.main]:
            continue
        found = _subject_of_report(parsed, other)
        if found:
            return found
    return ()


def told_by(parsed: Parse, trigger: Trigger, group: VerbGroup | None) -> Actors:
    """Return who says the sentence, where a speech act has no doer of its own: '"There are consequences," Mattis said'.

    A pronoun behind the verb of saying means its subject: "North Korea said it did not plan to fire".
    """
    if group is not None and trigger.group is not None and trigger.entry.pos == "verb":
        before = parsed.groups[group.at - 1] if group.at else None
        between = parsed.words[before.main + 1 : group.first] if before is not None else ()
        near = 0 < len(between) <= 2 and between[-1].tag == "L" and between[0].tag in "LU"
        return subject(parsed, before) if before is not None and before.tense.finite and near else ()
    if not trigger.entry.speech:
        return ()
    speaking = [other for other in parsed.groups if other.tense.finite and other is not group]
    found = [_subject_of_report(parsed, other) for other in speaking if parsed.words[other.main].lower in _SAYING]
    return next((actors for actors in found if actors), ())


def _subject_of_report(parsed: Parse, group: VerbGroup) -> Actors:
    """The speaker before or right behind a verb that stands next to a quotation mark or a comma."""
    following = parsed.actor(group.main + 1) if group.main + 1 < len(parsed.words) else None
    if following is not None and group.first and parsed.words[group.first - 1].tag in "Q,":
        return (following,)
    return subject(parsed, group)
