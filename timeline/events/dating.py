"""A draft and the story so far in; when it happened, and how that is known, out.

The order of evidence: an expression of the trigger's own noun phrase, then of its clause; an order word ("after the
raid") that bounds one event by another; an expression elsewhere in its sentence; the event that it takes up again; the
day that its speaker or the story has reached; at last only the day of publication. The first rule that answers gives
the dating, and says so in `rule`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.events.expressions import PlacedExpression, Span, dates_a_noun, distance, moved, offset_before
from timeline.events.heard import Draft
from timeline.events.parse import Tense
from timeline.events.story import Story, is_news
from timeline.model.event import Dating, Modality
from timeline.model.time import Basis, Day, Precision, TimeExpression

ANSWERS = frozenset(
    {"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "AGREE", "SANCTION", "OTHER", "GOVERN", "AID"}
)
"""Types that answer other events; without a date of their own they lie between those and the publication."""

_FREQUENT = frozenset(
    {"repeatedly", "often", "long", "always", "frequently", "regularly", "consistently", "previously"}
)
_OPEN_START = frozenset({"by", "before", "until", "till"})
_UNREAL = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
_HAD = frozenset({Tense.PLUPERFECT, Tense.PERFECT})
_PLAIN = frozenset({Tense.PAST, Tense.PRESENT, Tense.PARTICIPLE, Tense.GERUND})


@dataclass(frozen=True, slots=True)
class Moment:
    """All that dates one draft: itself, the story so far, and the order words with what lies behind them.

    `rivals` are the first words of the sentence's other noun triggers, which may own an expression.
    """

    draft: Draft
    story: Story
    order: Mapping[str, str]
    rivals: tuple[int, ...] = ()


def date(moment: Moment) -> Dating:
    """Return when the draft's event happened; never later than the publication unless it is still to come."""
    for rule in (
        _own,
        _lasting,
        _in_clause,
        _ordered,
        _planned,
        _in_sentence,
        _again,
        _lead,
        _answer,
        _told_day,
        _news,
    ):
        dating = rule(moment)
        if dating is not None:
            return dating
    return Dating(None, moment.story.published, Precision.VAGUE, Basis.NONE, rule="no clue: before the publication")


def own_dating(moment: Moment) -> Dating | None:
    """Return the dating by an expression of the draft's own noun phrase or clause, or None."""
    return _own(moment) or _in_clause(moment)


def _own(moment: Moment) -> Dating | None:
    """An expression inside the trigger's noun phrase: "the 2005 agreement", "Thursday's talks", "talks on Thursday"."""
    draft, words = moment.draft, moment.draft.heard.parsed.words
    if draft.group is not None:
        return None
    for placed in draft.heard.expressions:
        before = words[placed.last + 1 : draft.trigger.first]
        if placed.last < draft.trigger.first and len(before) < 5 and all(word.tag in "JNSEAG'" for word in before):
            return _dated(moment, placed, "expression in its noun phrase")
        after = words[draft.trigger.last + 1 : placed.first]
        if placed.first > draft.trigger.last and len(after) <= 2 and all(word.tag in "I,XR" for word in after):
            return _dated(moment, placed, "expression after its noun")
    return None


def _in_clause(moment: Moment) -> Dating | None:
    """The nearest expression of the trigger's clause that dates no other noun."""
    draft = moment.draft
    inside = [
        placed
        for placed in _free(moment)
        if draft.heard.parsed.clause_at[placed.first] == draft.clause and _credible(moment, placed)
    ]
    if not inside:
        return None
    nearest = min(
        inside, key=lambda placed: distance(draft.heard.parsed, placed, draft.trigger.first, draft.trigger.last)
    )
    return _dated(moment, nearest, "expression in its clause")


def _credible(moment: Moment, placed: PlacedExpression) -> bool:
    """Whether the expression can date the draft: what has happened does not lie after the publication."""
    earliest, published = placed.expression.earliest, moment.story.published
    if moment.draft.surety in _UNREAL or earliest is None or published is None:
        return True
    return moment.draft.tense not in {Tense.PAST, *_HAD} or earliest <= published


def expressed(expression: TimeExpression, rule: str) -> Dating:
    """Return what a time expression says by itself."""
    return Dating(
        expression.earliest,
        expression.latest,
        expression.precision or Precision.VAGUE,
        expression.basis or Basis.RELATIVE,
        expression.text,
        expression.start,
        expression.end,
        f"{rule}: {expression.text!r} ({expression.rule}; {expression.anchor or 'as stated'})",
    )


def _dated(moment: Moment, placed: PlacedExpression, rule: str) -> Dating:
    """The dating that an expression gives, as the words before it widen, bound or shift it."""
    published, words = moment.story.published, moment.draft.heard.parsed.words
    dating = expressed(placed.expression, rule)
    before = words[placed.first - 1].lower if placed.first else ""
    if placed.side is not None:
        return _beside(moment, dating, placed.side, placed.offset)
    if before == "since":
        return _since(dating, published)
    if before in _OPEN_START:
        return replace(dating, earliest=None, precision=Precision.VAGUE, basis=Basis.BOUNDED)
    if before == "after":
        latest = published if _not_after(dating.latest, published) else None
        return replace(dating, latest=latest, precision=Precision.VAGUE, basis=Basis.BOUNDED)
    return _finished(moment, dating)


def _beside(moment: Moment, anchor: Dating, side: str, offset: Span | None) -> Dating:
    """The dating of what lies beside something dated: exactly, where the distance is told, else up to the story's day.

    Args:
        moment: The draft and its story.
        anchor: The dating of the other event.
        side: "before" where the other event came before ("resigned after the vote"), "after" where it came after.
        offset: The distance, if told.
    """
    if offset is not None and anchor.earliest is not None and anchor.earliest == anchor.latest:
        day = moved(anchor.earliest, offset, 1 if side == "before" else -1)
        if day is not None and offset.unit == "D":
            return replace(anchor, earliest=day, latest=day, precision=Precision.DAY, basis=Basis.NARRATIVE)
    bounded = replace(anchor, precision=Precision.VAGUE, basis=Basis.BOUNDED)
    if side == "after":
        return replace(bounded, earliest=None)
    main = moment.story.main.dating.latest if moment.story.main is not None else None
    ends = [day for day in (main, moment.story.published) if _not_after(anchor.earliest, day)]
    return replace(bounded, latest=ends[0] if ends else None)


def _since(dating: Dating, published: Day | None) -> Dating:
    if dating.earliest is None or not _not_after(dating.earliest, published):
        return dating
    return replace(dating, latest=published, precision=Precision.RANGE)


def _not_after(day: Day | None, limit: Day | None) -> bool:
    return day is not None and limit is not None and day <= limit


def _finished(moment: Moment, dating: Dating) -> Dating:
    """Clip what has happened at the publication: "this year"; "this week", on a Monday, is the week just ended."""
    published, tense = moment.story.published, moment.draft.tense
    if published is None or moment.draft.surety in _UNREAL or dating.latest is None or dating.latest <= published:
        return dating
    if dating.precision is Precision.WEEK and dating.earliest == published:
        return replace(dating, earliest=published + -7, latest=published + -1)
    clipped = tense in {Tense.PAST, *_HAD} and _not_after(dating.earliest, published)
    return replace(dating, latest=published) if clipped else dating


def _ordered(moment: Moment) -> Dating | None:
    """An order word before the trigger bounds it by the event of the clause that it belongs to."""
    found = _side(moment)
    if found is None:
        return None
    anchor, (side, offset) = _governing(moment), found
    if anchor is None:
        return None
    if offset is not None:  # "a day after it was sealed": the sealing lies a day before
        return _beside(moment, anchor, "after" if side == "before" else "before", offset)
    if side == "before" and anchor.latest is not None:
        return Dating(
            None, anchor.latest, Precision.VAGUE, Basis.BOUNDED, anchor.time_text, rule="before what follows it"
        )
    if side == "after" and anchor.earliest is not None:
        return Dating(
            anchor.earliest, None, Precision.VAGUE, Basis.BOUNDED, anchor.time_text, rule="after what precedes it"
        )
    return None


def _side(moment: Moment) -> tuple[str, Span | None] | None:
    """On which side of what it belongs to an order word puts the trigger, with the distance; None without one.

    A noun stands right behind it ("after the raid"); a verb, and a noun that a verb carries, stand in a clause that it
    opens ("after troops left", "after they had a meeting").
    """
    draft, words = moment.draft, moment.draft.heard.parsed.words
    behind_noun = draft.group is None
    for i in range(draft.trigger.first - 1, max(draft.trigger.first - 14, -1), -1):
        word = words[i]
        side = moment.order.get(word.lower)
        if side in {"before", "after"} and word.tag in ("UIG" if behind_noun else "U"):
            return side, offset_before(i, draft.heard.spans)
        if behind_noun and word.lower in {"follow", "follows", "followed"}:
            return "before", None
        if word.tag in ",;Q" or draft.heard.parsed.clause_at[i] != draft.clause:
            return None
        if draft.heard.parsed.group_at[i] >= 0:
            behind_noun = False
    return None


def _governing(moment: Moment) -> Dating | None:
    """The dating of what an order word's clause depends on: an expression of another clause, else what came before."""
    draft, story = moment.draft, moment.story
    for placed in draft.heard.expressions:
        if draft.heard.parsed.clause_at[placed.first] != draft.clause and not dates_a_noun(draft.heard.parsed, placed):
            return _dated(moment, placed, "expression of the main clause")
    if _is_fragment(draft) and story.told:  # "This after Trump warned ...": what the sentence before told
        before = [told for told in story.told if told.draft.heard.number == draft.heard.number - 1]
        if before:
            return before[0].dating
    return story.main.dating if story.main is not None else None


def _is_fragment(draft: Draft) -> bool:
    words = draft.heard.parsed.words
    return words[0].lower in {"this", "that", "it"} and draft.heard.parsed.clause_at[draft.trigger.first] <= 1


def _planned(moment: Moment) -> Dating | None:
    """What is still to come lies after its announcement."""
    if moment.draft.surety not in _UNREAL:
        return None
    day = _reached(moment)
    earliest = day.earliest if day is not None and day.earliest is not None else moment.story.published
    return Dating(earliest, None, Precision.VAGUE, Basis.BOUNDED, rule="after its announcement")


def _reached(moment: Moment) -> Dating | None:
    """The day that the sentence names, or the paragraph has reached, or the story is about."""
    draft = moment.draft
    for placed in draft.heard.expressions:
        dating = _dated(moment, placed, "day of the announcement")
        if is_news(dating, moment.story.published):
            return dating
    for told in reversed(moment.story.told):
        if told.paragraph == draft.heard.sentence.paragraph and is_news(told.dating, moment.story.published):
            return told.dating
    return moment.story.main.dating if moment.story.main is not None else None


def _in_sentence(moment: Moment) -> Dating | None:
    """An expression of another clause: it bounds, it covers the sentence that it opens, or it dates a neighbour too."""
    draft = moment.draft
    free = _free(moment)
    if not free:
        return None
    if draft.tense in _HAD:
        latest = free[0].expression.latest
        text = free[0].expression.text
        return Dating(None, latest, Precision.VAGUE, Basis.BOUNDED, text, rule="before the day of its report")
    opening = [placed for placed in free if placed.first <= 3 and _credible(moment, placed)]
    if opening:
        return _dated(moment, opening[0], "expression that opens the sentence")
    if draft.tense not in {Tense.PAST, Tense.GERUND, Tense.PRESENT}:
        return None
    near = [placed for placed in free if not _aside(draft, placed) and _credible(moment, placed)]
    if not near:
        return None
    nearest = min(
        near, key=lambda placed: distance(draft.heard.parsed, placed, draft.trigger.first, draft.trigger.last)
    )
    side = _side_of_clause(moment, nearest)
    if side is not None:
        return _beside(moment, expressed(nearest.expression, "clause beside it"), *side)
    return _dated(moment, nearest, "expression of the neighbouring clause")


def _aside(draft: Draft, placed: PlacedExpression) -> bool:
    """Whether a relative clause parts the expression from the draft: "congratulated X, who was elected in June"."""
    parsed = draft.heard.parsed
    clause = parsed.clause_at[placed.first]
    return clause > draft.clause and parsed.words[parsed.clause_at.index(clause)].tag == "W"


def _free(moment: Moment) -> list[PlacedExpression]:
    """The expressions of the sentence that date no other draft's noun."""
    parsed = moment.draft.heard.parsed
    return [
        placed
        for placed in moment.draft.heard.expressions
        if not (dates_a_noun(parsed, placed) and any(placed.last < first <= placed.last + 4 for first in moment.rivals))
    ]


def _side_of_clause(moment: Moment, placed: PlacedExpression) -> tuple[str, Span | None] | None:
    """The order word that opens the expression's clause, behind the draft's, with the distance before it."""
    parsed = moment.draft.heard.parsed
    clause = parsed.clause_at[placed.first]
    if clause <= moment.draft.clause:
        return None
    at = parsed.clause_at.index(clause)
    side = moment.order.get(parsed.words[at].lower)
    if side not in {"before", "after"} or parsed.words[at].tag not in "UI":
        return None
    return side, offset_before(at, moment.draft.heard.spans)


def _lasting(moment: Moment) -> Dating | None:
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
            last = main.dating.latest
            first = moved(last, placed.span, -1)
            if first is None:
                return None
            first = first + 1 if placed.span.unit in "DW" else first
            return replace(
                main.dating,
                earliest=first,
                precision=Precision.RANGE,
                basis=Basis.NARRATIVE,
                rule="so long, up to then",
            )
    return None


def _again(moment: Moment) -> Dating | None:
    """A noun with "the" or "this" takes up an event that was told before: of its paragraph, else the story's own."""
    draft = moment.draft
    if draft.group is not None or not draft.definite:
        return None
    same = [told for told in moment.story.told if told.draft.type == draft.type and told.dating.earliest is not None]
    here = [
        told for told in same if told.paragraph == draft.heard.sentence.paragraph and told.draft.heads & draft.heads
    ]
    main = moment.story.main
    if here:
        return _inherited(here[-1].dating, "the event told before")
    if main is not None and main.type == draft.type:
        return _inherited(main.dating, "the story's own event")
    alike = [told for told in same if told.draft.heads & draft.heads]
    return _inherited(alike[-1].dating, "the event told before") if alike else None


def _inherited(dating: Dating, rule: str) -> Dating:
    basis = Basis.NARRATIVE if dating.precision is not Precision.VAGUE else dating.basis
    return replace(dating, basis=basis, rule=f"{rule}: {dating.time_text or dating.rule}")


def _lead(moment: Moment) -> Dating | None:
    """The article's first sentence tells its news: "The two states have agreed" happened on the story's day."""
    draft, main = moment.draft, moment.story.main
    if draft.heard.number or main is None or draft.tense in {None, Tense.PLUPERFECT} or draft.definite:
        return None
    return _inherited(main.dating, "the story's day")


def _answer(moment: Moment) -> Dating | None:
    """An answer without a date: the day on which its speaker spoke, else between what it answers and publication."""
    draft, main = moment.draft, moment.story.main
    if main is None or not _is_answer(draft) or draft.tense in {None, Tense.PLUPERFECT} or _goes_on(draft):
        return None
    for told in reversed(moment.story.told):
        here = told.paragraph == draft.heard.sentence.paragraph
        if here and is_news(told.dating, moment.story.published) and told.draft.sources & draft.sources:
            return _inherited(told.dating, "the day on which its speaker acted")
    if main.sources & draft.sources:
        return _inherited(main.dating, "the day on which its speaker acted")
    return _between(main.dating.earliest, moment.story.published)


def _goes_on(draft: Draft) -> bool:
    """Whether a perfect tells what was done again and again: "has repeatedly threatened", "has been urging"."""
    group = draft.group
    if group is None or draft.tense is not Tense.PERFECT:
        return False
    inside = draft.heard.parsed.words[group.first : group.main + 1]
    return inside[-1].tag == "G" or any(word.lower in _FREQUENT for word in inside)


def _is_answer(draft: Draft) -> bool:
    return draft.type in ANSWERS or draft.trigger.entry.speech


def _between(earliest: Day | None, published: Day | None) -> Dating | None:
    if earliest is None or published is None or published < earliest:
        return None
    if earliest == published:
        return Dating(earliest, published, Precision.DAY, Basis.PUBLICATION, rule="the day of the publication")
    basis = Basis.PUBLICATION if earliest == published + -1 else Basis.BOUNDED
    return Dating(earliest, published, Precision.VAGUE, basis, rule="between what it answers and the publication")


def _told_day(moment: Moment) -> Dating | None:
    """ "had" puts an event before the story's day; a plain past goes on with the day of its paragraph or of the story."""
    draft, story = moment.draft, moment.story
    if draft.tense is Tense.PLUPERFECT:
        latest = story.main.dating.latest if story.main is not None else story.published
        return Dating(None, latest, Precision.VAGUE, Basis.BOUNDED, rule="before the story's day")
    opening = draft.heard.number == 0
    if draft.tense not in _PLAIN and not opening:
        return None
    for told in reversed(story.told):
        if told.paragraph == draft.heard.sentence.paragraph and is_news(told.dating, story.published):
            return _inherited(told.dating, "the day that the paragraph has reached")
    return _inherited(story.main.dating, "the story's day") if story.main is not None else None


def _news(moment: Moment) -> Dating | None:
    """The news of an article that names no day: the day of its publication, or the day before."""
    draft, published = moment.draft, moment.story.published
    if moment.story.main is not None or published is None or draft.tense is Tense.PLUPERFECT:
        return None
    if draft.heard.sentence.paragraph > 1 or (draft.tense is None and draft.heard.number > 0):
        return None
    return Dating(published + -1, published, Precision.VAGUE, Basis.PUBLICATION, rule="the news of the day")
