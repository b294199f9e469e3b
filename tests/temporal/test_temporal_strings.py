"""Isolated date strings, in any language."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.time import Day
from timeline.temporal.strings import is_ambiguous, read_date

FRIDAY = Day.of(2017, 8, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-08-18", "2017-08-18"),
        ("2017-08-18T10:00:00Z", "2017-08-18"),
        ("20170818", "2017-08-18"),
        ("18 août 2017", "2017-08-18"),
        ("18. März 2016", "2016-03-18"),
        ("Пятница, 18 августа 2017", "2017-08-18"),
        ("Fri, 18 Aug 2017 10:00:00 GMT", "2017-08-18"),
        ("yesterday", "2017-08-17"),
        ("vor drei Tagen", "2017-08-15"),
        ("13/04/2017", "2017-04-13"),
        ("04/13/2017", "2017-04-13"),
        ("03/03/2017", "2017-03-03"),
    ],
)
def test_reading(text, expected):
    assert str(read_date(text, reference=FRIDAY)) == expected


@pytest.mark.parametrize("text", ["", "2015-02-29", "August 2017", "03/04/2017", "x" * 5000])
def test_nothing_to_read(text):
    assert read_date(text, reference=FRIDAY) is None


def test_no_date_at_all():
    assert read_date("nonsense", reference=FRIDAY, languages=("en", "de")) is None


def test_the_order_settles_an_ambiguous_date():
    assert is_ambiguous("03/04/2017")
    assert read_date("03/04/2017", reference=None, order="MDY") == Day.of(2017, 3, 4)
    assert read_date("03/04/2017", reference=None, order="DMY") == Day.of(2017, 4, 3)


@pytest.mark.parametrize("text", ["03/03/2017", "13/04/2017", "3 April 2017", "2017-04-03"])
def test_unambiguous(text):
    assert not is_ambiguous(text)


@pytest.mark.parametrize("text", ["yesterday", "vor drei Tagen", "18 August"])
def test_without_a_reference_nothing_is_counted_from_today(text):
    assert read_date(text, reference=None) is None


@given(st.text(max_size=30))
def test_no_string_raises(text):
    assert is_ambiguous(text) in (True, False)


def test_dateparser_is_loaded_only_when_needed():
    code = "import sys; import timeline.temporal.strings; raise SystemExit('dateparser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
