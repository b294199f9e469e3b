"""A draft and the story so far in; when it happened, and how that is known, out.

The order of evidence: an expression of the trigger's own noun phrase, then of its clause; an order word ("after the
raid") that bounds one event by another; an expression elsewhere in its sentence; the event that it takes up again; the
day that its speaker or the story has reached; at last only the day of publication. The first rule that answers gives
the dating, and says so in `rule`.
"""

from __future__ import annotations

from timeline.events.inherited import again, answer, lead, news, since_then, taken_up, told_day
from timeline.events.moment import Moment
from timeline.events.ordered import after_dated, at_distance, ordered, planned
from timeline.events.stated import in_clause, in_relative, in_sentence, lasting, own
from timeline.model.event import Dating
from timeline.model.time import Basis, Precision

RULES = (
    own,
    in_relative,
    lasting,
    in_clause,
    since_then,
    ordered,
    planned,
    after_dated,
    at_distance,
    taken_up,
    in_sentence,
    again,
    lead,
    answer,
    told_day,
    news,
)
"""The rules in the order of the evidence that they weigh."""


def date(moment: Moment) -> Dating:
    """Return when the draft's event happened; never later than the publication unless it is still to come."""
    for rule in RULES:
        dating = rule(moment)
        if dating is not None:
            return dating
    return Dating(None, moment.story.published, Precision.VAGUE, Basis.NONE, rule="no clue: before the publication")


def own_dating(moment: Moment) -> Dating | None:
    """Return the dating by an expression of the draft's own noun phrase or clause, or None."""
    return own(moment) or in_clause(moment)
