"""Files made to hang or to burst their reader: each ends soon, with an error that says what to do, or is read."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from timeline.articles import from_text, read
from timeline.articles.parts import Part
from timeline.articles.pool import Pool
from timeline.articles.processes import Limits
from timeline.errors import ArticleError, TimelineError
from timeline.segmentation import segment

TEXT = "The army of Ruritania crossed the border with Elbonia on Monday, officials in Zenda said.\n\n" * 3
BODY = f"<p>{TEXT}</p>".encode()
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(code)} "{f"&{chr(code - 1)};" * 10}">' for code in range(98, 108)
)
NOISE = random.Random(1).randbytes(500_000)  # noqa: S311 - the same noise in every run


def zipped(*files: tuple[str, str]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return memory.getvalue()


BOMB = gzip.compress(bytes(60_000_000))
REFUSED = {
    "bomb.gz": (BOMB, "inflates"),
    "twice.gz": (gzip.compress(BOMB), "inflates"),
    "page.html.gz": (gzip.compress(b"<html><body>" + b"<p>a</p>" * 5_000_000), "inflates"),
    "bomb.zip": (zipped(("a.txt", " " * 60_000_000)), "inflates"),
    "many.zip": (zipped(*((f"{number}.txt", "War.") for number in range(10_001))), "too much"),
    "million.html": (b"<html><body>" + b"<div>" * 1_000_000, "tags"),
    "nested.html": (b"<html><body>" + b"<div>" * 50_000 + BODY, "nested"),
    "tables.html": (b"<html><body>" + b"<table><tr><td>" * 30_000, "nested"),
    "open.html": (b"<html><body>" + b"<" * 1_000_000, "tags"),
    "comment.html": (b"<html><body><!--" + b"-" * 5_000_000, "no article"),
    "noise.html": (b"<html>" + NOISE, "binary"),
    "nul.html": (b"<html><body>" + BODY.replace(b" ", b"\0"), "binary"),
    "laughs.xml": (f'<?xml version="1.0"?>{LAUGHS}]><rss><channel><item><title>&k;</title></item>'.encode(), "feed"),
    "deep.xml": (b'<?xml version="1.0"?><rss>' + b"<a>" * 200_000, "feed"),
    "bomb.docx": (zipped(("word/document.xml", f"{WORD}<w:p><w:r><w:t>{' ' * 60_000_000}")), "inflates"),
    "deep.docx": (zipped(("word/document.xml", WORD + "<w:p>" * 100_000)), "Word"),
    "laughs.docx": (zipped(("word/document.xml", f"{LAUGHS}]>{WORD}<w:p>&k;</w:p></w:body></w:document>")), "Word"),
    "nested.eml": (
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
        "nested",
    ),
    "parts.eml": (b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nwar\n" * 300_000, "nested"),
    "headers.eml": (b"".join(b"X-%d: a\n" % number for number in range(300_000)) + b"\nwar", "headers"),
    "brackets.eml": (b"From: " + b"(" * 100_000 + b"\n\n" + TEXT.encode(), "headers"),
    "mails.eml": (b"Content-Type: message/rfc822\n\n" * 3000 + b"war", "nested"),
    "noise.txt": (NOISE, "binary"),
    "noise.pdf": (b"%PDF-1.7\n" + NOISE, "PDF"),
    "noise.parquet": (b"PAR1" + NOISE, "Parquet"),
    "utf16.txt": (TEXT.encode("utf-16-le"), "binary"),
    "nul.txt": (TEXT.encode() + bytes(100), "binary"),
    "deep.json": (b"[" * 1_000_000, "JSON"),
    "digits.json": (b'{"text": "a", "n": ' + b"9" * 1_000_000 + b"}", "JSON"),
    "cell.csv": (b'text\n"' + b"a" * 6_000_000 + b'"\n', "CSV"),
}
READ = {
    "attributes.html": b"<html><body><div " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">" + BODY,
    "wide.html": b"<html><body>" + (b"<div " + b"a=1 " * 2500 + b">x</div>") * 300 + BODY,
    "attribute.html": b'<html><body><p title="' + b"x" * 5_000_000 + b'">' + BODY,
    "script.html": b'<html><head><script type="application/ld+json">' + b"[" * 1_000_000 + b"</script></head>" + BODY,
    "file.xml": b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item>'
    b"<title>War</title><description>&a;" + TEXT.encode() + b"</description></item></channel></rss>",
    "lines.txt": b"a\n" * 1_000_000,
    "stops.txt": b". " * 2_000_000,
    "word.txt": b"a" * 5_000_000,
    "images.md": b"![a](" * 200_000,
    "stars.md": (b"*a" * 300 + b"\n") * 1000,
}


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused(tmp_path, name):
    content, words = REFUSED[name]
    with pytest.raises(TimelineError, match=words) as caught:
        list(read(written(tmp_path, name, content)))
    assert name in (caught.value.where or "")
    assert caught.value.remedy


@pytest.mark.parametrize("name", READ)
def test_a_strange_file_is_read(tmp_path, name):
    (article,) = read(written(tmp_path, name, READ[name]))
    assert article.text
    assert "root:" not in article.text


@pytest.mark.parametrize("text", ["a\n" * 1_000_000, ". " * 2_000_000, "a. " * 10_000])
def test_strange_texts_have_sentences_within_their_paragraphs(text):
    article = from_text(text, id="a")
    for sentence in segment(article).sentences[:100]:
        assert text[sentence.start : sentence.end].strip()


CHILD = """
import sys
from timeline.articles.child import answer
from timeline.articles.processes import serve

def strange(request, content):
    if b"hang" in content:
        while True:
            pass
    if b"sleep" in content:
        import time
        time.sleep(60)
    if b"burst" in content:
        bytearray(4_000_000_000)
    if b"die" in content:
        import os
        os._exit(3)
    if b"nonsense" in content:
        import os, struct
        os.write(answers, struct.pack(">II", 3, 0) + b"{{{")
    if b"flood" in content:
        import os, struct
        os.write(answers, struct.pack(">II", 2**32 - 1, 0))
    if b"print" in content:
        print("a library says hello", flush=True)
    if b"bug" in content:
        from unittest import mock
        with mock.patch("timeline.articles.child.articles_of", side_effect=ZeroDivisionError("no such luck")):
            yield from answer(request, content)
        return
    if b"memory" in content:
        from unittest import mock
        with mock.patch("timeline.articles.child.articles_of", side_effect=MemoryError()):
            yield from answer(request, content)
        return
    yield from answer(request, content)

import os
answers = os.dup(1)
serve(strange, sys.argv[1:])
"""


@pytest.fixture
def strange(tmp_path, monkeypatch):
    (tmp_path / "strange_child.py").write_text(CHILD)
    monkeypatch.syspath_prepend(tmp_path)
    with Pool(module="strange_child", limits=Limits(cpu=1, wall=4.0)) as pool:
        yield pool


def page(words: str) -> Part:
    return Part("", f"<html><body><p>{words}</p>{BODY.decode()}</body></html>".encode(), ".html")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("hang", "1 seconds of processor time"),
        ("sleep", "more than 4 seconds"),
        ("burst", "status"),
        ("die", "ended with status 3"),
        ("nonsense", "nonsense"),
        ("flood", "too large"),
        ("bug", "ZeroDivisionError: no such luck"),
        ("memory", "too much memory"),
    ],
)
def test_a_child_that_fails_is_an_error_and_the_pool_goes_on(strange, words, error):
    with pytest.raises(ArticleError, match=error) as caught:
        list(strange.articles_of(page(words), "a.html"))
    assert caught.value.where == "a.html"
    (article,) = strange.articles_of(page("print"), "b.html")
    assert article.id == "b.html"


def test_a_child_killed_between_two_files_is_replaced():
    with Pool() as pool:
        (first,) = pool.articles_of(page("war"), "a.html")
        for child in pool._idle:
            child._process.kill()
            child._process.wait()
        (second,) = pool.articles_of(page("war"), "a.html")
    assert first == second


def test_a_child_is_used_again_and_ends_with_its_pool():
    with Pool() as pool:
        list(pool.articles_of(page("war"), "a.html"))
        (child,) = pool._idle
        list(pool.articles_of(page("war"), "b.html"))
        assert pool._idle == [child]
    assert not child.alive


def test_articles_not_asked_for_end_their_child(tmp_path):
    with Pool() as pool:
        articles = read(written(tmp_path, "a.zip", zipped(*((f"{n}.txt", TEXT) for n in range(50)))), pool=pool)
        next(articles)
        articles.close()
        assert pool._idle == []
        assert pool._busy == set()


def test_a_child_gives_the_article_that_the_process_itself_would_give():
    from timeline.articles.dispatch import articles_of

    with Pool() as pool:
        assert list(pool.articles_of(page("war"), "a.html")) == list(articles_of(page("war"), "a.html"))
