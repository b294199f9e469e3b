"""Rules that date a draft by a time expression of its sentence: of its noun phrase, its clause, or another clause."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.expressions import PlacedExpression, dates_a_noun, distance, expressed
from timeline.events.heard import Draft
from timeline.events.moment import HAD, Moment
from timeline.events.order import offset_before, order_at
from timeline.events.parse import Tense
from timeline.events.spans import Span, moved
from timeline.model.event import Dating
from timeline.model.time import Basis, Precision


def own(moment: Moment) -> Dating | None:
    """An expression inside the trigger's noun phrase: "the 2005 agreement", "Thursday's talks", "talks on Thursday"."""
    draft, words = moment.draft, moment.draft.heard.parsed.words
    if draft.group is not None:
        return None
    for placed in draft.heard.expressions:
        before = words[placed.last + 1 : draft.trigger.first]
        if placed.last < draft.trigger.first and len(before) < 5 and all(word.tag in "JNSEAG'" for word in before):
            return _owned(moment, placed, "expression in its noun phrase")
        after = words[draft.trigger.last + 1 : placed.first]
        dates_it = len(after) <= 2 and all(word.tag in "I,XR" for word in after)
        if placed.first > draft.trigger.last and dates_it and not dates_a_noun(draft.heard.parsed, placed):
            return _owned(moment, placed, "expression after its noun")
    return None


def in_relative(moment: Moment) -> Dating | None:
    """An expression of the relative clause that tells of a noun: "a session, which is expected on Monday"."""
    draft, parsed = moment.draft, moment.draft.heard.parsed
    after = parsed.words[draft.trigger.last + 1 : draft.trigger.last + 3]
    if draft.group is not None or [word.tag for word in after] != [",", "W"]:
        return None
    clause = parsed.clause_at[draft.trigger.last + 2]
    if any(other.clause == clause for other in moment.others):
        return None
    inside = [placed for placed in moment.free() if parsed.clause_at[placed.first] == clause]
    return moment.dated(inside[0], "expression of its relative clause") if inside else None


def _owned(moment: Moment, placed: PlacedExpression, rule: str) -> Dating:
    """An order word before the noun says nothing of it: "after the ceasefire of 1 March" dates the ceasefire."""
    return moment.ahead(moment.dated(replace(placed, side=None, offset=None), rule), placed.expression)


def in_clause(moment: Moment) -> Dating | None:
    """The nearest expression of the trigger's clause that dates no other noun."""
    draft = moment.draft
    inside = [
        placed
        for placed in moment.free()
        if draft.heard.parsed.clause_at[placed.first] == draft.clause
        and moment.credible(placed)
        and not _parted(moment, placed)
        and not _dates_a_bystander(draft, placed)
    ]
    if not inside:
        return None
    nearest = min(
        inside, key=lambda placed: distance(draft.heard.parsed, placed, draft.trigger.first, draft.trigger.last)
    )
    return moment.ahead(moment.dated(nearest, "expression in its clause"), nearest.expression)


def _parted(moment: Moment, placed: PlacedExpression) -> bool:
    """Whether an order word stands between: "voted on Monday, eight days after the test" does not date the test."""
    word = moment.order_word
    if word is None:
        return False
    if placed.last < word.at:
        return True
    between = moment.draft.heard.parsed.words[moment.draft.trigger.last + 1 : placed.first]
    return word.at <= 3 and any(w.tag == "," for w in between)


def _dates_a_bystander(draft: Draft, placed: PlacedExpression) -> bool:
    """Whether the expression dates a noun that names no event: "the guidelines of 2015"."""
    words = draft.heard.parsed.words
    at = placed.first - 1
    if at < 1 or words[at].lower != "of" or placed.expression.precision is Precision.DAY:
        return False
    return words[at - 1].tag in "NSE" and at - 1 > draft.trigger.last


def in_sentence(moment: Moment) -> Dating | None:
    """An expression of another clause: it bounds, it covers the sentence that it opens, or it dates a neighbour too."""
    draft = moment.draft
    free = moment.free()
    if not free:
        return None
    since = _since_clause(moment, free)
    if since is not None:
        return since
    if draft.tense in HAD:
        return _before_report(moment, free)
    opening = [placed for placed in free if placed.first <= 3 and moment.credible(placed)]
    if opening:
        return moment.dated(opening[0], "expression that opens the sentence")
    if draft.tense not in {Tense.PAST, Tense.GERUND, Tense.PRESENT}:
        return None
    near = [
        placed
        for placed in free
        if not _aside(draft, placed) and moment.credible(placed) and not _dates_a_bystander(draft, placed)
    ]
    if not near:
        return None
    nearest = min(
        near, key=lambda placed: distance(draft.heard.parsed, placed, draft.trigger.first, draft.trigger.last)
    )
    side = _side_of_clause(moment, nearest)
    if side is not None:
        return moment.beside(expressed(nearest.expression, "clause beside it"), *side)
    return moment.dated(nearest, "expression of the neighbouring clause")


def _before_report(moment: Moment, free: list[PlacedExpression]) -> Dating | None:
    """The words "had" and "has" put an event before the day that the clause around theirs names."""
    draft = moment.draft
    around = [p for p in free if draft.heard.parsed.clause_at[p.first] < draft.clause and moment.credible(p)]
    if not around:
        return None
    latest, text = around[0].expression.latest, around[0].expression.text
    return Dating(None, latest, Precision.VAGUE, Basis.BOUNDED, text, rule="before the day of its report")


def _since_clause(moment: Moment, free: list[PlacedExpression]) -> Dating | None:
    """What goes on since something dated: "have been arrested since the protests began in June"."""
    parsed = moment.draft.heard.parsed
    for placed in free:
        clause = parsed.clause_at[placed.first]
        if clause > moment.draft.clause and parsed.words[parsed.clause_at.index(clause)].lower == "since":
            return moment.bounded(expressed(placed.expression, "since the clause beside it"), "since")
    return None


def _aside(draft: Draft, placed: PlacedExpression) -> bool:
    """Whether a relative clause parts the expression from the draft: "congratulated X, who was elected in June"."""
    parsed = draft.heard.parsed
    clause = parsed.clause_at[placed.first]
    return clause > draft.clause and parsed.words[parsed.clause_at.index(clause)].tag == "W"


def _side_of_clause(moment: Moment, placed: PlacedExpression) -> tuple[str, Span | None] | None:
    """The order word that opens the expression's clause, behind the draft's, with the distance before it."""
    parsed = moment.draft.heard.parsed
    clause = parsed.clause_at[placed.first]
    if clause <= moment.draft.clause:
        return None
    at = parsed.clause_at.index(clause)
    side = order_at(parsed.words, at, moment.grammar.order, tags="UI")
    return (side, offset_before(parsed, at, moment.draft.heard.spans)) if side is not None else None


def lasting(moment: Moment) -> Dating | None:
    """A noun that a length of time measures ends on the story's day: "after four days of negotiations"."""
    draft, main = moment.draft, moment.story.main
    if draft.group is not None or main is None or main.dating.latest is None:
        return None
    words = draft.heard.parsed.words
    for placed in draft.heard.spans:
        between = words[placed.last + 1 : draft.trigger.first]
        measured = (
            len(between) <= 3 and all(word.tag in "INSJ" for word in between) and placed.last < draft.trigger.first
        )
        if measured and (not between or between[0].lower == "of" or between[0].tag in "NSJ"):
            return _ending(main.dating, placed.span)
    return None


def _ending(dating: Dating, span: Span) -> Dating | None:
    """The span that ends with the dating, its last day among the days counted."""
    first = moved(dating.latest, span, -1) if dating.latest is not None else None
    if first is None:
        return None
    first = first + 1 if span.unit in "DW" else first
    return replace(dating, earliest=first, precision=Precision.RANGE, basis=Basis.NARRATIVE, rule="so long, up to then")
