"""Calendar arithmetic, the names that come back, and the values of TIMEX3."""

import pytest

from timeline.model.time import Day
from timeline.temporal import cycles, timex3
from timeline.temporal.bounds import bounds
from timeline.temporal.calendar import Period, Unit, easter, month_period, nth_weekday, shift_day
from timeline.temporal.folding import fold
from timeline.temporal.reading import Cycle


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25")]
)
def test_easter(year, day):
    assert str(easter(year)) == day


def test_the_nth_weekday_of_a_month():
    assert str(nth_weekday(1999, 11, 4, 4)) == "1999-11-25"  # Thanksgiving
    assert str(nth_weekday(2017, 5, 1, -1)) == "2017-05-29"  # Memorial Day


@pytest.mark.parametrize(
    ("day", "unit", "by", "expected"),
    [
        ("2017-03-31", Unit.MONTH, -1, "2017-02-28"),
        ("2016-02-29", Unit.YEAR, 1, "2017-02-28"),
        ("2017-01-01", Unit.WEEK, -1, "2016-12-25"),
        ("2017-11-30", Unit.QUARTER, 1, "2018-02-28"),
        ("0001-01-01", Unit.DAY, -1, "0000-12-31"),
        ("0010-05-03", Unit.DECADE, -2, "-0010-05-03"),
    ],
)
def test_shifting_a_day(day, unit, by, expected):
    assert str(shift_day(Day.parse(day), unit, by)) == expected


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (Period.around(Unit.DAY, Day(2017, 8, 18)), "2017-08-18"),
        (Period.around(Unit.DAY, Day(-43, 3, 15)), "BC0044-03-15"),
        (Period.around(Unit.WEEK, Day(2016, 1, 3)), "2015-W53"),
        (Period.around(Unit.WEEKEND, Day(2017, 8, 18)), "2017-W33-WE"),
        (month_period(2017, 12), "2017-12"),
        (Period.around(Unit.QUARTER, Day(2017, 8, 18)), "2017-Q3"),
        (Period.around(Unit.HALF, Day(2017, 8, 18)), "2017-H2"),
        (Period.around(Unit.SEASON, Day(2017, 12, 18)), "2018-WI"),
        (Period.around(Unit.SEASON, Day(2017, 11, 30)), "2017-FA"),
        (Period(Unit.YEAR, 1998), "1998"),
        (Period(Unit.YEAR, 0), "BC0001"),
        (Period(Unit.DECADE, 198), "198"),
        (Period(Unit.CENTURY, 18), "18"),
        (Period(Unit.CENTURY, -5), "BC04"),
    ],
)
def test_values(period, value):
    assert timex3.value_of(period) == value


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        ("3", Unit.DAY, "P3D"),
        ("2.5", Unit.HOUR, "PT2.5H"),
        ("X", Unit.WEEK, "PXW"),
        ("2", Unit.DECADE, "P20Y"),
        ("3", Unit.QUARTER, "P9M"),
        ("X", Unit.CENTURY, "PXY"),
    ],
)
def test_durations(amount, unit, value):
    assert timex3.duration(amount, unit) == value


def test_a_leap_day_comes_back_every_few_years():
    leap = Cycle(Unit.DAY, month=2, day=29)
    assert [str(turn.first) for turn in cycles.turns(leap, Day(1899, 6, 1))] == [
        "1892-02-29",
        "1896-02-29",
        "1904-02-29",
    ]


@pytest.mark.parametrize(
    ("mod", "expected"),
    [
        (None, ("2017-03-01", "2017-03-31")),
        ("START", ("2017-03-01", "2017-03-10")),
        ("MID", ("2017-03-11", "2017-03-20")),
        ("END", ("2017-03-21", "2017-03-31")),
        ("BEFORE", ("2017-03-01", "2017-03-15")),
        ("AFTER", ("2017-03-15", "2017-03-31")),
    ],
)
def test_bounds_of_a_month(mod, expected):
    interval = bounds(month_period(2017, 3), mod, Day(2017, 3, 15), stated=False)
    assert (str(interval.earliest), str(interval.latest)) == expected


def test_the_winter_of_a_year_may_be_either():
    interval = bounds(Period(Unit.SEASON, 4 * 1941), None, None, stated=True)
    assert (str(interval.earliest), str(interval.latest)) == ("1940-12-01", "1942-02-28")


@pytest.mark.parametrize("text", ["März 3–5", "“’98”", "a\u00a0b\u2009c\nd", "İstanbul ﬁ 火 🙂", "Ç\u0301x"])
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


def test_folding():
    assert fold("“März\u00a03–5”") == '"marz 3-5"'
