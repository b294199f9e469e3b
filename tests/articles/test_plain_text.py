from __future__ import annotations

import pytest

from timeline.articles import body_text, from_text
from timeline.articles.credits import find_credits
from timeline.articles.language import guess_language
from timeline.articles.lines import MAX_LINES, LineKind, line_kind, read_lines
from timeline.lexicons.articles import load
from timeline.model.time import Day

WORDS = load()
FIRST = "The army of Ruritania crossed the border with Elbonia on Monday, officials in Zenda said."
SECOND = "At least three soldiers were killed in the fighting near the town of Strelsau."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (FIRST, LineKind.PROSE),
        ("Thus far, no response.", LineKind.SENTENCE),
        ("“We will not wait,” he said.", LineKind.SENTENCE),
        ("What comes next", LineKind.SHORT),
        ("···", LineKind.EMPTY),
        ("Advertisement", LineKind.FURNITURE),
        ("Read more: A long war", LineKind.FURNITURE),
        ("Image: REUTERS/J. Doe", LineKind.FURNITURE),
        ("A tank in Strelsau on Sunday. John Doe/Getty Images", LineKind.CREDIT),
        ("Most Read", LineKind.BOX),
        ("Comments (12)", LineKind.COMMENTS),
        ("Filed under", LineKind.END),
        # sentences that only begin or end as furniture does
        ("Also on Monday, the army took the town of Hentzau without a fight.", LineKind.PROSE),
        ("Terms of the deal between the two kingdoms were not made public on Monday.", LineKind.PROSE),
        ("The minister, who had posted a photo on Instagram, did not answer the question.", LineKind.PROSE),
        ("Sharing power with the rebels was the price of peace, the president said.", LineKind.PROSE),
        ("Registering voters took the commission in Zenda three months of hard work.", LineKind.PROSE),
    ],
)
def test_kinds_of_lines(line, kind):
    assert line_kind(line, len(line.split()), WORDS) is kind


def test_a_plain_article_is_kept_entirely():
    text = f"{FIRST}\n\n\n{SECOND}\n\nWhy?\n\n“Nobody knows,” said one.\n\nThe towns taken\n- Strelsau\n- Hentzau\n"
    article = from_text(text, id="a")
    assert body_text(article).split() == text.replace("- ", "").split()


@pytest.mark.parametrize(
    "text", ["Ruritania attacks Elbonia.", "Read more: war", "Ruritania attacks", "Advertisement\nWar."]
)
def test_a_text_of_a_line_or_two_is_body(text):
    assert body_text(from_text(text, id="a")).split() == text.split()


def test_a_headline_and_a_date_on_top_are_found():
    text = f"Ruritania goes to war\n\nMarch 14, 2021\n\n{FIRST}\n\n{SECOND}\n"
    article = from_text(text, id="a")
    assert (article.title, article.publication_date) == ("Ruritania goes to war", Day(2021, 3, 14))
    assert body_text(article) == f"{FIRST}\n\n{SECOND}"


def test_a_headline_that_is_given_is_not_body():
    text = f"{FIRST}\n{SECOND}\nIt went on for days.\n"
    article = from_text(text, id="a", title=SECOND)
    assert body_text(article) == f"{FIRST}\n\nIt went on for days."
    assert article.title == SECOND


def test_a_headline_in_other_quotes_is_not_body():
    text = f"Ruritania's army: ‘We won’\n{FIRST}\n{SECOND}\n"
    article = from_text(text, id="a", title="Ruritania’s Army: 'We Won'")
    assert body_text(article) == f"{FIRST}\n\n{SECOND}"


def test_captions_heads_and_single_furniture_are_not_body():
    caption = "Soldiers near Strelsau. Image: John Doe."
    text = f"{FIRST}\n\n{caption}\n\nRead more: A long war\n\nWhat comes next\n\n{SECOND}\n\nIt is over.\n"
    article = from_text(text, id="a")
    assert body_text(article) == f"{FIRST}\n\n{SECOND}\n\nIt is over."
    assert [text[span.start : span.end] for span in article.heads] == ["What comes next"]


def test_a_dateline_on_its_own_line_stays_body():
    text = f"ZENDA, Ruritania (AP) _\n\n{FIRST}\n\n{SECOND}\n"
    article = from_text(text, id="a")
    assert body_text(article).startswith("ZENDA, Ruritania (AP) _\n\n")
    assert article.agency == "AP"


@pytest.mark.parametrize(
    ("lines", "byline", "agency", "publisher"),
    [
        ("By Jane Roe and John Doe", "Jane Roe and John Doe", None, None),
        ("jd/rm (Reuters, AP)", "jd/rm", "Reuters, AP", None),
        ("(AFP, dpa)", None, "AFP, dpa", None),
        ("ZENDA, March 14 (Reuters) - The army crossed the border on Monday, officials said.", None, "Reuters", None),
        ("The army (AP) crossed the border, and the AFP and the APA said it was a great day.", None, None, None),
        ("3. Skip to more DW sites", None, None, "Deutsche Welle"),
        ("The list (bread, butter)", None, None, None),
        ("By Jane RoeMarch 14, 2021", "Jane Roe", None, None),
        ("By Jane Roe • March 14, 2021 12:25 pm", "Jane Roe", None, None),
        ("By the river", None, None, None),
        ("Copyright © 2021 The Daily Sketch, Inc. All Rights Reserved.", None, None, "The Daily Sketch"),
        ("© 2021 All rights reserved.", None, None, None),
        ("Copyright Policy", None, None, None),
    ],
)
def test_who_is_named(lines, byline, agency, publisher):
    credit = find_credits(lines, read_lines(lines, WORDS), WORDS)
    assert (credit.byline, credit.agency, credit.publisher) == (byline, agency, publisher)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FIRST + " " + SECOND, "en"),
        ("Die Armee überschritt am Montag die Grenze und nahm den Ort ein, wie es aus der Hauptstadt heißt.", "de"),
        ("L'armée a franchi la frontière et elle a pris les villes du sud, dit le ministre dans un message.", "fr"),
        ("El ejército cruzó la frontera y tomó los pueblos del sur, según el ministro en un mensaje.", "es"),
        ("Zenda", None),
        ("a word a word a word", None),
        ("", None),
    ],
)
def test_languages(text, language):
    assert guess_language(text) == language


def test_given_fields_are_kept():
    article = from_text(FIRST, id="a", url="https://example.org/1", publisher="The Sketch")
    assert (article.url, article.publisher) == ("https://example.org/1", "The Sketch")


def test_lines_beyond_the_longest_page_are_no_article():
    lines = read_lines("a\n" * (MAX_LINES + 10), WORDS)
    assert len(lines) == MAX_LINES
    assert from_text(f"{FIRST}\n\n{SECOND}\n" + "\n\na" * MAX_LINES, id="a").text.endswith("a")


def test_whole_texts_have_no_such_bound():
    article = from_text("a\n" * (MAX_LINES + 10), id="a", whole=True)
    assert len(article.body) == MAX_LINES + 10
