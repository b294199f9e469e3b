from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicons.segmentation import load
from timeline.model.article import Article, Span
from timeline.segmentation import MAX_SENTENCE, segment


def sentences(text: str, *, language: str | None = None) -> list[str]:
    article = Article("a", text, (Span(0, len(text)),), language=language)
    return [text[sentence.start : sentence.end] for sentence in segment(article).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. President met Gen. Park on Jan. 5 at 8 p.m. Monday.",
        "Gov. J. Roe of Fla. called the No. 2 official, Dr. Smith Jr., on Sept. 3.",
        "The index fell 3.5 percent to 1,204.7 points at 4 p.m. EST on Friday.",
        '"We won," he said.',
        '"Why?" he asked.',
        "“Go!” shouted the crowd of some 5,000 in the square.",
        "The talks ... stalled over the dams.",
        "WASHINGTON, Aug. 17 (Reuters) - The U.S. and Japan agreed.",
        "Acme Inc. Chief Executive Jane Roe vs. Widget Co. Chairman John Doe.",
        "1. The first point of the plan.",
        "He wrote i.e. Paris and e.g. Rome.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It happened in the U.S. The army said so.", ["It happened in the U.S.", "The army said so."]),
        ('"It is over." Then he left.', ['"It is over."', "Then he left."]),
        ("“It is over.” “Good,” she said.", ["“It is over.”", "“Good,” she said."]),
        ("They waited… Then it came.", ["They waited…", "Then it came."]),
        ("It ended at 3 p.m. Police left.", ["It ended at 3 p.m.", "Police left."]),
        ("It began in 2005. The war ended in 2009.", ["It began in 2005.", "The war ended in 2009."]),
        ("Is it true? No. The army denied it.", ["Is it true?", "No.", "The army denied it."]),
        ("The war ended.[12] The army left.", ["The war ended.[12]", "The army left."]),
        ("The army left the region.The talks began.", ["The army left the region.", "The talks began."]),
        ("He fled. al-Hadid was arrested.", ["He fled.", "al-Hadid was arrested."]),
        ("He left (by car). She stayed.", ["He left (by car).", "She stayed."]),
        ("军队离开了。会谈开始了。", ["军队离开了。", "会谈开始了。"]),
    ],
)
def test_sentences_are_told_apart(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 3. Mai kam Dr. Roe z. B. nach Wien.", ["Am 3. Mai kam Dr. Roe z. B. nach Wien."]),
        ("Er ist 18. Das war 2005. Der Krieg endete.", ["Er ist 18.", "Das war 2005.", "Der Krieg endete."]),
        ("Im 19. Jahrhundert zahlte er rd. 3,5 Mio. Euro.", ["Im 19. Jahrhundert zahlte er rd. 3,5 Mio. Euro."]),
    ],
)
def test_german_ordinals_and_abbreviations(text, expected):
    assert sentences(text, language="de") == expected


def test_bullets_and_blanks_are_not_in_the_span():
    assert sentences("  • One fell. - Two fell.  ") == ["One fell.", "Two fell."]


def test_a_sentence_never_crosses_a_paragraph_and_furniture_gives_none():
    text = "The army fled and\n\nAdvertisement\n\nthe rebels followed."
    article = Article("a", text, (Span(0, 17), Span(34, 54)))
    found = segment(article).sentences
    assert [(text[sentence.start : sentence.end], sentence.paragraph) for sentence in found] == [
        ("The army fled and", 0),
        ("the rebels followed.", 1),
    ]


def test_an_endless_line_is_split_at_spaces():
    text = "word " * 3000
    found = sentences(text)
    assert all(len(sentence) <= MAX_SENTENCE for sentence in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_a_given_lexicon_rules():
    german = Article("a", "Am 3. Mai kam er.", (Span(0, 17),))
    assert len(segment(german).sentences) == 2
    assert len(segment(german, abbreviations=load("de")).sentences) == 1


def test_an_unknown_language_is_read_as_english():
    assert load("xx") == load("en") == load(None)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_abbreviation_holds_its_sentence_together(language):
    words = load(language)
    for word in words.never:
        assert len(sentences(f"Here {word}. Xyz stood.", language=language)) == 1, word


@given(st.text(alphabet=st.sampled_from("aB. !?\"”'()[]1…\n•-。Mr"), max_size=200) | st.text(max_size=200))
def test_spans_are_ordered_inside_and_without_blanks(text):
    half = len(text) // 2
    article = Article("a", text, (Span(0, half), Span(half, len(text))))
    end = 0
    for sentence in segment(article).sentences:
        paragraph = article.body[sentence.paragraph]
        assert max(end, paragraph.start) <= sentence.start < sentence.end <= paragraph.end
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        end = sentence.end


@given(st.text(alphabet="ab .", min_size=1, max_size=300))
def test_no_word_is_lost(text):
    assert "".join("".join(sentences(text)).split()).replace(".", "") == "".join(text.split()).replace(".", "")


def test_a_spaced_ellipsis_ends_no_sentence_by_itself():
    text = "They waited . . . and then they left. Nobody came. . . The war went on."
    assert sentences(text) == ["They waited . . . and then they left.", "Nobody came.", "The war went on."]
