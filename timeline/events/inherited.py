"""Rules that date a draft by what the article has told: the same event, its speaker's day, the story's day."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.heard import Draft
from timeline.events.moment import Moment
from timeline.events.parse import Tense
from timeline.events.story import is_news
from timeline.model.event import Dating
from timeline.model.time import Basis, Day, Precision

ANSWERS = frozenset(
    {"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "AGREE", "SANCTION", "OTHER", "GOVERN", "AID"}
)
"""Types that answer other events; without a date of their own they lie between those and the publication."""

_FREQUENT = frozenset(
    {"repeatedly", "often", "long", "always", "frequently", "regularly", "consistently", "previously"}
)
_PLAIN = frozenset({Tense.PAST, Tense.PRESENT, Tense.PARTICIPLE, Tense.GERUND})


def again(moment: Moment) -> Dating | None:
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
        return inherited(here[-1].dating, "the event told before")
    if main is not None and main.type == draft.type:
        return inherited(main.dating, "the story's own event")
    alike = [told for told in same if told.draft.heads & draft.heads]
    return inherited(alike[-1].dating, "the event told before") if alike else None


def inherited(dating: Dating, rule: str) -> Dating:
    """Return a dating as another mention takes it over."""
    basis = Basis.NARRATIVE if dating.precision is not Precision.VAGUE else dating.basis
    return replace(dating, basis=basis, rule=f"{rule}: {dating.time_text or dating.rule}")


def lead(moment: Moment) -> Dating | None:
    """The article's first sentence tells its news: "The two states have agreed" happened on the story's day."""
    draft, main = moment.draft, moment.story.main
    if draft.heard.number or main is None or draft.tense in {None, Tense.PLUPERFECT} or draft.definite:
        return None
    return inherited(main.dating, "the story's day")


def answer(moment: Moment) -> Dating | None:
    """An answer without a date: the day on which its speaker spoke, else between what it answers and publication."""
    draft, main = moment.draft, moment.story.main
    if main is None or not _is_answer(draft) or draft.tense in {None, Tense.PLUPERFECT} or _goes_on(draft):
        return None
    for told in reversed(moment.story.told):
        here = told.paragraph == draft.heard.sentence.paragraph
        if here and is_news(told.dating, moment.story.published) and told.draft.sources & draft.sources:
            return inherited(told.dating, "the day on which its speaker acted")
    if main.sources & draft.sources:
        return inherited(main.dating, "the day on which its speaker acted")
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


def told_day(moment: Moment) -> Dating | None:
    """ "Had" puts an event before the story's day; a plain past goes on with the day of its paragraph or its story."""
    draft, story = moment.draft, moment.story
    if draft.tense is Tense.PLUPERFECT:
        latest = story.main.dating.latest if story.main is not None else story.published
        return Dating(None, latest, Precision.VAGUE, Basis.BOUNDED, rule="before the story's day")
    opening = draft.heard.number == 0
    if draft.tense not in _PLAIN and not opening:
        return None
    for told in reversed(story.told):
        if told.paragraph == draft.heard.sentence.paragraph and is_news(told.dating, story.published):
            return inherited(told.dating, "the day that the paragraph has reached")
    return inherited(story.main.dating, "the story's day") if story.main is not None else None


def news(moment: Moment) -> Dating | None:
    """The news of an article that names no day: the day of its publication, or the day before."""
    draft, published = moment.draft, moment.story.published
    if moment.story.main is not None or published is None or draft.tense is Tense.PLUPERFECT:
        return None
    if draft.heard.sentence.paragraph > 1 or (draft.tense is None and draft.heard.number > 0):
        return None
    return Dating(published + -1, published, Precision.VAGUE, Basis.PUBLICATION, rule="the news of the day")
