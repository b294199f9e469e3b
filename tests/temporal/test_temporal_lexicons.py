"""The words of time: the schema, and the names of months and weekdays as the Unicode CLDR has them."""

import pytest
from babel import Locale
from tagging import document

from timeline.errors import LexiconError
from timeline.lexicons.temporal import TemporalLexicon, languages, load
from timeline.temporal import Tagger


@pytest.mark.parametrize("language", languages())
def test_months_and_weekdays_are_those_of_cldr(language):
    words, locale = load(language), Locale(language)
    months = {name.lower(): str(number) for number, name in locale.months["format"]["wide"].items()}
    weekdays = {name.lower(): str(number + 1) for number, name in locale.days["format"]["wide"].items()}
    assert months.items() <= words.words("month").items()
    assert weekdays.items() <= words.words("weekday").items()


@pytest.mark.parametrize("language", languages())
def test_short_months_of_cldr_are_known(language):
    known = {word.removesuffix("."): value for word, value in load(language).words("month").items()}
    for number, name in Locale(language).months["format"]["abbreviated"].items():
        assert known[name.lower().removesuffix(".")] == str(number)


def test_a_language_that_has_no_folder():
    with pytest.raises(LexiconError, match="no temporal lexicon for the language 'xx'"):
        load("xx")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("month: {1: [January]}", "not a word in lower case: 'January'"),
        ("month: {1: january}", "has no list of words"),
        ("month: [1]", "not a word in lower case: 1"),
        ("- month", "not a mapping of word classes"),
        ("moth: {1: [january]}", "no word class of this name"),
        ("month: {x: [january]}", "is no whole number"),
    ],
)
def test_the_schema_names_file_entry_and_remedy(tmp_path, content, message):
    (tmp_path / "mine.yaml").write_text(content)
    with pytest.raises(LexiconError, match=message) as error:
        load("en", extra=tmp_path)
    assert "mine.yaml" in str(error.value)


def test_words_of_ones_own(tmp_path):
    (tmp_path / "mine.yaml").write_text('holiday: {"04-27": [freedom day]}')
    [expression] = Tagger(load("en", extra=tmp_path)).tag(document("They voted on Freedom Day."))
    assert expression.value == "2017-04-27"


RUSSIAN = TemporalLexicon(
    "ru",
    {
        "month": {"мая": "5", "марта": "3", "май": "5"},
        "weekday": {"вторник": "2"},
        "day_shift": {"вчера": "-1"},
        "unit": {"год": "Y"},
        "units": {"лет": "Y", "года": "Y", "дней": "D"},
        "cardinal": {"три": "3", "пять": "5"},
        "ago": {"назад": "назад"},
        "joint": {"и": "и"},
        "ordinal_ending": {"-го": "-го"},
    },
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Он прибыл 3 мая 2016.", [("3 мая 2016", "2016-05-03")]),
        ("Он ушёл вчера, в Маяковске.", [("вчера", "2017-08-17")]),
        ("Три года назад была война; пять дней.", [("Три года назад", "2014"), ("пять дней", "P5D")]),
        (
            "Во вторник, 3 и 4 марта 2016, спор.",
            [("вторник", "2017-08-15"), ("3", "2016-03-03"), ("4 марта 2016", "2016-03-04")],
        ),
    ],
)
def test_a_language_of_a_few_words_in_another_script(text, expected):
    found = Tagger(RUSSIAN).tag(document(text), genre="news")
    assert [(each.text, each.value) for each in found] == expected
