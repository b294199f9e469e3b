"""An article in, how it stands to what is stored out: new, already there, or there without what is now known of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from sqlalchemy import Connection, select

from timeline.model.article import Article
from timeline.storage import schema
from timeline.storage.rows import article_from, text_hash


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands to what is stored.

    Attributes:
        article: The article as it would be stored: under a free id, or under the id that it has already.
        there: Whether the timeline holds it already.
        replaces: Id of the stored article of the same text whose title or date it corrects, or None.
    """

    article: Article
    there: bool = False
    replaces: str | None = None


def standing(connection: Connection, article: Article) -> Standing:
    """Return how an article stands to what is stored.

    An article is already there when one of the same text is, and has the same id, address, or title and date. A title
    or date given now for one known by its id or address corrects the stored one. The same text under another headline
    or date is another paper's copy. Another text under the same id is another article, and gets an id of its own.
    """
    kin = [held for held in _copies(connection, article) if _is_kin(held, article)]
    if not kin:
        return Standing(replace(article, id=_free_id(connection, article.id)))
    held = next((held for held in kin if held.id == article.id), kin[0])
    known = replace(
        article,
        id=held.id,
        title=article.title or held.title,
        publication_date=article.publication_date or held.publication_date,
        publisher=article.publisher or held.publisher,
        url=article.url or held.url,
    )
    if (known.title, known.publication_date) == (held.title, held.publication_date):
        return Standing(held, there=True)
    return Standing(known, replaces=held.id)


def _copies(connection: Connection, article: Article) -> list[Article]:
    table = schema.articles
    same = select(table).where(table.c.text_hash == text_hash(article.text)).order_by(table.c.id)
    return [article_from(row) for row in connection.execute(same)]


def _is_kin(held: Article, article: Article) -> bool:
    same_address = article.url is not None and held.url == article.url
    same_head = (held.title, held.publication_date) == (article.title, article.publication_date)
    return held.id == article.id or same_address or same_head


def _free_id(connection: Connection, article_id: str) -> str:
    """Return the id, or where it is taken by another text, the id with a number: "story.txt (2)"."""
    names = (article_id if turn == 1 else f"{article_id} ({turn})" for turn in count(1))
    return next(name for name in names if not _is_taken(connection, name))


def _is_taken(connection: Connection, article_id: str) -> bool:
    table = schema.articles
    return connection.execute(select(table.c.id).where(table.c.id == article_id)).first() is not None
