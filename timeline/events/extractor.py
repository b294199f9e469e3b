"""A document with its time expressions, actors and places in; its event mentions, in the order of the text, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from timeline.events.confidence import THRESHOLD, confidence
from timeline.events.dating import Moment, PlacedExpression, Story, Told, date, is_news, place_expressions
from timeline.events.locations import location
from timeline.events.modality import attribution, modality
from timeline.events.parse import NamedActor, Parse, clauses, parse
from timeline.events.participants import Participants, participants
from timeline.events.titles import title
from timeline.events.tolls import toll
from timeline.events.triggers import Trigger, TriggerIndex, compile_triggers, find_triggers
from timeline.events.words import read_words
from timeline.lexicons.event_types import EventType
from timeline.lexicons.grammar import Grammar
from timeline.lexicons.inflections import Inflections
from timeline.lexicons.words import WordTags
from timeline.model.actor import Actor, ActorMention
from timeline.model.article import Article, Document, Sentence
from timeline.model.event import Dating, EventMention, Modality
from timeline.model.place import PlaceMention
from timeline.model.time import TimeExpression


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


S = TypeVar("S", bound=_Spanned)
_HURTING = frozenset({"ASSAULT", "DISASTER", "PROTEST", "COERCE", "DEATH"})
"""Types whose mentions carry tolls."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """Everything that extraction knows, compiled once; `actors` are the printable actors by code."""

    triggers: TriggerIndex
    inflections: Inflections
    grammar: Grammar
    tags: WordTags
    actors: Mapping[str, Actor]
    light_verbs: frozenset[str]

    @classmethod
    def compile(
        cls,
        types: Iterable[EventType],
        *,
        inflections: Inflections,
        grammar: Grammar,
        tags: WordTags,
        actors: Mapping[str, Actor],
    ) -> Extractor:
        """Return an extractor for these event types."""
        light = frozenset(
            form
            for lemma in grammar.light_verbs
            for forms in inflections.forms_of_verb(lemma.split()[0]).values()
            for form in forms
        )
        return cls(compile_triggers(types, inflections), inflections, grammar, tags, actors, light)

    def extract(
        self,
        document: Document,
        *,
        expressions: Sequence[TimeExpression],
        actors: Sequence[ActorMention],
        places: Sequence[PlaceMention],
    ) -> tuple[EventMention, ...]:
        """Return the event mentions of a document; empty where it tells none. Each argument is in the text's order."""
        story = Story(document.article.publication_date)
        found: list[EventMention] = []
        for number, sentence in enumerate(document.sentences):
            heard = _Sentence(
                sentence,
                number,
                self._parse(document, sentence, actors),
                _within(expressions, sentence),
                _within(places, sentence),
            )
            for mention, told in self._sentence(document.article, heard, story):
                found.append(mention)
                story = _told(story, told)
        return tuple(found)

    def _parse(self, document: Document, sentence: Sentence, actors: Sequence[ActorMention]) -> Parse:
        words = read_words(document.article.text, sentence.start, sentence.end, self.tags)
        return parse(words, _within(actors, sentence))

    def _sentence(self, article: Article, heard: _Sentence, story: Story) -> Iterable[tuple[EventMention, Told]]:
        parsed = heard.parsed
        placed = place_expressions(parsed, heard.expressions)
        numbers = clauses(parsed)
        triggers = find_triggers(parsed, self.triggers, dated=bool(placed))
        for trigger in triggers:
            who = participants(parsed, trigger, self.light_verbs)
            surety = modality(parsed, numbers, trigger, self.grammar)
            score = confidence(parsed, trigger, triggers, who, surety, dated=bool(placed))
            if score < THRESHOLD:
                continue
            moment = Moment(
                parsed,
                numbers,
                trigger,
                triggers,
                placed,
                story,
                frozenset(_codes(who.source)),
                surety,
                heard.sentence.paragraph,
                heard.number,
            )
            dating = date(moment)
            where = location(parsed, numbers, trigger, heard.places)
            mention = self._mention(article, heard, trigger, who, surety, dating, placed, where, score)
            told = Told(trigger.entry.type, frozenset(mention.source), dating, heard.sentence.paragraph, heard.number)
            story = _told(story, told)
            yield mention, told

    def _mention(
        self,
        article: Article,
        heard: _Sentence,
        trigger: Trigger,
        who: Participants,
        surety: Modality,
        dating: Dating,
        placed: Sequence[PlacedExpression],
        where: PlaceMention | None,
        score: float,
    ) -> EventMention:
        parsed, text = heard.parsed, article.text
        start, end = parsed.words[trigger.first].start, parsed.words[trigger.last].end
        hurting = trigger.entry.type in _HURTING
        return EventMention(
            article=article.id,
            start=heard.sentence.start,
            end=heard.sentence.end,
            quote=text[heard.sentence.start : heard.sentence.end],
            trigger=text[start:end],
            trigger_start=start,
            trigger_end=end,
            dating=dating,
            type=trigger.entry.type,
            mode=trigger.entry.mode,
            source=_codes(who.source),
            target=tuple(code for code in _codes(who.target) if code not in _codes(who.source)),
            source_text=_words_of(who.source, text),
            target_text=_words_of(who.target, text),
            attributed_to=attribution(parsed, self.grammar),
            place=where.place if where is not None else None,
            place_text=where.text if where is not None else None,
            killed=toll(parsed, "killed", self.grammar) if hurting else None,
            injured=toll(parsed, "injured", self.grammar) if hurting else None,
            modality=surety,
            title=title(
                parsed,
                trigger,
                who,
                actors=self.actors,
                expressions=placed,
                place=where.text if where is not None else None,
                inflections=self.inflections,
            ),
            confidence=round(score, 2),
            rule=f"{trigger.entry.type} {trigger.entry.pos} {trigger.entry.lemma!r}",
            published=article.publication_date,
            publisher=article.publisher,
        )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what the earlier stages found in it."""

    sentence: Sentence
    number: int
    parsed: Parse
    expressions: Sequence[TimeExpression]
    places: Sequence[PlaceMention]


def _told(story: Story, told: Told) -> Story:
    main = story.main
    if main is None and is_news(told.dating, story.published):
        main = told.dating
    return replace(story, told=(*story.told[-40:], told), main=main)


def _within(spans: Sequence[S], sentence: Sentence) -> Sequence[S]:
    starts = [span.start for span in spans]
    return spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _codes(actors: Sequence[NamedActor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for actor in actors for code in actor.mention.codes))


def _words_of(actors: Sequence[NamedActor], text: str) -> str | None:
    if not actors:
        return None
    return text[actors[0].mention.start : actors[-1].mention.end]
