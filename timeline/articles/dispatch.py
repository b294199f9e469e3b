"""One file's bytes in, its articles out: the reader is chosen by suffix and content, containers are taken apart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import PurePosixPath

from timeline.articles.files import decode
from timeline.articles.parts import Part
from timeline.articles.plain import from_text
from timeline.articles.records import from_record, read_records
from timeline.errors import ArticleError, InputError
from timeline.model.article import Article
from timeline.model.time import Day

MAX_DEPTH = 3  # containers within containers
_SNIFFED = 1024  # bytes
_MAGIC = (
    (b"%pdf-", ".pdf"),
    (b"\x1f\x8b", ".gz"),
    (b"par1", ".parquet"),
    (b"warc/", ".warc"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
)


def articles_of(
    part: Part,
    id: str,
    *,
    reference: Day | None = None,
    whole: bool = False,
    depth: int = 0,
) -> Iterator[Article]:
    """Yield the articles of one file or part; the readers of formats never call each other."""
    if depth > MAX_DEPTH:
        raise ArticleError("archives within archives within archives", where=id, remedy="Unpack it first")
    kind = _kind(part)
    container = _CONTAINERS.get(kind)
    if container is not None:
        for inner in container(part, id):
            with suppress(ArticleError) if inner.optional else nullcontext():
                yield from articles_of(
                    inner,
                    f"{id}/{inner.name}" if inner.name else id,
                    reference=reference or inner.saved,
                    whole=whole,
                    depth=depth + 1,
                )
    elif kind in (".csv", ".tsv", ".parquet"):
        yield from _rows(part, id, kind, whole=whole)
    elif kind == ".json":
        yield from _json(part, id, whole=whole)
    elif kind in (".jsonl", ".ndjson"):
        yield from read_records(decode(part.content, where=id).split("\n"), where=id, whole=whole)
    else:
        article = _SINGLES.get(kind, _text)(part, id, reference, whole)
        yield _with_given(article, part)


def _kind(part: Part) -> str:
    """Return the suffix that says how to read a part; where it says nothing, what the content begins with."""
    head = part.content[:_SNIFFED].lstrip().lower()
    if part.suffix == ".warc":
        return ".warc"  # compressed or not
    found = next((suffix for mark, suffix in _MAGIC if head.startswith(mark)), None)
    if found is not None:
        return found
    if head.startswith(b"pk\x03\x04"):
        return ".docx" if part.suffix == ".docx" else ".zip"
    if head.startswith(b"<?xml") or part.suffix in (".xml", ".rss", ".atom"):
        return ".feed" if any(mark in head for mark in (b"<rss", b"<feed", b"<rdf")) else ".html"
    return {".htm": ".html", ".xhtml": ".html", ".markdown": ".md"}.get(part.suffix, part.suffix)


def is_plain(part: Part) -> bool:
    """Tell whether a part is text, JSON or a table, which are read without a parser that could be made to hang."""
    return _kind(part) not in {".html", ".parquet", *_CONTAINERS}


def is_feed(part: Part) -> bool:
    """Tell whether a part is a feed, whose entries have pages of their own."""
    return _kind(part) == ".feed"


def _with_given(article: Article, part: Part) -> Article:
    """Return the article with what its container says of it where the article itself says nothing."""
    return replace(
        article,
        title=part.title or article.title,
        publication_date=part.publication_date or article.publication_date,
        publisher=article.publisher or part.publisher,
        url=article.url or part.url,
        original=article.original or part.content,
    )


def _text(part: Part, id: str, reference: Day | None, whole: bool) -> Article:  # noqa: FBT001
    return from_text(
        decode(part.content, where=id),
        id=id,
        title=part.title,
        publication_date=part.publication_date,
        url=part.url,
        publisher=part.publisher,
        reference=reference,
        whole=whole,
    )


def _markdown(part: Part, id: str, reference: Day | None, whole: bool) -> Article:  # noqa: FBT001
    from timeline.articles.markdown import read_markdown

    source = read_markdown(decode(part.content, where=id))
    return from_text(
        source.text,
        id=id,
        title=part.title or source.title,
        publication_date=part.publication_date or _iso(source.fields.get("date", "")),
        url=part.url or source.fields.get("url"),
        publisher=part.publisher or source.fields.get("publisher"),
        reference=reference,
        whole=whole,
    )


def _iso(value: str) -> Day | None:
    try:
        return Day.parse(value[:10])
    except ValueError:
        return None


def _html(part: Part, id: str, reference: Day | None, whole: bool) -> Article:  # noqa: ARG001, FBT001
    from timeline.articles.html import from_html

    return from_html(part.content, id=id, url=part.url, reference=reference)


def _docx(part: Part, id: str) -> Iterator[Part]:
    from timeline.articles.docx import read_docx

    yield read_docx(part.content, where=id)


def _mail(part: Part, id: str) -> Iterator[Part]:
    from timeline.articles.mail import read_mail

    yield from read_mail(part.content, where=id)


def _feed(part: Part, id: str) -> Iterator[Part]:
    from timeline.articles.feed import read_feed

    yield from read_feed(part.content, where=id)


def _zip(part: Part, id: str) -> Iterator[Part]:
    from timeline.articles.archive import read_zip

    yield from read_zip(part.content, where=id)


def _gzip(part: Part, id: str) -> Iterator[Part]:
    from timeline.articles.archive import read_gzip

    yield from read_gzip(part.content, name=PurePosixPath(part.name or id).name, where=id)


def _pdf(part: Part, id: str) -> Iterator[Part]:
    from timeline.articles.pdf import read_pdf

    yield read_pdf(part.content, where=id)


def _warc(part: Part, id: str) -> Iterator[Part]:
    from timeline.articles.warc import read_warc

    yield from read_warc(part.content, where=id)


def _rows(part: Part, id: str, kind: str, *, whole: bool) -> Iterator[Article]:
    if kind == ".parquet":
        from timeline.articles.parquet import read_parquet

        rows = read_parquet(part.content, where=id)
    else:
        from timeline.articles.rows import read_rows

        rows = read_rows(decode(part.content, where=id), where=id)
    for line, record in rows:
        yield from_record({"id": f"{id}/{line}", **record}, where=f"{id}, line {line}", whole=whole)


def _json(part: Part, id: str, *, whole: bool) -> Iterator[Article]:
    """Yield the article of a JSON record, or of each record of a JSON array."""
    try:
        content = json.loads(decode(part.content, where=id))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not valid JSON: {error}", where=id, remedy="Write a record or an array of them") from error
    for number, record in enumerate(content if isinstance(content, list) else [content], start=1):
        where = f"{id}, record {number}"
        if not isinstance(record, dict):
            raise InputError(
                "not a JSON object", where=where, remedy='Write objects such as {"id": "1", "text": "..."}'
            )
        yield from_record({"id": f"{id}/{number}", **record}, where=where, whole=whole)


_SINGLES: dict[str, Callable[[Part, str, Day | None, bool], Article]] = {".md": _markdown, ".html": _html}
_CONTAINERS: dict[str, Callable[[Part, str], Iterator[Part]]] = {
    ".docx": _docx,
    ".eml": _mail,
    ".feed": _feed,
    ".pdf": _pdf,
    ".warc": _warc,
    ".zip": _zip,
    ".gz": _gzip,
}
