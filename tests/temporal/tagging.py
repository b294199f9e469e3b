"""A text in, what the tagger finds in it out: what the tests of this folder share."""

from functools import cache

from timeline.lexicons.temporal import load
from timeline.model.article import Article, Document, Span
from timeline.model.time import Day, TimeExpression
from timeline.segmentation import segment
from timeline.temporal import Tagger

PUBLISHED = Day.of(2017, 8, 18)  # a Friday


@cache
def tagger(language: str = "en") -> Tagger:
    return Tagger(load(language))


def document(text: str, *, published: Day | None = PUBLISHED) -> Document:
    return segment(Article(id="test", text=text, body=(Span(0, len(text)),), publication_date=published))


def tag(
    text: str, *, language: str = "en", published: Day | None = PUBLISHED, genre: str | None = "news"
) -> tuple[TimeExpression, ...]:
    return tagger(language).tag(document(text, published=published), genre=genre)


def values(text: str, **options) -> list[tuple[str, str]]:
    return [(expression.text, expression.value) for expression in tag(text, **options)]
