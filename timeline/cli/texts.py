"""The commands that keep nothing: read, tag, extract, merge, evaluate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.cli import FAILED, printing
from timeline.cli.printing import Form
from timeline.cli.records import Given, day_option, read_articles, read_records, write_record
from timeline.errors import TimelineError
from timeline.model.article import Article
from timeline.model.event import EventMention
from timeline.model.records import mention_from_record, mention_record
from timeline.model.time import Day, TimeExpression

if TYPE_CHECKING:
    from timeline.temporal import Tagger

Record = dict[str, Any]

_TEXT_SHOWN = 300


class Failures:
    """Says each error as it comes, so that what can be answered is, and remembers that there was one."""

    def __init__(self) -> None:
        """Begin without an error."""
        self.status = 0
        self.number = 0

    def count(self) -> None:
        """Remember one more."""
        self.status = FAILED
        self.number += 1

    def each(self, files: Iterable[str], opened: Callable[[str], Iterator[Any]]) -> Iterator[Any]:
        """Yield what each file holds, up to what is broken in it."""
        for file in files:
            try:
                yield from opened(file)
            except TimelineError as error:
                printing.say_error(error)
                self.count()


def read(files: list[str], *, form: Form | None) -> int:
    """Print what each article is, and return the exit status."""
    from timeline.articles import body_text

    failures = Failures()
    for given in failures.each(files, read_articles):
        record = _article_record(given, body_text(given.article))
        if printing.chosen(form) is Form.JSONL:
            write_record(record)
        else:
            shown = record | {"text": _shortened(record["text"])}
            printing.print_fields((name, str(value or "")) for name, value in shown.items())
    return failures.status


def tag(files: list[str], *, date: str | None, form: Form | None, explain: bool, lexicon: Path | None) -> int:
    """Print the temporal expressions of each article, and return the exit status."""
    failures, day = Failures(), day_option(date, "--date")
    for given in failures.each(files, lambda file: read_articles(file, whole_text=True)):
        article = _dated(given.article, day)
        expressions = _tagged(article, lexicon)
        if printing.chosen(form) is Form.JSONL:
            timexes = [_timex_record(expression, explain=explain) for expression in expressions]
            write_record({"id": given.id, "timexes": timexes})
        else:
            _print_expressions(article, expressions, explain=explain)
    return failures.status


def extract(files: list[str], *, date: str | None, form: Form | None, lexicon: Path | None) -> int:
    """Print the event mentions of each article, and return the exit status."""
    from timeline.pipeline import Pipeline

    failures, pipeline, day = Failures(), Pipeline.load(lexicon=lexicon), day_option(date, "--date")
    for given in failures.each(files, read_articles):
        article = _dated(given.article, day)
        mentions = pipeline.mentions(article)
        if printing.chosen(form) is Form.JSONL:
            for mention in mentions:
                write_record(mention_record(mention))
        else:
            _print_mentions(mentions, title=article.title or article.id)
    return failures.status


def merge(files: list[str], *, form: Form | None) -> int:
    """Print each mention with the id of its event, and return the exit status."""
    from timeline.merging import merge as merged

    failures = Failures()
    told = tuple(failures.each(files, _mentions))
    events = merged(tuple(dict.fromkeys(mention for _, mention in told)))
    ids = {mention: event.id for event in events for mention in event.mentions}
    if printing.chosen(form) is Form.JSONL:
        for record, mention in told:
            write_record({**record, "event": ids[mention]})
        return failures.status
    for event in events:
        _print_mentions(event.mentions, title=f"{event.id}  {event.title}")
    return failures.status


def evaluate(files: list[str]) -> None:
    """Print the figures of the temporal tagger on annotated files."""
    from timeline import evaluation

    figures = evaluation.evaluate(evaluation.read_gold(files), _tagger(None, None))
    printing.print_fields((field.name, f"{getattr(figures, field.name):.6g}") for field in fields(figures))


def _tagged(article: Article, lexicon: Path | None) -> tuple[TimeExpression, ...]:
    """Tag in the article's language; a text too short to tell it is read in that which finds most, English first."""
    from timeline.lexicons.temporal import languages
    from timeline.pipeline import DEFAULT_LANGUAGE
    from timeline.segmentation import segment

    document = segment(article)
    if article.language in languages():
        return _tagger(article.language, lexicon).tag(document)
    if article.language is not None:
        return _tagger(DEFAULT_LANGUAGE, lexicon).tag(document)
    tried = [DEFAULT_LANGUAGE, *(language for language in languages() if language != DEFAULT_LANGUAGE)]
    return max((_tagger(language, lexicon).tag(document) for language in tried), key=len)


@cache
def _tagger(language: str | None, lexicon: Path | None) -> Tagger:
    """Return the tagger of a language, or of English."""
    from timeline.pipeline import DEFAULT_LANGUAGE, load_tagger

    return load_tagger(language=language or DEFAULT_LANGUAGE, lexicon=lexicon)


def _mentions(file: str) -> Iterator[tuple[Record, EventMention]]:
    for record, where in read_records(file):
        try:
            yield record, mention_from_record(record)
        except TimelineError as error:
            raise type(error)(error.what, where=where, remedy=error.remedy) from error


def _dated(article: Article, day: Day | None) -> Article:
    """Return the article with the publication date that a person gave, if one did."""
    return replace(article, publication_date=day) if day else article


def _article_record(given: Given, text: str) -> Record:
    article = given.article
    return {
        "id": article.id if given.id is None else given.id,
        "title": article.title,
        "date": str(article.publication_date) if article.publication_date else None,
        "text": text,
        "byline": article.byline,
        "publisher": article.publisher,
        "language": article.language,
    }


def _timex_record(expression: TimeExpression, *, explain: bool) -> Record:
    return {
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "type": expression.type.value,
        "value": expression.value,
        "mod": expression.mod,
        "earliest": _iso(expression.earliest),
        "latest": _iso(expression.latest),
        "precision": expression.precision and expression.precision.value,
        "basis": expression.basis and expression.basis.value,
        "rule": expression.rule,
        **({"anchor": expression.anchor} if explain else {}),
    }


def _print_expressions(article: Article, expressions: tuple[TimeExpression, ...], *, explain: bool) -> None:
    spans = [(expression.start, expression.end) for expression in expressions]
    for paragraph in article.body:
        inside = [span for span in spans if paragraph.start <= span[0] < paragraph.end]
        text = article.text[paragraph.start : paragraph.end]
        printing.console().print(printing.lit(text, inside, offset=paragraph.start), end="\n\n")
    heads = ("expression", "type", "value", "mod", "when", "basis", *(("rule", "counted from") if explain else ()))
    rows = (_expression_cells(expression, explain=explain) for expression in expressions)
    printing.print_table(heads, rows)


def _expression_cells(expression: TimeExpression, *, explain: bool) -> tuple[str, ...]:
    days = _days(_iso(expression.earliest), _iso(expression.latest))
    cells = (expression.text, expression.type.value, expression.value, expression.mod, days, expression.basis)
    reasons = (expression.rule, expression.anchor) if explain else ()
    return tuple(str(cell or "") for cell in chain(cells, reasons))


def _print_mentions(mentions: Iterable[EventMention], *, title: str) -> None:
    printing.print_table(
        ("when", "type", "trigger", "who", "where", "what"),
        (_mention_cells(mention) for mention in mentions),
        title=title,
    )


def _mention_cells(mention: EventMention) -> tuple[str, ...]:
    place = mention.place.name if mention.place else mention.place_text
    return (
        _days(_iso(mention.dating.earliest), _iso(mention.dating.latest)),
        mention.type,
        mention.trigger,
        " → ".join(filter(None, (" ".join(mention.source), " ".join(mention.target)))),
        place or "",
        mention.title,
    )


def _iso(day: Day | None) -> str | None:
    return None if day is None else str(day)


def _days(first: str | None, last: str | None) -> str:
    return first or "" if first == last else f"{first or ''}..{last or ''}"


def _shortened(text: str) -> str:
    return text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN]} ..."
