"""Findings and the day of publication in; whether the text is news or a narrative of the past, out."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.model.time import Day
from timeline.temporal.calendar import LENGTH, Unit
from timeline.temporal.reading import Fixed, Origin, Recurring, Shifted
from timeline.temporal.scanner import Finding

NEWS, HISTORY, SHORT = "news", "history", "short"
SHORT_MESSAGE = 300  # characters; a message on a social network has fewer, an article more
_LEAST = 3  # dates with a year of their own, far from the day of publication, that a narrative has at least
_LEAD = 500  # characters: the headline and the first sentences
_THESE_WEEKS = 31  # days
_FAR = 2  # years
_MORE = 4  # times as many as words that point from the day of publication
_DAY_LIKE = 31  # days: what is longer is a year or a season


def notice(findings: Iterable[Finding], publication: Day | None) -> str:
    """Return "history" where dates far from the day of publication outnumber words that point from it, else "news".

    News say at once when it happened: a weekday, `yesterday` or a date of these weeks among the first sentences
    settles it (an obituary is news). Else a date with its year counts for a narrative, a weekday or `last week` for
    news; a year alone counts half.
    """
    narrative, news, dated = 0.0, 0.0, 0
    for finding in findings:
        what = finding.reading.what
        if finding.start < _LEAD and _is_news(what, publication):
            return NEWS
        if isinstance(what, Fixed):
            far = publication is None or abs(what.period.first.year - publication.year) >= _FAR
            weight = 1.0 if LENGTH[what.period.unit] <= _DAY_LIKE else 0.5
            narrative, dated = narrative + weight * far, dated + far
        elif _points(what):
            news += 1
    return HISTORY if dated >= _LEAST and narrative > _MORE * news else NEWS


def _is_news(what: object, publication: Day | None) -> bool:
    if isinstance(what, Fixed) and publication is not None and what.period.unit is Unit.DAY:
        return abs(what.period.number - publication.ordinal) <= _THESE_WEEKS
    if isinstance(what, Recurring) and what.cycle.weekday:
        return True
    return isinstance(what, Shifted) and what.origin is Origin.SPEECH and what.unit in (Unit.DAY, Unit.WEEK)


def _points(what: object) -> bool:
    if isinstance(what, Recurring):
        return bool(what.cycle.weekday) or what.side is not None
    return (
        isinstance(what, Shifted)
        and what.origin is Origin.SPEECH
        and what.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
    )
