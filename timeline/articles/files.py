"""The bytes of a text file in, its text out; what is empty, binary, too large or in no known encoding is refused."""

from __future__ import annotations

import codecs

from timeline.errors import ArticleError

MAX_BYTES = 20_000_000  # an article is a thousandth of it; more is a mistake or an attack
_SNIFFED = 65_536  # bytes looked at to tell text from binary
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"  # no tab, newline, form feed, return, escape
MOST_CONTROLS = 0.01  # share of control characters from which a file counts as binary; random bytes have a tenth
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AS_UTF8 = "Save it as UTF-8 text"


def checked(content: bytes, *, where: str) -> bytes:
    """Return the content of a file, or raise ArticleError where it is empty or larger than `MAX_BYTES`."""
    if not content.strip():
        raise ArticleError("the file is empty", where=where, remedy="Give a file with the text of an article")
    if len(content) > MAX_BYTES:
        size = f"{len(content) / 1e6:.0f} MB is more than the {MAX_BYTES / 1e6:.0f} MB that an article may have"
        raise ArticleError(size, where=where, remedy="Split it, or give one article per line as JSON Lines")
    return content


def decode(content: bytes, *, where: str) -> str:
    """Return the text of a file's bytes, newlines as they are; a byte order mark is left out.

    UTF-8 is tried first; what is not UTF-8 is read in the encoding that charset-normalizer finds most likely.

    Raises:
        ArticleError: the bytes are empty, too many, binary, or in no encoding that gives sensible text.
    """
    checked(content, where=where)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, where=where)
    if is_binary(content):
        raise ArticleError("not a text but binary content", where=where, remedy=_AS_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(content, _likely_encoding(content, where=where), where=where)


def is_binary(content: bytes) -> bool:
    """Tell whether bytes are no text: a NUL without a byte order mark, or a share of other control characters."""
    if any(content.startswith(mark) for mark, _ in _MARKS):
        return False
    sample = content[:_SNIFFED]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample or controls > MOST_CONTROLS * len(sample)


def _likely_encoding(content: bytes, *, where: str) -> str:
    from charset_normalizer import from_bytes  # 30 ms that UTF-8 need not pay

    best = from_bytes(content[: 4 * _SNIFFED]).best()
    if best is None:
        raise ArticleError("the text is in no encoding that could be recognised", where=where, remedy=_AS_UTF8)
    return str(best.encoding)


def _strictly(content: bytes, encoding: str, *, where: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise ArticleError(f"the text is not valid {encoding}", where=where, remedy=_AS_UTF8) from error
