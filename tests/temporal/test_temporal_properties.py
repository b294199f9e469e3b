"""What holds of the tagger for any text and any day."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagging import PUBLISHED, document, tag, tagger

from timeline.lexicons.temporal import load
from timeline.model.time import Day
from timeline.temporal import Tagger
from timeline.temporal.calendar import Period, Unit, iso_week
from timeline.temporal.rules import ALL

days = st.integers(Day.of(1500, 1, 1).ordinal, Day.of(2099, 12, 31).ordinal).map(Day.from_ordinal)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
STYLES = (
    "{d} {m} {y}",
    "{m} {d}, {y}",
    "{m} {d} {y}",
    "the {d} of {m}, {y}",
    "{d}-{b}-{y}",
    "{b} {d}, {y}",
    "{y}, {b} {d}",
    "{iso}",
    "{y}/{mm:02d}/{dd:02d}",
)
WORDS = st.sampled_from(
    [
        "in",
        "on",
        "the",
        "May",
        "may",
        "3",
        "4th",
        "1998",
        "2017",
        "BC",
        "AD",
        "Friday",
        "last",
        "next",
        "week",
        "ago",
        "later",
        "two",
        "three-day",
        "-",
        "–",
        ",",
        ".",
        "'",
        "10",
        "p.m.",
        "noon",
        "of",
        "early",
        "mid",
        "every",
        "year",
        "quarter",
        "Q3",
        "second",
        "half",
        "12/25/2016",
        "1/2",
        "winter",
        "’98",
        "the",
        "1990s",
        "decades",
        "morning",
        "\n",
        "\xa0",
        "é",
        "火",
    ]
)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=40)
@given(day=days)
def test_a_printed_date_comes_back(style, day):
    name = MONTHS[day.month - 1]
    printed = style.format(d=day.day, m=name, y=day.year, b=name[:3], iso=day, mm=day.month, dd=day.day)
    found = tag(f"It happened on {printed} in Rome.")
    assert [(each.text, each.earliest, each.latest) for each in found] == [(printed, day, day)]
    assert found[0].value == str(day)


@settings(max_examples=200)
@given(text=st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join)), published=st.none() | days)
def test_any_text(text, published):
    found = tag(text, published=published, genre=None)
    ends = 0
    for each in found:
        assert each.start >= ends
        assert text[each.start : each.end] == each.text != ""
        assert each.earliest is None or each.latest is None or each.earliest <= each.latest
        assert each.value
        ends = each.end


@settings(max_examples=8)
@given(seed=st.integers(0, 2**32), words=st.lists(WORDS, min_size=5, max_size=40))
def test_the_order_of_rules_means_nothing(seed, words):
    shuffled = list(ALL)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
    article = document(" ".join(words), published=PUBLISHED)
    assert Tagger(load(), rules=shuffled).tag(article) == tagger().tag(article)


@given(day=days, unit=st.sampled_from([unit for unit in Unit if not unit.startswith("T")]))
def test_a_period_holds_its_day(day, unit):
    period = Period.around(unit, day)
    weekend = unit is Unit.WEEKEND
    assert weekend or period.first <= day <= period.last
    assert period.shifted(1).first > period.last
    assert weekend or Period.around(unit, period.last + 1) == period.shifted(1)


@given(
    ordinal=st.integers(-900_000, 900_000),
    unit=st.sampled_from([Unit.DECADE, Unit.CENTURY, Unit.YEAR, Unit.MONTH, Unit.WEEK]),
)
def test_a_period_holds_its_day_before_christ_too(ordinal, unit):
    day = Day.from_ordinal(ordinal)
    period = Period.around(unit, day)
    assert period.first <= day <= period.last


@given(day=days)
def test_weeks_are_those_of_iso_8601(day):
    import datetime

    assert iso_week(day) == tuple(datetime.date(day.year, day.month, day.day).isocalendar()[:2])
