"""A name in a match that comes back (a month, a weekday, a season, a holiday) in, its cycle out."""

from __future__ import annotations

from timeline.temporal.calendar import SEASONS, Unit
from timeline.temporal.reading import Cycle
from timeline.temporal.rule import Match


def cycle_of(match: Match, group: str) -> Cycle | None:
    """Return what comes back under the name in a group."""
    words, text = match.words, match.text(group) or ""
    small = not match.written(group)[:1].isupper()
    ambiguous = words.has("ambiguous_weekday", text) and small and match.value("shift") == "-1"  # "the last sun"
    if (month := words.value("month", text)) is not None:
        return (
            None
            if words.has("month_words", text) and not match.written(group)[:1].isupper()
            else Cycle(Unit.MONTH, month=int(month))
        )
    if (weekday := words.value("weekday", text)) is not None:
        return None if ambiguous else Cycle(Unit.DAY, weekday=int(weekday))
    if (season := words.value("season", text)) is not None:
        return Cycle(Unit.SEASON, index=SEASONS.index(season))
    if (holiday := words.value("holiday", text)) is not None:
        return Cycle(Unit.DAY, holiday=holiday)
    return Cycle(Unit.WEEKEND) if words.value("weekend", text) is not None else None
