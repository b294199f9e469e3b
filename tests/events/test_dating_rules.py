"""Each dating rule on sentences of its own: published on Sunday, 15 September 2019."""

from __future__ import annotations

import pytest

CASES = [
    # an expression of the noun phrase or of the clause
    ("Iran broke the 2015 agreement.", "agreement", "2015-01-01", "2015-12-31", "year", "stated"),
    ("Thursday's attack killed nine soldiers in Mali.", "attack", "2019-09-12", "2019-09-12", "day", "relative"),
    ("Rebels attacked Goma last week.", "attacked", "2019-09-02", "2019-09-08", "week", "relative"),
    ("On 3 May 2018 Chad recalled its ambassador.", "recalled", "2018-05-03", "2018-05-03", "day", "stated"),
    ("France and Mali met on Tuesday and Wednesday.", "met", "2019-09-10", "2019-09-11", "range", "relative"),
    ("Mali has been under sanctions since 2012.", "sanctions", "2012-01-01", "2012-12-31", "year", "stated"),
    ("The army has killed 90 rebels since 2012.", "killed", "2012-01-01", "2019-09-15", "range", "stated"),
    ("Japan invaded Burma during World War II.", "invaded", "1939-09-01", "1945-09-02", "range", "narrative"),
    # an order word
    (
        "Chad recalled its envoy on Tuesday, two days after rebels attacked Goma.",
        "attacked", "2019-09-08", "2019-09-08", "day", "narrative",
    ),
    (
        "Chad recalled its envoy on Tuesday after rebels attacked Goma.",
        "attacked", None, "2019-09-10", "vague", "bounded",
    ),
    (
        "Three days after the ceasefire of 1 March 2019, rebels attacked Goma.",
        "ceasefire", "2019-03-01", "2019-03-01", "day", "stated",
    ),
    (
        "Three days after the ceasefire of 1 March 2019, rebels attacked Goma.",
        "attacked", "2019-03-04", "2019-03-04", "day", "narrative",
    ),
    (
        "Police arrested ten people on Friday ahead of the election.",
        "election", "2019-09-13", None, "vague", "bounded",
    ),
    # another clause of the sentence
    ("Chad said on Friday that rebels had attacked Goma.", "attacked", None, "2019-09-13", "vague", "bounded"),
    (
        "More than 90 people have been arrested since the protests began in June.",
        "arrested", "2019-06-01", "2019-09-15", "range", "relative",
    ),
    # what is still to come
    ("Norway said on Tuesday that it would send engineers to Jordan.", "send", "2019-09-10", None, "vague", "bounded"),
    # what an answer answers
    (
        "The Taliban claimed responsibility for Tuesday's attack on a police station.",
        "claimed responsibility", "2019-09-10", "2019-09-15", "vague", "bounded",
    ),
    (
        "Rebels attacked Goma on Tuesday. Chad condemned the attack.",
        "condemned", "2019-09-10", "2019-09-15", "vague", "bounded",
    ),
    # the day that speaker, paragraph or story has reached
    (
        "The ministers of France and Mali met on Tuesday. They agreed to share intelligence.",
        "agreed", "2019-09-10", "2019-09-10", "day", "narrative",
    ),
    (
        "A bomb exploded in Goma on Tuesday. The explosion killed nine people.",
        "explosion", "2019-09-10", "2019-09-10", "day", "narrative",
    ),
    (
        "On Thursday the minister was on his way to Goma. Rebels attacked his convoy.",
        "attacked", "2019-09-12", "2019-09-12", "day", "narrative",
    ),
    # nothing but the publication
    ("Rebels attacked Goma.", "attacked", "2019-09-14", "2019-09-15", "vague", "publication"),
    ("Rebels had attacked Goma.", "attacked", None, "2019-09-15", "vague", "bounded"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "earliest", "latest", "precision", "basis"),
    CASES,
    ids=[f"{case[1]}: {case[0]}" for case in CASES],
)
def test_dates(told, text, trigger, earliest, latest, precision, basis):
    found = [one for one in told(text) if one.trigger.startswith(trigger) or one.trigger in trigger]
    assert found, f"no mention of {trigger!r}"
    dating = found[0].dating
    days = tuple(str(day) if day is not None else None for day in (dating.earliest, dating.latest))
    assert (*days, dating.precision.value, dating.basis.value) == (earliest, latest, precision, basis), dating.rule


def test_no_day_without_a_publication(told):
    (mention,) = told("Rebels attacked Goma.", published=None)
    assert (mention.dating.earliest, mention.dating.latest) == (None, None)
