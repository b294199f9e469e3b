"""What tells the day of publication without saying all of it in, the day out: a dateline's "July 14", "3 days ago"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.articles.datelines import find_dateline
from timeline.lexicons.articles import ArticleWords
from timeline.model.time import Day

_LEAD = 400  # characters after a dateline in which the weekday of its news stands
_SAME_DAY = 12  # hours ago that are the day itself rather than the day before
_FARTHEST = 400  # days that a dateline lies before the day on which its page was saved
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = 20_000  # characters of a text in which its years are looked for


def day_of_dateline(
    text: str, starts: Sequence[int], words: ArticleWords, *, reference: Day | None = None
) -> Day | None:
    """Return the day of a dateline that names no year ("VIENNA, July 14 (Reuters) - "), or None where it is unsure.

    The year is the last one that the text names, and the news must confirm it: the first weekday that follows the
    dateline has to be that day's ("... on Tuesday"). With a reference day, it is the last such day before it.

    Args:
        text: The article's text.
        starts: Where the paragraphs begin that may open with a dateline.
        words: Months and weekdays.
        reference: The day on which the article was saved, if it is known.
    """
    for start in starts:
        content = text[start : start + _LEAD]
        dateline = find_dateline(content, words.months)
        if dateline is not None and dateline.yearless is not None:
            if reference is not None:
                return last_before(*dateline.yearless, reference=reference)
            return _confirmed(*dateline.yearless, content[len(dateline.text) :], text[:_FIGURES], words)
    return None


def _confirmed(month: int, day: int, lead: str, text: str, words: ArticleWords) -> Day | None:
    years = [int(year) for year in _YEAR.findall(text)]
    named = (words.weekdays[word] for word in _WORD.findall(lead.lower()) if word in words.weekdays)
    dated = _day(max(years), month, day) if years else None
    return dated if dated is not None and next(named, None) == dated.weekday else None


def last_before(month: int, day: int, *, reference: Day) -> Day | None:
    """Return the last such day up to the reference, or None where none lies within a good year before it."""
    for year in (reference.year, reference.year - 1):
        found = _day(year, month, day)
        if found is not None and found <= reference and reference.ordinal - found.ordinal <= _FARTHEST:
            return found
    return None


def day_ago(lines: Sequence[str], words: ArticleWords, *, reference: Day) -> Day | None:
    """Return the day that the first of some lines counts back from the day of saving: "3 days ago", or None."""
    for line in lines:
        match = words.ago.search(line.lower())
        if match is not None:
            unit, number = next((name, value) for name, value in match.groupdict().items() if value)
            return reference + -_days(unit, number)
    return None


def _days(unit: str, number: str) -> int:
    if unit.startswith("days"):
        return int(number)
    if unit.startswith("hours"):
        return (int(number) + 24 - _SAME_DAY) // 24
    return int(unit.startswith("yesterday"))


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day.of(year, month, day)
    except ValueError:
        return None  # 29 February of a common year
