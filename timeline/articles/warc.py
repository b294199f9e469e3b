"""A web archive (WARC 1.1, ISO 28500) in, the pages of its responses out as named parts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from timeline.articles.files import MAX_BYTES
from timeline.articles.parts import Part
from timeline.errors import ArticleError
from timeline.model.time import Day

_SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}


def read_warc(content: bytes, *, where: str) -> Iterator[Part]:
    """Yield the pages that an archive's responses hold, named by their addresses, with the day they were saved.

    What is no page of text, failed, or is larger than `MAX_BYTES` is passed over, and so is a page without an article.

    Raises:
        ArticleError: not a readable web archive.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        records = ArchiveIterator(
            io.BytesIO(content),
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="all",
            max_content_length=MAX_BYTES,
        )
        for record in records:
            part = _part(record)
            if part is not None:
                yield part
    except (OSError, ValueError, RuntimeError) as error:
        detail = " ".join(str(error).split())[:200]
        raise ArticleError(f"not a readable web archive: {detail}", where=where, remedy="Save it again") from error


def _part(record: Any) -> Part | None:
    suffix = _SUFFIXES.get((record.http_content_type or "").lower())
    answered = record.http_headers is not None and record.http_headers.status_code == 200
    page = record.reader.read(MAX_BYTES + 1) if suffix and answered else b""
    if not suffix or not page.strip() or len(page) > MAX_BYTES:
        return None
    url = record.headers.get("WARC-Target-URI") or ""
    saved = None if record.record_date is None else Day.from_date(record.record_date.date())
    return Part(url, page, suffix, url=url or None, saved=saved, optional=True)
