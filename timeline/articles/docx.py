"""A Word document (.docx, ECMA-376) in, its text out, a paragraph per line; with its core title and day."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from timeline.articles.files import MAX_BYTES
from timeline.articles.parts import Part
from timeline.errors import ArticleError
from timeline.model.time import Day

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATED = "{http://purl.org/dc/terms/}created"
_REMEDY = "Save it as .txt"


def read_docx(content: bytes, *, where: str) -> Part:
    """Return the document's text as a part.

    Raises:
        ArticleError: not a Word document, or one that inflates to more than `MAX_BYTES`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            document = _parsed(archive, "word/document.xml", where=where)
            core = _parsed(archive, "docProps/core.xml", where=where) if _has_core(archive) else None
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
        raise ArticleError(f"not a readable Word document: {error}", where=where, remedy=_REMEDY) from error
    text = "\n\n".join(filter(None, (_text(paragraph) for paragraph in document.iter(f"{_WORD}p"))))
    return Part("", text.encode(), ".txt", title=_core_title(core), publication_date=_core_day(core))


def _has_core(archive: zipfile.ZipFile) -> bool:
    return "docProps/core.xml" in archive.namelist()


def _parsed(archive: zipfile.ZipFile, name: str, *, where: str) -> Any:
    from lxml import etree  # 30 ms that text need not pay

    with archive.open(name) as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ArticleError(f"it inflates to more than {MAX_BYTES / 1e6:.0f} MB", where=where, remedy=_REMEDY)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"not a readable Word document: {error}", where=where, remedy=_REMEDY) from error


def _text(paragraph: Any) -> str:
    """Return a paragraph's words: text runs, tabs as blanks."""
    pieces = paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br")
    return "".join((piece.text or "") if piece.tag == f"{_WORD}t" else " " for piece in pieces).strip()


def _core_title(core: Any) -> str | None:
    title = core.findtext(_TITLE) if core is not None else None
    return title.strip() or None if title else None


def _core_day(core: Any) -> Day | None:
    """Return the day of creation that the document's properties give, or None."""
    created = core.findtext(_CREATED) if core is not None else None
    try:
        return Day.parse(created[:10]) if created else None
    except ValueError:
        return None
