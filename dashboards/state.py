"""What a person looks at, as a value: a query string in, a checked `ViewState` out, and back without a loss.

The page's address holds the whole state, so that a view can be shared and the browser's back button works. Whatever the
address says that makes no sense is dropped, never an error: people edit addresses.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from timeline.figures.lanes import GROUPINGS
from timeline.figures.spans import Window
from timeline.model.time import Day

FACETS = ("type", "actor", "status", "precision", "modality", "publisher")
"""The facets, each a query parameter that may be repeated."""

FILTER_KEYS = ("q", *FACETS, "min", "from", "to", "late")
"""The parameters that decide which events pass; the others decide how these are seen."""

_MOST_VALUES = 200
_LONGEST = 500
_FIRST_YEAR, _LAST_YEAR = -99_999, 99_999


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view of a timeline.

    Attributes:
        search: Words typed into the search box.
        chosen: Values chosen in each facet, in the order chosen; a facet without any lets all pass.
        least_confidence: Percent, 0 to 100.
        start: First day of the date filter, inclusive, or None.
        end: Last day of it, inclusive, or None.
        late: Show only what was first told late.
        window: What the time axis shows, whole days since 1970-01-01, both ends as given; None where nobody zoomed.
        lanes: What the lanes are made of.
        event: Id of the event whose details are open, or None.
        article: Id of the article that is open, or None.
    """

    search: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    least_confidence: int = 0
    start: Day | None = None
    end: Day | None = None
    late: bool = False
    window: tuple[Day, Day] | None = None
    lanes: str = "type"
    event: str | None = None
    article: str | None = None

    @classmethod
    def from_query(cls, query: str) -> ViewState:
        """Read a query string, with or without its question mark; what makes no sense in it is left out."""
        pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=False, max_num_fields=None)
        single = dict(pairs)
        chosen = {facet: _values(pairs, facet) for facet in FACETS}
        return cls(
            search=single.get("q", "")[:_LONGEST],
            chosen=MappingProxyType({facet: values for facet, values in chosen.items() if values}),
            least_confidence=_percent(single.get("min", "")),
            start=_day(single.get("from", "")),
            end=_day(single.get("to", "")),
            late=single.get("late") == "1",
            window=_window(single.get("w", "")),
            lanes=single.get("lanes", "type") if single.get("lanes") in GROUPINGS else "type",
            event=single.get("event"),
            article=single.get("article"),
        )

    @property
    def query(self) -> str:
        """The query string of the view, without a question mark; empty for the view that nobody changed."""
        pairs: list[tuple[str, str]] = [("q", self.search)]
        pairs += [(facet, value) for facet in FACETS for value in self.chosen.get(facet, ())]
        pairs += [
            ("min", str(self.least_confidence or "")),
            ("from", str(self.start or "")),
            ("to", str(self.end or "")),
            ("late", "1" if self.late else ""),
            ("w", "..".join(map(str, self.window)) if self.window else ""),
            ("lanes", self.lanes if self.lanes != "type" else ""),
            ("event", self.event or ""),
            ("article", self.article or ""),
        ]
        return urlencode([(key, value) for key, value in pairs if value])

    @property
    def filters(self) -> ViewState:
        """The same view without what does not decide which events pass."""
        return replace(self, window=None, lanes="type", event=None, article=None)

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return self.filters != ViewState()

    @property
    def span(self) -> Window | None:
        """The window as points of the time axis: from the start of its first day to the end of its last."""
        if self.window is None:
            return None
        return (float(self.window[0].ordinal), float(self.window[1].ordinal + 1))


def window_of(span: Window) -> tuple[Day, Day]:
    """Return the whole days that a stretch of the time axis touches, the first and the last."""
    first = math.floor(span[0])
    return (Day.from_ordinal(first), Day.from_ordinal(max(math.ceil(span[1]) - 1, first)))


def _values(pairs: Sequence[tuple[str, str]], key: str) -> tuple[str, ...]:
    found = dict.fromkeys(value[:_LONGEST] for name, value in pairs if name == key)
    return tuple(found)[:_MOST_VALUES]


def _percent(text: str) -> int:
    return min(int(text), 100) if text.isascii() and text.isdigit() and len(text) <= len("100") else 0


def _day(text: str) -> Day | None:
    try:
        day = Day.parse(text)
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _window(text: str) -> tuple[Day, Day] | None:
    first, _, last = text.partition("..")
    start, end = _day(first), _day(last)
    return (start, end) if start is not None and end is not None and start <= end else None
