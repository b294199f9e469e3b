"""Whatever comes, in whatever order and portions: the events are a function of the set of mentions."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import Index, dated, told

from timeline.merging import blocking, clustering, merge, remerge, remerging
from timeline.model.time import Basis

SENTENCES = (
    ("Gunmen of the Red Sparrow militia attacked the barracks at Tolvany and killed nine recruits.", "attacked"),
    ("The attack on the Tolvany barracks killed nine recruits, the Red Sparrow militia boasted.", "attack"),
    ("A dawn attack on recruits at Tolvany was the work of the Red Sparrow militia.", "attack"),
    ("Fishermen protested in Port Ammerly against the new harbour dues.", "protested"),
    ("The protest of the Ammerly fishermen over harbour dues drew thousands.", "protest"),
    ("Talks on the Varne canal resumed in Port Ammerly.", "Talks"),
)
TYPES = {"attacked": "ASSAULT", "attack": "ASSAULT", "protested": "PROTEST", "protest": "PROTEST", "Talks": "CONSULT"}
DATINGS = (
    dated("2031-05-01"),
    dated("2031-05-02"),
    dated("2031-05-01", "2031-05-02"),
    dated("2031-05-01", "2031-05-31"),
    dated(None, "2031-05-04", basis=Basis.NONE),
    dated(None, None, basis=Basis.NONE),
)
ACTORS = ((), ("SPARROW",), ("VARNE",), ("VARNE", "SPARROW"))


@st.composite
def articles(draw):
    """Return two to six articles with one to four mentions each."""
    found = []
    for number in range(draw(st.integers(2, 6))):
        published = draw(st.sampled_from(["2031-05-03", "2031-05-04", "2031-06-01", None]))
        article = []
        for place in range(draw(st.integers(1, 4))):
            quote, trigger = draw(st.sampled_from(SENTENCES))
            article.append(
                told(
                    quote,
                    trigger,
                    article=f"paper-{number}",
                    start=place * 200,
                    dating=draw(st.sampled_from(DATINGS)),
                    published=published,
                    type=TYPES[trigger],
                    source=draw(st.sampled_from(ACTORS)),
                )
            )
        found.append(article)
    return found


quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(articles(), st.randoms())
@quick
def test_the_order_of_the_mentions_changes_nothing(stories, random):
    mentions = [mention for article in stories for mention in article]
    shuffled = random.sample(mentions, len(mentions)) + mentions[:2]
    assert merge(shuffled) == merge(mentions)


@given(articles())
@quick
def test_each_mention_is_in_one_event_and_no_two_events_share_an_id(stories):
    mentions = [mention for article in stories for mention in article]
    events = merge(mentions)
    assert sorted(map(repr, (mention for event in events for mention in event.mentions))) == sorted(map(repr, mentions))
    assert len({event.id for event in events}) == len(events)


@given(articles())
@quick
def test_dates_of_published_articles_that_exclude_each_other_never_meet(stories):
    for event in merge(mention for article in stories for mention in article):
        days = [mention.dating for mention in event.mentions if mention.published is not None]
        firsts = [dating.earliest for dating in days if dating.earliest is not None]
        lasts = [dating.latest for dating in days if dating.latest is not None]
        assert not firsts or not lasts or max(firsts) <= min(lasts)


@given(articles())
@quick
def test_every_mention_but_the_first_says_why_it_is_there(stories):
    for event in merge(mention for article in stories for mention in article):
        assert event.reasons[0] is None
        assert all(reason is not None and reason.grounds and 0 < reason.score <= 1 for reason in event.reasons[1:])


@given(articles())
@quick
def test_an_id_survives_whatever_keeps_the_oldest_mention(stories):
    mentions = [mention for article in stories for mention in article]
    ids = {event.mentions[0]: event.id for event in merge(mentions)}
    for event in merge(mention for article in stories[:-1] for mention in article):
        assert ids.get(event.mentions[0], event.id) == event.id


@pytest.mark.parametrize("largest", [120, 3])
@given(stories=articles(), random=st.randoms())
@quick
def test_article_by_article_gives_the_same_events(largest, stories, random):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "LARGEST", largest)
        patch.setattr(remerging, "LARGEST", largest)
        patch.setattr(clustering, "LARGEST", largest)
        index, events = Index(), {}
        for article in random.sample(stories, len(stories)):
            index.add(article)
            _replace(events, remerge(article, lookup=index))
        assert sorted(events.values(), key=_id) == sorted(merge(m for article in stories for m in article), key=_id)


@pytest.mark.parametrize("largest", [120, 3])
@given(stories=articles(), random=st.randoms())
@quick
def test_an_article_that_goes_or_changes_leaves_no_trace(largest, stories, random):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "LARGEST", largest)
        patch.setattr(remerging, "LARGEST", largest)
        patch.setattr(clustering, "LARGEST", largest)
        index, events = Index(), {}
        for article in stories:
            index.add(article)
            _replace(events, remerge(article, lookup=index))
        old = random.choice(stories)
        new = random.choice([[], [replace(mention, dating=DATINGS[0], type="ASSAULT") for mention in old[:2]]])
        index.remove(old)
        index.add(new)
        for event in [event for event in events.values() if set(event.mentions) & set(old)]:
            del events[event.id]
        _replace(events, remerge(new, lookup=index, gone=old))
        left = [article for article in stories if article is not old] + [new]
        assert sorted(events.values(), key=_id) == sorted(merge(m for article in left for m in article), key=_id)


def _id(event):
    return event.id


def _replace(events, fresh):
    told_anew = {mention for event in fresh for mention in event.mentions}
    for event in [event for event in events.values() if told_anew & set(event.mentions)]:
        del events[event.id]
    events.update((event.id, event) for event in fresh)
