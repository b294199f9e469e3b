"""An article in, what it tells out: one call per stage, in the order a sentence travels.

The stages behind time expressions are imported when they are first needed: tagging alone starts in half the time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from timeline.lexicons import temporal
from timeline.model.article import Article, Document
from timeline.model.event import EventMention
from timeline.model.time import TimeExpression
from timeline.segmentation import segment
from timeline.temporal import Tagger, ranges

if TYPE_CHECKING:
    from timeline.actors import ActorFinder
    from timeline.events import Extractor, Found
    from timeline.places import PlaceFinder

DEFAULT_LANGUAGE = "en"


def load_tagger(*, language: str = DEFAULT_LANGUAGE, lexicon: Path | None = None) -> Tagger:
    """Return the temporal tagger of a language alone, for those who need no more.

    Args:
        language: ISO 639-1 code of a folder of `lexicons/temporal`.
        lexicon: A folder with a user's own words, laid over those of the package, or None.
    """
    return Tagger(temporal.load(language, extra=_own(lexicon, "temporal")))


def _own(lexicon: Path | None, name: str) -> Path | None:
    """The user's folder for one stage, where there is one."""
    folder = lexicon / name if lexicon is not None else None
    return folder if folder is not None and folder.is_dir() else None


def joined(
    expressions: tuple[TimeExpression, ...], document: Document, lexicon: temporal.TemporalLexicon
) -> tuple[TimeExpression, ...]:
    """Return the expressions with those that state one span of days made one: "from 3 to 5 May"."""
    found = list(expressions)
    for span in ranges(expressions, document, lexicon=lexicon):
        parts = [expression for expression in found if span.start <= expression.start and expression.end <= span.end]
        if len(parts) < 2:  # "since 2011" stays as it is: the words before it say so
            continue
        whole = replace(
            parts[0],
            end=parts[-1].end,
            text=document.article.text[parts[0].start : parts[-1].end],
            value=f"{parts[0].value}/{parts[-1].value}",
            earliest=span.interval.earliest,
            latest=span.interval.latest,
            precision=span.precision,
            basis=span.basis,
        )
        at = found.index(parts[0])
        found[at : at + len(parts)] = [whole]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages with their lexicons; the same article always gives the same mentions."""

    tagger: Tagger
    time_words: temporal.TemporalLexicon
    actors: ActorFinder
    places: PlaceFinder
    extractor: Extractor

    @classmethod
    def load(cls, *, lexicon: Path | None = None) -> Self:
        """Load the lexicons and compile the stages once.

        Args:
            lexicon: A folder with a user's own words, laid over those of the package, or None.
        """
        from timeline.actors import ActorFinder, names
        from timeline.events import Extractor
        from timeline.lexicons import actors, confidence, event_types, grammar, inflections, periods, places, words
        from timeline.places import PlaceFinder

        who = actors.load(extra=_own(lexicon, "actors"))
        when = temporal.load(DEFAULT_LANGUAGE, extra=_own(lexicon, "temporal"))
        where = places.load(extra=_own(lexicon, "places"))
        return cls(
            tagger=Tagger(when),
            time_words=when,
            actors=ActorFinder(who),
            places=PlaceFinder(where),
            extractor=Extractor.compile(
                event_types.load(extra=_own(lexicon, "event_types")),
                inflections=inflections.load(),
                grammar=grammar.load(),
                tags=words.load(),
                actors=names(who),
                countries=where.countries,
                periods=periods.load(),
                weights=confidence.load(),
            ),
        )

    def expressions(self, article: Article) -> tuple[TimeExpression, ...]:
        """Return the temporal expressions of an article, in order of the text."""
        return self.tagger.tag(segment(article))

    def mentions(self, article: Article) -> tuple[EventMention, ...]:
        """Return what the sentences of an article tell, in order of the text; empty for a language without lexicons."""
        if article.language not in {None, DEFAULT_LANGUAGE}:
            return ()
        return self.extractor.extract(self.found(article))

    def found(self, article: Article) -> Found:
        """Return an article's sentences with the expressions, actors and places in them: what extraction reads."""
        from timeline.events import Found

        document = segment(article)
        return Found(
            document,
            expressions=joined(self.tagger.tag(document), document, self.time_words),
            actors=self.actors.find(document),
            places=self.places.find(document),
        )
