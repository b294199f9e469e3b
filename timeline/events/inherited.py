"""Rules that date a draft by what the article has told: the same event, its speaker's day, the story's day."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.heard import ANSWERS, Draft
from timeline.events.moment import Moment
from timeline.events.order import order_at
from timeline.events.parse import Tense
from timeline.events.story import is_news
from timeline.model.event import Dating
from timeline.model.time import Basis, Day, Precision

_FREQUENT = frozenset(
    {"repeatedly", "often", "long", "always", "frequently", "regularly", "consistently", "previously"}
)
_HURTING = frozenset({"ASSAULT", "DISASTER"})
_RETOLD = frozenset({"ASSAULT", "DISASTER", "ELECTION", "PROTEST"})
"""Types of occurrences that are told again in what people say of them."""
_NEAR = 4
"""Sentences between an event and a verb that tells it again, at most."""
_FAR = 20
"""Words between an answer and the order word before what it answers, at most."""
_WORDS = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types of news that are themselves reactions."""
_AT_TALKS = frozenset({"AGREE", "CONSULT"})
_SPEAKERS = frozenset({"he", "she", "they", "it", "we", "i"})
_PLAIN = frozenset({Tense.PAST, Tense.PRESENT, Tense.PARTICIPLE, Tense.GERUND})


def again(moment: Moment) -> Dating | None:
    """A noun with "the" or "this" takes up an event that was told before: of its paragraph, else the story's own."""
    draft = moment.draft
    if draft.group is not None or not (draft.definite or _counts(moment)):
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


def _counts(moment: Moment) -> bool:
    """Whether a noun or phrase without a doer counts the news' victims: "190 were dead", "the casualties"."""
    draft, main = moment.draft, moment.story.main
    return draft.type in _HURTING and not draft.trigger.entry.source and main is not None and main.type == draft.type


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


def taken_up(moment: Moment) -> Dating | None:
    """A verb that tells a told event again: "of those who voted", "said that the plane had been shot down"."""
    draft = moment.draft
    if draft.group is None or not (_is_relative(draft) or _is_reported(moment)):
        return None
    if draft.type not in _RETOLD:
        return None
    near = [
        told
        for told in moment.story.told
        if _is_same_kind(told.draft, draft)
        and told.dating.earliest is not None
        and draft.heard.number - told.draft.heard.number <= _NEAR
    ]
    return inherited(near[-1].dating, "the event told before") if near else None


def _is_same_kind(told: Draft, draft: Draft) -> bool:
    """Whether two drafts can tell one occurrence: an airliner "crashed", and "had been shot down"."""
    return told.type == draft.type or {told.type, draft.type} <= _HURTING


def _is_relative(draft: Draft) -> bool:
    parsed = draft.heard.parsed
    return draft.group is not None and draft.group.first > 0 and parsed.words[draft.group.first - 1].tag == "W"


def _is_reported(moment: Moment) -> bool:
    """Whether the draft's verb stands with "had" in what somebody said."""
    draft = moment.draft
    before = draft.heard.parsed.groups[draft.group.at - 1] if draft.group is not None and draft.group.at else None
    if before is None or draft.tense is not Tense.PLUPERFECT:
        return False
    return draft.heard.parsed.words[before.main].lower in moment.grammar.report_verbs


def since_then(moment: Moment) -> Dating | None:
    """What a sentence with "has since" tells comes after what was told last: "Tensions have since eased"."""
    draft, words = moment.draft, moment.draft.heard.parsed.words
    since = any(words[i].lower == "since" and words[i - 1].tag == "H" for i in range(1, len(words)))
    if not since or draft.group is None or moment.unreal:
        return None
    for told in reversed(moment.story.told):
        if told.dating.earliest is not None and 0 < draft.heard.number - told.draft.heard.number <= _NEAR:
            return _between(told.dating.earliest, moment.story.published)
    return None


def answer(moment: Moment) -> Dating | None:
    """An answer without a date: the day on which its speaker spoke, else between what it answers and publication."""
    draft, main = moment.draft, moment.story.main
    if main is None or not _is_answer(draft) or draft.tense is Tense.PLUPERFECT or _goes_on(draft):
        return None
    if draft.group is None and not _speaks(draft):
        return None
    if draft.group is not None and draft.tense is Tense.PRESENT and _is_progressive(draft):
        return _now(moment.story.published)
    answered = _answered(moment)
    spoken = _speaker_day(moment) if answered is None else None
    if spoken is not None:
        return spoken
    reached = moment.story.day_of_paragraph(draft)
    if reached is not None and not draft.trigger.entry.speech and draft.tense is Tense.PAST:
        return inherited(reached, "the day that the paragraph has reached")
    since = reached.earliest if reached is not None else main.dating.earliest
    if answered is None and reached is None and main.type in _WORDS and since == moment.story.published:
        return _now(moment.story.published)  # the news answers something itself, on the day before or today
    return _between(answered or since, moment.story.published)


def _speaks(draft: Draft) -> bool:
    """Whether a noun or phrase that names a speech act tells a new one: "statements of condemnation have come"."""
    return draft.trigger.entry.speech and not draft.definite


def _speaker_day(moment: Moment) -> Dating | None:
    """The day on which the speaker acted: in its paragraph, in the sentence before, or in the article's news."""
    draft, main, story = moment.draft, moment.story.main, moment.story
    for told in reversed(story.told):
        here = told.paragraph == draft.heard.sentence.paragraph
        if here and is_news(told.dating, story.published) and told.draft.sources & draft.sources:
            return inherited(told.dating, "the day on which its speaker acted")
    if main is not None and main.sources & draft.sources:
        return inherited(main.dating, "the day on which its speaker acted")
    if _goes_on_speaking(draft):
        day = story.day_of_paragraph(draft) or _last_day(moment)
        return inherited(day, "the day on which its speaker acted") if day is not None else None
    return None


def _goes_on_speaking(draft: Draft) -> bool:
    """Whether a pronoun that means nobody known opens the sentence: the one who spoke before goes on."""
    words = draft.heard.parsed.words
    if draft.type in _AT_TALKS and words[0].lower in {"the", "both"} and not draft.sources:
        return True  # "The ministers agreed to meet again"
    opening = next((i for i, word in enumerate(words) if word.tag in "LEN"), None)
    return opening is not None and opening < 6 and words[opening].lower in _SPEAKERS and not draft.sources


def _last_day(moment: Moment) -> Dating | None:
    """The day of the mention told last, where that is news."""
    number = moment.draft.heard.number
    before = [told for told in moment.story.told if 0 < number - told.draft.heard.number < _NEAR]
    news_of_day = [told.dating for told in before if is_news(told.dating, moment.story.published)]
    return news_of_day[-1] if news_of_day else None


def _answered(moment: Moment) -> Day | None:
    """The first day of the told event that the clause says it answers: "expelled the envoy over the agreement"."""
    draft, parsed = moment.draft, moment.draft.heard.parsed
    words = parsed.words
    for i in range(max(draft.trigger.first - _FAR, 0), min(draft.trigger.last + _FAR, len(words) - 1)):
        if parsed.clause_at[i] == draft.clause and order_at(words, i, moment.grammar.order, tags="IG") == "before":
            named = moment.story.named(words[i + 1 : i + 5])
            if named is not None:
                return named.earliest
    return None


def _is_progressive(draft: Draft) -> bool:
    group = draft.group
    return group is not None and group.first < group.main and draft.heard.parsed.words[group.main].tag == "G"


def _now(published: Day | None) -> Dating | None:
    if published is None:
        return None
    return Dating(published + -1, published, Precision.VAGUE, Basis.PUBLICATION, rule="these days")


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
    """The word "had" puts it before the story's day; a plain past goes on with the day of its paragraph or story."""
    draft, story = moment.draft, moment.story
    if draft.tense is Tense.PLUPERFECT:
        return _before_story(moment)
    opening = draft.heard.number == 0
    if moment.tense not in _PLAIN and not opening:
        return None
    day = story.day_of_paragraph(draft)
    if day is not None:
        return inherited(day, "the day that the paragraph has reached")
    return inherited(story.main.dating, "the story's day") if story.main is not None else None


def _before_story(moment: Moment) -> Dating | None:
    """Before the day of the story; what is only said to have been ("have said that he had agreed"), before now."""
    story = moment.story
    report = moment.report
    if report is not None and report.tense in {Tense.PERFECT, Tense.PRESENT}:
        return None
    latest = story.main.dating.latest if story.main is not None else story.published
    return Dating(None, latest, Precision.VAGUE, Basis.BOUNDED, rule="before the story's day")


def news(moment: Moment) -> Dating | None:
    """The news of an article that names no day: the day of its publication, or the day before."""
    draft, published = moment.draft, moment.story.published
    if moment.story.main is not None or published is None or draft.tense is Tense.PLUPERFECT:
        return None
    if draft.heard.sentence.paragraph > 1 or (draft.tense is None and draft.heard.number > 0):
        return None
    return Dating(published + -1, published, Precision.VAGUE, Basis.PUBLICATION, rule="the news of the day")
