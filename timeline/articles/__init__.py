"""Files, pages and plain text in, `Article` values out: furniture is marked, not cut."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.articles.page import from_page
from timeline.articles.parts import Part
from timeline.articles.plain import body_text, from_text
from timeline.articles.pool import shared
from timeline.articles.reading import read
from timeline.articles.records import read_records
from timeline.model.article import Article
from timeline.model.time import Day

__all__ = ["body_text", "from_html", "from_page", "from_text", "read", "read_records", "read_url"]


def from_html(
    html: bytes,
    *,
    id: str,
    url: str | None = None,
    reference: Day | None = None,
) -> Article:
    """Return the article of a web page, read by a child process; see `timeline.articles.html.from_html`.

    Raises:
        ArticleError: the page is empty, too large, holds no article, or reading it takes too long or too much memory.
    """
    (article,) = shared().articles_of(Part("", html, ".html", url=url), id, reference=reference)
    return article


def read_url(url: str, *, follow: bool = False, reference: Day | None = None) -> Iterator[Article]:
    """Yield the article of a web page, or the entries of a feed; see `timeline.articles.urls.read_url`.

    Raises:
        ArticleError: the address cannot be fetched, leads into a private network, or holds no article.
    """
    from timeline.articles.urls import read_url as read_address  # the network is not loaded for files

    yield from read_address(url, follow=follow, reference=reference)
