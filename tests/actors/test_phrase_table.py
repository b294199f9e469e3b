"""A table of phrases with the actor that each means, in an article of two sentences that names the state first."""

from pathlib import Path

import pytest

from timeline.actors import ActorFinder
from timeline.lexicons.actors import load
from timeline.model.article import Article, Document, Sentence, Span
from timeline.model.time import Day

FLOOR = 0.97  # share of the phrases among whose codes the right one must be
STRICT_FLOOR = 0.96  # share of the phrases that must have the right code and no other

LEXICON = load()
FINDER = ActorFinder(LEXICON)
LINES = (Path(__file__).parent / "phrase_table.tsv").read_text(encoding="utf8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
LEADS = {"state": "The government of {} met on Monday.", "organisation": "Officials of {} met on Monday."}


def lead_of(code):
    """Return the sentence that names the state or organisation; one that names nobody for other actors."""
    actor = LEXICON.actors.get(code)
    lead = LEADS.get(actor.kind) if actor is not None else None
    return lead.format(actor.name) if lead is not None else "It rained on Monday."


def codes_of(phrase, day, code):
    """Return the codes of the mentions that overlap the phrase in its article."""
    lead = lead_of(code)
    text = f"{lead} {phrase[0].upper()}{phrase[1:]} announced a decision."
    start = len(lead) + 1
    article = Article(id="a", text=text, body=(Span(0, len(text)),), publication_date=Day.parse(day))
    document = Document(article, (Sentence(0, len(lead), 0), Sentence(start, len(text), 0)))
    return [mention.codes for mention in FINDER.find(document) if start <= mention.start < start + len(phrase)]


def test_the_table_is_whole():
    assert len(ROWS) > 400
    assert all(len(row) == 3 for row in ROWS)


@pytest.mark.parametrize(
    ("floor", "is_right"),
    [
        (FLOOR, lambda found, code: any(code in codes for codes in found)),
        (STRICT_FLOOR, lambda found, code: found[:1] == [(code,)]),
    ],
)
def test_phrases_mean_their_actor(floor, is_right):
    wrong = [(row[0], row[2], found) for row in ROWS if not is_right(found := codes_of(*row), row[2])]
    assert 1 - len(wrong) / len(ROWS) >= floor, wrong
