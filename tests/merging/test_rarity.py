"""The list of word families and how rare they are."""

import pytest

from timeline.errors import LexiconError
from timeline.lexicons import rarity

LIST = rarity.load()


@pytest.mark.parametrize(
    ("word", "family"),
    [("attacks", "attack"), ("struck", "strike"), ("resignation", "resign"), ("mission", "mission"), ("qwzx", "qwzx")],
)
def test_families(word, family):
    assert LIST.family(word) == family


def test_the_rarer_the_more_bits():
    assert LIST.bits_of("the") < LIST.bits_of("say") < LIST.bits_of("attack") < LIST.bits_of("torpedo")
    assert LIST.bits_of("qwzx") == rarity.UNLISTED


def test_no_word_is_in_two_families():
    assert not set(LIST.families) & set(LIST.bits) - {word for word, family in LIST.families.items() if word == family}


@pytest.mark.parametrize("line", ["attack", "attack\tmany"])
def test_a_broken_line_is_named(tmp_path, line):
    path = tmp_path / "words.tsv"
    path.write_text(f"# a source\nsay\t9.8\tsaid\n{line}\n", encoding="utf8")
    with pytest.raises(LexiconError, match=r"words\.tsv:3"):
        rarity.load(path)


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(LexiconError, match="make_rarity"):
        rarity.load(tmp_path / "none.tsv")
