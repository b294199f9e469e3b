"""An RSS 2.0 or Atom (RFC 4287) feed in, its entries out as named parts with headline, day and address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from timeline.articles.parts import Part
from timeline.errors import ArticleError
from timeline.model.time import Day

MAX_ENTRIES = 10_000
MAX_SOURCE = 2_000_000  # characters of one entry
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated")


def read_feed(content: bytes, *, where: str) -> Iterator[Part]:
    """Yield the entries of a feed as parts of plain text; of an entry without text its headline is the text.

    Raises:
        ArticleError: not a well-formed feed.
    """
    from lxml import etree  # 30 ms that text need not pay

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"not a readable feed: {error}", where=where, remedy="Save it again") from error
    publisher = next((_words(element) for element in root.iter("{*}title")), None)
    for number, entry in enumerate(root.iter("{*}item", "{*}entry"), start=1):
        if number > MAX_ENTRIES:
            return
        source = next(filter(None, (_words(entry.find(f"{{*}}{name}")) for name in _TEXTS)), None)
        text = (_plain(source[:MAX_SOURCE]) if source else None) or _words(entry.find("{*}title"))
        if text:
            yield _part(entry, text, number, publisher)


def _part(entry: Any, text: str, number: int, publisher: str | None) -> Part:
    identity = _words(entry.find("{*}guid")) or _words(entry.find("{*}id")) or str(number)
    dates = (_day(_words(entry.find(f"{{*}}{name}"))) for name in _DATES)
    return Part(
        identity,
        text.encode(),
        ".txt",
        title=_words(entry.find("{*}title")),
        publication_date=next((day for day in dates if day is not None), None),
        publisher=publisher,
        url=_address(entry),
    )


def _plain(source: str) -> str:
    """Return the words of an entry's HTML, a paragraph per block."""
    from lxml import html

    try:
        tree = html.fragment_fromstring(source, create_parent="div")
    except (ValueError, html.etree.LxmlError):
        return source
    for element in tree.iter("p", "div", "li", "br", "h2", "h3"):
        element.tail = "\n\n" + (element.tail or "")
    blocks = (" ".join(block.split()) for block in tree.text_content().split("\n\n"))
    return "\n\n".join(block for block in blocks if block)


def _words(element: Any) -> str | None:
    if element is None:
        return None
    return "".join(element.itertext()).strip() or None


def _address(entry: Any) -> str | None:
    link = entry.find("{*}link")
    return None if link is None else (link.get("href") or _words(link))


def _day(value: str | None) -> Day | None:
    """Return the day of an RFC 822 or RFC 3339 time, as its author wrote it, or None."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value) if value[:4].isdecimal() else parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return Day.from_date(moment.date())
