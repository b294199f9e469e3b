"""Articles in, which of them print the same text out: one agency's story in several papers is one source.

A text is known by a sample of its runs of words: those whose hash falls into one residue class, the same in every
text, so that two samples overlap as the texts do (Broder, On the resemblance and containment of documents, 1997).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, select

from timeline.model.article import Article
from timeline.storage import schema
from timeline.storage.batches import delete_rows, rows_in
from timeline.storage.rows import Copies
from timeline.views import words

RUN = 5
"""Words of a run."""
SAMPLED = 4
"""One run in so many is kept."""
FEWEST = 8
"""Runs of a sample below which a text is too short to be known as a copy: some 36 words."""
COPIED = 0.6
"""Share of the shorter text's sample that the other one must hold."""

_shingles, _copies = schema.shingles, schema.copies


def sample(article: Article) -> frozenset[int]:
    """Return the sampled runs of an article's body as numbers of 64 bits with a sign."""
    told = words(" ".join(article.text[span.start : span.end] for span in article.body))
    runs = {" ".join(told[start : start + RUN]) for start in range(len(told) - RUN + 1)}
    hashes = (hashlib.blake2b(run.encode(), digest_size=8).digest() for run in runs)
    return frozenset(int.from_bytes(digest, "big", signed=True) for digest in hashes if digest[-1] % SAMPLED == 0)


def is_copy(size: int, other_size: int, shared: int) -> bool:
    """Tell whether of two texts one prints the other, by the sizes of their samples and of what these share."""
    least = min(size, other_size)
    return least >= FEWEST and shared >= COPIED * least


def pairs(articles: Iterable[Article]) -> Copies:
    """Return the pairs of ids of articles of which one copies the other, each pair both ways."""
    samples = {article.id: sample(article) for article in articles}
    holders: dict[int, list[str]] = {}
    found: set[tuple[str, str]] = set()
    for name, runs in samples.items():
        shared = Counter(other for run in runs for other in holders.get(run, ()))
        for other, number in shared.items():
            if is_copy(len(runs), len(samples[other]), number):
                found |= {(name, other), (other, name)}
        for run in runs:
            holders.setdefault(run, []).append(name)
    return frozenset(found)


def index(connection: Connection, article: Article) -> tuple[str, ...]:
    """Note the runs of an article that was just stored, and return the ids of the stored ones that it copies."""
    runs = sample(article)
    if len(runs) < FEWEST:
        return ()
    columns = _shingles.c
    holders = select(columns.run, columns.article_id)
    shared = Counter(
        row.article_id for row in rows_in(connection, lambda some: holders.where(columns.run.in_(some)), runs)
    )
    likely = [other for other, number in shared.items() if number >= FEWEST * COPIED]
    sizes = select(schema.articles.c.id, schema.articles.c.runs)
    found = [
        row.id
        for row in rows_in(connection, lambda ids: sizes.where(schema.articles.c.id.in_(ids)), likely)
        if is_copy(len(runs), row.runs, shared[row.id])
    ]
    connection.execute(schema.articles.update().where(schema.articles.c.id == article.id).values(runs=len(runs)))
    connection.execute(insert(_shingles), [{"run": run, "article_id": article.id} for run in sorted(runs)])
    if found:
        both = [(article.id, other) for other in found] + [(other, article.id) for other in found]
        connection.execute(insert(_copies), [{"article_id": one, "other_id": other} for one, other in both])
    return tuple(sorted(found))


def unindex(connection: Connection, article: Article) -> None:
    """Forget the runs of an article, and whose copy it was."""
    delete_rows(connection, _shingles, [{"run": run, "article_id": article.id} for run in sorted(sample(article))])
    others = connection.execute(select(_copies.c.other_id).where(_copies.c.article_id == article.id)).scalars().all()
    both = [(article.id, other) for other in others] + [(other, article.id) for other in others]
    delete_rows(connection, _copies, [{"article_id": one, "other_id": other} for one, other in both])


def among(connection: Connection, articles: Collection[str]) -> Copies:
    """Return the pairs of some articles of which one copies the other."""
    wanted = select(_copies.c.article_id, _copies.c.other_id)
    rows = rows_in(connection, lambda ids: wanted.where(_copies.c.article_id.in_(ids)), articles)
    known = frozenset(articles)
    return frozenset((row.article_id, row.other_id) for row in rows if row.other_id in known)
