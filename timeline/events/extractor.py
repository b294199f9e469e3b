"""A document with its time expressions, actors and places in; its event mentions, in the order of the text, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from timeline.events.confidence import THRESHOLD, confidence
from timeline.events.consolidation import consolidate
from timeline.events.dating import Moment, date, expressed, own_dating
from timeline.events.expressions import place_expressions
from timeline.events.heard import Draft, Heard
from timeline.events.locations import location
from timeline.events.modality import attribution, modality
from timeline.events.parse import NamedActor, parse
from timeline.events.participants import participants
from timeline.events.selection import HURTING, select
from timeline.events.story import News, Story, Told, is_news, own_news
from timeline.events.titles import title
from timeline.events.tolls import toll
from timeline.events.triggers import TriggerIndex, compile_triggers, find_triggers
from timeline.events.words import read_words
from timeline.lexicons.event_types import EventType
from timeline.lexicons.grammar import Grammar
from timeline.lexicons.inflections import Inflections
from timeline.lexicons.words import WordTags
from timeline.model.actor import Actor, ActorMention
from timeline.model.article import Article, Document, Sentence
from timeline.model.event import Dating, EventMention
from timeline.model.place import Place, PlaceMention
from timeline.model.time import Day, TimeExpression


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


S = TypeVar("S", bound=_Spanned)
_COUNTING = HURTING | {"PROTEST", "COERCE", "DEATH"}
"""Types whose mentions carry tolls."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """Everything that extraction knows, compiled once; actors and countries by code."""

    triggers: TriggerIndex
    inflections: Inflections
    grammar: Grammar
    tags: WordTags
    actors: Mapping[str, Actor]
    countries: Mapping[str, Place]

    @classmethod
    def compile(
        cls,
        types: Iterable[EventType],
        *,
        inflections: Inflections,
        grammar: Grammar,
        tags: WordTags,
        actors: Mapping[str, Actor],
        countries: Mapping[str, Place],
    ) -> Extractor:
        """Return an extractor for these event types."""
        return cls(compile_triggers(types, inflections), inflections, grammar, tags, actors, countries)

    def extract(
        self,
        document: Document,
        *,
        expressions: Sequence[TimeExpression],
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
    ) -> tuple[EventMention, ...]:
        """Return the event mentions of a document; empty where it tells none. Each argument is in the text's order."""
        published = document.article.publication_date
        drafts: list[Draft] = []
        first: Heard | None = None
        for number, sentence in enumerate(document.sentences):
            heard = self._hear(
                document.article,
                sentence,
                number,
                expressions=_within(expressions, sentence),
                actors=_within(actors, sentence),
                places=_within(places, sentence),
            )
            first = first or heard
            drafts += select(self._drafts(heard), {draft.type for draft in drafts}, order=self.grammar.order)
        story = Story(published, self._news(drafts, published, lead=_lead(first, published)))
        mentions = []
        for draft in drafts:
            dating = date(Moment(draft, story, self.grammar.order, _rivals(draft, drafts)))
            story = story.with_told(Told(draft, dating))
            mentions.append(self._mention(document.article, draft, dating))
        return consolidate(mentions)

    def _hear(
        self,
        article: Article,
        sentence: Sentence,
        number: int,
        *,
        expressions: Sequence[TimeExpression],
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
    ) -> Heard:
        parsed = parse(read_words(article.text, sentence.start, sentence.end, self.tags), actors)
        placed, spans = place_expressions(parsed, expressions, article.publication_date, self.grammar.order)
        return Heard(sentence, number, parsed, placed, spans, places)

    def _drafts(self, heard: Heard) -> list[Draft]:
        """The triggers of a sentence that are credible enough to be told."""
        drafts = []
        triggers = find_triggers(heard.parsed, self.triggers, dated=bool(heard.expressions))
        for trigger in triggers:
            who = participants(heard.parsed, trigger, self.grammar.light_verb_forms)
            surety = modality(heard.parsed, trigger, self.grammar)
            draft = Draft(heard, trigger, who, surety, 0.0)
            score = confidence(draft)
            if score >= THRESHOLD:
                drafts.append(replace(draft, score=score))
        return drafts

    def _news(self, drafts: Sequence[Draft], published: Day | None, *, lead: Dating | None) -> News | None:
        untold = Story(published)
        own = (
            (draft, own_dating(Moment(draft, untold, self.grammar.order, _rivals(draft, drafts)))) for draft in drafts
        )
        return own_news((Told(draft, dating) for draft, dating in own if dating is not None), published, lead=lead)

    def _mention(self, article: Article, draft: Draft, dating: Dating) -> EventMention:
        trigger, who, text = draft.trigger, draft.who, article.text
        parsed, sentence, entry = draft.heard.parsed, draft.heard.sentence, trigger.entry
        start, end = parsed.words[trigger.first].start, parsed.words[trigger.last].end
        place, place_text = location(draft, self.countries)
        counting = entry.type in _COUNTING
        return EventMention(
            article=article.id,
            start=sentence.start,
            end=sentence.end,
            quote=text[sentence.start : sentence.end],
            trigger=text[start:end],
            trigger_start=start,
            trigger_end=end,
            dating=dating,
            type=entry.type,
            mode=entry.mode,
            source=_codes(who.source),
            target=tuple(code for code in _codes(who.target) if code not in _codes(who.source)),
            source_text=_words_of(who.source, text),
            target_text=_words_of(who.target, text),
            attributed_to=attribution(parsed, self.grammar),
            place=place,
            place_text=place_text,
            killed=toll(parsed, "killed", self.grammar) if counting else None,
            injured=toll(parsed, "injured", self.grammar) if counting else None,
            modality=draft.surety,
            title=title(draft, actors=self.actors, place=place_text, inflections=self.inflections),
            confidence=round(draft.score, 2),
            rule=f"{entry.type} {entry.pos} {entry.lemma!r}",
            published=article.publication_date,
            publisher=article.publisher,
        )


def _rivals(draft: Draft, drafts: Sequence[Draft]) -> tuple[int, ...]:
    """The first words of the other noun triggers of the draft's sentence."""
    same = (other for other in drafts if other.heard is draft.heard and other is not draft and other.group is None)
    return tuple(other.trigger.first for other in same)


def _lead(first: Heard | None, published: Day | None) -> Dating | None:
    """The day that the first sentence names, where it can be the article's own."""
    for placed in first.expressions if first is not None else ():
        dating = expressed(placed.expression, "day of the first sentence")
        if is_news(dating, published):
            return dating
    return None


def _within(spans: Sequence[S], sentence: Sentence) -> Sequence[S]:
    starts = [span.start for span in spans]
    return spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _codes(actors: Sequence[NamedActor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for actor in actors for code in actor.mention.codes))


def _words_of(actors: Sequence[NamedActor], text: str) -> str | None:
    return text[actors[0].mention.start : actors[-1].mention.end] if actors else None
