"""Which mentions are one event: the same incident from several papers, and like incidents that stay apart."""

import subprocess
import sys
from dataclasses import replace

import pytest
from telling import dated, told

from timeline.merging import merge
from timeline.model.event import Modality
from timeline.model.place import Place
from timeline.model.time import Basis

TOLVANY = Place("Tolvany", 47.1, 20.2, "VRN", "city", 40_000)
AMMERLY = Place("Port Ammerly", 44.9, 13.4, "VRN", "city", 90_000)

RAID = told(
    "Gunmen of the Red Sparrow militia raided the barracks at Tolvany on Saturday and killed nine recruits.",
    "raided",
    article="courier",
    source=("SPARROW",),
    target=("VRN",),
    place=TOLVANY,
)
RAID_ELSEWHERE_TOLD = told(
    "Nine recruits died in Saturday's raid on the Tolvany barracks, which the Red Sparrow militia claimed.",
    "raid",
    article="herald",
    source=("SPARROW",),
    target=("VRN",),
)
TEST = {"type": "MOBILIZE", "mode": "weapons_test", "source": ("VRN",)}


def together(*mentions):
    return len(merge(mentions)) == 1


def test_two_papers_on_one_incident_are_one_event():
    event, *others = merge([RAID, RAID_ELSEWHERE_TOLD])
    assert others == []
    assert [mention.article for mention in event.mentions] == ["courier", "herald"]


def test_the_reason_names_the_mention_and_what_both_share():
    reason = merge([RAID, RAID_ELSEWHERE_TOLD])[0].reasons[1]
    assert reason.joined_to == f"courier#{RAID.trigger_start}-{RAID.trigger_end}"
    assert "both say “raid”" in reason.grounds
    assert "same day 2031-05-03" in reason.grounds
    assert "same actors SPARROW, VRN" in reason.grounds
    assert any(ground.startswith("share ") and "Tolvany" in ground for ground in reason.grounds)


def test_the_next_day_is_another_incident():
    next_day = told(RAID.quote, "raided", article="herald", dating=dated("2031-05-04"), source=("SPARROW",))
    assert not together(RAID, next_day)


def test_three_tests_in_a_month_stay_apart():
    quote = "Varne test-fired a long-range missile over the Sound of Ammerly."
    days = ("2031-05-02", "2031-05-14", "2031-05-29")
    tests = [
        told(quote, "test-fired", article=f"paper-{day}", dating=dated(day), published=day, **TEST) for day in days
    ]
    assert len(merge(tests)) == 3


def test_an_anniversary_piece_joins_the_old_event():
    piece = told(
        "A year ago gunmen of the Red Sparrow militia raided the barracks at Tolvany and killed nine recruits.",
        "raided",
        article="anniversary",
        published="2032-05-03",
        dating=dated("2031-05-03", basis=Basis.NARRATIVE),
        source=("SPARROW",),
        target=("VRN",),
    )
    assert together(RAID, piece)


def test_other_participants_are_another_incident():
    others = told(RAID.quote, "raided", article="herald", source=("VRNPOLICE",))
    assert not together(RAID, others)


def test_another_country_is_another_incident():
    abroad = Place("Tolvany", 12.0, 99.0, "OTH", "city", 9_000)
    assert not together(RAID, told(RAID.quote, "raided", article="herald", source=("SPARROW",), place=abroad))


def test_towns_far_apart_are_two_incidents():
    elsewhere = told(RAID.quote, "raided", article="herald", source=("SPARROW",), place=AMMERLY)
    assert not together(RAID, elsewhere)


def test_two_deeds_of_one_sentence_stay_apart():
    sentence = "The assembly declared independence on Saturday and asked the Republic of Varne to take the province in."
    shared = {"dating": dated("2031-05-03"), "source": ("ASSEMBLY",), "type": "GOVERN"}
    assert not together(told(sentence, "declared", **shared), told(sentence, "asked", **shared))


def test_a_later_sentence_takes_the_incident_up_again():
    again = told(
        "The raid on the barracks was the third of the Red Sparrow militia this year.",
        "raid",
        article="courier",
        start=400,
        source=("SPARROW",),
    )
    assert together(RAID, again)


def test_what_did_not_happen_is_no_mention_of_what_did():
    denied = told(
        "The militia did not shell the barracks at Tolvany.",
        "shell",
        article="courier",
        start=400,
        modality=Modality.NEGATED,
    )
    assert not together(RAID, denied)


def test_an_undated_mention_needs_more_than_a_common_word():
    undated = told(
        "There have been raids in the south.",
        "raids",
        article="weekly",
        dating=dated(None, "2031-05-06", basis=Basis.NONE),
    )
    assert not together(RAID, undated)


@pytest.mark.parametrize("published", ["2031-05-06", None])
def test_an_undated_mention_joins_by_its_words(published):
    undated = told(
        "Recruits killed in the Red Sparrow raid on the Tolvany barracks were buried in silence by the militia.",
        "raid",
        article="weekly",
        published=published,
        dating=dated(None, published, basis=Basis.NONE),
    )
    assert together(RAID, undated)


@pytest.mark.parametrize(("time_text", "joins"), [("May 5, 2031", True), (None, False)])
def test_the_stamp_of_a_page_is_no_reason_to_keep_two_reports_apart(time_text, joins):
    stamped = told(
        "Raid kills recruits Posted: May 5, 2031 Nine recruits died in a raid on the Tolvany barracks by the Red "
        "Sparrow militia.",
        "raid on",
        article="page",
        published=None,
        dating=replace(dated("2031-05-05", basis=Basis.STATED), time_text=time_text),
    )
    assert together(RAID, stamped) is joins


def test_one_trigger_read_twice_gives_two_ids():
    protest = told("Miners struck at Tolvany.", "struck", type="PROTEST", source=("MINERS",))
    assault = told("Miners struck at Tolvany.", "struck", type="ASSAULT", source=("ARMY",))
    events = merge([protest, assault])
    assert len({event.id for event in events}) == 2


def test_the_event_of_the_day_is_one_event_however_many_papers_tell_it():
    papers = [RAID, RAID_ELSEWHERE_TOLD] * 130
    assert together(*(replace(mention, article=f"paper-{number}") for number, mention in enumerate(papers)))


def test_nothing_gives_nothing():
    assert merge([]) == ()


def test_merging_does_without_pandas():
    code = "import sys, timeline.merging; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
