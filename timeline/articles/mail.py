"""An e-mail (RFC 5322) in, its readable part out, with subject and date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from timeline.articles.parts import Part
from timeline.errors import ArticleError
from timeline.model.time import Day

MAX_BOUNDARIES = 200  # "boundary=" in a mail; 3,000 nested parts break the parser
MAX_DELIMITERS = 2_000  # lines that may begin a part; 300,000 parts kept the parser busy for a minute
MAX_HEADER = 20_000  # bytes of one line of them; the parser of addresses backtracks over brackets
MAX_HEADERS = 500_000  # bytes before the body; half a million header lines took 160 MB


def read_mail(content: bytes, *, where: str) -> Iterator[Part]:
    """Yield the mail's body as one part: its plain text, or its HTML where it has no plain text.

    Raises:
        ArticleError: the mail has too many nested parts, or none that is text.
    """
    _check(content, where=where)
    message = BytesParser(policy=policy.default).parsebytes(content)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise ArticleError("the mail has no text", where=where, remedy="Save the article in it as a file")
    try:
        payload = body.get_payload(decode=True)
    except (LookupError, ValueError) as error:
        raise ArticleError("the mail's text cannot be decoded", where=where, remedy="Save it as a file") from error
    subject = " ".join(str(message.get("subject", "")).split())
    yield Part(
        "",
        _as_utf8(payload if isinstance(payload, bytes) else b"", body.get_content_charset()),
        ".html" if body.get_content_type() == "text/html" else ".txt",
        title=subject or None,
        publication_date=_day(message),
    )


def _check(content: bytes, *, where: str) -> None:
    """Refuse a mail that is made to break or to hang the parser."""
    nested = content.lower().count(b"boundary=") > MAX_BOUNDARIES
    if nested or content.count(b"\n--") > MAX_DELIMITERS:
        raise ArticleError("the mail has too many nested parts", where=where, remedy="Save its text as a file")
    ends = [at for at in (content.find(b"\n\n"), content.find(b"\r\n\r\n")) if at >= 0]
    end = min(ends, default=len(content))
    if end > MAX_HEADERS or max(map(len, content[:end].split(b"\n"))) > MAX_HEADER:
        raise ArticleError("the mail's headers are too long", where=where, remedy="Save its text as a file")


def _as_utf8(payload: bytes, charset: str | None) -> bytes:
    """Return the payload in UTF-8 where its charset is known and right, else as it is."""
    try:
        return payload.decode(charset or "utf-8").encode()
    except (LookupError, UnicodeDecodeError):
        return payload


def _day(message: EmailMessage) -> Day | None:
    """Return the day of the Date header as its sender wrote it, or None."""
    moment = getattr(message.get("date"), "datetime", None)
    return Day.from_date(moment.date()) if isinstance(moment, datetime) else None
