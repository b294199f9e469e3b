"""Where texts play: names, look-alikes, facilities, ambiguous names, and what holds for every text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.lexicons.places import load
from timeline.model.article import Article, Document, Sentence, Span
from timeline.places import PlaceFinder

GAZETTEER = load()
FINDER = PlaceFinder(GAZETTEER)


def find(*sentences):
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(start, start + len(sentence), 0))
        start += len(sentence) + 1
    return FINDER.find(Document(Article(id="a", text=text, body=(Span(0, len(text)),)), tuple(spans)))


def names(*sentences):
    """Return (words, name and country of the place) of every mention."""
    return [(one.text, f"{one.place.name} {one.place.country}" if one.place else None) for one in find(*sentences)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They met in Vienna.", [("Vienna", "Vienna AUT")]),
        ("A missile fell into the Sea of Japan.", [("Sea of Japan", "Sea of Japan None")]),
        ("Plans to strike near Guam were dropped.", [("Guam", "Guam GUM")]),
        ("The reactor at Yongbyon was shut.", [("Yongbyon", "Yongbyon PRK")]),
        ("Fighting shook northern Syria.", [("northern Syria", "Syria SYR")]),
        ("Vines grow in the south of France.", [("south of France", "France FRA")]),
        ("It sank southwest of Okinawa.", [("southwest of Okinawa", "Okinawa JPN")]),
        ("North-eastern Nigeria was hit.", [("North-eastern Nigeria", "Nigeria NGA")]),
        ("A ship entered Japanese waters.", [("Japanese waters", "Japan JPN")]),
        ("Jets left Greek airspace.", [("Greek airspace", "Greece GRC")]),
        ("A Japanese ship left.", []),
        ("He died in the Omsk hospital.", [("Omsk hospital", "Omsk RUS")]),
        ("Kabul military airport was shut.", [("Kabul military airport", "Kabul AFG")]),
        ("The Raqqa battle ended.", [("Raqqa", "Raqqa SYR")]),
        ("The Swiss Embassy in Nairobi closed.", [("Nairobi", "Nairobi KEN")]),
        ("The U.S. Embassy closed.", []),
        ("Gas lies under the Eastern Mediterranean.", [("Eastern Mediterranean", "Eastern Mediterranean None")]),
        ("He lay in the Charité in Berlin.", [("Charité", "Charité DEU"), ("Berlin", "Berlin DEU")]),
        ("Crowds filled Mexico City.", [("Mexico City", "Mexico City MEX")]),
        ("Crowds filled New York.", [("New York", "New York City USA")]),
        ("Fighting went on in the Donbas and Crimea.", [("Donbas", "Donbas UKR"), ("Crimea", "Crimea UKR")]),
        ("He flew from Kiev to Saigon.", [("Kiev", "Kyiv UKR"), ("Saigon", "Ho Chi Minh City VNM")]),
        ("Rebels hold the Gaza Strip.", [("Gaza Strip", "Gaza Strip PSE")]),
        ("It sailed through the Strait of Hormuz.", [("Strait of Hormuz", "Strait of Hormuz None")]),
        ("Papua New Guinea voted.", [("Papua New Guinea", "Papua New Guinea PNG")]),
        ("Guinea-Bissau voted.", [("Guinea-Bissau", "Guinea-Bissau GNB")]),
        ("Niger and Nigeria closed the border.", [("Niger", "Niger NER"), ("Nigeria", "Nigeria NGA")]),
        ("BAGHDAD (AP) - A bomb went off.", [("BAGHDAD", "Baghdad IRQ")]),
    ],
)  # fmt: skip
def test_names_of_places(sentence, expected):
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Austin Tice was freed.",
        "David Cameron spoke.",
        "Reading is fun.",
        "Most people left.",
        "He read the New York Times.",
        "The Paris Agreement holds.",
        "Victoria smiled.",
    ],
)
def test_words_and_people_are_no_places(sentence):
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words", "inner"),
    [
        ("A bomb hit Jolo Cathedral on Sunday.", "Jolo Cathedral", "Jolo"),
        ("He landed at Mosul International Airport.", "Mosul International Airport", "Mosul"),
        ("Shells hit the Zaytuna Mosque.", "Zaytuna Mosque", None),
        ("They raided the village of Qurayfa at dawn.", "Qurayfa", None),
        ("Rockets fell on Camp Speicher.", "Camp Speicher", None),
    ],
)
def test_facilities_and_unknown_settlements(sentence, words, inner):
    (mention,) = find(sentence)
    assert mention.text == words
    assert (mention.place.name if mention.place else None) == inner


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Floods hit Tripoli, Libya.", "LBY"),
        ("Voters in Georgia and Alabama went to the polls.", "USA"),
        ("Russia bombed Gori in Georgia, near Tbilisi.", "GEO"),
        ("They met in San Jose, the capital of Costa Rica.", "CRI"),
        ("They met in San Jose, California.", "USA"),
    ],
)
def test_the_articles_countries_settle_an_ambiguous_name(sentence, country):
    places = [one.place for one in find(sentence) if one.text in ("Tripoli", "Georgia", "San Jose")]
    assert [place.country for place in places if place] == [country]


def test_coordinates_are_on_earth():
    for places in GAZETTEER.names.values():
        for place in places:
            assert abs(place.latitude) <= 90, place
            assert abs(place.longitude) <= 180, place


PIECES = st.one_of(
    st.sampled_from([*list(GAZETTEER.names)[::200], "in", "the village of", ",", "Airport"]), st.text(max_size=6)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_mentions_are_slices_in_order(pieces):
    text = " ".join(pieces)
    end = 0
    for mention in find(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text != ""
        end = mention.end
