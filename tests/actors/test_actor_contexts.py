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
        ("The bid for the US Air Force $ 40 billion contract failed.", ["US Air Force=USA"]),
        ("Police Director Anna Smith of Norway spoke.", ["Police Director Anna Smith=NOR", "Norway=NOR"]),
        ("President Abdel Fattah el-Sisi of Egypt left.", ["President Abdel Fattah el-Sisi of Egypt=EGY"]),
        ("Greenwatch spokeswoman Anna Smith spoke.", ["Greenwatch spokeswoman Anna Smith=GREENWATCH"]),
        ("Sea-Rescue spokesman Jan Nowak spoke.", ["Sea-Rescue spokesman Jan Nowak=SEARESCUE"]),
        ("The spokesman of the choir spoke.", []),
        ("The Royal Thai Navy fired.", ["Royal Thai Navy=THA"]),
        ("A Kabul car bombing killed ten.", []),
        ("The Paris talks failed.", []),
        ("Kabul blast kills ten.", []),
        ("Kabul denied it.", ["Kabul=AFG"]),
        ("The Tehran regime fell.", ["Tehran regime=IRN"]),
        ("A U.S.-led coalition invaded.", ["U.S.-led coalition=USA"]),
        ("The US-led international coalition invaded.", ["US-led international coalition=USA"]),
        ("The Saudi-led coalition bombed Aden.", ["Saudi-led coalition=SAUDICOALITION"]),
        ("She said so on Twitter.", []),
        ("A Facebook post said so.", []),
        ("Twitter banned her.", ["Twitter=TWITTER"]),
        ("The raid killed four civilians in Yemen.", ["civilians=YEM", "Yemen=YEM"]),
        ("Residents of Mosul fled.", ["Residents of Mosul=IRQ"]),
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


def test_an_office_without_its_state_is_that_of_the_articles_state():
    found = find("Poland mourns.", "Mayor of Zyrardow Jan Nowak and Roads and Bridges Minister Adam Kot spoke.")
    assert found[1:] == ["Mayor of Zyrardow Jan Nowak=POL", "Roads and Bridges Minister Adam Kot=POL"]


def test_an_apposed_office_is_that_of_the_articles_state():
    assert find("Peru mourns.", "Ana Torres, the Information Minister, resigned.")[1] == "Ana Torres=PER"


def test_a_national_body_is_that_of_the_articles_state():
    found = find("Peru mourns.", "The National Board of Dam Safety met.", "A State Fire Brigade chief left.")
    assert found[1:] == ["National Board of Dam Safety=PER", "State Fire Brigade chief=PER"]


def test_a_rare_office_is_that_of_the_state_that_was_named_with_it():
    found = find(
        "US officials met Saudi Crown Prince Fahd bin Turki.",
        "The US Senate, US diplomats and US generals protested.",
        "They said nothing.",
        "American papers blamed the crown prince.",
    )
    assert found[-1] == "crown prince=SAU"


def test_a_council_is_the_one_that_was_named():
    found = find("The European Council met in France.", "France and Spain left.", "Council spokesman Jan Nowak spoke.")
    assert found[-1] == "Council spokesman Jan Nowak=EU"


def test_a_government_is_known_by_its_head():
    assert find("The Morrison government spoke.") == ["Morrison government=AUS"]


def test_it_is_not_the_one_that_was_bombed():
    found = find("Turkey bombed the PKK, and it claimed victory.")
    assert "it=PKK" not in found
