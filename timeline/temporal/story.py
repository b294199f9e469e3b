"""What a text has told so far: the dates that `that day`, `a year earlier` and a month without a year refer to."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.model.time import Day
from timeline.temporal.calendar import LENGTH, Period, Unit


@dataclass(slots=True)
class Story:
    """The dates mentioned so far, while one document is anchored.

    Attributes:
        publication: Day of publication, or None.
        history: Whether dates without a year follow the narrative and not the day of publication.
        last: The date mentioned last, or None.
        last_position: Where in the text it stands.
    """

    publication: Day | None
    history: bool
    last: Period | None = None
    last_position: int = -1
    _by_unit: dict[Unit, Period] = field(default_factory=dict)

    def tell(self, period: Period, position: int) -> None:
        """Note a date that the text mentions."""
        self.last, self.last_position = period, position
        self._by_unit[period.unit] = period

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
    def now(self) -> Day | None:
        """The day from which the text looks: of the last date in a narrative, else of publication."""
        if self.history and self.last is not None:
            return self.last.first
        return self.publication
