from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import body_text, from_html, read, read_records
from timeline.articles.files import decode
from timeline.errors import ArticleError, InputError, TimelineError
from timeline.model.time import Day

FIRST = "The army of Ruritania crossed the border with Elbonia on Monday, officials in Zenda said."
SECOND = "At least three soldiers were killed in the fighting near the town of Strelsau, the ministry said."
THIRD = "Elbonia has called on the United Nations to meet over what it called an attack on its soil."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
DAY = Day(2021, 3, 14)
NOISE = random.Random(7).randbytes(4000)  # noqa: S311 - the same noise in every run
HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Ruritania attacks its neighbor - World | The Sketch</title>
<meta property="og:title" content="Ruritania attacks its neighbor - World | The Sketch">
<meta property="og:site_name" content="The Sketch"><link rel="canonical" href="https://example.org/war">
<meta property="article:published_time" content="2021-03-14T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Ruritania attacks its neighbor</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>
<footer>© 2021 The Sketch. All rights reserved.</footer></body></html>"""


def zipped(**files: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", ".").replace("_slash_", "/"), content)
    return memory.getvalue()


def written(folder, name: str, content: bytes | str):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(path):
    (article,) = read(path)
    return article


WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
DOCX = zipped(
    word_slash_document__xml=WORD.format(
        "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.split("\n\n"))
    )
)
MAIL = f"Subject: Ruritania attacks\nDate: Sun, 14 Mar 2021 10:00:00 +0100\nContent-Type: text/plain\n\n{TEXT}"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Sketch</title><item><title>Ruritania attacks</title>'
    "<link>https://example.org/war</link><guid>war</guid><pubDate>Sun, 14 Mar 2021 10:00:00 GMT</pubDate>"
    f"<description>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;&lt;p&gt;{THIRD}&lt;/p&gt;</description></item></channel></rss>"
)
FRONT_MATTER = "---\ntitle: Ruritania attacks\ndate: 2021-03-14\n---\n"
MARKDOWN = f"{FRONT_MATTER}\n# Ruritania attacks\n\n{FIRST}\n\n**{SECOND}**\n\n{THIRD}\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("a", TEXT),
        ("bom.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        ("utf16.txt", TEXT.encode("utf-16")),
        ("windows.txt", TEXT.replace("\n", "\r\n")),
        ("old-mac.txt", TEXT.replace("\n", "\r")),
        ("a.md", MARKDOWN),
        ("a.html", HTML),
        ("page.txt", HTML),
        ("a.eml", MAIL),
        ("a.docx", DOCX),
        ("feed.xml", FEED),
        ("a.txt.gz", gzip.compress(TEXT.encode())),
        ("a.zip", zipped(war__txt=TEXT)),
        ("a.csv", 'id,text\n1,"' + TEXT + '"\n'),
        ("a.json", json.dumps({"text": TEXT})),
        ("a.jsonl", json.dumps({"id": "r", "text": TEXT})),
    ],
)
def test_every_format_gives_the_same_paragraphs(tmp_path, name, content):
    article = only(written(tmp_path, name, content))
    assert " ".join(body_text(article).split()) == " ".join(TEXT.split())


@pytest.mark.parametrize("name", ["a.html", "a.eml", "feed.xml", "a.md"])
def test_formats_that_say_headline_and_day(tmp_path, name):
    content = {"a.html": HTML, "a.eml": MAIL, "feed.xml": FEED, "a.md": MARKDOWN}[name]
    article = only(written(tmp_path, name, content))
    assert article.title in ("Ruritania attacks", "Ruritania attacks its neighbor")
    assert article.publication_date == DAY


def test_text_is_kept_as_it_is_and_its_bytes_too(tmp_path):
    content = TEXT.replace("\n", "\r\n").encode()
    article = only(written(tmp_path, "a.txt", content))
    assert article.text == content.decode()
    assert article.original == content


def test_ids_are_the_paths_as_given(tmp_path, monkeypatch):
    written(tmp_path, "a.txt", TEXT)
    written(tmp_path, "b.zip", zipped(one__txt=TEXT, two__md=TEXT, __MACOSX_slash_x__txt=TEXT))
    monkeypatch.chdir(tmp_path)
    from pathlib import Path

    assert [article.id for article in read(Path("a.txt"))] == ["a.txt"]
    assert [article.id for article in read(Path("b.zip"))] == ["b.zip/one.txt", "b.zip/two.md"]
    assert [article.id for article in read(Path())] == ["a.txt", "b.zip/one.txt", "b.zip/two.md"]


def test_a_page_in_a_record_is_read_and_a_text_is_not_changed(tmp_path):
    page = "\n".join(
        ["Skip to content", "* World", "* Sports", FIRST, SECOND, THIRD, "Most Read", "* Ten soups", "© 2021"]
    )
    lines = [
        json.dumps({"id": 1, "page": page}),
        "",
        json.dumps({"id": "2", "date": "2021-03-14T08:00:00Z", "text": FIRST}),
    ]
    first, second = read(written(tmp_path, "a.jsonl", "\n".join(lines)))
    assert (first.id, body_text(first)) == ("1", "\n\n".join((FIRST, SECOND, THIRD)))
    assert (second.id, second.publication_date, second.text) == ("2", DAY, FIRST)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{broken", "not valid JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "1"}', "neither text nor page"),
        ('{"id": "1", "text": 5}', "'text' is not a string"),
        ('{"id": "1", "text": "War.", "date": "14 March"}', "'date' is no day"),
        ('{"id": "1", "text": "War.", "date": "2021-02-30"}', "'date' is no day"),
        ('{"id": "1", "text": "War.", "dct": "2021"}', "'dct' is no day"),
        ("[" * 100_000, "too deeply nested"),
    ],
)
def test_a_broken_record_names_its_line_after_the_good_ones(line, words):
    records = read_records([json.dumps({"id": "0", "text": FIRST}), line], where="war.jsonl")
    assert next(records).id == "0"
    with pytest.raises(InputError, match=words) as caught:
        next(records)
    assert caught.value.where == "war.jsonl, line 2"
    assert caught.value.remedy or "not a string" in words


def test_records_without_surprises():
    (article,) = read_records(['\ufeff{"text": "A \\ud800 b.", "date": null, "other": [1]}'], where="a.jsonl")
    assert (article.id, article.text, article.publication_date) == ("a.jsonl, line 1", "A \ufffd b.", None)
    assert list(read_records(["", "  "], where="a.jsonl")) == []


def test_whole_records_are_body_entirely():
    text = "Advertisement\n\nRead more: war\n\n1. Skip"
    (article,) = read_records([json.dumps({"id": "1", "text": text})], where="a", whole=True)
    assert body_text(article) == text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("random.txt", NOISE, "binary"),
        ("random.html", b"<html>" + NOISE, "binary"),
        ("empty.jsonl", b"", "empty"),
        ("latin.jsonl", '{"text": "größer"}'.encode("latin-1"), "UTF-8"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.zip", b"PK\x03\x04 no archive", "zip"),
        ("a.gz", b"\x1f\x8b no archive", "gzip"),
        ("bomb.gz", gzip.compress(b" " * 30_000_000), "inflates"),
        ("bomb.zip", zipped(a__txt=" " * 30_000_000), "inflates"),
        ("a.docx", zipped(other__xml="<a/>"), "Word"),
        ("empty.html", b"<html><body></body></html>", "no article"),
        ("links.html", b"<html><body>" + b"<a href=x>y</a>" * 300_000, "tags"),
        ("nested.html", b"<html><body>" + b"<div>" * 50_000, "nested"),
        (
            "nested.eml",
            b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000)),
            "nested",
        ),
        ("broken.xml", b"<?xml version='1.0'?><rss><channel>", "feed"),
        ("a.json", b"{", "not valid JSON"),
        ("a.csv", b"a,b\n1,2\n", "neither a column"),
        ("zips.zip", zipped(a__txt=TEXT), None),
    ],
)
def test_bad_files_say_what_where_and_what_to_do(tmp_path, name, content, words):
    path = written(tmp_path, name, content)
    if words is None:
        for _ in range(5):
            memory = io.BytesIO()
            with zipfile.ZipFile(memory, "w") as archive:
                archive.writestr("inner.zip", path.read_bytes())
            path.write_bytes(memory.getvalue())
        words = "archives within archives"
    with pytest.raises(TimelineError, match=words) as caught:
        list(read(path))
    assert str(path) in (caught.value.where or "")
    assert caught.value.remedy


def test_a_missing_file_and_an_empty_folder(tmp_path):
    for path in (tmp_path / "missing.txt", tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(ArticleError) as caught:
            list(read(path))
        assert caught.value.remedy


def test_a_tag_with_many_attributes_does_not_hang_the_reader():
    tag = b"<div " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b">"
    article = from_html(HTML.encode().replace(b"<article>", tag), id="a")
    assert body_text(article).split() == TEXT.split()


def test_the_page_names_its_publisher_and_address():
    article = from_html(HTML.encode(), id="a")
    assert (article.title, article.publisher, article.url) == (
        "Ruritania attacks its neighbor",
        "The Sketch",
        "https://example.org/war",
    )
    assert article.original == HTML.encode()


@pytest.mark.parametrize(
    ("h1", "meta", "expected"),
    [
        ("Ruritania attacks", "Ruritania attacks - World | The Sketch", "Ruritania attacks"),
        ("The Sketch", "Ruritania attacks its neighbor | The Sketch", "Ruritania attacks its neighbor"),
        ("", "Ruritania attacks its neighbor – and wins", "Ruritania attacks its neighbor – and wins"),
        ("The war in Elbonia begins", "", "The war in Elbonia begins"),
    ],
)
def test_the_headline_is_the_one_that_the_page_confirms(h1, meta, expected):
    page = HTML.replace("<h1>Ruritania attacks its neighbor</h1>", f"<h1>{h1}</h1>")
    page = page.replace("Ruritania attacks its neighbor - World | The Sketch", meta)
    title = from_html(page.encode(), id="a").title
    assert title == expected


def test_a_day_after_the_reference_is_not_the_publication_date(tmp_path):
    path = written(tmp_path, "a.txt", f"Ruritania attacks\n\nMarch 14, 2021\n\n{TEXT}")
    (article,) = read(path, reference=Day(2021, 3, 13))
    assert article.publication_date is None
    (article,) = read(path, reference=DAY)
    assert article.publication_date == DAY


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_encodings(encoding):
    text = "Die Armee überschritt die Grenze. Große Verluste meldete das Ministerium für Äußeres in Zürich.\n" * 5
    assert decode(text.encode(encoding), where="a") == text


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_text_or_refused(content):
    with suppress(ArticleError):
        decode(content, where="a").encode()
