"""A row of the `events` table in, the words of its hover card and its date out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from timeline.figures.axis import MONTHS, day_words, year_words
from timeline.figures.strings import escaped, shortened
from timeline.model.time import Day

_LINE = 52
"""Characters of a line of the card."""
_SEASONS = {12: "winter", 3: "spring", 6: "summer", 9: "autumn"}
_WEEK, _YEAR = 7, 12
"""Days of a week, months of a year."""


def event_card(row: Any, names: Mapping[str, str]) -> str:
    """Return the hover card of an event: title, date, type and actors, what is special about it."""
    kind = names.get(row.type, str(row.type).title())
    parties = parties_words(row.source, row.target, names)
    lines = [
        f"<b>{_folded(row.title)}</b>",
        escaped(date_words(day_of(row.earliest), day_of(row.latest), row.precision)),
        escaped(shortened(" · ".join(part for part in (kind, parties, _text(row.place)) if part), 70)),
    ]
    marks = [row.modality] if row.modality != "asserted" else []
    marks += [row.status] if row.status != "pending" else []
    told = f"{row.n_articles} article" + ("" if row.n_articles == 1 else "s")
    lines.append(" · ".join([*marks, told, f"{round(row.confidence * 100)} %"]))
    return "<br>".join(lines)


def parties_words(source: Any, target: Any, names: Mapping[str, str]) -> str:
    """Return "North Korea → United States"; "" where no actor is told."""
    sides = [", ".join(names.get(code, code) for code in side) for side in (source, target)]
    return " → ".join(side for side in sides if side) if sides[0] else f"→ {sides[1]}" if sides[1] else ""


def day_of(cell: Any) -> Day | None:
    """Return the day of a cell of the table; None where it is open."""
    if cell is None or cell is pd.NaT or pd.isna(cell):
        return None
    return Day(cell.year, cell.month, cell.day)


def date_words(earliest: Day | None, latest: Day | None, precision: str, *, months: tuple[str, ...] = MONTHS) -> str:
    """Return a date as people say it: "18 Aug 2017", "Aug 2017", "week of 7–13 Aug 2017", "on or before 8 Aug 2017"."""
    if earliest is None or latest is None:
        return _open_words(earliest, latest, months)
    if earliest == latest:
        return day_words(earliest, months=months)
    return _unit_words(earliest, latest, precision, months) or range_words(earliest, latest, months=months)


def _open_words(earliest: Day | None, latest: Day | None, months: tuple[str, ...]) -> str:
    if latest is not None:
        return f"on or before {day_words(latest, months=months)}"
    return f"on or after {day_words(earliest, months=months)}" if earliest is not None else "undated"


def range_words(earliest: Day, latest: Day, *, months: tuple[str, ...] = MONTHS) -> str:
    """Return "7–13 Aug 2017", "30 Aug – 2 Sep 2017" or "30 Dec 2017 – 2 Jan 2018"."""
    last = day_words(latest, months=months)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{last}"
    if earliest.year == latest.year:
        return f"{earliest.day} {months[earliest.month - 1]} – {last}"
    return f"{day_words(earliest, months=months)} – {last}"


def _unit_words(earliest: Day, latest: Day, precision: str, months: tuple[str, ...]) -> str | None:
    """Return the name of the calendar unit that the days fill, or None where they fill none."""
    length = whole_months(earliest, latest)
    year = year_words(earliest.year)
    if precision == "week" and latest.ordinal - earliest.ordinal == _WEEK - 1:
        return f"week of {range_words(earliest, latest, months=months)}"
    if length == 1:
        return f"{months[earliest.month - 1]} {year}"
    if length == _YEAR and earliest.month == 1:
        return year
    named = {"season": _season, "quarter": _quarter, "decade": _decade}.get(precision)
    return named(earliest, latest) if named and length else None


def whole_months(earliest: Day, latest: Day) -> int:
    """Return how many whole calendar months the days fill; 0 where they do not begin and end with one."""
    after = latest + 1
    if earliest.day != 1 or after.day != 1:
        return 0
    return (after.year - earliest.year) * _YEAR + after.month - earliest.month


def _season(earliest: Day, latest: Day) -> str | None:
    name = _SEASONS.get(earliest.month)
    return f"{name} {year_words(latest.year)}" if name else None


def _quarter(earliest: Day, _latest: Day) -> str:
    return f"Q{(earliest.month + 2) // 3} {year_words(earliest.year)}"


def _decade(earliest: Day, _latest: Day) -> str | None:
    return f"{year_words(earliest.year)}s" if earliest.year > 0 else None


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def _folded(title: str) -> str:
    """Return a title in lines; plotly does not fold by itself."""
    lines: list[str] = [""]
    for word in shortened(title, 200).split():
        if len(lines[-1]) + len(word) >= _LINE and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(escaped(line) for line in lines)
