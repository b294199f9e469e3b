"""Values of events in, sentences that people read out."""

from __future__ import annotations

from collections.abc import Mapping

from dashboards import texts
from timeline.corrections import BY_HAND
from timeline.figures.axis import LONG_MONTHS, day_words
from timeline.figures.cards import date_words
from timeline.model.event import Dating, Toll
from timeline.model.time import Basis, Day


def long_date(dating: Dating) -> str:
    """Return the date of an event with the months in full: "Week of 7–13 August 2017"."""
    words = date_words(dating.earliest, dating.latest, dating.precision.value, months=LONG_MONTHS)
    return words[:1].upper() + words[1:]


def how_known(dating: Dating, published: Day | None) -> str:
    """Return how a date is known: 'from “last week” in an article of 18 August 2017'."""
    if dating.rule == BY_HAND:
        return texts.BY_HAND
    article = f"an article of {long_day(published)}" if published else "an article without a date"
    quoted = f"“{dating.time_text}”" if dating.time_text else None
    if dating.basis is Basis.STATED:
        return f"stated as {quoted}" if quoted else "stated in the text"
    if dating.basis is Basis.RELATIVE:
        return f"from {quoted or 'words relative to it'} in {article}"
    if dating.basis is Basis.NARRATIVE:
        return f"from {quoted} elsewhere in the story" if quoted else "from the sentences around it"
    if dating.basis is Basis.PUBLICATION:
        return f"told as the news of the day in {article}"
    if dating.basis is Basis.BOUNDED:
        return f"known only by its bounds, in {article}" + (f" ({quoted})" if quoted else "")
    return "the text gives no clue"


def long_day(day: Day) -> str:
    """Return "18 August 2017"."""
    return day_words(day, months=LONG_MONTHS)


def toll_words(toll: Toll) -> str:
    """Return "11", "11–12", "at least 11"."""
    if toll.high is None:
        return f"at least {toll.low:,}"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,}–{toll.high:,}"


def actor_words(codes: tuple[str, ...], names: Mapping[str, str]) -> str:
    """Return the names of some actors: "North Korea, China"."""
    return ", ".join(names.get(code, code) for code in codes)


def field_words(field: str) -> str:
    """Return what a field is called."""
    return texts.FIELD_NAMES.get(field, field.replace("_", " ").capitalize())
