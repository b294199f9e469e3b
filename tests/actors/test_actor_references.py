"""What a text takes up again: surnames, pronouns, "the two sides", "the ministry", acronyms, appositions."""

import pytest

from timeline.actors import ActorFinder, names
from timeline.lexicons.actors import load
from timeline.model.article import Article, Document, Sentence, Span
from timeline.model.time import Day

LEXICON = load()
FINDER = ActorFinder(LEXICON)


def find(*sentences, day="2019-06-01"):
    """Return (text, codes) of every mention in the sentences of an article."""
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(start, start + len(sentence), 0))
        start += len(sentence) + 1
    article = Article(id="a", text=text, body=(Span(0, len(text)),), publication_date=Day.parse(day))
    found = FINDER.find(Document(article, tuple(spans)))
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    return [(mention.text, " ".join(mention.codes)) for mention in found]


def test_a_surname_takes_up_an_unknown_minister():
    found = find("Icelandic Defence Minister Jona Berg met reporters.", "Berg refused to resign.")
    assert found[-1] == ("Berg", "ISL")


def test_a_surname_takes_up_an_unknown_person():
    found = find("Activist Maria Gomez was arrested.", "Gomez denies it.")
    assert found == [("Activist Maria Gomez", "GOMEZ"), ("Gomez", "GOMEZ")]


def test_an_apposition_gives_the_office():
    found = find("Karl Bergman, the president of Finland, arrived.", "Bergman spoke.")
    assert found[0] == ("Karl Bergman", "FIN")
    assert found[-1] == ("Bergman", "FIN")


def test_an_office_behind_its_state_takes_in_the_name_behind_the_comma():
    assert find("Lebanon's foreign minister, Elias Haddad, said so.") == [
        ("Lebanon's foreign minister, Elias Haddad", "LBN")
    ]


@pytest.mark.parametrize("words", ["the two sides", "both countries", "the two countries", "the two leaders"])
def test_the_two_sides_are_the_two_named_last(words):
    found = find("France and Germany opened talks.", f"Later {words} signed a treaty.")
    assert sorted(found[-1][1].split()) == ["DEU", "FRA"]


def test_two_sides_without_two_actors_mean_nobody():
    assert find("France opened talks.", "Later the two sides signed a treaty.") == [("France", "FRA")]


def test_he_is_the_person_of_the_sentence_before():
    found = find("Prime Minister Kyriakos Mitsotakis flew to Berlin.", "He praised the deal.", day="2019-08-01")
    assert found[-1] == ("He", "GRC")


def test_she_is_no_man():
    found = find("President Emmanuel Macron met Chancellor Angela Merkel.", "She thanked him.")
    assert ("She", "DEU") in found


def test_it_is_the_one_who_said_so():
    assert find("Pyongyang said it had fired a missile.")[-1] == ("it", "PRK")


@pytest.mark.parametrize("sentence", ["It is unclear why.", "It was not possible to verify this."])
def test_an_empty_it_means_nobody(sentence):
    assert find("Iran closed the strait.", sentence) == [("Iran", "IRN")]


def test_the_country_takes_up_the_state_with_its_parliament():
    assert find("Norway held a vote.", "The country's parliament meets today.")[-1] == ("country's parliament", "NOR")


def test_the_group_takes_up_the_group():
    assert find("Boko Haram attacked Nigeria.", "The group claimed the raid.")[-1] == ("group", "BOKOHARAM")


def test_the_ministry_takes_up_the_ministry_named_in_full():
    found = find("Iran warned Iraq.", "The Iraqi foreign ministry replied.", "The ministry called it an insult.")
    assert found[-1] == ("ministry", "IRQ")


def test_police_are_those_of_the_articles_state():
    assert find("Protests shook Chile.", "Police arrested forty students.")[1] == ("Police", "CHL")


def test_protesters_are_those_of_the_articles_state():
    assert find("Protests shook Chile.", "Hundreds of protesters marched.")[-1] == ("protesters", "CHLPROTESTERS")


def test_an_acronym_is_what_its_introduction_says():
    found = find("The Federal Aviation Office of Bavaria (FAOB) grounded it.", "FAOB gave no reason.")
    assert found[-1] == ("FAOB", "DEU")


def test_a_group_with_a_new_acronym_has_it_as_its_code():
    found = find("The Northern Workers Front (NWF) called a strike.", "The Northern Workers Front marched.")
    assert [code for _, code in found] == ["NWF", "NWF", "NWF"]


def test_an_acronym_of_a_thing_is_nobody():
    assert find("The Automatic Beacon System (ABS) failed.", "ABS was shut.") == []


def test_an_acronym_of_a_known_actor_means_that_actor():
    found = find("The Popular Mobilization Forces (PMX) denied it.", "PMX fighters left.")
    assert found[-1] == ("PMX fighters", "PMF")


def test_a_company_is_called_by_its_first_word_later():
    assert find("Mahan Air flies there.", "Germany banned Mahan.")[-1] == ("Mahan", "MAHANAIR")


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Georgia's governor Brian Kemp spoke in Atlanta with Republicans.", "USA REPUBLICANS"),
        ("Georgia accused Russia of shelling Gori, near Tbilisi.", "GEO RUS GEO"),
        ("Jordan Kellerman spoke to Jordan.", "KELLERMAN JOR"),
        ("Michael Jordan played.", ""),
        ("The governor of Victoria met officials from North and South Korea.", "PRK KOR"),
    ],
)
def test_names_of_states_that_mean_something_else(sentence, codes):
    assert " ".join(code for _, code in find(sentence)) == codes


def test_a_compound_names_nobody():
    assert find("The Iran-backed rebels and the anti-American crowd left Yemen.")[-1] == ("Yemen", "YEM")
    assert "IRN" not in [code for _, code in find("The Iran-backed rebels left Yemen.")]


def test_names_gives_the_printable_names():
    assert names(LEXICON)["PRK"].name == "North Korea"
