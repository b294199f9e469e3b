"""Files, pages and plain text in, `Article` values out: furniture is marked, not cut."""

from __future__ import annotations

from timeline.articles.page import from_page
from timeline.articles.plain import body_text, from_text
from timeline.articles.reading import read
from timeline.articles.records import read_records
from timeline.model.article import Article
from timeline.model.time import Day

__all__ = ["body_text", "from_html", "from_page", "from_text", "read", "read_records"]


def from_html(
    html: bytes,
    *,
    id: str,  # noqa: A002 - the field's name in the records that people write
    url: str | None = None,
    reference: Day | None = None,
) -> Article:
    """Return the article of a web page; see `timeline.articles.html.from_html`, which is imported when first needed."""
    from timeline.articles.html import from_html as read_html

    return read_html(html, id=id, url=url, reference=reference)
