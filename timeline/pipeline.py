"""An article in, what it tells out: one call per stage, in the order a sentence travels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from timeline.actors import ActorFinder, names
from timeline.events import Extractor
from timeline.lexicons import actors, event_types, grammar, inflections, places, temporal, words
from timeline.model.article import Article
from timeline.model.event import EventMention
from timeline.model.time import TimeExpression
from timeline.places import PlaceFinder
from timeline.segmentation import segment
from timeline.temporal import Tagger

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


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages with their lexicons; the same article always gives the same mentions."""

    tagger: Tagger
    actors: ActorFinder
    places: PlaceFinder
    extractor: Extractor

    @classmethod
    def load(cls, *, lexicon: Path | None = None) -> Self:
        """Load the lexicons and compile the stages once.

        Args:
            lexicon: A folder with a user's own words, laid over those of the package, or None.
        """
        who = actors.load(extra=_own(lexicon, "actors"))
        where = places.load(extra=_own(lexicon, "places"))
        return cls(
            tagger=load_tagger(lexicon=lexicon),
            actors=ActorFinder(who),
            places=PlaceFinder(where),
            extractor=Extractor.compile(
                event_types.load(extra=_own(lexicon, "event_types")),
                inflections=inflections.load(),
                grammar=grammar.load(),
                tags=words.load(),
                actors=names(who),
                countries=where.countries,
            ),
        )

    def expressions(self, article: Article) -> tuple[TimeExpression, ...]:
        """Return the temporal expressions of an article, in order of the text."""
        return self.tagger.tag(segment(article))

    def mentions(self, article: Article) -> tuple[EventMention, ...]:
        """Return what the sentences of an article tell, in order of the text; empty for a language without lexicons."""
        if article.language not in {None, DEFAULT_LANGUAGE}:
            return ()
        document = segment(article)
        return self.extractor.extract(
            document,
            expressions=self.tagger.tag(document),
            actors=self.actors.find(document),
            places=self.places.find(document),
        )
