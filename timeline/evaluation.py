"""Annotated files and a tagger in, figures out: how well time expressions are read, after TempEval-3."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from lxml import etree

from timeline.errors import InputError
from timeline.model.article import Article, Document, Span
from timeline.model.time import Day, TimeExpression
from timeline.segmentation import segment

_DAY_LENGTH = len("YYYY-MM-DD")


class ExpressionTagger(Protocol):
    """What finds time expressions: `timeline.temporal.Tagger`, or another that is to be compared with it."""

    def tag(self, document: Document) -> tuple[TimeExpression, ...]:
        """Return the time expressions of a document."""


@dataclass(frozen=True, slots=True)
class GoldExpression:
    """An annotated expression: a half-open span of characters of the text, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated text with its day of publication, or None where that is not given."""

    id: str
    text: str
    publication_date: Day | None
    expressions: tuple[GoldExpression, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 in per cent, micro-averaged over all expressions (TempEval-3, task A).

    Attributes:
        gold: Expressions annotated.
        system: Expressions found.
        strict: Found with the very span.
        relaxed: Found with an overlapping span, one to one: exact spans first, then the largest overlap.
        value: Relaxed, and with the TIMEX3 value.
        type: Relaxed, and with the TIMEX3 type.
    """

    gold: int
    system: int
    strict: float
    relaxed: float
    value: float
    type: float


def read_gold(paths: Iterable[str | Path]) -> tuple[GoldDocument, ...]:
    """Return the annotated documents of TimeML files (`.tml`, `.xml`) and of JSON Lines.

    A line of JSON is `{"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}`.

    Raises:
        InputError: a file is missing, no valid XML or JSON, or lacks a field; the message names file and line.
    """
    return tuple(document for path in map(Path, paths) for document in _read(path))


def evaluate(gold: Sequence[GoldDocument], tagger: ExpressionTagger) -> Figures:
    """Return how well a tagger finds what the gold documents hold; all zero where they hold nothing."""
    counts = dict.fromkeys(("gold", "system", "strict", "relaxed", "value", "type"), 0)
    for document in gold:
        found = tagger.tag(_document(document))
        for name, count in _counts(document, found).items():
            counts[name] += count
    total = counts["gold"] + counts["system"]
    shares = {
        name: round(200 * counts[name] / total, 2) if total else 0.0 for name in ("strict", "relaxed", "value", "type")
    }
    return Figures(counts["gold"], counts["system"], **shares)


def _counts(document: GoldDocument, found: Sequence[TimeExpression]) -> dict[str, int]:
    pairs = _pairs(document.expressions, found)
    return {
        "gold": len(document.expressions),
        "system": len(found),
        "strict": sum((gold.start, gold.end) == (ours.start, ours.end) for gold, ours in pairs),
        "relaxed": len(pairs),
        "value": sum(gold.value.upper() == ours.value.upper() for gold, ours in pairs),
        "type": sum(gold.type.upper() == ours.type.upper() for gold, ours in pairs),
    }


def _pairs(
    gold: Sequence[GoldExpression], found: Sequence[TimeExpression]
) -> list[tuple[GoldExpression, TimeExpression]]:
    """Return which annotated expression goes with which found one; each is used once."""
    candidates = sorted(
        ((mine.start, mine.end) != (ours.start, ours.end), -_common(mine, ours), mine.start, ours.start, i, j)
        for i, mine in enumerate(gold)
        for j, ours in enumerate(found)
        if _common(mine, ours) > 0
    )
    pairs, used_gold, used_found = [], set(), set()
    for *_, i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def _common(gold: GoldExpression, ours: TimeExpression) -> int:
    return min(gold.end, ours.end) - max(gold.start, ours.start)


def _document(gold: GoldDocument) -> Document:
    article = Article(
        id=gold.id,
        text=gold.text,
        body=tuple(_paragraphs(gold.text)),
        publication_date=gold.publication_date,
    )
    return segment(article)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the spans between blank lines."""
    position = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield Span(position, position + len(paragraph))
        position += len(paragraph) + 2


def _read(path: Path) -> Iterator[GoldDocument]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("cannot be read", where=str(path), remedy=str(error.strerror)) from error
    if path.suffix in (".tml", ".xml"):
        yield _timeml(content, path)
        return
    for number, line in enumerate(content.decode("utf8", "replace").splitlines(), start=1):
        if line.strip():
            yield _record(line, f"{path}, line {number}")


def _record(line: str, where: str) -> GoldDocument:
    try:
        record = json.loads(line)
        text = record["text"]
        expressions = tuple(
            _trimmed(text, int(each["start"]), int(each["end"]), each.get("type"), each.get("value"))
            for each in record["timexes"]
        )
        return GoldDocument(str(record["id"]), text, _day(record.get("dct")), _ordered(expressions))
    except (ValueError, KeyError, TypeError) as error:
        remedy = 'Each line is {"id", "dct", "text", "timexes"}'
        raise InputError(f"not an annotated document: {error}", where=where, remedy=remedy) from error


def _timeml(content: bytes, path: Path) -> GoldDocument:
    # Entities, external documents and the network stay shut: the file may come from anywhere.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"not well-formed XML: {error}", where=str(path)) from error
    body = root.find(".//TEXT")
    if body is None:
        raise InputError("no TEXT element", where=str(path), remedy="TimeML puts the text of the document into <TEXT>")
    created = root.find(".//DCT//TIMEX3")
    pieces: list[str] = []
    expressions: list[GoldExpression] = []
    _walk(body, pieces, expressions)
    text = "".join(pieces)
    trimmed = tuple(_trimmed(text, each.start, each.end, each.type, each.value) for each in expressions)
    return GoldDocument(path.stem, text, _day(None if created is None else created.get("value")), _ordered(trimmed))


def _walk(element: Any, pieces: list[str], expressions: list[GoldExpression]) -> None:
    """Collect the text of an element, and the TIMEX3 elements in it with their offsets."""
    open_at: list[tuple[Any, int]] = []
    length = sum(map(len, pieces))
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            open_at.append((node, length))
            piece = node.text or "" if isinstance(node.tag, str) else ""
        else:
            _, start = open_at.pop()
            if node.tag == "TIMEX3":
                expressions.append(GoldExpression(start, length, node.get("type") or "", node.get("value") or ""))
            piece = (node.tail or "") if node is not element else ""
        pieces.append(piece)
        length += len(piece)


def _trimmed(text: str, start: int, end: int, type_: str | None, value: str | None) -> GoldExpression:
    """Return the expression without blanks at its ends; annotators are not agreed on them."""
    inner = text[start:end]
    left, right = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
    return GoldExpression(start + left, end - right, type_ or "", (value or "").strip())


def _ordered(expressions: tuple[GoldExpression, ...]) -> tuple[GoldExpression, ...]:
    """Return the expressions that hold text, in its order."""
    return tuple(
        sorted((each for each in expressions if each.end > each.start), key=lambda each: (each.start, each.end))
    )


def _day(value: str | None) -> Day | None:
    try:
        return Day.parse((value or "")[:_DAY_LENGTH])
    except ValueError:  # "XXXX-XX-XX", "2017-08": no day to count from
        return None
