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


def date_words(earliest: Day | None, latest: Day | None, precision: str) -> str:
    """Return a date as people say it: "18 Aug 2017", "Aug 2017", "the week of 7–13 Aug 2017", "before 18 Aug 2017"."""
    if earliest is None and latest is None:
        return "undated"
    if earliest is None:
        return f"on or before {day_words(latest)}" if latest else ""
    if latest is None:
        return f"on or after {day_words(earliest)}"
    if earliest == latest:
        return day_words(earliest)
    named = _unit_words(earliest, latest, precision)
    return named or range_words(earliest, latest)


def range_words(earliest: Day, latest: Day) -> str:
    """Return "7–13 Aug 2017", "30 Aug – 2 Sep 2017" or "30 Dec 2017 – 2 Jan 2018"."""
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{day_words(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {day_words(latest)}"
    return f"{day_words(earliest)} – {day_words(latest)}"


def _unit_words(earliest: Day, latest: Day, precision: str) -> str | None:
    """Return the name of the calendar unit that the days fill, or None where they fill none."""
    after = latest + 1
    whole_months = earliest.day == 1 and after.day == 1
    months = (after.year - earliest.year) * 12 + after.month - earliest.month
    if precision == "week" and (latest.ordinal - earliest.ordinal) == 6:
        return f"week of {range_words(earliest, latest)}"
    if not whole_months:
        return None
    if months == 1:
        return f"{MONTHS[earliest.month - 1]} {year_words(earliest.year)}"
    if precision == "season" and earliest.month in _SEASONS:
        return f"{_SEASONS[earliest.month]} {year_words(latest.year)}"
    if precision == "quarter":
        return f"Q{(earliest.month + 2) // 3} {year_words(earliest.year)}"
    if months == 12 and earliest.month == 1:
        return year_words(earliest.year)
    if precision == "decade":
        return f"{year_words(earliest.year)}s" if earliest.year > 0 else None
    return None


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
