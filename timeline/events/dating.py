"""A trigger, the time expressions of its sentence and what the article has told so far in; when it happened out.

The order of evidence: an expression of the trigger's own noun phrase, then of its clause, then of its sentence; an
order word ("after the raid") that bounds one event by another; the day that the story has reached; the report's own
news; at last only the day of publication. The first that answers gives the dating, and its name stands in `rule`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.events.parse import Parse, Tense
from timeline.events.triggers import Trigger
from timeline.model.event import Dating, Modality
from timeline.model.time import Basis, Day, Precision, TimeExpression, TimexType

VERBAL = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "AGREE"})
"""Types that answer other events; without a date of their own they lie between those and the publication."""

_NEWS_REACH = 31
"""Days before publication within which a day can be the story's own: what is older is background."""

_AFTER = frozenset({"after", "following", "since"})
_BEFORE = frozenset({"before", "until", "till"})
_OPEN_START = frozenset({"by", "before", "until", "till"})


@dataclass(frozen=True, slots=True)
class PlacedExpression:
    """A time expression that names days, as words of the sentence: word indices, inclusive."""

    first: int
    last: int
    expression: TimeExpression


@dataclass(frozen=True, slots=True)
class Told:
    """A mention that the article has told already, as far as dating needs it."""

    type: str
    sources: frozenset[str]
    dating: Dating
    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Story:
    """What an article has told up to a sentence: its publication day and the mentions so far."""

    published: Day | None
    told: tuple[Told, ...] = ()
    main: Dating | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """All that dates one trigger: the sentence, its place in the story, and what is known of the trigger."""

    parsed: Parse
    clauses: tuple[int, ...]
    trigger: Trigger
    triggers: tuple[Trigger, ...]
    expressions: tuple[PlacedExpression, ...]
    story: Story
    sources: frozenset[str]
    modality: Modality
    paragraph: int
    sentence: int

    @property
    def tense(self) -> Tense | None:
        """Tense of the verb group that the trigger heads, or None for a noun."""
        return self.parsed.groups[self.trigger.group].tense if self.trigger.group is not None else None


def date(moment: Moment) -> Dating:
    """Return when the trigger's event happened; never later than the publication unless it is planned."""
    for rule in (_own, _same_clause, _ordered, _same_sentence, _planned, _repeated, _spoken, _news, _background):
        dating = rule(moment)
        if dating is not None:
            return dating
    return Dating(None, moment.story.published, Precision.VAGUE, Basis.NONE, rule="no clue")


def place_expressions(parsed: Parse, expressions: Sequence[TimeExpression]) -> tuple[PlacedExpression, ...]:
    """Return the expressions that name days or are bounded by them, as words of the sentence."""
    placed = []
    for expression in expressions:
        if expression.type not in {TimexType.DATE, TimexType.TIME} or expression.value == "PRESENT_REF":
            continue
        if expression.earliest is None and expression.latest is None:
            continue
        inside = [i for i, w in enumerate(parsed.words) if w.start < expression.end and expression.start < w.end]
        if inside:
            placed.append(PlacedExpression(inside[0], inside[-1], expression))
    return tuple(placed)


def _own(moment: Moment) -> Dating | None:
    """An expression inside the trigger's noun phrase: "the 2005 agreement", "Thursday's talks"."""
    if moment.trigger.group is not None:
        return None
    words = moment.parsed.words
    for placed in moment.expressions:
        between = words[placed.last + 1 : moment.trigger.first]
        if placed.last < moment.trigger.first and all(word.tag in "JNSEAG'" for word in between) and len(between) < 5:
            return _dated(moment, placed, "expression in its noun phrase")
        between = words[moment.trigger.last + 1 : placed.first]
        if placed.first > moment.trigger.last and len(between) <= 2 and all(word.tag in "I,X" for word in between):
            return _dated(moment, placed, "expression after its noun")
    return None


def _same_clause(moment: Moment) -> Dating | None:
    """The nearest expression of the trigger's clause that no other noun has taken."""
    clause = moment.clauses[moment.trigger.first]
    candidates = [
        placed
        for placed in moment.expressions
        if moment.clauses[placed.first] == clause and not _taken_by_noun(moment, placed)
    ]
    if not candidates:
        return None
    nearest = min(candidates, key=lambda placed: _distance(placed, moment.trigger))
    return _dated(moment, nearest, "expression in its clause")


def _taken_by_noun(moment: Moment, placed: PlacedExpression) -> bool:
    """Whether the expression modifies a noun to its right: in "breach of the 2005 agreement" it dates the agreement."""
    words = moment.parsed.words
    after = placed.last + 1
    if after >= len(words) or words[after].tag not in "NS'":
        return False
    before = words[placed.first - 1] if placed.first else None
    return words[after].tag == "'" or (before is not None and before.tag in "X$")


def _distance(placed: PlacedExpression, trigger: Trigger) -> int:
    if placed.first > trigger.last:
        return placed.first - trigger.last
    return trigger.first - placed.last + 1


def _dated(moment: Moment, placed: PlacedExpression, rule: str) -> Dating:
    """The dating that an expression gives, widened by the preposition before it: "since 2011", "until March"."""
    expression = placed.expression
    earliest, latest = expression.earliest, expression.latest
    precision = expression.precision or Precision.VAGUE
    basis = expression.basis or Basis.RELATIVE
    before = moment.parsed.words[placed.first - 1].lower if placed.first else ""
    published = moment.story.published
    if before == "since" and earliest is not None and published is not None and earliest <= published:
        latest, precision = published, Precision.RANGE
    elif before in _OPEN_START and latest is not None:
        earliest, precision, basis = None, Precision.VAGUE, Basis.BOUNDED
    elif before == "after" and latest is not None:
        late = published if published is not None and latest <= published else None
        earliest, latest, precision, basis = earliest, late, Precision.VAGUE, Basis.BOUNDED
    if _is_pluperfect_report(moment, placed) and latest is not None:
        earliest, precision, basis = None, Precision.VAGUE, Basis.BOUNDED
    return Dating(
        earliest,
        latest,
        precision,
        basis,
        expression.text,
        expression.start,
        expression.end,
        f"{rule}: {expression.text!r} ({expression.rule}; {expression.anchor or 'as stated'})",
    )


def _is_pluperfect_report(moment: Moment, placed: PlacedExpression) -> bool:
    """Whether the expression dates the report and the event lies before it: "said on Monday that it had struck"."""
    if moment.clauses[placed.first] == moment.clauses[moment.trigger.first]:
        return False
    return moment.tense in {Tense.PLUPERFECT, Tense.PERFECT}


def _ordered(moment: Moment) -> Dating | None:
    """An order word before the trigger bounds it by the event of the clause that it belongs to."""
    word = _order_word(moment)
    if word is None:
        return None
    anchor = _governing(moment)
    if anchor is None:
        return None
    if word in _AFTER:
        latest = anchor.latest
        return Dating(
            None, latest, Precision.VAGUE, Basis.BOUNDED, anchor.time_text, rule=f"before what it precedes ({word})"
        )
    earliest = anchor.earliest
    if earliest is None:
        return None
    return Dating(
        earliest, None, Precision.VAGUE, Basis.BOUNDED, anchor.time_text, rule=f"after what it follows ({word})"
    )


def _order_word(moment: Moment) -> str | None:
    """The order word that introduces the trigger's clause or noun phrase, or None."""
    words, clause = moment.parsed.words, moment.clauses[moment.trigger.first]
    for i in range(moment.trigger.first - 1, max(moment.trigger.first - 14, -1), -1):
        if words[i].lower in _AFTER | _BEFORE and words[i].tag in "UI":
            return words[i].lower
        if moment.trigger.group is None and words[i].tag in "VZDP;":
            return None
        if moment.clauses[i] != clause:
            return None
    return None


def _governing(moment: Moment) -> Dating | None:
    """The dating of what the order word's clause depends on: an expression elsewhere in the sentence, else the story."""
    clause = moment.clauses[moment.trigger.first]
    for placed in moment.expressions:
        if moment.clauses[placed.first] != clause:
            return _dated(moment, placed, "expression of the main clause")
    earlier = [told for told in moment.story.told if told.sentence >= moment.sentence - 1 and told.dating.latest]
    return earlier[-1].dating if earlier else moment.story.main


def _same_sentence(moment: Moment) -> Dating | None:
    """An expression of another clause of the sentence: at its start it covers all, else it dates what is coordinated."""
    if not moment.expressions or moment.modality is Modality.PLANNED:
        return None
    opening = [placed for placed in moment.expressions if placed.first <= 3 and not _taken_by_noun(moment, placed)]
    if opening:
        return _dated(moment, opening[0], "expression that opens the sentence")
    if moment.trigger.group is None:
        return None
    if moment.tense in {Tense.PLUPERFECT, Tense.PERFECT}:
        latest = moment.expressions[0].expression.latest
        return Dating(None, latest, Precision.VAGUE, Basis.BOUNDED, rule="before the day that the sentence tells of")
    if moment.tense in {Tense.PAST, Tense.GERUND}:
        free = [placed for placed in moment.expressions if not _taken_by_noun(moment, placed)]
        nearest = min(free, key=lambda placed: _distance(placed, moment.trigger), default=None)
        return _dated(moment, nearest, "expression of the neighbouring clause") if nearest is not None else None
    return None


def _planned(moment: Moment) -> Dating | None:
    """What is still to come lies after its announcement."""
    if moment.modality not in {Modality.PLANNED, Modality.HYPOTHETICAL}:
        return None
    day = _reached(moment)
    earliest = day.earliest if day is not None and day.earliest is not None else moment.story.published
    return Dating(earliest, None, Precision.VAGUE, Basis.BOUNDED, rule="after its announcement")


def _reached(moment: Moment) -> Dating | None:
    """The dating that the sentence or paragraph has reached, else that of the story."""
    same = [
        told for told in moment.story.told if told.paragraph == moment.paragraph and told.dating.earliest is not None
    ]
    return same[-1].dating if same else moment.story.main


def _repeated(moment: Moment) -> Dating | None:
    """A noun with "the" or "this" takes up an event of its type that was dated before."""
    if not _is_definite(moment):
        return None
    same = [
        told
        for told in moment.story.told
        if told.type == moment.trigger.entry.type and told.dating.earliest is not None
    ]
    if not same:
        return None
    return _inherited(same[-1].dating, "the same event as told before")


def _is_definite(moment: Moment) -> bool:
    if moment.trigger.group is not None:
        return False
    words = moment.parsed.words
    for i in range(moment.trigger.first - 1, max(moment.trigger.first - 5, -1), -1):
        if words[i].lower in {"the", "this", "these", "those", "that"}:
            return True
        if words[i].tag not in "JNSEAG":
            return False
    return False


def _inherited(dating: Dating, rule: str) -> Dating:
    basis = Basis.NARRATIVE if dating.precision is not Precision.VAGUE else dating.basis
    return replace(dating, basis=basis, rule=rule)


def _spoken(moment: Moment) -> Dating | None:
    """A reaction without a date: the day its speaker spoke, else between what it answers and the publication."""
    if moment.trigger.entry.type not in VERBAL or moment.tense in {None, Tense.PERFECT, Tense.PLUPERFECT}:
        return None
    day_told = [
        told for told in moment.story.told if told.dating.precision is Precision.DAY and told.sources & moment.sources
    ]
    if day_told and moment.sources:
        return _inherited(day_told[-1].dating, "the day on which its speaker spoke")
    if moment.story.main is None or moment.story.main.earliest is None:
        return None
    return _since(moment.story.main.earliest, moment.story.published)


def _since(earliest: Day, published: Day | None) -> Dating | None:
    if published is None or earliest > published:
        return None
    basis = Basis.PUBLICATION if earliest == published + -1 else Basis.BOUNDED
    return Dating(earliest, published, Precision.VAGUE, basis, rule="between what it answers and the publication")


def _news(moment: Moment) -> Dating | None:
    """The article's own news: a plain past or a perfect near the top, or a plain past about the same parties."""
    main, published = moment.story.main, moment.story.published
    lead = moment.paragraph <= 1
    if moment.tense is Tense.PLUPERFECT:
        latest = main.latest if main is not None and main.latest is not None else published
        return Dating(None, latest, Precision.VAGUE, Basis.BOUNDED, rule="before the story's day")
    if moment.tense in {Tense.PAST, Tense.PRESENT, Tense.PARTICIPLE, Tense.GERUND} or (
        lead and moment.tense is Tense.PERFECT
    ):
        if main is not None:
            return _inherited(main, "the story's day")
        if published is not None and lead:
            day = Dating(published + -1, published, Precision.VAGUE, Basis.PUBLICATION, rule="the news of the day")
            return day
    return None


def _background(moment: Moment) -> Dating | None:
    """A noun or a perfect without a clue lies before the publication."""
    main = moment.story.main
    if moment.trigger.group is None and main is not None and moment.paragraph <= 1 and moment.sentence <= 1:
        return _inherited(main, "the story's day")
    return None


def is_news(dating: Dating, published: Day | None) -> bool:
    """Tell whether a dating can be the story's own day: one day, not long before the publication."""
    if dating.precision is not Precision.DAY or dating.latest is None or published is None:
        return False
    return 0 <= published.ordinal - dating.latest.ordinal <= _NEWS_REACH
