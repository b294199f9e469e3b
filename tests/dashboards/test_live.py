"""The dashboard on a real store: what one adds and says is kept, and what others do is seen."""

from __future__ import annotations

import subprocess
import sys
import urllib.request

import pytest
from fake import mention

from dashboards.app import create_app
from dashboards.live import LiveTimeline
from dashboards.panels import add, detail
from timeline.api import Timeline
from timeline.articles import from_text
from timeline.model.event import Status
from timeline.model.time import Day

STORY = """Police arrested four activists in Porto on 3 May 2021. \
Portugal's prime minister met Brazil's president in Lisbon on 10 May 2021."""


class Reader:
    """What stands in for the extraction: it knows the two sentences of the story."""

    def mentions(self, article):
        first, second = STORY.split(". ")
        return (
            mention(
                article,
                f"{first}.",
                trigger="arrested",
                type="COERCE",
                days=("2021-05-03", "2021-05-03"),
                title="Police arrest four activists in Porto",
                time_text="3 May 2021",
            ),
            mention(
                article,
                second,
                trigger="met",
                type="CONSULT",
                days=("2021-05-10", "2021-05-10"),
                title="Portugal's prime minister meets Brazil's president in Lisbon",
                source=("PRT",),
                target=("BRA",),
            ),
        )


@pytest.fixture
def store(tmp_path):
    with Timeline.open(tmp_path / "visit.db", name="A visit", pipeline=Reader()) as timeline:
        yield timeline


def story():
    return from_text(STORY, id="visit.txt", publication_date=Day.parse("2021-05-12"))


def test_added_article_is_there_at_once_and_tells_its_events(store):
    live = LiveTimeline(store, names={})
    assert len(live.columns) == 0
    report = live.add(story())
    assert len(live.columns) == len(report.events_new) == 2
    event = live.event(report.events_new[0])
    assert event is not None
    assert detail.body_of(event, live.columns, live)
    assert add.said_of(report, live) is not None
    assert live.events_of("visit.txt")
    assert live.article("nowhere") is None
    assert live.event("nowhere") is None


def test_status_is_kept_in_the_store(store):
    live = LiveTimeline(store, names={})
    event_id = live.add(story()).events_new[0]
    live.judge(event_id, Status.REJECTED)
    assert store.event(event_id).status is Status.REJECTED
    assert live.columns.events["status"][live.columns.row_of[event_id]] == "rejected"
    assert live.columns.revision == store.revision


def test_what_others_add_is_seen(store):
    live = LiveTimeline(store, names={})
    before = live.revision
    store.add(story())
    assert live.revision != before
    assert len(live.columns) == 2


def test_every_format_of_the_menu_can_be_exported(store):
    from dashboards.texts import EXPORTS

    store.add(story())
    client = create_app(store).server.test_client()
    for name in EXPORTS:
        with client.get(f"/export/{name}", headers={"Host": "localhost"}) as answer:
            assert answer.status_code == 200, name
            assert answer.get_data(), name


def test_serve_prints_its_address_and_answers(tmp_path):
    with Timeline.open(tmp_path / "visit.db", name="A visit"):
        pass
    program = f"from dashboards.app import serve; serve({str(tmp_path / 'visit.db')!r}, port=0)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as served:
        line = served.stdout.readline()
        with urllib.request.urlopen(line.split()[4], timeout=20) as answer:  # noqa: S310 - the address just printed
            assert "A visit" in answer.read().decode()
        served.terminate()
    assert line.startswith("The timeline is at http://127.0.0.1:")
