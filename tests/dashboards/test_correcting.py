"""What people change on the page: the form and what it means, stale edits, joins, splits, undo, and the log."""

from __future__ import annotations

import json

import pytest
from fake import dossier

from dashboards.acts import FORM, act_words, codes_of, differences, fields_of, form_of
from dashboards.answers import answered, revision_of
from dashboards.live import LiveTimeline
from dashboards.panels import edit, history, review
from timeline.api import Timeline
from timeline.errors import InputError
from timeline.model.event import Status
from timeline.model.time import Day

NAMES = {"ARV": "Arvenia", "BLM": "Belmar", "CLD": "Caldora", "ASSAULT": "Attack"}


@pytest.fixture
def live():
    return LiveTimeline(dossier(), names=NAMES, who="reader", clock=lambda: "2026-01-02T03:04:05+00:00")


def asked(live, event_id, **changes):
    shown = form_of(live.event(event_id), live.columns.names)
    return {"event": event_id, "revision": str(live.event_revision(event_id)), **shown, **changes}


def plain(component):
    return json.dumps(component, default=lambda part: part.to_plotly_json())


# ---- the form ----------------------------------------------------------------------------------------------------


def test_an_untouched_form_changes_nothing(live):
    for event_id in live.columns.events["event_id"]:
        event = live.event(event_id)
        assert fields_of(form_of(event, NAMES), event, NAMES) is None, event_id


@pytest.mark.parametrize(
    ("field", "typed", "read"),
    [
        ("title", "Another title", lambda event: event.title == "Another title"),
        ("type", "REJECT", lambda event: event.type == "REJECT"),
        ("earliest", "August 2017", lambda event: event.dating.earliest == Day.parse("2017-08-01")),
        ("latest", "August 2017", lambda event: event.dating.latest == Day.parse("2017-08-31")),
        ("earliest", "", lambda event: event.dating.earliest is None),
        ("source", "caldora, Arvenia", lambda event: event.source == ("CLD", "ARV")),
        ("target", "", lambda event: event.target == ()),
        ("place", "Berlin", lambda event: event.place.name == "Berlin" and event.place.country == "DEU"),
    ],
)
def test_what_a_form_says_is_kept_and_nothing_else(live, field, typed, read):
    before = live.event("e05")
    edit.edited(live, asked(live, "e05", **{field: typed}))
    event = live.event("e05")
    assert read(event)
    same = set(FORM) - {field}
    assert {name: form_of(event, NAMES)[name] for name in same} == {name: form_of(before, NAMES)[name] for name in same}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("earliest", "soon", "'soon' is not a date"),
        ("latest", "2016", "before the first"),
        ("source", "Arvania", "Did you mean Arvenia"),
        ("place", "Nowhere at all", "gazetteer"),
        ("title", "", "title is empty"),
        ("type", "NONSENSE", "no type"),
    ],
)
def test_what_a_form_cannot_mean_is_said_and_not_kept(live, field, typed, said):
    revision, error, _, _ = answered(live, lambda: edit.edited(live, asked(live, "e05", **{field: typed})))
    assert said in error
    assert live.log(limit=10) == ()
    assert not isinstance(revision, int)


def test_actors_are_known_by_name_and_by_code():
    assert codes_of(" belmar ,ARV,Belmar, ", (), NAMES) == ("BLM", "ARV")
    assert codes_of("lethebank", ("LETHEBANK",), NAMES) == ("LETHEBANK",)
    with pytest.raises(InputError, match="no actor"):
        codes_of("Attack", (), NAMES)


def test_the_form_holds_what_the_event_is(live):
    said = plain(edit.form(live.event("e05"), live, revision=7))
    assert '"value": "Belmar recalls its ambassador from Arvenia"' in said
    assert '"value": "2017-08-15"' in said
    assert '"value": "7"' in said
    assert said.count('"selected": "selected"') == 1


# ---- stale edits -------------------------------------------------------------------------------------------------


def test_a_stale_form_shows_both_versions_and_can_be_kept(live):
    mine = asked(live, "e05", title="Mine", source="Arvenia")
    edit.edited(live, asked(live, "e05", title="Theirs"))
    _, shown, said, _ = answered(
        live, lambda: edit.edited(live, mine), stale=lambda current: edit.both(mine, current, live)
    )
    assert not isinstance(said, dict)
    words = plain(shown)
    assert '"Theirs"' in words
    assert '"Mine"' in words
    assert live.event("e05").title == "Theirs"
    assert f'"data-revision": "{live.event_revision("e05")}"' in words
    edit.edited(live, {**mine, "revision": str(live.event_revision("e05"))})
    assert (live.event("e05").title, live.event("e05").source) == ("Mine", ("ARV",))


def test_differences_name_only_what_differs(live):
    event = live.event("e05")
    assert differences({**form_of(event, NAMES), "title": "X"}, event, NAMES) == [("title", event.title, "X")]


def test_a_judgement_of_what_has_changed_is_refused(live):
    seen = live.event_revision("e05")
    edit.edited(live, asked(live, "e05", title="Theirs"))
    _, error, _, _ = answered(live, lambda: review.judged(live, "accept", "e05", expected=seen))
    assert "was changed meanwhile" in error
    assert live.event("e05").status is Status.PENDING


def test_a_revision_counts_for_its_own_event():
    assert revision_of({"event": "e1", "revision": 4}, "e1") == 4
    assert revision_of({"event": "e1", "revision": 4}, "e2") is None
    assert revision_of(None, "e1") is None


# ---- judgements, joins, splits, undo ----------------------------------------------------------------------------


def test_what_is_said_twice_is_taken_back(live):
    assert review.judged(live, "reject", "e05", expected=None)[0] == "Rejected"
    assert review.judged(live, "reject", "e05", expected=None)[0] == "Back to review"


def test_two_events_become_one_and_two_again(live):
    said, both = review.joined(live, ["e11", "e12"], expected=live.event_revision("e11"))
    assert said == "Joined"
    assert len(live.columns) == 11
    assert len(live.event(both).mentions) == 2
    gone = "e12" if both == "e11" else "e11"
    words, _ = review.turned(live, "undo", both)
    assert words.startswith("Undone: joined")
    assert gone in live.columns.row_of
    _, home = review.turned(live, "redo", gone)
    assert home == both


def test_a_sentence_leaves_its_event(live):
    told = live.event("e03").mentions
    _, apart = review.split_off(live, "e03", 1, expected=live.event_revision("e03"))
    assert live.event(apart).mentions == told[1:]
    assert len(live.columns) == 13


def test_nothing_to_undo_is_said(live):
    assert "nothing of yours to undo" in review.turned(live, "undo", None)[0]
    assert "nothing to redo" in review.turned(live, "redo", None)[0]


def test_the_log_says_what_was_done(live):
    assert "Nobody has changed" in plain(history.entries(live.log(limit=9), live))
    review.judged(live, "accept", "e05", expected=None)
    edit.edited(live, asked(live, "e05", title="Better", place="Berlin"))
    review.turned(live, "undo", "e05")
    log = live.log(limit=9)
    assert [act_words(entry.correction) for entry in log] == ["Changed title, place", "Accepted"]
    said = plain(history.entries(log, live))
    assert "reader 2026-01-02 03:04" in said
    assert said.count('"undone"') == 1
    assert '"data-value": "e05"' in said


def test_the_store_keeps_it_all(tmp_path):
    from test_live import Reader, story

    with Timeline.open(tmp_path / "kept.db", pipeline=Reader()) as store:
        live = LiveTimeline(store, names=NAMES, who="reader", clock=lambda: "2026-01-02T03:04:05+00:00")
        first, second = live.add(story()).events_new
        edit.edited(live, asked(live, first, title="Better", latest="2021-05-04"))
        assert store.event(first).title == "Better"
        assert live.columns.events["title"][live.columns.row_of[first]] == "Better"
        _, one = review.joined(live, [first, second], expected=live.event_revision(first))
        assert len(live.columns) == 1
        review.turned(live, "undo", one)
        review.turned(live, "undo", one)
        assert len(live.columns) == 2
        assert store.event(first).title == "Police arrest four activists in Porto"
        assert len(live.log(limit=9)) == 2
