"""Scored pairs in, groups out: average linkage within connected components, in an order that no arrival changes.

The two groups with the highest mean score over their pairs are joined first, until no mean reaches the threshold. A
pair that was not compared counts as zero, but in great groups, where it is no sign of anything. Groups whose days
exclude each other are never joined. Ties go to the oldest mentions.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.merging.blocking import LARGEST
from timeline.merging.sketch import Sketch

Links = Mapping[tuple[int, int], int]
"""Places of two mentions, the smaller first -> score in thousandths, 0 where they cannot be one event."""

TOGETHER = 500
"""Thousandths; two groups are joined when the mean score of their pairs is at least this: more likely than not."""
LARGEST_EVENT = 1000
"""Mentions of one event; a larger group is a subject, not an incident."""


class _Groups:
    """The groups so far: members, sums and numbers of scores to other groups, and the days that all members allow."""

    def __init__(self, sketches: Sequence[Sketch], links: Links) -> None:
        self.members = {place: [place] for place in range(len(sketches))}
        self.days = {place: (sketch.earliest, sketch.latest) for place, sketch in enumerate(sketches)}
        self.sums: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        for (one, other), score in links.items():
            self.sums[one][other] = self.sums[other][one] = score, 1
        self.queue = [self._entry(one, other) for (one, other), score in links.items() if score]
        heapq.heapify(self.queue)

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int, int]:
        first, second = min(one, other), max(one, other)
        sizes = len(self.members[first]), len(self.members[second])
        total, compared = self.sums[first][second]
        return (-total / max(compared, min(sizes[0] * sizes[1], LARGEST)), first, second, *sizes)

    def current(self, entry: tuple[float, int, int, int, int]) -> bool:
        """Tell whether both groups of a queued pair are still what they were when it was queued."""
        _, first, second, size, other_size = entry
        return len(self.members.get(first, ())) == size and len(self.members.get(second, ())) == other_size

    def may_join(self, one: int, other: int) -> bool:
        """Tell whether the days and the sizes of two groups allow one event."""
        (earliest, latest), (other_earliest, other_latest) = self.days[one], self.days[other]
        small = len(self.members[one]) + len(self.members[other]) <= LARGEST_EVENT
        return small and max(earliest, other_earliest) <= min(latest, other_latest)

    def join(self, one: int, other: int) -> None:
        """Make one group of two, under the older one's name, and queue its pairs anew."""
        self.members[one] += self.members.pop(other)
        (earliest, latest), (other_earliest, other_latest) = self.days[one], self.days.pop(other)
        self.days[one] = max(earliest, other_earliest), min(latest, other_latest)
        del self.sums[one][other]
        for neighbour, (total, compared) in self.sums.pop(other).items():
            if neighbour != one:
                del self.sums[neighbour][other]
                before = self.sums[one].get(neighbour, (0, 0))
                both = before[0] + total, before[1] + compared
                self.sums[one][neighbour] = self.sums[neighbour][one] = both
        for neighbour in self.sums[one]:
            heapq.heappush(self.queue, self._entry(one, neighbour))


def cluster(sketches: Sequence[Sketch], links: Links, *, together: int = TOGETHER) -> list[list[int]]:
    """Return the places of the mentions of each event, sorted; the events by their first mention.

    Args:
        sketches: The mentions, oldest first.
        links: The scores of the pairs that were compared and may be one event.
        together: The lowest mean score, in thousandths, that joins two groups.
    """
    groups = _Groups(sketches, links)
    while groups.queue and -groups.queue[0][0] >= together:
        entry = heapq.heappop(groups.queue)
        if groups.current(entry) and groups.may_join(entry[1], entry[2]):
            groups.join(entry[1], entry[2])
    return sorted(sorted(members) for members in groups.members.values())
