"""Rules that date a draft by its order to something dated: "after the raid", "plans to", "refers back to"."""

from __future__ import annotations

from timeline.events.expressions import dates_a_noun
from timeline.events.heard import Draft
from timeline.events.moment import Moment
from timeline.events.story import is_news
from timeline.model.event import Dating
from timeline.model.time import Basis, Precision


def ordered(moment: Moment) -> Dating | None:
    """An order word before the trigger bounds it by the event of the clause that it belongs to."""
    found = moment.order_word
    if found is None:
        return None
    anchor = _governing(moment)
    if anchor is None:
        return None
    if found.offset is not None:  # "a day after it was sealed": the sealing lies a day before
        return moment.beside(anchor, "after" if found.side == "before" else "before", found.offset)
    if found.side == "before" and anchor.latest is not None:
        return Dating(
            None, anchor.latest, Precision.VAGUE, Basis.BOUNDED, anchor.time_text, rule="before what follows it"
        )
    if found.side == "after" and anchor.earliest is not None:
        return Dating(
            anchor.earliest, None, Precision.VAGUE, Basis.BOUNDED, anchor.time_text, rule="after what precedes it"
        )
    return None


def _governing(moment: Moment) -> Dating | None:
    """The dating of what an order word's phrase depends on: an expression outside it, else what came before."""
    draft, story = moment.draft, moment.story
    at = moment.order_word
    parsed = draft.heard.parsed
    for placed in draft.heard.expressions:
        outside = parsed.clause_at[placed.first] != draft.clause or (at is not None and placed.last < at.at)
        if outside and not dates_a_noun(parsed, placed):
            return moment.dated(placed, "expression of the main clause")
    if _is_fragment(draft) and story.told:  # "This after Trump warned ...": what the sentence before told
        before = [told for told in story.told if told.draft.heard.number == draft.heard.number - 1]
        if before:
            return before[0].dating
    return story.main.dating if story.main is not None else None


def _is_fragment(draft: Draft) -> bool:
    words = draft.heard.parsed.words
    return words[0].lower in {"this", "that", "it"} and draft.heard.parsed.clause_at[draft.trigger.first] <= 1


def planned(moment: Moment) -> Dating | None:
    """What is still to come lies after its announcement."""
    if not moment.unreal:
        return None
    day = _reached(moment)
    earliest = day.earliest if day is not None and day.earliest is not None else moment.story.published
    return Dating(earliest, None, Precision.VAGUE, Basis.BOUNDED, rule="after its announcement")


def _reached(moment: Moment) -> Dating | None:
    """The day that the sentence names, or the paragraph has reached, or the story is about."""
    draft = moment.draft
    for placed in draft.heard.expressions:
        dating = moment.dated(placed, "day of the announcement")
        if is_news(dating, moment.story.published):
            return dating
    for told in reversed(moment.story.told):
        if told.paragraph == draft.heard.sentence.paragraph and is_news(told.dating, moment.story.published):
            return told.dating
    return moment.story.main.dating if moment.story.main is not None else None
