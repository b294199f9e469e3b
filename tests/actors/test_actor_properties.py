"""What holds for every text: mentions are slices, in order, not overlapping, and never without a code."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.actors import ActorFinder
from timeline.lexicons.actors import load
from timeline.model.article import Article, Document, Sentence, Span

LEXICON = load()
FINDER = ActorFinder(LEXICON)
NAMES = [name.text for name in LEXICON.names[::40]] + [name for person in LEXICON.people[::60] for name in person.names]
WORDS = [
    "the",
    "of",
    "'s",
    "’s",
    ",",
    "(",
    ")",
    "-",
    ".",
    "said",
    "it",
    "they",
    "two",
    "sides",
    "former",
    "minister",
    "ex-",
]
PIECES = st.one_of(st.sampled_from(NAMES + WORDS), st.text(max_size=6))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_mentions_are_slices_in_order(pieces):
    text = " ".join(pieces)
    article = Article(id="a", text=text, body=(Span(0, len(text)),))
    middle = len(text) // 2
    found = FINDER.find(Document(article, (Sentence(0, middle, 0), Sentence(middle, len(text), 0))))
    end = 0
    for mention in found:
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.codes
        assert mention.rule
        end = mention.end


def test_a_long_text_of_one_name_takes_no_longer_per_word():
    text = "United Nations of the United " * 2000
    article = Article(id="a", text=text, body=(Span(0, len(text)),))
    found = FINDER.find(Document(article, (Sentence(0, len(text), 0),)))
    assert {mention.codes for mention in found} == {("UN",)}


def test_a_long_sentence_of_pronouns_and_offices_is_read_to_its_end():
    text = "Norway said it and the two sides and its police denied that they met Anna Smith, and " * 3000 + "Peru left."
    article = Article(id="a", text=text, body=(Span(0, len(text)),))
    found = FINDER.find(Document(article, (Sentence(0, len(text), 0),)))
    assert (found[0].codes, found[-1].codes) == (("NOR",), ("PER",))
