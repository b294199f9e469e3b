from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import LexiconError
from timeline.lexicons import articles, segmentation
from timeline.lexicons.articles import Beginnings, load


def test_beginnings_end_at_a_word():
    beginnings = Beginnings({"ta": ("tags", "tags:")})
    assert beginnings.begin("tags")
    assert beginnings.begin("tags: war")
    assert beginnings.begin("tags war")
    assert not beginnings.begin("tagsüber regnete es")
    assert not beginnings.begin("stags")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"line": ["menu"]}, "holds only"),
        ({"lines": ["Menu"]}, "lower-case"),
        ({"lines": [True]}, "lower-case"),
        ({"lines": ["don’t miss"]}, "straight apostrophes"),
        ([], "holds only"),
    ],
)
def test_a_broken_file_of_furniture_is_named(content, words):
    with pytest.raises(LexiconError, match=words) as caught:
        articles._phrases({"xx": content})
    assert "xx.yaml" in (caught.value.where or "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"xx": [["jan"]]}, "twelve months"),
        ({"xx": [[f"m{month}"] for month in range(11)] + [["m0"]]}, "two months"),
    ],
)
def test_a_broken_calendar_is_named(content, words):
    with pytest.raises(LexiconError, match=words):
        dict(articles._months(content))


def test_names_of_agencies_are_lists():
    with pytest.raises(LexiconError, match="list of forms"):
        dict(articles._named({"Reuters": "Reuters"}, "agencies"))


@pytest.mark.parametrize("change", [{"never": [False]}, {"never": ["Dr."]}, {"nothing": []}])
def test_a_broken_file_of_abbreviations_is_named(change):
    content = {key: [] for key in segmentation._LISTS} | {"ordinals": False} | change
    with pytest.raises(LexiconError) as caught:
        segmentation._checked(content, Path("xx.yaml"))
    assert "xx.yaml" in (caught.value.where or "")


def test_no_phrase_stands_in_two_lists_that_contradict_each_other():
    words = load()
    ends = {phrase for phrases in words.ends.phrases.values() for phrase in phrases}
    boxes = {phrase for phrases in words.boxes.phrases.values() for phrase in phrases}
    comments = {phrase for phrases in words.comments.phrases.values() for phrase in phrases}
    assert ends.isdisjoint(boxes)
    assert ends.isdisjoint(comments)
    assert boxes.isdisjoint(comments)
