"""What a text has told so far: the dates that `that day`, `a year earlier` and a month without a year refer to."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.model.time import Day
from timeline.temporal.calendar import LENGTH, Period, Unit

_JUST_NOW = 60  # characters: a year in the same breath ("in 1917, the 25th of August") leads on too
_NEARBY = 150  # characters, about a sentence
_PARAGRAPH = 400  # characters, about a paragraph: "On Friday, ... . At 9 p.m. ..."


@dataclass(slots=True)
class Story:
    """The dates mentioned so far, while one document is anchored.

    Attributes:
        publication: Day of publication, or None.
        genre: "news", "history" or "short".
        last: The date mentioned last, or None.
        last_position: Where in the text it stands.
        position: Where the text is at.
        reported: The quarter that a business text reports on: the last one that it names and that is over, or None.
        summed_position: Where the text spoke of several quarters together ("the first nine months") and has named none
            since, or None.
        left: The date before `fine`, where `fine` looks back from it or on to another year, or None.
        fine: The last date shorter than a year, or a longer one that opened a sentence, or None.
    """

    publication: Day | None
    genre: str
    last: Period | None = None
    last_position: int = -1
    position: int = 0
    reported: Period | None = None
    fine: Period | None = None
    left: Period | None = None
    summed_position: int | None = None
    _by_unit: dict[Unit, Period] = field(default_factory=dict)

    def tell(self, period: Period, *, opens: bool) -> None:
        """Note a date that the text mentions where it is at; `opens` tells that a sentence begins with it."""
        insists = period == self.last and period.unit is Unit.YEAR  # a year that is named again and again
        self.last, self.last_position = period, self.position
        self._by_unit[period.unit] = period
        if LENGTH[period.unit] < LENGTH[Unit.YEAR] or opens or insists:
            looks_away = self.fine is not None and (
                period.first < self.fine.first or period.first.year > self.fine.first.year
            )
            self.left = self.fine if looks_away else None
            self.fine = period
        if period.unit is Unit.QUARTER and (self.publication is None or period.last <= self.publication):
            self.reported, self.summed_position = period, None

    def within(self, unit: Unit) -> Period | None:
        """Return the last date mentioned that is no coarser than a unit, so that "that day" has a day to mean."""
        if self.last is not None and LENGTH[self.last.unit] <= LENGTH[unit]:
            return self.last
        finer = [period for kind, period in self._by_unit.items() if LENGTH[kind] <= LENGTH[unit]]
        inside = [
            period for period in finer if self.last is not None and self.last.first <= period.first <= self.last.last
        ]
        return inside[-1] if inside else None

    @property
    def history(self) -> bool:
        """Whether dates without a year follow the narrative and not the day of publication."""
        return self.genre == "history"

    @property
    def sums(self) -> bool:
        """Whether a business text tells here of several quarters together and not of the one that it reports on."""
        return self.summed_position is not None and self.position - self.summed_position < _PARAGRAPH

    @property
    def close(self) -> Period | None:
        """The date that was named just before, or None."""
        return self._named_within(_NEARBY)

    def around(self, unit: Unit) -> Period | None:
        """Return the date that a part of it goes with, or None: a clock time goes with the day of its paragraph."""
        return self._named_within(_PARAGRAPH if unit is Unit.DAY else _NEARBY)

    def _named_within(self, reach: int) -> Period | None:
        return self.last if self.position - self.last_position <= reach else None

    @property
    def thread(self) -> Period | None:
        """The date that a name without a year goes on from: the last day or month, or a year that opened a sentence.

        "In 1942, ..." leads on; an aside to another time does not ("a book of 2005"; "planned for 1976").
        """
        named_just_now = self.last is not None and self.position - self.last_position <= _JUST_NOW
        return self.last if named_just_now or self.fine is None else self.fine

    @property
    def now(self) -> Day | None:
        """The day from which the text looks: of the last date in a narrative, else of publication."""
        if self.history and self.last is not None:
            return self.last.first
        return self.publication
