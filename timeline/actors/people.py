"""A person's name and the day in, the actor that the person is then out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.lexicons.actors import Person, fold_code
from timeline.model.actor import Actor, Office
from timeline.model.time import Day

_GRACE = 30  # days: news of a death, a fall or a dismissal still means the official


@dataclass(frozen=True, slots=True)
class Linked:
    """Whom a name means: the codes that act through the person, the name to print, and how that is known."""

    codes: tuple[str, ...]
    name: str
    rule: str


def office_on(actor: Actor, day: Day | None) -> Office | None:
    """Return the office that a person held on a day; without a day the only or the most recent one.

    None where the person held no office then, or, without a day, offices of different actors.
    """
    if day is None:
        codes = {office.code for office in actor.offices}
        return actor.offices[-1] if len(codes) == 1 else None
    for grace in (0, _GRACE):
        for office in actor.offices:
            if (office.start is None or office.start <= day) and (office.end is None or day <= office.end + grace):
                return office
    return None


def link(people: Iterable[Person], day: Day | None, *, titled: bool = False, former: bool = False) -> Linked | None:
    """Return whom a known name means on a day, or None where several people could be meant.

    Args:
        people: The people of that name.
        day: Day of publication, or None.
        titled: Whether the text gives the person a title ("President Obama"): an office since left counts.
        former: Whether the text says that the office is over: the person acts as himself or herself.
    """
    candidates = tuple(people)
    if len(candidates) > 1:
        holders = tuple(person for person in candidates if office_on(person.actor, day) is not None)
        if len(holders) != 1:
            return None
        candidates = holders
    actor = candidates[0].actor
    office = None if former else office_on(actor, day)
    if office is None and titled and not former and actor.offices:
        office = _last_before(actor, day)
    code = actor.code if office is None else office.code
    return Linked((code,), actor.name, f"people:{actor.name}")


def _last_before(actor: Actor, day: Day | None) -> Office:
    past = [office for office in actor.offices if day is None or office.start is None or office.start <= day]
    return past[-1] if past else actor.offices[0]


def own_code(words: tuple[str, ...], *, family_first: bool) -> str:
    """Return the code of a person whom the lexicon does not know: the surname, upper case, letters only."""
    return fold_code(words[0] if family_first else words[-1])
