"""A web page's HTML in, its article out: body, headline, day, publisher, canonical address.

The body is what trafilatura extracts, readability's where that finds nothing; the day is htmldate's. Both libraries
are imported when the first page is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

from timeline.articles.files import MAX_BYTES, checked, is_binary
from timeline.articles.plain import from_text
from timeline.errors import ArticleError
from timeline.model.article import Article
from timeline.model.time import Day

MAX_TAGS = 100_000  # a long page has ten thousand; 300,000 links kept the extractor busy for a minute
MAX_DEPTH = 2_000  # elements within elements; browsers stop at 512
MAX_TAG = 4_000  # bytes of one tag; a longer one (300,000 attributes, an embedded picture) loses its attributes

LATEST = Day(2099, 12, 31)

_LONG_TAG = re.compile(rb"<(/?[A-Za-z][\w:-]*)[^<>]{%d,}>" % MAX_TAG)
_TAG = re.compile(
    rb"<(/?)(?:div|span|section|article|table|ul|ol|b|i|em|strong|font|a|blockquote|main)\b", re.IGNORECASE
)
_WORDLESS = (
    "audio", "button", "canvas", "embed", "iframe", "input", "link", "map", "noscript", "object", "script", "select",
    "style", "svg", "template", "textarea", "video",
)  # fmt: skip
_SEPARATORS = (" | ", " - ", " – ", " — ", " * ", " » ", " · ", " :: ")
_SITE_WORDS = 5  # words that a site's name has at most
_WORD = re.compile(r"\w+")


def from_html(
    html: bytes,
    *,
    id: str,
    url: str | None = None,
    reference: Day | None = None,
) -> Article:
    """Return the article of a page; its text is the extracted one, and what was given is kept as `original`.

    Args:
        html: The page's bytes, at most `MAX_BYTES`.
        id: The article's id.
        url: The page's address, if it is known; else the canonical one that the page names.
        reference: A day after which the page cannot have been published, if one is known.

    Raises:
        ArticleError: the page is empty, too large, too deeply nested, or holds no article.
    """
    tamed = _tamed(html, where=id)
    tree = _tree(tamed, where=id)
    address = url or _first(tree, '//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content')
    title, publisher = _headline(tree), _first(tree, '//meta[@property="og:site_name"]/@content')
    day = _day(tree, address, reference)
    text = _extracted(_bare(tree)) or _readable(_tree(tamed, where=id))
    if not text:
        raise ArticleError("no article was found on the page", where=id, remedy="Paste the article's text instead")
    article = from_text(text, id=id, title=title, publication_date=day, url=address, publisher=publisher)
    return replace(article, original=html)


def _tamed(html: bytes, *, where: str) -> bytes:
    """Return the page with the attributes of overlong tags left out; refuse a page made to hang its readers."""
    checked(html, where=where)
    if is_binary(html):
        raise ArticleError("not a page but binary content", where=where, remedy="Save the page as HTML")
    if html.count(b"<") > MAX_TAGS:
        raise ArticleError(f"the page has more than {MAX_TAGS:,} tags", where=where, remedy="Paste its text instead")
    steps = (-1 if closing else 1 for closing in _TAG.findall(html))
    if max(accumulate(steps, lambda depth, step: max(depth + step, 0)), default=0) > MAX_DEPTH:
        raise ArticleError("the page is too deeply nested", where=where, remedy="Paste its text instead")
    # few pages have a long tag, and finding that out so is ten times as fast as the pattern
    overlong = any(len(piece) > MAX_TAG and piece.find(b">") > MAX_TAG for piece in html.split(b"<"))
    return _LONG_TAG.sub(rb"<\1>", html) if overlong else html


def _tree(html: bytes, *, where: str) -> Any:
    import trafilatura  # 0.2 s that text need not pay

    tree = trafilatura.load_html(html)
    if tree is None:
        raise ArticleError("not an HTML page", where=where, remedy="Save the page as HTML, or paste its text")
    return tree


def _bare(tree: Any) -> Any:
    """Return the tree, changed in place, without what never holds words of an article: a fifth of the time is saved."""
    from lxml import etree

    for element in list(tree.iter(*_WORDLESS)):
        element.drop_tree()
    etree.strip_tags(tree, etree.Comment)
    return tree


def _extracted(tree: Any) -> str | None:
    import trafilatura

    return trafilatura.extract(tree, favor_precision=True, include_comments=False, include_tables=False)


def _readable(tree: Any) -> str | None:
    """Return the paragraphs that readability keeps, for pages in which trafilatura finds nothing."""
    from lxml import etree, html
    from readability import Document

    try:
        summary = html.fromstring(Document(etree.tostring(tree, encoding="unicode")).summary())
    except (ValueError, etree.LxmlError):
        return None
    paragraphs = (" ".join(element.text_content().split()) for element in summary.iter("p", "li", "h2", "h3"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) or None


def _day(tree: Any, url: str | None, reference: Day | None) -> Day | None:
    from htmldate import find_date

    latest = str(reference or LATEST)  # without it the library would ask the clock
    found = find_date(tree, url=url, original_date=True, max_date=latest)
    return Day.parse(found) if found else None


def _first(tree: Any, *paths: str) -> str | None:
    """Return the first value with words that one of the paths finds, blanks joined."""
    for path in paths:
        for value in tree.xpath(path):
            cleaned = " ".join(str(value).split())
            if cleaned:
                return cleaned
    return None


def _headline(tree: Any) -> str | None:
    """Return the headline: the h1 that the page's own metadata confirms, else the metadata without the site's name."""
    heads = [joined for element in tree.xpath("//h1") if (joined := " ".join(element.text_content().split()))]
    named = [
        name
        for name in (
            next(_json_headlines(tree), None),
            _first(tree, '//meta[@property="og:title"]/@content', '//meta[@name="twitter:title"]/@content'),
            _first(tree, "//head/title/text()"),
        )
        if name
    ]
    for head in heads:
        if any(name.startswith(head) or _likeness(head, name) >= 0.5 for name in named):
            return head
    return _without_site(named[0]) if named else heads[0] if heads else None


def _likeness(first: str, second: str) -> float:
    """Return the share (0 to 1) of the words of the shorter of two titles that the other has."""
    one, other = set(_WORD.findall(first.lower())), set(_WORD.findall(second.lower()))
    return len(one & other) / min(len(one), len(other)) if min(len(one), len(other)) > 2 else float(one == other)


def _without_site(name: str) -> str:
    """Return a page's title without its site: "Russia hits Kyiv - National | Globalnews.ca" -> "Russia hits Kyiv"."""
    cut = max((name.rfind(separator) for separator in _SEPARATORS), default=-1)
    site = name[cut:].split()[1:] if cut > 0 else []
    # "Ruritania attacks - and wins" ends in no site's name
    if not 0 < len(site) <= _SITE_WORDS or site[0].islower() or len(name[:cut].split()) < 3:
        return name
    return _without_site(name[:cut].rstrip())


def _json_headlines(tree: Any) -> Iterator[str]:
    """Yield the headlines that JSON-LD gives for articles (schema.org `headline`)."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            content = json.loads(str(script)[:MAX_BYTES])
        except (ValueError, RecursionError):
            continue
        for entry in content if isinstance(content, list) else [content]:
            headline = entry.get("headline") if isinstance(entry, dict) else None
            if isinstance(headline, str) and headline.strip():
                yield " ".join(headline.split())
