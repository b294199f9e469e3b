"""Figures without a browser: a figure is a function of a table."""

from __future__ import annotations

import sys
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures import folded_axis, overview_figure, timeline_figure
from timeline.figures.axis import bin_edges, bin_step, bin_words, day_at, tick_step, tick_text, ticks, year_words
from timeline.figures.cards import date_words
from timeline.figures.counts import QUADS, count
from timeline.figures.lanes import Membership, lanes_of, membership
from timeline.figures.packing import GAP, Box, pack, share_rows
from timeline.figures.palette import SHAPES, THEMES
from timeline.figures.spans import Spans, focus, in_view, too_wide
from timeline.figures.strings import escaped, shortened
from timeline.model.time import Day
from timeline.table import TYPES

sys.path.insert(0, str(Path(__file__).parent / "dashboards"))
from synthetic import events_table

DAYS = st.integers(-800_000, 800_000)


def days(text: str | None) -> Day | None:
    return Day.parse(text) if text else None


def day(text: str) -> float:
    return float(Day.parse(text).ordinal)


def spans(*pairs: tuple[float, float]) -> Spans:
    first, last = zip(*pairs, strict=True)
    return Spans(np.array(first, dtype=float), np.array(last, dtype=float))


# ---- what is in view ---------------------------------------------------------------------------------------------


def test_focus_sets_a_lone_event_before_christ_aside():
    summer = [(day("2017-08-01") + at, day("2017-08-02") + at) for at in range(20)]
    window = focus(spans((day("-0043-03-15"), day("-0043-03-16")), *summer))
    assert window[0] > day("2017-07-01")
    assert window[1] < day("2017-09-01")


def test_focus_keeps_events_spread_evenly():
    even = [(at * 100.0, at * 100.0 + 1) for at in range(30)]
    assert focus(spans(*even)) == pytest.approx((-87.0, 2988.0), abs=5)


def test_focus_shows_bars_whole():
    window = focus(spans((40, 80), (80, 81), (85, 86), (95, 96)))
    assert window[0] < 40


def test_focus_of_nothing_is_some_window():
    start, end = focus(Spans(np.array([np.nan]), np.array([np.nan])))
    assert start < end


@pytest.mark.parametrize(
    ("first", "last", "shown", "wide"),
    [
        (105, 106, True, False),
        (95, 101, True, False),  # overlaps its edge
        (90, 100, False, False),  # ends before it begins
        (0, 365, False, True),  # known to the year, seen in ten days
        (np.nan, 105, True, False),
        (np.nan, 95, False, False),
        (104, np.nan, True, False),
        (np.nan, np.nan, False, False),
    ],
)
def test_what_a_window_shows(first, last, shown, wide):
    assert in_view(spans((first, last)), (100.0, 110.0)).tolist() == [shown]
    assert too_wide(spans((first, last)), (100.0, 110.0)).tolist() == [wide]


# ---- the axis --------------------------------------------------------------------------------------------------


@given(DAYS, st.integers(3, 500_000))
def test_ticks_are_few_ascending_and_in_the_window(start, length):
    window = (float(start), float(start + length))
    step = tick_step(window, width=1000)
    values, texts = ticks(window, step)
    assert len(values) == len(texts) <= 15
    assert values == sorted(set(values))
    assert all(window[0] <= value <= window[1] for value in values)


@given(DAYS, st.integers(3, 300_000))
def test_bins_cover_the_window_and_are_limited(start, length):
    window = (float(start), float(start + length))
    edges = bin_edges(window, bin_step(window, most=240))
    assert edges[0] <= window[0]
    assert edges[-1] >= window[1]
    assert (np.diff(edges) > 0).all()
    assert len(edges) <= 240 + 4


def test_year_before_christ_is_written_as_people_do():
    assert year_words(-43) == "44 BC"
    assert year_words(0) == "1 BC"
    assert tick_text(Day(2017, 8, 7), tick_step((0, 30), width=1000)) == "7 Aug<br>2017"


@pytest.mark.parametrize(
    ("start", "most", "words"),
    [("2017-08-07", 400, "7 Aug 2017"), ("2017-08-07", 60, "7 Aug 2017 – 13 Aug 2017"), ("2017-08-01", 13, "Aug 2017")],
)
def test_bins_are_called_by_their_days(start, most, words):
    step = bin_step((0.0, 365.0), most=most)
    at = day(start)
    _, first, after = bin_edges((at, at), step)
    assert bin_words(first, after, step) == words


def test_axis_ends_where_calendars_do():
    assert day_at(1e12).year == 99_999


# ---- words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "words"),
    [
        ("2017-08-18", "2017-08-18", "day", "18 Aug 2017"),
        ("2017-08-07", "2017-08-13", "week", "week of 7–13 Aug 2017"),
        ("2026-01-01", "2026-01-31", "month", "Jan 2026"),
        ("2005-01-01", "2005-12-31", "year", "2005"),
        ("2017-07-01", "2017-09-30", "quarter", "Q3 2017"),
        ("2017-06-01", "2017-08-31", "season", "summer 2017"),
        ("1990-01-01", "1999-12-31", "decade", "1990s"),
        ("2017-08-30", "2017-09-02", "range", "30 Aug – 2 Sep 2017"),
        ("2017-12-30", "2018-01-02", "range", "30 Dec 2017 – 2 Jan 2018"),
        (None, "2017-08-18", "vague", "on or before 18 Aug 2017"),
        ("2017-08-18", None, "vague", "on or after 18 Aug 2017"),
        (None, None, "vague", "undated"),
    ],
)
def test_dates_are_said_as_people_say_them(earliest, latest, precision, words):
    assert date_words(days(earliest), days(latest), precision) == words


@given(st.text(max_size=80), st.integers(4, 40))
def test_short_texts_stay_short(text, most):
    assert len(shortened(text, most)) <= most


def test_markup_is_escaped():
    assert escaped("<b>&amp;</b>") == "&lt;b&gt;&amp;amp;&lt;/b&gt;"


# ---- packing -----------------------------------------------------------------------------------------------------

BOXES = st.lists(
    st.builds(
        lambda left, width, label, leftwards: Box(left, left + width, label, leftwards=leftwards),
        st.floats(0, 900),
        st.floats(8, 400),
        st.text("abc ", max_size=30),
        st.booleans(),
    ),
    max_size=30,
)


@given(BOXES, st.integers(1, 6))
def test_nothing_in_a_row_overlaps(boxes, rows):
    places = pack(boxes, rows=rows)
    for row in range(rows):
        extents = sorted(
            box.extent(labelled=place.labelled) for box, place in zip(boxes, places, strict=True) if place.row == row
        )
        assert all(before[1] + GAP <= after[0] + 1e-6 for before, after in pairwise(extents))


def test_labels_give_way_to_glyphs():
    crowded = [Box(20.0 * at, 20.0 * at + 10, "a long label that needs room") for at in range(10)]
    places = pack(crowded, rows=1)
    assert all(place.row == 0 for place in places)
    assert [place.labelled for place in places] == [False] * 9 + [True]


def test_the_open_event_has_a_place_before_all_others():
    crowd = [Box(0.0, 500.0, "", chosen=at == 7) for at in range(9)]
    assert [place.row for place in pack(crowd, rows=1)] == [None] * 7 + [0, None]


@given(st.lists(st.integers(1, 16), min_size=1, max_size=10), st.integers(1, 60))
def test_rows_are_shared_fairly(wanted, total):
    given_rows = share_rows(wanted, total=total)
    assert sum(given_rows) <= max(total, len(wanted))
    assert all(1 <= rows <= max(want, 1) for rows, want in zip(given_rows, wanted, strict=True))
    if sum(wanted) <= total:
        assert list(given_rows) == wanted


# ---- lanes and counts --------------------------------------------------------------------------------------------


def test_lanes_are_the_largest_groups_then_others_then_none():
    groups = Membership(np.array([0, 0, 1, 2, 3]), np.array([0, 1, 0, 1, 2]), ("USA", "PRK", "JPN"))
    lanes = lanes_of(groups, np.ones(5, dtype=bool), names={"PRK": "North Korea"}, most=3)
    assert lanes.names == ("USA", "Others", "None named")
    assert lanes.totals == (2, 3, 1)
    assert lanes.keys == ("USA", None, None)


def test_event_with_two_actors_of_the_shared_lane_stands_there_once():
    groups = Membership(np.array([0, 1, 1]), np.array([0, 1, 2]), ("USA", "PRK", "JPN"))
    assert lanes_of(groups, np.ones(2, dtype=bool), most=2).totals == (1, 1)


def test_counts_add_up():
    table = events_table(2000, undated=0.0)
    groups = membership(table, "type")
    anchors = timeline_spans(table).anchor
    window = (float(anchors.min()), float(anchors.max()))
    step = bin_step(window, most=240)
    counts = count(
        lanes_of(groups, np.ones(2000, dtype=bool)),
        anchors,
        pd.Categorical(table["quad"], categories=list(QUADS)).codes.astype(int),
        edges=bin_edges(window, step),
        step=step,
    )
    assert counts.cells.sum() == 2000


def timeline_spans(table):
    from timeline.figures.spans import spans_of

    return spans_of(table)


# ---- whole figures -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lanes", ["type", "actor", "place", "source", "none"])
@pytest.mark.parametrize("total", [0, 1, 12, 200, 2000])
def test_every_table_gives_a_figure(total, lanes):
    table = events_table(total)
    if lanes == "source":
        table["publishers"] = [["The Coastal Post"]] * total
    figure = timeline_figure(table, lanes=lanes)
    kind = "counts" if total == 2000 else "single"
    assert figure.layout.meta["kind"] == kind or total == 200
    assert figure.layout.meta["window"][0] < figure.layout.meta["window"][1]


def test_few_events_are_drawn_one_by_one_with_their_ids():
    table = events_table(12, undated=0.0)
    window = (float(table["earliest"].min().timestamp()) / 86400 - 400, day("2027-01-01"))
    figure = timeline_figure(table, window=window)
    drawn = {event for trace in figure.data if trace.customdata is not None for event in trace.customdata}
    bounded = table["earliest"].notna() | table["latest"].notna()
    assert drawn == set(table.loc[bounded, "event_id"])


def test_payload_of_many_events_is_small():
    figure = timeline_figure(events_table(20_000), lanes="actor")
    assert len(figure.to_json()) < 400_000
    assert len(figure.data) <= 10 * 6 + 1


def test_an_uncertain_date_is_wider_than_a_day_and_ends_softly():
    table = events_table(400, undated=0.0)
    table = table[table["precision"] == "month"].head(1)
    figure = timeline_figure(table)
    soft = next(trace for trace in figure.data if trace.type == "bar" and trace.hoverinfo == "skip")
    widths = list(soft.x)
    assert widths == sorted(widths, reverse=True)
    assert len(widths) > 3
    assert 27 < widths[0] < 32


@pytest.mark.parametrize(
    ("modality", "status", "symbol"),
    [("asserted", "pending", ""), ("planned", "pending", "-open"), ("hypothetical", "accepted", "-open-dot")],
)
def test_modality_is_drawn(modality, status, symbol):
    table = events_table(60, undated=0.0)
    table = table[table["precision"] == "day"].head(1).assign(modality=modality, status=status)
    figure = timeline_figure(table)
    dots = next(trace for trace in figure.data if trace.mode == "markers")
    assert list(dots.marker.symbol) == [SHAPES[table["quad"].iloc[0]] + symbol]


def test_a_rejected_event_is_crossed_out():
    table = events_table(60, undated=0.0)
    table = table[table["precision"] == "day"].head(1).assign(status="rejected", modality="asserted")
    dots = next(trace for trace in timeline_figure(table).data if trace.mode == "markers")
    assert list(dots.marker.symbol) == ["x-thin-open"]


def test_titles_cannot_bring_markup():
    table = events_table(3, undated=0.0).assign(title="<a href='//evil'>x</a>")
    text = timeline_figure(table).to_json()
    assert "<a href" not in text
    assert "\\u003ca href" not in text


@pytest.mark.parametrize("theme", list(THEMES))
def test_every_type_has_a_colour_that_stands_out(theme):
    colours = THEMES[theme]
    assert set(colours.types) == set(TYPES)
    assert set(colours.quads) == set(SHAPES)
    for ground in map(luminance, (colours.paper, colours.band)):
        for name, colour in {**colours.types, **colours.quads}.items():
            assert contrast(luminance(colour), ground) >= 3, name
        for words in (colours.text, colours.faint, colours.accent):
            assert contrast(luminance(words), ground) >= 4.5


# How red-blind, green-blind and blue-blind eyes see linear RGB: Machado, Oliveira and Fernandes, A physiologically-
# based model for simulation of color vision deficiency, 2009, table 1, severity 1.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("blindness", list(BLINDNESS))
def test_quad_classes_stay_apart_under_every_colour_blindness(theme, blindness):
    seen = {quad: lab(BLINDNESS[blindness], colour) for quad, colour in THEMES[theme].quads.items()}
    for one, other in combinations(seen, 2):
        apart = float(np.linalg.norm(seen[one] - seen[other]))
        assert apart >= 8, (one, other, apart)


def lab(blindness, colour):
    """Return a colour as such eyes see it, in CIELAB (D65), where a distance of 2.3 is just noticed."""
    rgb = np.clip(np.array(blindness) @ np.array(linear(colour)), 0, 1)
    white = np.array([0.95047, 1.0, 1.08883])
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb / white
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


# ---- the overview ------------------------------------------------------------------------------------------------


def test_overview_cuts_long_empty_stretches():
    anchors = np.array([day("1953-07-01"), *(day("2017-08-01") + at for at in range(30))])
    axis = folded_axis(anchors)
    assert len(axis.segments) == 2
    summer = axis.share(day("2017-08-31")) - axis.share(day("2017-08-01"))
    assert summer > 0.5


@given(st.lists(DAYS, min_size=1, max_size=60))
def test_folded_axis_is_monotone_and_fills_the_figure(points):
    axis = folded_axis(np.array(points, dtype=float))
    assert list(axis.days) == sorted(axis.days)
    assert list(axis.shares) == sorted(axis.shares)
    assert (axis.shares[0], axis.shares[-1]) == (0.0, 1.0)
    shares = axis.share(np.array(points, dtype=float))
    assert ((shares >= 0) & (shares <= 1)).all()


def test_overview_shows_all_events():
    anchors = timeline_spans(events_table(500, undated=0.0)).anchor
    figure = overview_figure(anchors, axis=folded_axis(anchors), width=900, height=74, left=100, theme=THEMES["light"])
    assert round(float((np.asarray(figure.data[0].y, dtype=float) ** 2).sum())) == 500
