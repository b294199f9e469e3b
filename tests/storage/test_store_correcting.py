import pytest
from fakes import FakePipeline, article, dating, fake_merge, mention
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.api import Timeline
from timeline.api.correcting import Fields
from timeline.errors import ConflictError, InputError
from timeline.model.event import Modality
from timeline.model.time import Day

ANN = {"who": "ann", "when": "2024-01-01T10:00:00Z"}
BOB = {"who": "bob", "when": "2024-01-02T10:00:00Z"}


def shown(timeline):
    frame = timeline.events()
    return list(zip(frame["event_id"], frame["title"], frame["status"], frame["n_mentions"], strict=True))


@pytest.fixture
def filled(timeline):
    timeline.add(
        [
            article("PRK attack on 2017-08-18.\nUSA vote on 2017-09-01.\n", id="a"),
            article(
                "The PRK attack on 2017-08-18!\nRUS talks on 2017-10-01.\n", id="b", publication_date=Day(2017, 8, 21)
            ),
        ]
    )
    return timeline


def of_type(timeline, type_):
    return timeline.events(types=[type_])["event_id"].tolist()


def test_each_correction_can_be_undone_and_redone(filled):
    attack, vote, talks = (of_type(filled, type_)[0] for type_ in ("ASSAULT", "ELECTION", "CONSULT"))
    states = [shown(filled)]

    def note():
        assert filled.check() == ()
        states.append(shown(filled))

    filled.accept(attack, **ANN)
    note()
    filled.edit(vote, Fields(title="A vote", days=("2017-09-02", None), source=["usa"], type="GOVERN"), **ANN)
    note()
    assert filled.join([vote, talks], **ANN) == vote
    note()
    new, old = filled.split(attack, [1], **ANN)
    assert (old, filled.event(new).mentions[0].article) == (attack, "b")
    note()
    filled.add_event(Fields(title="Rain", type="DISASTER"), quote="It rained.", source="The book of rain", **ANN)
    note()
    filled.delete_article("a", **ANN)
    note()
    assert filled.redo(who="ann") is None
    for state in states[-2::-1]:
        assert filled.undo(who="ann") is not None
        assert shown(filled) == state
        assert filled.check() == ()
    assert filled.undo(who="ann") is None
    for state in states[1:]:
        assert filled.redo(who="ann") is not None
        assert shown(filled) == state
    assert filled.redo(who="ann") is None
    assert [entry.state for entry in filled.log()] == ["done"] * 6


def test_one_undoes_ones_own_and_going_on_drops_what_was_undone(filled):
    attack = of_type(filled, "ASSAULT")[0]
    filled.accept(attack, **ANN)
    filled.edit(attack, Fields(title="Bob's"), **BOB)
    assert filled.undo(who="ann").who == "ann"
    assert filled.event(attack).status == "pending"
    assert filled.event(attack).title == "Bob's"
    filled.reject(attack, **ANN)
    assert filled.redo(who="ann") is None
    assert filled.undo(who="carl") is None
    entries = [(entry.correction.who, entry.state, entry.correction.when[:10]) for entry in filled.log()]
    assert entries == [("ann", "done", "2024-01-01"), ("bob", "done", "2024-01-02"), ("ann", "dropped", "2024-01-01")]


def test_a_correction_of_what_has_changed_since_is_refused(filled):
    attack = of_type(filled, "ASSAULT")[0]
    seen = filled.event_revision(attack)
    filled.accept(of_type(filled, "ELECTION")[0], **BOB)
    assert filled.event_revision(attack) == seen
    filled.edit(attack, Fields(title="Bob's"), **BOB, expected_revision=seen)
    with pytest.raises(ConflictError, match="has changed since") as caught:
        filled.edit(attack, Fields(title="Ann's"), **ANN, expected_revision=seen)
    assert caught.value.current.title == "Bob's"
    assert dict(caught.value.wanted.changes) == {"title": "Ann's"}
    assert filled.event(attack).title == "Bob's"
    assert len(filled.log()) == 2


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (Fields(), "nothing is to be changed"),
        (Fields(title=" "), "title is empty"),
        (Fields(type="WAR"), "no type 'WAR'"),
        (Fields(days="soon"), "not a day"),
        (Fields(days=("2017-02-02", "2017-01-01")), "before the first"),
        (Fields(days="2017-02-02", precision="hour"), "no precision"),
        (Fields(place="Nowhere at all"), "no place"),
    ],
)
def test_fields_are_checked(filled, fields, message):
    with pytest.raises(InputError, match=message):
        filled.edit(of_type(filled, "ASSAULT")[0], fields, **ANN)
    assert filled.log() == ()


@pytest.mark.parametrize(
    ("days", "precision"),
    [
        ("2017-08-18", "day"),
        (("2017-08-07", "2017-08-13"), "week"),
        (("2017-08-01", "2017-08-31"), "month"),
        (("2016-01-01", "2016-12-31"), "year"),
        (("2017-08-01", "2017-08-30"), "range"),
        ((None, "2017-08-30"), "vague"),
    ],
)
def test_the_width_of_days_says_how_exactly_they_are_known(filled, days, precision):
    attack = of_type(filled, "ASSAULT")[0]
    filled.edit(attack, Fields(days=days), **ANN)
    assert filled.event(attack).dating.precision == precision


def test_a_place_comes_from_the_gazetteer(filled):
    attack = of_type(filled, "ASSAULT")[0]
    filled.edit(attack, Fields(place="Pyongyang"), **ANN)
    assert filled.event(attack).place.country == "PRK"
    assert filled.events(place="PRK")["event_id"].tolist() == [attack]


def test_what_cannot_be_joined_or_split(filled):
    attack, vote = of_type(filled, "ASSAULT")[0], of_type(filled, "ELECTION")[0]
    for call in (
        lambda: filled.join([attack, attack], **ANN),
        lambda: filled.split(attack, [], **ANN),
        lambda: filled.split(attack, [0, 1], **ANN),
        lambda: filled.split(attack, [7], **ANN),
        lambda: filled.split(vote, [mention()], **ANN),
        lambda: filled.join([attack, "nope"], **ANN),
    ):
        with pytest.raises(InputError):
            call()
    assert filled.log() == ()


def test_an_event_is_added_from_marked_words(filled):
    text = filled.article("a").text
    at = text.index("USA")
    fields = Fields(title="The USA is named", type="other", days="2017-09-01")
    event_id = filled.add_marked("a", at, at + 3, fields, **ANN, modality=Modality.PLANNED)
    event = filled.event(event_id)
    (told,) = event.mentions
    assert (told.trigger, told.quote) == ("USA", "USA vote on 2017-09-01.")
    assert text[told.start : told.end] == told.quote
    assert (event.status, event.modality, event.type, event.confidence) == ("accepted", "planned", "OTHER", 1.0)
    with pytest.raises(InputError, match="no characters"):
        filled.add_marked("a", 5, 5000, fields, **ANN)
    with pytest.raises(InputError, match="needs a title and a type"):
        filled.add_marked("a", at, at + 3, Fields(title="x"), **ANN)


def test_an_event_with_a_source_of_its_own_is_proved_by_a_note(filled):
    fields = Fields(title="Peace signed", type="AGREE", days=("1648-10-24", "1648-10-24"))
    event_id = filled.add_event(fields, quote="Peace was signed.", source="https://example.org/peace", **ANN)
    event = filled.event(event_id)
    note = filled.article(event.mentions[0].article)
    assert (note.text, note.url) == ("Peace was signed.", "https://example.org/peace")
    filled.undo(who="ann")
    with pytest.raises(InputError):
        filled.article(note.id)
    with pytest.raises(InputError, match="words that tell"):
        filled.add_event(fields, quote=" ", source="x", **ANN)


class Other(FakePipeline):
    """Finds the trigger with the word before it, and no vote."""

    def mentions(self, article):
        from dataclasses import replace

        wider = (
            replace(
                one, trigger_start=one.trigger_start - 4, trigger=article.text[one.trigger_start - 4 : one.trigger_end]
            )
            for one in super().mentions(article)
        )
        return tuple(one for one in wider if "vote" not in one.trigger)


def test_corrections_survive_another_extraction(filled, place):
    attack, vote, talks = (of_type(filled, type_)[0] for type_ in ("ASSAULT", "ELECTION", "CONSULT"))
    filled.edit(attack, Fields(title="Fixed"), **ANN)
    filled.edit(vote, Fields(title="Voted", days="2017-09-03"), **ANN)
    before = filled.events()
    with Timeline.open(place, pipeline=Other(), merge=fake_merge) as again:
        told = again.reextract(keep=False)
        assert shown(again) == shown(filled)
        assert (told.articles, told.found, told.lost) == (("a", "b"), 3, 3)
        assert again.reextract(keep=True) == told
        assert again.check() == ()
        assert again.events()["title"].tolist() == before["title"].tolist()
        kept = again.event(of_type(again, "ELECTION")[0])
        assert (kept.title, kept.dating.earliest, kept.mentions[0].trigger) == ("Voted", Day(2017, 9, 3), "vote")
        assert again.event(of_type(again, "ASSAULT")[0]).mentions[0].trigger == "PRK attack"
        again.undo(who="ann")
        assert of_type(again, "ELECTION") == []
        assert again.check() == ()
        assert again.reextract(keep=True).articles == ()
    assert talks


def test_a_deleted_article_takes_only_what_it_alone_proved(filled):
    filled.edit(of_type(filled, "ASSAULT")[0], Fields(title="Fixed"), **ANN)
    filled.edit(of_type(filled, "ELECTION")[0], Fields(title="Voted"), **ANN)
    filled.delete_article("a", **BOB)
    assert filled.events()["title"].tolist() == ["Fixed", "RUS talks on 2017-10-01."]
    assert filled.check() == ()
    filled.undo(who="bob")
    assert filled.events()["title"].tolist() == ["Fixed", "Voted", "RUS talks on 2017-10-01."]


LINES = [
    "PRK attack on 2017-08-18.",
    "USA attack on 2017-08-18.",
    "RUS vote on 2017-09-01.",
    "JPN talks on 2017-10-01.",
]


def correct_somehow(timeline, event_id, title, act):
    if act == "accept":
        timeline.accept(event_id, **ANN)
    elif act == "edit":
        timeline.edit(event_id, Fields(title=title), **ANN)
    elif len(there := timeline.events()["event_id"].tolist()) > 1:
        timeline.join([event_id, next(one for one in there if one != event_id)], **ANN)


@settings(max_examples=15)
@given(data=st.data())
def test_corrections_commute_with_the_order_in_which_articles_come(tmp_path_factory, data):
    """Whatever was corrected when some articles were there, the rest may come before or after."""
    texts = data.draw(st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=3), min_size=2, max_size=4))
    articles = [article("\n".join(lines) + f"\n{n}", id=str(n)) for n, lines in enumerate(texts)]
    first = articles[:2]
    folder = tmp_path_factory.mktemp("orders")
    tables = []
    with Timeline.open(folder / "a.db", pipeline=FakePipeline(), merge=fake_merge) as timeline:
        timeline.add(first)
        ids = timeline.events()["event_id"].tolist()
        for number, event_id in enumerate(ids[:3]):
            if event_id not in set(timeline.events()["event_id"]):
                continue  # it was joined to another one
            correct_somehow(
                timeline, event_id, f"Title {number}", data.draw(st.sampled_from(["accept", "edit", "join"]))
            )
        timeline.backup(folder / "b.db")
        timeline.backup(folder / "c.db")
    for name, rest in (("b.db", articles[2:]), ("c.db", articles[2:][::-1])):
        with Timeline.open(folder / name, pipeline=FakePipeline(), merge=fake_merge) as timeline:
            for one in rest:
                timeline.add(one)
            assert timeline.check() == ()
            before = shown(timeline)
            done = 0
            while timeline.undo(who="ann"):
                done += 1
            for _ in range(done):
                timeline.redo(who="ann")
            assert shown(timeline) == before
            tables.append(repr(timeline.events().to_dict()))
    assert tables[0] == tables[1]


def test_dates_of_a_range_survive(filled):
    fixed = dating("2017-08-10", "2017-08-12")
    attack = of_type(filled, "ASSAULT")[0]
    filled.edit(attack, Fields(days=(fixed.earliest, fixed.latest)), **ANN)
    frame = filled.events(types=["ASSAULT"])
    assert (str(frame["earliest"][0])[:10], str(frame["latest"][0])[:10]) == ("2017-08-10", "2017-08-12")
