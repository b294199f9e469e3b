from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import body_text, from_page, from_text
from timeline.model.time import Day
from timeline.segmentation import segment

ROOT = Path(__file__).parents[2]
FIRST = ROOT / "data" / "articles" / "dw-2017-08-18.txt"
GOLDEN = ROOT / "tests" / "golden" / "reading-dw-2017-08-18.json"

PARAGRAPHS = (
    "ZENDA, Ruritania (AP) — The army of Ruritania crossed the border with Elbonia on Monday, officials in Zenda said.",
    "At least three soldiers were killed in the fighting near the town of Strelsau, according to the defense ministry.",
    "“We did not want this war,” the president told reporters. “But we will end it.”",
    "Elbonia has called on the United Nations to meet over what it described as an unprovoked attack on its soil.",
)
MENU = (
    "Skip to content",
    "Menu",
    "* World",
    "* Politics",
    "* Business",
    "* Sports",
    "* Opinion",
    "Subscribe",
    "Log in",
)
AFTER = (
    "Related Topics",
    "* Ruritania",
    "* Elbonia",
    "Most Read",
    "Ten soups to warm up a long winter night",
    "The king of Grunewald marries his cook in a quiet ceremony by the lake, and the court is shocked.",
    "* 2 hours ago",
    "Privacy Policy",
    "© 2021 The Daily Sketch. All rights reserved.",
)


def page(*middle: str) -> str:
    return "\n".join([*MENU, *middle, *AFTER])


def kept(text: str) -> tuple[str, ...]:
    article = from_page(text, id="p")
    return tuple(text[span.start : span.end] for span in article.body)


def spoken(text: str, spans) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_the_first_article_is_read_as_the_golden_file_says():
    text = FIRST.read_text(encoding="utf8")
    article = from_text(text, id="dw-2017-08-18")
    read = {
        "title": article.title,
        "publication_date": str(article.publication_date),
        "publisher": article.publisher,
        "agency": article.agency,
        "byline": article.byline,
        "language": article.language,
        "heads": spoken(text, article.heads),
        "body": spoken(text, article.body),
        "spans": [[span.start, span.end] for span in article.body],
    }
    assert read == json.loads(GOLDEN.read_text(encoding="utf8"))


def test_the_first_article_reads_the_same_as_a_page():
    text = FIRST.read_text(encoding="utf8")
    assert from_page(text, id="a") == from_text(text, id="a")


def test_only_the_article_of_a_page_is_body():
    title, day = "Ruritania’s army crosses the border with Elbonia", "By Jane Roe | March 1, 2021 at 7:35 PM EST"
    text = page(title, day, *PARAGRAPHS)
    article = from_page(text, id="p")
    assert kept(text) == PARAGRAPHS
    assert article.title == title
    assert article.publication_date == Day(2021, 3, 1)
    assert article.agency == "AP"
    assert article.language == "en"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: Elbonia’s long history of border wars",
        "Soldiers stand near the border on Sunday. (AP Photo/John Doe)",
        "Image: REUTERS/J. Doe",
        "By clicking “Sign up”, you accept our terms of service and privacy policy.",
        "We use cookies to show you what you like.",
        "Sign up here for our daily newsletter and get the news in your inbox.",
        "* * *",
        "Share this article",
        "[Related: What Elbonia wants from its neighbors.]",
    ],
)
def test_furniture_between_the_paragraphs_is_left_out(line):
    text = page("Ruritania’s army crosses the border", "March 1, 2021", *PARAGRAPHS[:2], line, *PARAGRAPHS[2:])
    assert kept(text) == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    ["Editing by John Doe", "Associated Press writer John Doe contributed to this report from Strelsau, Elbonia."],
)
def test_what_is_said_about_the_making_is_left_out(line):
    assert kept(page("Ruritania’s army crosses the border", "March 1, 2021", *PARAGRAPHS, line)) == PARAGRAPHS


def test_a_page_that_indents_by_depth_keeps_the_paragraphs_of_its_own_depth():
    aside = "        A tank rolls through the streets of Strelsau on Sunday, a day before the war began in earnest."
    indented = [f"      {paragraph}" for paragraph in PARAGRAPHS]
    text = page("    Ruritania’s army crosses the border", "        March 1, 2021", *indented[:2], aside, *indented[2:])
    assert kept(text) == PARAGRAPHS


def test_a_list_that_a_sentence_opens_is_body_and_a_menu_is_not():
    steps = (
        "The army has taken three towns so far, the ministry said:",
        "* Strelsau, on Monday",
        "* Hentzau, on Tuesday",
    )
    text = page("Ruritania’s army crosses the border", "March 1, 2021", *PARAGRAPHS, *steps)
    assert kept(text)[4:] == (steps[0], "Strelsau, on Monday", "Hentzau, on Tuesday")


def test_comments_longer_than_the_article_are_not_body():
    comments = [
        f"I have lived in Elbonia for {years} years and never saw anything like this war." for years in range(40)
    ]
    text = page("Ruritania’s army crosses the border", "March 1, 2021", *PARAGRAPHS, "Comments (40)", *comments)
    assert kept(text) == PARAGRAPHS


def test_section_heads_are_heads_and_not_body():
    head = "What comes next"
    text = page("Ruritania’s army crosses the border", "March 1, 2021", *PARAGRAPHS[:2], "", head, "", *PARAGRAPHS[2:])
    article = from_page(text, id="p")
    assert spoken(text, article.heads) == [head]
    assert kept(text) == PARAGRAPHS


def test_a_standfirst_is_body_and_the_headline_is_not():
    standfirst = "The president says the war will be short and the neighbors say it will not."
    text = page("Ruritania’s army crosses the border", standfirst, "By Jane Roe", "March 1, 2021", *PARAGRAPHS)
    assert kept(text) == (standfirst, *PARAGRAPHS)


def test_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The army of Ruritania crossed the border with Elbonia on Monday and\n"
        "took the town of Strelsau, officials in the capital said. At least\n"
        "three soldiers were killed."
    )
    text = f"{wrapped}\n\n{PARAGRAPHS[1]}\n"
    article = from_text(text, id="a")
    assert spoken(text, article.body) == [wrapped, PARAGRAPHS[1]]


def test_a_page_without_prose_has_no_body():
    article = from_page("\n".join(MENU), id="p")
    assert article.body == ()
    assert article.title is None
    assert body_text(article) == ""


pieces = st.sampled_from(
    [*MENU, *PARAGRAPHS, *AFTER, "", "   ", "* ", "03/04/2017", "By Jane Roe", "Why?", "\t•\u2028", "\r"]
)
texts = st.lists(pieces | st.text(max_size=60), max_size=30).map("\n".join)


@given(texts, st.sampled_from([from_page, from_text]))
def test_any_text_gives_ordered_spans_with_sentences_inside(text, read):
    article = read(text, id="a")
    assert article.text == text
    for spans in (article.body, article.heads):
        ends = [0, *(span.end for span in spans)]
        assert all(ends[place] <= span.start < span.end <= len(text) for place, span in enumerate(spans))
    for sentence in segment(article).sentences:
        paragraph = article.body[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
    assert {span.start for span in article.body}.isdisjoint(span.start for span in article.heads)


@given(texts)
def test_whole_keeps_every_word(text):
    article = from_text(text, id="a", whole=True)
    assert "".join(body_text(article).split()) == "".join(text.split())


def test_reading_is_a_function_of_the_page():
    text = page(*PARAGRAPHS)
    assert dataclasses.asdict(from_page(text, id="a")) == dataclasses.asdict(from_page(text, id="a"))
