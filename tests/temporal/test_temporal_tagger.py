"""What people complain about in temporal taggers, and what the tagger promises."""

import pytest
from tagging import PUBLISHED, document, tag, tagger, values

from timeline.model.time import Basis, Day, Precision, TimexType
from timeline.temporal import ranges

PLANNED = (
    "It began on 10 March 1975. Victory was planned for 1976, as the generals had long and often written. "
    "It fell on 20 March."
)
HISTORY = (
    "On September 1, 1939, Germany attacked Poland. On September 17, 1939, the Soviets followed. "
    "By early October it was over. "
    "In November 1939 Finland was invaded. In March 1940 it gave up. In April, Norway fell. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ambiguous words
        ("Theresa May may visit in May.", [("May", "2017-05")]),
        ("Wait a second, said April Ryan's second aide.", [("April", "2017-04")]),
        ("The march began. They march on.", []),
        ("He sat in the sun.", []),
        # numbers, versions, addresses
        ("Version 2.0.1999 and 1.2.13 cost $2005 or 1999.50 euros.", []),
        ("Call +49 30 12 2005 or 555-2005; see example.org/2015/02/03/story.", []),
        ("Some 1800 troops of division 2014 came.", [("2014", "2014")]),
        ("A Boeing 2005 landed in room 1984.", []),
        # the side of a bare weekday
        ("The president resigned on Tuesday.", [("Tuesday", "2017-08-15")]),
        ("The president will resign on Tuesday.", [("Tuesday", "2017-08-22")]),
        ("She said the talks will resume Monday.", [("Monday", "2017-08-21")]),
        ("They were killed Friday, police said.", [("Friday", "2017-08-18")]),
        ("The agency extended the deadline until Tuesday.", [("Tuesday", "2017-08-22")]),
        ("It was not until Tuesday that he spoke.", [("Tuesday", "2017-08-15")]),
        ("Rebels planned a rally on Tuesday.", [("Tuesday", "2017-08-22")]),
        ("He urged them to withdraw by Tuesday.", [("Tuesday", "2017-08-22")]),
        ("The minister said the vote is on Tuesday.", [("Tuesday", "2017-08-22")]),
        ("The dead are from a raid on Tuesday.", [("Tuesday", "2017-08-15")]),
        ("They struck as planned Tuesday.", [("Tuesday", "2017-08-15")]),
        ("The judge asked him. Until Tuesday, he had kept silent.", [("Tuesday", "2017-08-15")]),
        # a clock time takes the day beside it
        (
            "It hit at 10:35 a.m. (0735 GMT) Tuesday.",
            [("10:35 a.m.", "2017-08-15T10:35"), ("0735 GMT", "2017-08-15T07:35"), ("Tuesday", "2017-08-15")],
        ),
        # the side of a month, or of a day without its year
        ("He will succeed Adam P. Reed on Feb. 1.", [("Feb. 1", "2018-02-01")]),
        ("The bank said it is calling for payment on Jan. 7.", [("Jan. 7", "2018-01-07")]),
        ("They hope to meet the victims.'' The blasts on June 7 killed nine.", [("June 7", "2017-06-07")]),
        ("We have a new shop for your Christmas gifts.", [("Christmas", "2017-12-25")]),
        # last, next, this
        ("It fell last week.", [("last week", "2017-W32")]),
        ("It met last Friday.", [("last Friday", "2017-08-11")]),
        ("It meets next Friday.", [("next Friday", "2017-08-25")]),
        ("It met this Tuesday.", [("this Tuesday", "2017-08-15")]),
        ("It will meet this Tuesday.", [("this Tuesday", "2017-08-22")]),
        ("This Sunday, he flew over the Channel.", [("This Sunday", "2017-08-13")]),
        # granularity
        ("It opened in 2019.", [("2019", "2019")]),
        ("The score was 20:19.", []),
        ("The bus left at 20:19.", [("20:19", "2017-08-18T20:19")]),
        # ranges and enumerations
        ("The summit is on 3-5 May 2018.", [("3", "2018-05-03"), ("5 May 2018", "2018-05-05")]),
        ("They met on May 3 and 4.", [("May 3", "2017-05-03"), ("4", "2017-05-04")]),
        ("He ruled between 2003 and 2009.", [("2003", "2003"), ("2009", "2009")]),
        ("In the 1990s and 2000s it grew.", [("the 1990s", "199"), ("2000s", "200")]),
        # explicit dates read whole
        ("Filed 2014, Feb 17.", [("2014, Feb 17", "2014-02-17")]),
        ("Filed 10-Apr-15.", [("10-Apr-15", "2015-04-10")]),
        # no value that nobody can use
        ("Signed on Feb 29 2015.", [("Feb 29 2015", "2015-02")]),
        ("Signed on 31/02/2016.", []),
        # look-alikes
        ("They prayed at the Friday Mosque.", []),
        ("Six-party talks lasted three days.", [("three days", "P3D")]),
        ("A 52-year-old man and a boy, 6 years old, fled.", []),
    ],
)
def test_complaint(text, expected):
    assert values(text) == expected


def test_a_numeric_date_follows_the_order_that_another_one_shows():
    assert values("On 13/01/2017 and 03/04/2017 they met.")[1] == ("03/04/2017", "2017-04-03")
    assert values("On 01/13/2017 and 03/04/2017 they met.")[1] == ("03/04/2017", "2017-03-04")


def test_an_ambiguous_numeric_date_is_marked_and_not_guessed():
    [expression] = tag("On 03/04/2017 they met.")
    assert (expression.value, expression.earliest, expression.latest) == ("2017-XX-XX", None, None)


def test_a_sentence_of_news_in_full():
    [expression] = tag("Pyongyang said last week it was considering plans to strike near Guam.")
    assert expression.text == "last week"
    assert expression.type is TimexType.DATE
    assert (expression.earliest, expression.latest) == (Day.of(2017, 8, 7), Day.of(2017, 8, 13))
    assert expression.precision is Precision.WEEK
    assert expression.basis is Basis.RELATIVE
    assert expression.anchor == "publication date 2017-08-18 (Friday)"
    assert expression.rule == "pointed_unit"


@pytest.mark.parametrize(
    ("text", "basis", "earliest", "latest"),
    [
        ("It began on 17 March 2003.", Basis.STATED, "2003-03-17", "2003-03-17"),
        ("It began in 2003.", Basis.STATED, "2003-01-01", "2003-12-31"),
        ("It began on 10 March.", Basis.RELATIVE, "2017-03-10", "2017-03-10"),
        ("It began in early March.", Basis.RELATIVE, "2017-03-01", "2017-03-10"),
        ("It began in mid-March.", Basis.RELATIVE, "2017-03-11", "2017-03-20"),
        ("It began in late March.", Basis.RELATIVE, "2017-03-21", "2017-03-31"),
        ("It began last year.", Basis.RELATIVE, "2016-01-01", "2016-12-31"),
        ("It began earlier this month.", Basis.RELATIVE, "2017-08-01", "2017-08-18"),
        ("It ends later this week.", Basis.RELATIVE, "2017-08-18", "2017-08-20"),
        ("In recent weeks it grew.", Basis.RELATIVE, None, "2017-08-18"),
        ("It grew recently.", Basis.RELATIVE, None, "2017-08-18"),
        ("It was so in the past.", Basis.RELATIVE, None, "2017-08-18"),
        ("It grew in the past three months.", Basis.RELATIVE, "2017-05-18", "2017-08-18"),
        ("It fell in 44 BC.", Basis.STATED, "-0043-01-01", "-0043-12-31"),
    ],
)
def test_basis_and_bounds(text, basis, earliest, latest):
    [expression] = tag(text)
    days = tuple(day if day is None else str(day) for day in (expression.earliest, expression.latest))
    assert (expression.basis, *days) == (basis, earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began last week.", "XXXX-WXX"),
        ("It began on Thursday.", "XXXX-WXX-4"),
        ("It began yesterday.", "XXXX-XX-XX"),
        ("It began on May 3.", "XXXX-05-03"),
        ("It began in May.", "XXXX-05"),
        ("It began two years ago.", "XXXX"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text, value):
    [expression] = tag(text, published=None)
    assert (expression.value, expression.earliest, expression.latest, expression.basis) == (value, None, None, None)


def test_history_is_noticed_and_anchored_by_its_narrative():
    found = {each.text: each for each in tag(HISTORY, published=Day.of(2009, 12, 19), genre=None)}
    assert found["early October"].value == "1939-10"
    assert found["April"].value == "1940-04"
    assert found["April"].basis is Basis.NARRATIVE
    assert found["April"].anchor == "narrative: month from 1940-03-01"


@pytest.mark.parametrize(
    ("told", "value"),
    [
        # it comes back from an aside
        (
            "The army attacked on 28 March 1918. Foch had led since 5 November 1917. It stopped on 15 July.",
            "1918-07-15",
        ),
        # a year that opens a sentence leads on, one in passing does not
        ("It began in May 1941. In 1943 the tide turned. The city fell in June.", "1943-06"),
        (
            PLANNED,
            "1975-03-20",
        ),
        # a year in the same breath
        ("The war began in May 1915. He wrote of the fighting in 1917: the 25th of August was hard.", "1917-08-25"),
    ],
)
def test_the_thread_of_a_narrative(told, value):
    assert tag(told, published=Day.of(2009, 12, 19), genre="history")[-1].value == value


def test_news_with_a_few_old_dates_stays_news():
    text = (
        "Parliament voted on Tuesday. The law dates from 1998 and was changed in May 2003 and on June 3, 2005. "
        "Ministers said last week that it will lapse in December, as agreed on Monday. "
        "Courts had asked for it in April." + " " * 200
    )
    found = dict(values(text, genre=None))
    assert found["Tuesday"] == "2017-08-15"
    assert found["December"] == "2017-12"
    assert found["April"] == "2017-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was shot on May 3, 1998, and died the next day.", "1998-05-04"),
        ("He was shot on May 3, 1998. Three days later he died.", "1998-05-06"),
        ("He was elected in 1990. That year the war began.", "1990"),
        ("He was elected in June 1990 and resigned the following month.", "1990-07"),
        ("He was elected in 1990, beaten two years earlier.", "1988"),
    ],
)
def test_narrative_anchors(text, expected):
    assert tag(text)[-1].value == expected
    assert tag(text)[-1].basis is Basis.NARRATIVE


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Two weeks after May 3, 2005, it collapsed.", "2005-05-17", "2005-05-17"),
        ("It collapsed two weeks after the 2005 agreement.", "2005-01-15", "2006-01-14"),
        ("It began three months before March 2003.", "2002-12-01", "2002-12-31"),
        ("It lasted two weeks. After May 3, 2005, all was calm.", None, None),
    ],
)
def test_a_length_that_counts_from_a_date(text, earliest, latest):
    length = tag(text)[0]
    assert length.type is TimexType.DURATION
    days = tuple(day if day is None else str(day) for day in (length.earliest, length.latest))
    assert days == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It was fired on May 3, 1998. 47 minutes later it fell into the sea.", "1998-05-03", "1998-05-03"),
        ("It was fired on May 3, 1998. Years later it was found.", "1998-05-03", None),
        ("It was fired on May 3, 1998, built years earlier.", None, "1998-05-03"),
        ("Years later it was found.", None, None),
        ("It was built years ago.", None, "2017-08-18"),
    ],
)
def test_a_vague_distance_counts_from_the_story(text, earliest, latest):
    last = tag(text)[-1]
    days = tuple(day if day is None else str(day) for day in (last.earliest, last.latest))
    assert days == (earliest, latest)


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("Profit fell in the third quarter. It was $3 million, from $4 million a year earlier.", "2016-Q3"),
        ("Profit fell in the third quarter. In the first nine months it was lower than a year earlier.", "2016"),
        ("In the first nine months it fell. In the third quarter it was lower than a year earlier.", "2016-Q3"),
    ],
)
def test_a_report_compares_like_with_like(told, value):
    assert tag(told, published=Day.of(2017, 11, 18))[-1].value == value


def test_ranges():
    text = (
        "He ruled from 2003 to 2009, met rebels on 3-5 May 2010, fled between May 6 and May 8, 2010, "
        "and is abroad since 2011."
    )
    article = document(text)
    spans = ranges(tagger().tag(article, genre="news"), article)
    assert [
        (text[each.start : each.end], str(each.interval.earliest), str(each.interval.latest)) for each in spans
    ] == [
        ("2003 to 2009", "2003-01-01", "2009-12-31"),
        ("3-5 May 2010", "2010-05-03", "2010-05-05"),
        ("May 6 and May 8, 2010", "2010-05-06", "2010-05-08"),
        ("2011", "2011-01-01", "2017-08-18"),
    ]
    assert {each.precision for each in spans} == {Precision.RANGE}


def test_dates_that_stand_side_by_side_are_no_range():
    article = document("It happened in 2003 and 2009.")
    assert ranges(tagger().tag(article), article) == ()


def test_a_mistaken_end_of_sentence_does_no_harm():
    assert values("The vote will be on Nov. 3 in Rome. Talks end 10 p.m. Wednesday.")[0] == ("Nov. 3", "2017-11-03")


def test_odd_spaces_and_hyphens_keep_their_offsets():
    text = "Café: on 3–5\u00a0May 2016, au\u00adf “March\n 3,\u20091998”, and mid‑July."
    found = tag(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert [each.value for each in found] == ["2016-05-03", "2016-05-05", "1998-03-03", "2017-07"]


def test_german():
    assert values("Die Wahl war am Dienstag, dem 3. Mai 2016, und am Donnerstagabend.", language="de") == [
        ("Dienstag, dem 3. Mai 2016", "2016-05-03"),
        ("Donnerstagabend", "2017-08-17TEV"),
    ]


def test_explaining():
    assert {expression.rule for expression in tag("It fell on May 3, 1998.")} == {"month_day"}
    assert PUBLISHED.weekday == 5
