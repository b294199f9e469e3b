"""The program of a child process that reads what may be hostile: parts in, articles or an error out, as messages."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from timeline.articles.dispatch import articles_of
from timeline.articles.processes import Message, Record, serve
from timeline.articles.wire import article_record, error_record, read_part
from timeline.errors import ArticleError, TimelineError

_REMEDY = "Paste its text instead"


def answer(request: Record, content: bytes) -> Iterator[Message]:
    """Yield the articles of a part, the error that ended it if there is one, and whether the process can go on."""
    part, reference, whole = read_part(request["part"], content)
    where = request["id"]
    error: TimelineError | None = None
    spent = False
    try:
        for article in articles_of(part, where, reference=reference, whole=whole):
            same = article.original == content
            yield {"article": article_record(article), "same": same}, b"" if same else article.original
    except TimelineError as raised:
        error = raised
    except MemoryError:
        error, spent = ArticleError("reading it takes too much memory", where=where, remedy=_REMEDY), True
    except RecursionError:
        error = ArticleError("it is too deeply nested", where=where, remedy=_REMEDY)
    except Exception as raised:  # noqa: BLE001 - whatever a parser stumbles over is the file's fault to the reader
        detail = " ".join(f"{type(raised).__name__}: {raised}".split())[:200]
        error = ArticleError(f"it cannot be parsed ({detail})", where=where, remedy=_REMEDY)
    yield {"last": True, "error": error and error_record(error), "spent": spent}, b""


if __name__ == "__main__":
    serve(answer, sys.argv[1:])
