"""Rules that date a draft by its order to something dated: "after the raid", "plans to", "refers back to"."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.expressions import dates_a_noun, expressed
from timeline.events.heard import ANSWERS, Draft
from timeline.events.moment import Moment, not_after
from timeline.events.order import SAME_DAY, order_at
from timeline.events.parse import Tense
from timeline.events.spans import Span
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
    return story.main.dating if story.main is not None and not _under_state(moment) else None


def _under_state(moment: Moment) -> bool:
    """Whether a state is all that the order word hangs on: "tensions remain high after the tests"."""
    parsed, at = moment.draft.heard.parsed, moment.order_word
    before = [group for group in parsed.groups if at is not None and group.main < at.at and group.tense.finite]
    return (
        bool(before)
        and before[-1].tense is Tense.PRESENT
        and (parsed.words[before[-1].main].lower in moment.grammar.state_verbs)
    )


def after_dated(moment: Moment) -> Dating | None:
    """An answer to something dated lies between that and the publication: "condemned Sunday's attack"."""
    draft, story = moment.draft, moment.story
    if draft.type not in ANSWERS or draft.tense is Tense.PLUPERFECT:
        return None
    for placed in draft.heard.expressions:
        near = 0 < placed.first - draft.trigger.last <= 5 and dates_a_noun(draft.heard.parsed, placed)
        if not near or draft.heard.parsed.clause_at[placed.first] != draft.clause:
            continue
        told = story.main.dating.latest if draft.group is None and story.main is not None else None
        latest = told if not_after(placed.expression.earliest, told) else story.published
        if not_after(placed.expression.earliest, latest):
            dating = expressed(placed.expression, "after what it answers")
            return replace(dating, latest=latest, precision=Precision.VAGUE, basis=Basis.BOUNDED)
    return None


def at_distance(moment: Moment) -> Dating | None:
    """A distance to an event that was told before: "A day before the crash, Washington had tightened its sanctions"."""
    draft, parsed = moment.draft, moment.draft.heard.parsed
    for i, span in _distances(moment):
        side = order_at(parsed.words, i, moment.grammar.order, tags="UI")
        if side is None or not (parsed.clause_at[i] == draft.clause or i <= 4):
            continue
        if i < draft.trigger.first and moment.order_word is not None and moment.order_word.at == i:
            return None
        anchor = moment.story.named(parsed.words[i + 1 : i + 7])
        if anchor is None and moment.story.main is not None and parsed.words[i + 1].lower == "the":
            anchor = moment.story.main.dating
        if anchor is not None and not any(placed.first > i for placed in draft.heard.expressions):
            return moment.beside(replace(anchor, rule=f"so long {side}: {anchor.rule}"), side, span)
    return None


def _distances(moment: Moment) -> list[tuple[int, Span]]:
    """The words right behind a length of time, with it; "hours" are no day."""
    heard = moment.draft.heard
    words = heard.parsed.words
    hours = [(i + 1, Span(0, "D")) for i, word in enumerate(words[:-1]) if word.lower in SAME_DAY]
    return [*((placed.last + 1, placed.span) for placed in heard.spans if placed.last + 1 < len(words)), *hours]


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
