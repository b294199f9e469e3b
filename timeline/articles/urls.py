"""A web address in, its articles out: a page's one, a feed's many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from timeline.articles.dispatch import is_feed
from timeline.articles.fetch import Fetched, fetch, user_agent
from timeline.articles.parts import Part
from timeline.articles.pool import Pool, shared
from timeline.errors import ArticleError
from timeline.model.article import Article
from timeline.model.time import Day

Fetch = Callable[[str], Fetched]

_SUFFIXES = {
    "application/atom+xml": ".xml",
    "application/json": ".json",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/xml": ".xml",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "text/xml": ".xml",
}


def read_url(
    url: str,
    *,
    follow: bool = False,
    reference: Day | None = None,
    pool: Pool | None = None,
    fetch: Fetch = fetch,
) -> Iterator[Article]:
    """Yield the article of a web page, or the entries of a feed as the feed itself tells them.

    An article's id is the address as given; a feed's entries add their own.

    Args:
        url: An http or https address, which has to be public.
        follow: For a feed, whether the page of each entry is fetched, where the site's robots.txt lets programs do so;
            an entry whose page cannot be read stays as the feed tells it.
        reference: The day of fetching, if "3 days ago" is to be understood.
        pool: The child processes that parse; those of this process where not given.
        fetch: What fetches.

    Raises:
        ArticleError: the address cannot be fetched, or holds no article.
    """
    fetched = fetch(url)
    part = _part(fetched)
    rules: dict[str, RobotFileParser] = {}
    for article in (pool or shared()).articles_of(part, url, reference=reference):
        if follow and is_feed(part) and article.url and _allowed(article.url, rules, fetch):
            yield _followed(article, fetch, pool, reference)
        else:
            yield article if article.url else replace(article, url=fetched.final_url)


def _part(fetched: Fetched) -> Part:
    return Part("", fetched.content, _SUFFIXES.get(fetched.content_type, ".html"), url=fetched.final_url)


def _followed(entry: Article, fetch: Fetch, pool: Pool | None, reference: Day | None) -> Article:
    """Return the article on an entry's page, with what the feed says of it where the page is silent."""
    try:
        found = next((pool or shared()).articles_of(_part(fetch(entry.url or "")), entry.id, reference=reference), None)
    except ArticleError:
        return entry
    if found is None:
        return entry
    return replace(
        found,
        title=found.title or entry.title,
        publication_date=entry.publication_date or found.publication_date,
        publisher=found.publisher or entry.publisher,
    )


def _allowed(url: str, rules: dict[str, RobotFileParser], fetch: Fetch) -> bool:
    """Tell whether the robots.txt of a site (RFC 9309) lets programs fetch a page; it is asked for once a site."""
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in rules:
        rules[site] = RobotFileParser()
        rules[site].parse(_robots(site, fetch))
    return rules[site].can_fetch(user_agent(), url)


def _robots(site: str, fetch: Fetch) -> list[str]:
    """Return the lines of a site's robots.txt; none where it has none."""
    try:
        return fetch(f"{site}/robots.txt").content.decode("utf-8", "replace").splitlines()
    except ArticleError:
        return []
