"""A draft with its story, and what a time expression or a neighbouring date says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.events.expressions import PlacedExpression, dates_a_noun, expressed
from timeline.events.heard import Draft
from timeline.events.order import OrderWord, order_word
from timeline.events.parse import Tense, VerbGroup
from timeline.events.spans import Span, moved
from timeline.events.story import Story
from timeline.lexicons.grammar import Grammar
from timeline.model.event import Dating, Modality
from timeline.model.time import Basis, Day, Precision, TimeExpression

UNREAL = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
"""What has not happened when it is told."""
HAD = frozenset({Tense.PLUPERFECT, Tense.PERFECT})
"""Tenses of what was over before it is told."""
_OPEN_START = frozenset({"by", "before", "until", "till"})
_MEANWHILE = frozenset({"in", "at", "during"})
_UNITS = {"W": Precision.WEEK, "M": Precision.MONTH, "Y": Precision.YEAR}


@dataclass(frozen=True, slots=True)
class Moment:
    """All that dates one draft: itself, the story so far, the grammar, and the other drafts of its sentence."""

    draft: Draft
    story: Story
    grammar: Grammar
    others: tuple[Draft, ...] = ()

    @property
    def unreal(self) -> bool:
        """Whether the draft is still to come, or only supposed."""
        return self.draft.surety in UNREAL

    @property
    def order_word(self) -> OrderWord | None:
        """The order word that governs the trigger ("after the raid"), or None."""
        draft, parsed = self.draft, self.draft.heard.parsed
        found = order_word(
            parsed,
            draft.trigger.first,
            noun=draft.group is None,
            order=self.grammar.order,
            spans=draft.heard.spans,
        )
        report = self.report
        if found is not None or report is None:
            return found
        return order_word(parsed, report.first, noun=False, order=self.grammar.order, spans=draft.heard.spans)

    @property
    def report(self) -> VerbGroup | None:
        """The verb of saying whose content the draft is told in ("said that there was no solution"), or None."""
        parsed, first = self.draft.heard.parsed, self.draft.trigger.first
        for group in reversed([g for g in parsed.groups if g.main < first]):
            if parsed.words[group.main].lower in self.grammar.report_verbs and group.tense.finite:
                return group if parsed.clause_at[group.main] < self.draft.clause else None
        return None

    def free(self) -> list[PlacedExpression]:
        """Return the expressions of the sentence that date no other draft's noun."""
        return [placed for placed in self.draft.heard.expressions if not self._is_taken(placed)]

    def _is_taken(self, placed: PlacedExpression) -> bool:
        parsed = self.draft.heard.parsed
        if not dates_a_noun(parsed, placed) or (placed.first <= 2 and parsed.words[0].tag == "I"):
            return False  # "In the 2005 deal, Iran agreed" dates the agreeing, too
        nouns = (other.trigger.first for other in self.others if other.group is None)
        return any(placed.last < first <= placed.last + 4 for first in nouns)

    @property
    def carrier(self) -> VerbGroup | None:
        """The verb that tells when the draft happens: its own, the one that carries its noun, or the one above it.

        "held a meeting", "said in a meeting": the noun happens when the verb does; "caused the army to go on alert":
        the infinitive does. None for a noun that stands by itself.
        """
        draft, parsed = self.draft, self.draft.heard.parsed
        group = draft.group
        if group is None:
            return self._carrying()
        if group.tense is Tense.INFINITIVE and group.at and not self.unreal:
            return parsed.groups[group.at - 1]
        return group

    def _carrying(self) -> VerbGroup | None:
        draft, parsed = self.draft, self.draft.heard.parsed
        if draft.definite:
            return None
        for i in range(draft.trigger.first - 1, max(draft.trigger.first - 8, -1), -1):
            group, word = parsed.group(i), parsed.words[i]
            if group is not None:
                return None if word.lower in self.grammar.state_verbs else group
            if word.tag not in "XJNSEAG$'" and word.lower not in _MEANWHILE:
                return None
        return None

    @property
    def tense(self) -> Tense | None:
        """The tense of the carrier, or None without one."""
        carrier = self.carrier
        return carrier.tense if carrier is not None else None

    def credible(self, placed: PlacedExpression) -> bool:
        """Tell whether the expression can date the draft: what has happened does not lie after the publication."""
        earliest, published = placed.expression.earliest, self.story.published
        if self.unreal or earliest is None or published is None:
            return True
        return self.draft.tense not in {Tense.PAST, *HAD} or earliest <= published

    def dated(self, placed: PlacedExpression, rule: str) -> Dating:
        """Return the dating that an expression gives, as the words before it widen, bound or shift it."""
        dating = self.said(placed.expression, rule)
        if placed.side is not None and not placed.order_at < self.draft.trigger.first < placed.first:
            return self.beside(dating, placed.side, placed.offset)
        return self.bounded(dating, self._word_before(placed))

    def said(self, expression: TimeExpression, rule: str) -> Dating:
        """Return what an expression says; one that leans on the day told before leans on the day of the story."""
        dating = expressed(expression, rule)
        shifted = self._from_story(expression)
        return dating if shifted is None else replace(dating, earliest=shifted, latest=shifted)

    def ahead(self, dating: Dating, expression: TimeExpression) -> Dating:
        """Return the dating of what is to come, of which a weekday tells no day that is over."""
        if self.unreal and expression.rule == "weekday" and _is_over(dating, self.story.published):
            return replace(dating, earliest=_later(dating.earliest), latest=_later(dating.latest))
        return dating

    def _from_story(self, expression: TimeExpression) -> Day | None:
        """The day that "the following day" means where the tagger reads it from a day of the background."""
        reached, published = self.story.reached(self.draft), self.story.published
        if expression.rule != "neighbour" or expression.earliest is None or reached is None or published is None:
            return None
        anchor = _anchor(expression)
        if anchor is None or expression.earliest != expression.latest or not is_background(anchor, published):
            return None
        return reached + (expression.earliest.ordinal - anchor.ordinal)

    def _word_before(self, placed: PlacedExpression) -> str:
        return self.draft.heard.parsed.words[placed.first - 1].lower if placed.first else ""

    def bounded(self, dating: Dating, before: str) -> Dating:
        """Return a dating as the preposition before its expression bounds it: "by Monday", "since June"."""
        published = self.story.published
        if before == "since":
            return self._since(dating)
        if before in _OPEN_START:
            earliest = None
            if self.unreal:  # a deadline: "to be concluded by 30 June", from now on
                day = self.story.reached(self.draft) or published
                earliest = day if not_after(day, dating.latest) else None
            basis = dating.basis if earliest is not None else Basis.BOUNDED
            precision = Precision.RANGE if earliest is not None else Precision.VAGUE
            return replace(dating, earliest=earliest, precision=precision, basis=basis)
        if before == "after":
            latest = published if not_after(dating.latest, published) else None
            return replace(dating, latest=latest, precision=Precision.VAGUE, basis=Basis.BOUNDED)
        return self._finished(dating)

    def _since(self, dating: Dating) -> Dating:
        """The words "since X" tell a span up to now; under a copula ("has been under sanctions since X") the start."""
        published = self.story.published
        if not not_after(dating.earliest, published) or self._is_state():
            return dating
        return replace(dating, latest=published, precision=Precision.RANGE)

    def _is_state(self) -> bool:
        draft = self.draft
        if draft.group is not None:
            return False
        groups = draft.heard.parsed.groups
        here = [
            g for g in groups if g.main < draft.trigger.first and draft.heard.parsed.clause_at[g.main] == draft.clause
        ]
        return bool(here) and draft.heard.parsed.words[here[-1].main].tag == "B"

    def _finished(self, dating: Dating) -> Dating:
        """Clip what has happened at the publication; "this week", on a Monday, is the week just ended."""
        published, tense = self.story.published, self.draft.tense
        if published is None or self.unreal or dating.latest is None or dating.latest <= published:
            return dating
        if dating.precision is Precision.WEEK and dating.earliest == published:
            return replace(dating, earliest=published + -7, latest=published + -1)
        clipped = tense in {Tense.PAST, *HAD} and not_after(dating.earliest, published)
        return replace(dating, latest=published) if clipped else dating

    def beside(self, anchor: Dating, side: str, offset: Span | None) -> Dating:
        """Return the dating of what lies beside something dated: exactly, where the distance is told, else bounded.

        Args:
            anchor: The dating of the other event.
            side: "before" where the other event came before ("resigned after the vote"), "after" where it came after.
            offset: The distance, if told.
        """
        exact = self._at_distance(anchor, side, offset)
        if exact is not None:
            return exact
        bounded = replace(anchor, precision=Precision.VAGUE, basis=Basis.BOUNDED)
        if side == "after":
            return replace(bounded, earliest=None)
        main = self.story.main.dating.latest if self.story.main is not None else None
        ends = [day for day in (main, self.story.published) if not_after(anchor.earliest, day)]
        return replace(bounded, latest=ends[0] if ends else None)

    def _at_distance(self, anchor: Dating, side: str, offset: Span | None) -> Dating | None:
        if offset is None or anchor.earliest is None or anchor.earliest != anchor.latest:
            return None
        day = moved(anchor.earliest, offset, 1 if side == "before" else -1)
        if day is None:
            return None
        narrative = replace(anchor, earliest=day, latest=day, precision=Precision.DAY, basis=Basis.NARRATIVE)
        if offset.unit == "D":
            return narrative
        first, last = _unit_around(day, offset.unit)
        return replace(narrative, earliest=first, latest=last, precision=_UNITS[offset.unit])


def not_after(day: Day | None, limit: Day | None) -> bool:
    """Tell whether both days are known and the first does not lie after the second."""
    return day is not None and limit is not None and day <= limit


def _is_over(dating: Dating, published: Day | None) -> bool:
    return dating.latest is not None and published is not None and dating.latest < published


def _later(day: Day | None) -> Day | None:
    """The same weekday of the week after: "they expect the vote on Monday", said on a Wednesday."""
    return day + 7 if day is not None else None


def is_background(day: Day, published: Day) -> bool:
    """Tell whether a day lies too long before the publication to be the news."""
    return published.ordinal - day.ordinal > 31


def _anchor(expression: TimeExpression) -> Day | None:
    try:
        return Day.parse((expression.anchor or "")[-10:])
    except ValueError:
        return None


def _unit_around(day: Day, unit: str) -> tuple[Day, Day]:
    if unit == "W":
        monday = day + (1 - day.weekday)
        return monday, monday + 6
    if unit == "M":
        following = Day.of(day.year + day.month // 12, day.month % 12 + 1, 1)
        return Day.of(day.year, day.month, 1), following + -1
    return Day.of(day.year, 1, 1), Day.of(day.year, 12, 31)
