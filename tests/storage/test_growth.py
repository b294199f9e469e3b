"""A timeline that grows article by article is the timeline that is made at once."""

import numpy as np
import pytest
from fakes import FakePipeline, article, fake_merge
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import views
from timeline.api import Timeline
from timeline.api.correcting import Fields
from timeline.merging import merge
from timeline.model.time import Day
from timeline.storage import partition
from timeline.storage.merging import Merging, own

ANN = {"who": "ann", "when": "2024-01-01"}
LINES = st.sampled_from(
    [
        "The PRK attack on the harbour of Wonsan on 2017-08-18 sank the ferry Mangyongbong.",
        "In Wonsan an attack by PRK sank the ferry Mangyongbong on 2017-08-18, officials said.",
        "The PRK attack on the airfield of Kaesong on 2017-08-19 hurt no one.",
        "USA and JPN held talks about tariffs on Okinawan sugar on 2017-09-01.",
        "The talks of USA and JPN about Okinawan sugar tariffs began on 2017-09-01.",
        "A vote in Ruritania on 2017-10-01 was won by Zenda.",
        "RUS made a threat.",
    ]
)
STORIES = st.lists(
    st.tuples(st.lists(LINES, min_size=1, max_size=4), st.sampled_from([None, 19, 20])), min_size=1, max_size=6
)


@pytest.fixture
def always_remerged(monkeypatch):
    monkeypatch.setattr(partition, "_MANY", 0)


def story(number, lines, day):
    text = "\n".join(line.replace(",", "") for line in lines) + f"\n{number}\n"
    return article(text, id=str(number), publication_date=day and Day(2017, 8, day))


@settings(max_examples=12)
@given(stories=STORIES, data=st.data())
def test_remerging_what_is_touched_is_merging_all(tmp_path_factory, stories, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partition, "_MANY", 0)
        path = tmp_path_factory.mktemp("grown") / "a.db"
        with Timeline.open(path, pipeline=FakePipeline(), merge=own()) as timeline:
            for number, (lines, day) in enumerate(stories):
                timeline.add(story(number, lines, day))
                ids = timeline.events()["event_id"].tolist()
                act = data.draw(st.sampled_from(["nothing", "accept", "edit", "join", "delete", "undo"]))
                if act == "accept":
                    timeline.accept(data.draw(st.sampled_from(ids)), **ANN)
                elif act == "edit":
                    timeline.edit(data.draw(st.sampled_from(ids)), Fields(title=f"Title {number}"), **ANN)
                elif act == "join" and len(ids) > 1:
                    timeline.join(data.draw(st.permutations(ids))[:2], **ANN)
                elif act == "delete" and number:
                    timeline.delete_article(data.draw(st.sampled_from([one.id for one in timeline.articles()])), **ANN)
                elif act == "undo":
                    timeline.undo(who="ann")
                assert timeline.check() == ()
                if timeline.events().empty:
                    return


@pytest.mark.usefixtures("always_remerged")
def test_adding_many_gives_what_adding_each_gives(tmp_path):
    stories = [
        story(n, [f"The PRK attack on Wonsan harbour on 2017-08-{10 + n // 3} sank a ferry."], 20) for n in range(12)
    ]
    shown = []
    for name, parts in (("a", [stories]), ("b", [[one] for one in stories]), ("c", [stories[:6], stories[6:][::-1]])):
        with Timeline.open(tmp_path / f"{name}.db", pipeline=FakePipeline(), merge=own()) as timeline:
            for part in parts:
                timeline.add(part)
            shown.append(repr(timeline.events().to_dict()))
            assert timeline.check() == ()
    assert shown[0] == shown[1] == shown[2]


def test_the_full_merge_is_what_a_timeline_without_an_index_does(tmp_path):
    stories = [story(n, ["The PRK attack on Wonsan harbour on 2017-08-18 sank a ferry."], 20) for n in range(3)]
    tables = []
    for name, how in (("a", own()), ("b", Merging(merge)), ("c", merge)):
        with Timeline.open(tmp_path / f"{name}.db", pipeline=FakePipeline(), merge=how) as timeline:
            for one in stories:
                timeline.add(one)
            tables.append(repr(timeline.events().to_dict()))
    assert tables[0] == tables[1] == tables[2]


def long_text(seed, words=120):
    chance = np.random.default_rng(seed)
    return " ".join(f"w{number}" for number in chance.integers(0, 5000, words)) + "\nPRK attack on 2017-08-18.\n"


def test_copies_of_one_text_are_one_source(tmp_path):
    agency = long_text(1)
    articles = [
        article(agency, id="agency"),
        article("Our own first lines.\n" + agency + "Read on tomorrow.\n", id="paper"),
        article(long_text(2), id="another"),
        article("PRK attack on 2017-08-18.\n", id="short"),
    ]
    for name, order in (("a", articles), ("b", articles[::-1])):
        with Timeline.open(tmp_path / f"{name}.db", pipeline=FakePipeline(), merge=fake_merge) as timeline:
            for one in order:
                timeline.add(one)
            events = timeline.events()
            assert (events["n_articles"].tolist(), events["n_sources"].tolist()) == ([4], [3])
            timeline.delete_article("paper")
            assert timeline.events()["n_sources"].tolist() == [3]
            timeline.delete_article("agency")
            assert timeline.events()["n_sources"].tolist() == [2]
            timeline.undo(who="")
            timeline.undo(who="")
            assert timeline.events()["n_sources"].tolist() == [3]
            assert timeline.check() == ()


WORDS = [
    "attack",
    "Élysée",
    "ATTACK",
    "elysee",
    "x",
    "日本",
    "日",
    "ß",
    "ss",
    "o'clock",
    "a_b",
    "2017",
    "ПРК",
    '"*',
    "NOT",
    "PRK",
]


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    path = tmp_path_factory.mktemp("searched") / "a.db"
    with Timeline.open(path, pipeline=FakePipeline(), merge=fake_merge) as timeline:
        days = [f"{word} PRK attack on 2017-08-{number + 10}\n" for number, word in enumerate(WORDS)]
        timeline.add([article("".join(days)), article("No day talks USA attackers\nRUS vote on -0043-03-15\n", id="b")])
        yield timeline


@settings(max_examples=60)
@given(
    search=st.lists(st.sampled_from([*WORDS, "att", "日本x", "élys", "usa attackers", ""]), max_size=2).map(" ".join),
    start=st.sampled_from([None, "2017-08-15", "2018-01-01"]),
    end=st.sampled_from([None, "2017-08-20", "1900-01-01"]),
    actors=st.lists(st.sampled_from(["PRK", "usa", "XXX"]), max_size=2),
    types=st.lists(st.sampled_from(["ASSAULT", "CONSULT", "ELECTION"]), max_size=2),
)
def test_the_database_filters_as_the_table_does(searched, search, start, end, actors, types):
    filters = {"search": search, "start": start, "end": end, "actors": actors, "types": types}
    expected = views.filtered(searched.events(), **filters)
    with Timeline.open(searched.where, pipeline=FakePipeline(), merge=fake_merge, create=False) as fresh:
        found = fresh.events(**filters)
    assert repr(found.to_dict()) == repr(expected.to_dict())


@pytest.mark.parametrize(
    "filters", [{}, {"actors": ["PRK"]}, {"types": ["ASSAULT"], "start": "2017-08-12"}, {"actors": ["PRK", "USA"]}]
)
def test_counts_per_day_are_those_of_the_table(searched, filters):
    counted = searched.counts(**filters)
    expected = views.counts(
        views.filtered(searched.events(), **{k: v for k, v in filters.items() if k not in ("start", "end")}), "day"
    )
    if "start" in filters:
        expected = expected[expected["start"] >= filters["start"]].reset_index(drop=True)
    assert counted["start"].tolist() == expected["start"].tolist()
    assert counted["events"].tolist() == expected["events"].tolist()
