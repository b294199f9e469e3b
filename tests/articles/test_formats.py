from __future__ import annotations

import datetime
import gzip

import pyarrow as pa
import pytest
from pyarrow import parquet

from timeline.articles import body_text, read
from timeline.errors import ArticleError, InputError
from timeline.model.time import Day

FIRST = "The army of Ruritania crossed the border with Elbonia on Monday, officials in Zenda said."
SECOND = "At least three soldiers were killed in the fighting near the town of Strelsau, the ministry said."
PAGE = (
    "<html><head><title>War begins in the east</title></head><body><article><h1>War begins in the east</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
).encode()


def response(url: str, body: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2021-03-15T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pdf(*lines: str) -> bytes:
    text = b" ".join(b"(" + line.encode() + b") Tj T*" for line in lines)
    stream = b"BT /F1 10 Tf 12 TL 50 750 Td " + text + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + b"xref\n0 6\n" + table + trailer


def test_a_pdf_has_its_paragraphs_and_its_words_whole(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(
            "Ruritania goes to war in the east",
            "March 14, 2021",
            "The army of Ruritania crossed the border with Elbonia on Monday, offi-",
            "cials in Zenda said.",
            "At least three soldiers were killed in the fighting near the town of",
            "Strelsau, the ministry said.",
        )
    )
    (article,) = read(path)
    assert article.publication_date == Day(2021, 3, 14)
    assert body_text(article).endswith(f"{FIRST}\n\n{SECOND}")


def test_a_pdf_without_text_says_so(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf())
    with pytest.raises(ArticleError, match="scanned"):
        list(read(path))


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_a_web_archive_gives_its_pages_and_passes_over_the_rest(tmp_path, compress):
    archive = b"".join(
        [
            response("https://example.org/war", PAGE),
            response("https://example.org/gone", b"<html>gone</html>", status=404),
            response("https://example.org/picture", b"\x89PNG", kind="image/png"),
            response("https://example.org/empty", b"<html><body></body></html>"),
            response("https://example.org/text", f"3 days ago\n\n{FIRST}\n\n{SECOND}\n".encode(), kind="text/plain"),
        ]
    )
    path = tmp_path / ("a.warc" if compress is bytes else "a.warc.gz")
    path.write_bytes(compress(archive))
    first, second = read(path)
    assert (first.id, first.url) == (f"{path}/https://example.org/war", "https://example.org/war")
    assert (first.title, body_text(first)) == ("War begins in the east", f"{FIRST}\n\n{SECOND}")
    assert second.publication_date == Day(2021, 3, 12)  # three days before the page was saved


def test_a_table_in_parquet_has_its_columns_mapped(tmp_path):
    path = tmp_path / "a.parquet"
    table = {
        "Headline": ["War begins", None],
        "published": [datetime.date(2021, 3, 14), None],
        "body": [FIRST, SECOND],
        "number": [1, 2],
    }
    parquet.write_table(pa.table(table), path)
    first, second = read(path)
    assert (first.id, first.title, first.publication_date) == (f"{path}/1", "War begins", Day(2021, 3, 14))
    assert (second.text, second.title, second.publication_date) == (SECOND, None, None)


def test_a_table_without_articles_names_the_columns_that_it_needs(tmp_path):
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"number": [1]}), path)
    with pytest.raises(InputError, match="neither a column") as caught:
        list(read(path))
    assert "text" in (caught.value.remedy or "")
