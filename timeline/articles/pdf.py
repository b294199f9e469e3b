"""A PDF (ISO 32000) in, its text out: the lines of a paragraph joined, words divided at a line's end made whole."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from timeline.articles.parts import Part
from timeline.errors import ArticleError

MAX_PAGES = 300
_REMEDY = "Save its text as .txt, or the page as .html"
_FULL = 0.75  # of the width of most lines; a line as long as that goes on in the next
_ENDINGS = '.!?:"”»)'


def read_pdf(content: bytes, *, where: str) -> Part:
    """Return the document's text as a part, a blank line between paragraphs.

    Raises:
        ArticleError: not a readable PDF, encrypted, too long, or without text, as a scanned one is.
    """
    from pypdf import PdfReader  # 0.2 s that text need not pay
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(io.BytesIO(content)).pages
        if len(pages) > MAX_PAGES:
            raise ArticleError(f"the PDF has more than {MAX_PAGES} pages", where=where, remedy="Split it")
        lines = [line.strip() for page in pages for line in (*page.extract_text().split("\n"), "")]
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, NotImplementedError) as error:
        detail = " ".join(str(error).split())[:200]
        raise ArticleError(f"not a readable PDF: {detail}", where=where, remedy=_REMEDY) from error
    text = "\n\n".join(_paragraphs(lines))
    if not text:
        raise ArticleError("the PDF holds no text; it may be scanned", where=where, remedy=_REMEDY)
    return Part("", text.encode("utf-8", "replace"), ".txt")


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraph = ""
    for line in lines:
        alone = not paragraph  # a headline, a byline, where it is short too
        paragraph = _joined(paragraph, line)
        ended = paragraph[-1:] in _ENDINGS  # no end of a page: "... officials in" | "Zenda said."
        if paragraph and (ended or (alone and line)) and len(line) < _FULL * width:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _joined(paragraph: str, line: str) -> str:
    if not paragraph or not line:
        return paragraph or line
    divided = paragraph[-1] == "-" and paragraph[-2:-1].isalpha() and line[0].islower()
    return paragraph[:-1] + line if divided else f"{paragraph} {line}"
