"""An article in, what it tells out: one call per stage, in the order a sentence travels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from timeline.model.article import Article
from timeline.model.event import EventMention
from timeline.model.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages with their lexicons; the same article always gives the same mentions."""

    tagger: Any
    actors: Any
    places: Any
    extractor: Any

    @classmethod
    def load(cls, *, lexicon: Path | None = None) -> Self:  # noqa: ARG003 - a user's own words come later
        """Load the lexicons and compile the stages once.

        Args:
            lexicon: A folder with a user's own words, laid over those of the package, or None.
        """
        from timeline import events, lexicons, temporal
        from timeline.actors import ActorFinder
        from timeline.places import PlaceFinder

        return cls(
            tagger=temporal.Tagger(lexicons.temporal.load("en")),
            actors=ActorFinder(lexicons.actors.load()),
            places=PlaceFinder(lexicons.places.load()),
            extractor=events.Extractor(lexicons.event_types.load()),
        )

    def expressions(self, article: Article) -> tuple[TimeExpression, ...]:
        """Return the temporal expressions of an article, in order of the text."""
        from timeline.segmentation import segment

        return tuple(self.tagger.tag(segment(article)))

    def mentions(self, article: Article) -> tuple[EventMention, ...]:
        """Return what the sentences of an article tell, in order of the text."""
        from timeline.segmentation import segment

        document = segment(article)
        return tuple(
            self.extractor.extract(
                document,
                expressions=self.tagger.tag(document),
                actors=self.actors.find(document),
                places=self.places.find(document),
            )
        )
