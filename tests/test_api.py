from itertools import islice

import pandas as pd
import pytest
from fakes import FakePipeline, article, fake_merge
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline as package
from timeline.api import Timeline, build, extract, plot
from timeline.errors import ArticleError, InputError
from timeline.model.time import Day
from timeline.workers import Extracted, Failure

LINES = st.sampled_from(
    ["PRK attack on 2017-08-18.\n", "USA attack on 2017-08-18.\n", "A vote.\n", "Nothing.\n", "talks\n"]
)
ARTICLES = st.lists(
    st.builds(
        lambda lines, id_, day: article("".join(lines), id=id_, publication_date=day),
        st.lists(LINES, max_size=4),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from([None, Day(2017, 8, 19), Day(2017, 8, 20)]),
    ),
    max_size=5,
)


def test_add_tells_what_it_did(timeline):
    report = timeline.add([article(), article("A vote on 2017-09-01.\nNo talks yet\n", id="b", publication_date=None)])
    assert report.added == ("story.txt", "b")
    assert len(report.events_new) == 3
    assert (report.mentions, report.undated, report.no_publication_date) == (3, 1, ("b",))
    again = timeline.add(article())
    assert again.already_there == ("story.txt",)
    assert (again.added, again.events_new, again.mentions) == ((), (), 0)


def test_an_article_that_is_there_is_not_read_again(timeline, pipeline):
    timeline.add([article(), article()])
    timeline.add(article(id="copy", title="A story"))
    assert pipeline.asked == ["story.txt"]


def test_the_same_text_under_another_headline_is_another_papers_copy(timeline):
    report = timeline.add([article("PRK attack\n"), article("PRK attack\n", id="b", title="Same words elsewhere")])
    assert report.added == ("story.txt", "b")
    assert timeline.events()["n_articles"].tolist() == [2]


def test_another_text_under_the_same_id_loses_nothing(timeline):
    report = timeline.add([article("one attack\n"), article("one vote\n"), article("one vote\n"), article("talks\n")])
    assert report.added == ("story.txt", "story.txt (2)", "story.txt (3)")
    assert report.already_there == ("story.txt (2)",)
    assert timeline.article("story.txt (2)").text == "one vote\n"
    assert set(timeline.mentions()["article"]) == {"story.txt", "story.txt (2)", "story.txt (3)"}


def test_a_date_given_later_corrects_the_stored_article(timeline):
    timeline.add(article(publication_date=None))
    event_id = timeline.events()["event_id"][0]
    timeline.set_status(event_id, "accepted")
    report = timeline.add(article(title=None))
    assert (report.added, report.updated) == ((), ("story.txt",))
    assert (report.events_new, report.events_extended) == ((), ())
    assert timeline.article("story.txt").publication_date == Day(2017, 8, 20)
    assert timeline.article("story.txt").title == "A story"
    assert timeline.events()["status"].tolist() == ["accepted"]
    assert timeline.add(article(publication_date=None)).already_there == ("story.txt",)


def test_half_characters_are_replaced_and_move_no_offset(timeline):
    timeline.add(article("bad \ud83d attack\n", id="caf\udce9.txt"))
    stored = timeline.article("caf\ufffd.txt")
    assert stored.text == "bad \ufffd attack\n"
    mention = timeline.event(timeline.events()["event_id"][0]).mentions[0]
    assert stored.text[mention.start : mention.end] == mention.quote


def test_events_are_filtered(timeline):
    timeline.add(article("PRK attack on 2017-08-18.\nUSA vote on 2017-09-01.\n"))
    assert timeline.events(actors=["prk"])["type"].tolist() == ["ASSAULT"]
    assert timeline.events(start="2017-09-01")["type"].tolist() == ["ELECTION"]
    assert timeline.events(types=["ASSAULT", "ELECTION"], search="vot")["type"].tolist() == ["ELECTION"]
    with pytest.raises(InputError, match="not a day"):
        timeline.events(start="last week")


def test_a_table_that_is_changed_by_its_user_does_not_change_the_timeline(timeline):
    timeline.add(article())
    frame = timeline.events()
    frame.loc[0, "title"] = "Mine"
    assert timeline.events()["title"].tolist() != ["Mine"]


def test_mentions_of_the_store_are_those_of_the_events(timeline):
    timeline.add([article("PRK attack\n", id="a"), article("The PRK attack\n", id="b")])
    frame = timeline.mentions()
    assert frame["event_id"].nunique() == 1
    assert frame["joined_to"].isna().tolist() == [True, False]


def test_without_a_store():
    one = article("PRK attack on 2017-08-18.\nUSA vote on 2017-09-01.\n")
    assert build([one], pipeline=FakePipeline(), merge=fake_merge)["type"].tolist() == ["ASSAULT", "ELECTION"]
    assert extract(one, pipeline=FakePipeline())["trigger"].tolist() == ["attack", "vote"]


@settings(max_examples=15)
@given(articles=ARTICLES)
def test_adding_twice_is_adding_once(tmp_path_factory, articles):
    path = tmp_path_factory.mktemp("twice") / "a.db"
    with Timeline.open(path, pipeline=FakePipeline(), merge=fake_merge) as timeline:
        for one in articles:
            timeline.add(one)
            once = (timeline.revision, timeline.articles(), timeline.events().to_dict(), timeline.mentions().to_dict())
            assert timeline.add(one).added == ()
            twice = (timeline.revision, timeline.articles(), timeline.events().to_dict(), timeline.mentions().to_dict())
            assert once[:2] == twice[:2]
            assert repr(once) == repr(twice)
        assert timeline.check() == ()


@settings(max_examples=15)
@given(articles=ARTICLES)
def test_the_order_of_articles_does_not_matter(tmp_path_factory, articles):
    distinct = list({one.id: one for one in articles}.values())
    tables = []
    for order in (distinct, distinct[::-1]):
        path = tmp_path_factory.mktemp("order") / "a.db"
        with Timeline.open(path, pipeline=FakePipeline(), merge=fake_merge) as timeline:
            timeline.add(order)
            tables.append(repr(timeline.events().to_dict()))
    if len({one.text for one in distinct}) == len(distinct):
        assert tables[0] == tables[1]


@settings(max_examples=15)
@given(articles=ARTICLES)
def test_a_timeline_shows_the_table_that_is_built_without_one(tmp_path_factory, articles):
    distinct = list({one.text: one for one in {one.id: one for one in articles}.values()}.values())
    built = build(distinct, pipeline=FakePipeline(), merge=fake_merge)
    with Timeline.open(
        tmp_path_factory.mktemp("built") / "a.db", pipeline=FakePipeline(), merge=fake_merge
    ) as timeline:
        timeline.add(distinct)
        pd.testing.assert_frame_equal(timeline.events(), built)


def test_the_package_has_a_dozen_names_at_most_and_each_is_there():
    assert len(package.__all__) <= 12
    for name in ("Timeline", "AddReport", "Article", "Day", "Event", "EventMention", "TimelineError", "build"):
        assert getattr(package, name).__name__ == name
    assert set(package.__all__) <= set(dir(package))
    with pytest.raises(AttributeError, match="nothing"):
        package.nothing  # noqa: B018 - that it raises is the point


def test_plot_gives_a_figure(timeline):
    timeline.add(article())
    pytest.importorskip("timeline.figures")
    assert plot(timeline.events()).data


def together(pipeline, number=3):
    """Return what extracts articles a few at a time, so that some are begun before those before them are kept."""

    def extract_many(articles):
        waiting = iter(articles)
        while some := list(islice(waiting, number)):
            for one in some:
                if one.id == "broken":
                    yield Failure(one.id, ArticleError("nothing could be extracted", where=one.id))
                else:
                    yield Extracted(one, pipeline.mentions(one))

    return extract_many


@settings(max_examples=15)
@given(articles=ARTICLES)
def test_many_at_once_are_what_one_by_one_is(tmp_path_factory, articles):
    folder, shown = tmp_path_factory.mktemp("many"), []
    for name, extract_many in (("a", None), ("b", together(FakePipeline()))):
        with Timeline.open(folder / f"{name}.db", pipeline=FakePipeline(), merge=fake_merge) as timeline:
            report = timeline.add(iter(articles), extract_many=extract_many)
            shown.append((sorted(report.added), timeline.articles(), repr(timeline.events().to_dict())))
            assert timeline.check() == ()
    assert shown[0] == shown[1]


def test_an_article_that_nothing_can_be_extracted_from_stops_no_other(timeline, pipeline):
    given = [article("one attack\n", id="a"), article("x\n", id="broken"), article("one vote\n", id="b")]
    report = timeline.add(given, extract_many=together(pipeline))
    assert report.added == ("a", "b")
    assert [error.where for error in report.failed] == ["broken"]
