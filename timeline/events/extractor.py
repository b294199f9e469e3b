"""A document with its time expressions, actors and places in; its event mentions, in the order of the text, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, TypeVar

from timeline.events.confidence import calibrated, dated_features, features, probability
from timeline.events.consolidation import consolidate
from timeline.events.dating import date, own_dating
from timeline.events.expressions import expressed, named_periods, place_expressions
from timeline.events.headlines import Headlines
from timeline.events.heard import Draft, Found, Heard
from timeline.events.locations import location
from timeline.events.modality import attribution, modality
from timeline.events.moment import Moment
from timeline.events.parse import NamedActor, parse
from timeline.events.participants import participants
from timeline.events.selection import HURTING, select
from timeline.events.story import News, Story, Told, is_news, own_news
from timeline.events.titles import title
from timeline.events.tolls import toll
from timeline.events.trigger_index import TriggerIndex, compile_triggers
from timeline.events.triggers import find_triggers
from timeline.events.words import dateline_end, read_words
from timeline.lexicons.confidence import Weights
from timeline.lexicons.event_types import EventType
from timeline.lexicons.grammar import Grammar
from timeline.lexicons.inflections import Inflections
from timeline.lexicons.periods import Periods
from timeline.lexicons.words import WordTags
from timeline.model.actor import Actor, ActorMention
from timeline.model.article import Article, Sentence
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
    headlines: Headlines
    grammar: Grammar
    tags: WordTags
    actors: Mapping[str, Actor]
    countries: Mapping[str, Place]
    periods: Periods
    weights: Weights

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
        periods: Periods,
        weights: Weights,
    ) -> Extractor:
        """Return an extractor for these event types."""
        triggers = compile_triggers(types, inflections)
        return cls(triggers, Headlines.compile(inflections, tags), grammar, tags, actors, countries, periods, weights)

    def extract(self, found: Found) -> tuple[EventMention, ...]:
        """Return the event mentions of a document; empty where it tells none."""
        article = found.document.article
        mentions = [self._mention(article, one.draft, one.dating) for one in self.told(found)]
        return consolidate(mentions, countries=self.countries)

    def told(self, found: Found) -> tuple[Told, ...]:
        """Return the drafts that a document's mentions are made of, dated, in the order of the text."""
        published = found.document.article.publication_date
        heard = self._heard(found)
        drafts: list[Draft] = []
        told_types: set[str] = set()
        for one, earlier in zip(heard, _words_before(heard), strict=True):
            own = select(self._drafts(one, earlier), told_types, order=self.grammar.order)
            told_types |= {draft.type for draft in own}
            drafts += own
        story = Story(published, self._news(drafts, published, lead=_lead(heard, published)), heard=heard)
        told = []
        for draft, others in _with_others(drafts):
            told.append(Told(draft, date(Moment(draft, story, self.grammar, others))))
            story = story.with_told(told[-1])
        return tuple(told)

    def _heard(self, found: Found) -> tuple[Heard, ...]:
        """Every sentence with what the earlier stages found in it."""
        sentences = found.document.sentences
        parts = zip(
            sentences,
            _by_sentence(found.expressions, sentences),
            _by_sentence(found.actors, sentences),
            _by_sentence(found.places, sentences),
            strict=True,
        )
        return tuple(
            self._hear(found.document.article, sentence, number, expressions=when, actors=who, places=where)
            for number, (sentence, when, who, where) in enumerate(parts)
        )

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
        start = dateline_end(article.text, sentence.start, sentence.end)
        words = read_words(article.text, start, sentence.end, self.tags)
        parsed = parse(words, [actor for actor in actors if actor.start >= start])
        dated = sorted(
            (*expressions, *named_periods(parsed, article.text, self.periods)), key=lambda expression: expression.start
        )
        placed, spans = place_expressions(
            parsed, dated, text=article.text, published=article.publication_date, order=self.grammar.order
        )
        return Heard(sentence, number, parsed, placed, spans, places)

    def _drafts(self, heard: Heard, earlier: frozenset[str]) -> list[Draft]:
        """The triggers of a sentence that are credible enough to be told; `earlier` are the words just before it."""
        drafts = []
        triggers = find_triggers(heard.parsed, self.triggers, timed=heard.timed, earlier=earlier)
        for trigger in triggers:
            who = participants(heard.parsed, trigger, self.grammar.light_verb_forms)
            surety = modality(heard.parsed, trigger, self.grammar)
            draft = Draft(heard, trigger, who, surety, 0.0)
            score = probability(self.weights.event, features(draft))
            if score >= self.weights.threshold:
                drafts.append(replace(draft, score=score))
        return drafts

    def _news(self, drafts: Sequence[Draft], published: Day | None, *, lead: Dating | None) -> News | None:
        untold = Story(published)
        own = (
            (draft, own_dating(Moment(draft, untold, self.grammar, others))) for draft, others in _with_others(drafts)
        )
        return own_news((Told(draft, dating) for draft, dating in own if dating is not None), published, lead=lead)

    def _confidence(self, draft: Draft, dating: Dating) -> float:
        score = probability(self.weights.right, dated_features(draft, dating))
        return calibrated(score, self.weights.calibration)

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
            title=title(draft, actors=self.actors, place=place_text, headlines=self.headlines),
            confidence=round(self._confidence(draft, dating), 2),
            rule=f"{entry.type} {entry.pos} {entry.lemma!r}",
            published=article.publication_date,
            publisher=article.publisher,
        )


def _words_before(heard: Sequence[Heard]) -> Iterator[frozenset[str]]:
    """For each sentence the words of the two before it."""
    words = [frozenset(word.lower for word in one.parsed.words) for one in heard]
    for number in range(len(heard)):
        yield frozenset().union(*words[max(number - 2, 0) : number])


def _with_others(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, tuple[Draft, ...]]]:
    """Each draft with the other ones of its sentence."""
    for _, group in groupby(drafts, key=lambda draft: draft.heard.number):
        together = tuple(group)
        for draft in together:
            yield draft, tuple(other for other in together if other is not draft)


def _lead(heard: Sequence[Heard], published: Day | None) -> Dating | None:
    """The day that the first sentence names, where it can be the article's own."""
    for placed in heard[0].expressions if heard else ():
        dating = expressed(placed.expression, "day of the first sentence")
        if is_news(dating, published):
            return dating
    return None


def _by_sentence(spans: Sequence[S], sentences: Sequence[Sentence]) -> list[Sequence[S]]:
    """For each sentence the spans that begin in it."""
    starts = [span.start for span in spans]
    return [spans[bisect_left(starts, one.start) : bisect_left(starts, one.end)] for one in sentences]


def _codes(actors: Sequence[NamedActor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for actor in actors for code in actor.mention.codes))


def _words_of(actors: Sequence[NamedActor], text: str) -> str | None:
    return text[actors[0].mention.start : actors[-1].mention.end] if actors else None
