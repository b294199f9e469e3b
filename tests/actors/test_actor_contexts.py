"""Chunks that context builds: groups introduced by their state, seats, posts abroad, titles that are none."""

import pytest

from timeline.actors import ActorFinder
from timeline.lexicons.actors import load
from timeline.model.article import Article, Document, Sentence, Span
from timeline.model.time import Day

FINDER = ActorFinder(load())


def find(*sentences, day="2019-11-15"):
    """Return "words=CODES" of every mention in the sentences of an article."""
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(start, start + len(sentence), 0))
        start += len(sentence) + 1
    article = Article(id="a", text=text, body=(Span(0, len(text)),), publication_date=Day.parse(day))
    found = FINDER.find(Document(article, tuple(spans)))
    return [f"{mention.text}={'+'.join(mention.codes)}" for mention in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lebanon's Hezbollah denied it.", ["Lebanon's Hezbollah=HEZBOLLAH"]),
        ("India's ruling BJP won.", ["India's ruling BJP=BJP"]),
        ("Mozambique's ruling party Frelimo won.", ["Mozambique's ruling party Frelimo=FRELIMO"]),
        ("The Israeli intelligence agency Mossad denied it.", ["Israeli intelligence agency Mossad=ISR"]),
        ("The Royal Thai Army denied it.", ["Royal Thai Army=THA"]),
        ("French rail workers walked out.", ["French rail workers=FRAWORKERS"]),
        ("Ukraine's president-elect Ivan Petrenko spoke.", ["Ukraine's president-elect Ivan Petrenko=UKR"]),
        ("US House Speaker Nancy Pelosi spoke.", ["US House Speaker Nancy Pelosi=USA"]),
        ("Libyan general Khalifa Haftar spoke.", ["Libyan general Khalifa Haftar=LNA"]),
        ("Germany's Angela Merkel won.", ["Germany's Angela Merkel=DEU"]),
        ("A Tripoli-based government ruled.", ["Tripoli-based government=LBY"]),
        ("Libya's UN-recognised government ruled.", ["Libya's UN-recognised government=LBY"]),
        ("The US ambassador to Russia left.", ["US ambassador to Russia=USA"]),
        ("The Haftar forces fled.", ["Haftar forces=LNA"]),
        ("The Trump administration objected.", ["Trump administration=USA"]),
        ("The government and people of Norway mourn.", ["government and people of Norway=NOR"]),
        ("The leaders of France, Germany and Italy met.", ["leaders of France, Germany and Italy=FRA+DEU+ITA"]),
        ("Officials from Iran and Iraq met.", ["Officials from Iran and Iraq=IRN+IRQ"]),
        ("Mr Trump tweeted.", ["Mr Trump=USA"]),
        ("The German director of Amnesty International spoke.", ["German director of Amnesty International=AMNESTY"]),
        ("A former US official spoke.", []),
        ("The Turkish Foreign Ministry's spokesman spoke.", ["Turkish Foreign Ministry's spokesman=TUR"]),
        ("They paid US$40 for it.", []),
        ("Hamid Karzai International Airport was shut.", []),
        ("There was opposition to the war.", []),
        ("The president of the company resigned.", []),
        ("PKK-YPG fighters fled.", ["PKK=PKK", "YPG fighters=YPG"]),
        ("THE USA IS GREAT.", ["USA=USA"]),
    ],
)
def test_chunks(sentence, expected):
    assert find(sentence) == expected


def test_officials_are_those_of_the_state_that_the_sentence_begins_with():
    sentences = [
        "Iran warned Iran's rivals, and Iranian ships left Iran.",
        "Germany banned it, with officials citing Iran.",
    ]
    assert "officials=DEU" in find(*sentences)


def test_the_government_is_the_one_named_lately():
    found = find(
        "Chile mourns.", "Chile and Chileans mourn.", "The Peruvian government sent aid.", "The government paid."
    )
    assert found[-1] == "government=PER"


def test_the_government_is_the_articles_when_another_was_named_long_ago():
    found = find(
        "Chile and the Peruvian government talked.",
        "Chile left.",
        "Chileans left.",
        "Chile won.",
        "The government paid.",
    )
    assert found[-1] == "government=CHL"


def test_their_office_is_that_of_the_sentences_actor():
    assert find("North Korea and Iran met.", "Norway recalled its ambassador.")[-1] == "ambassador=NOR"
