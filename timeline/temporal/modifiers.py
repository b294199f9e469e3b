"""A finding and the text before it in; the finding with its modifiers out: `early`, `the end of`, `nearly`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from timeline.temporal.calendar import Unit
from timeline.temporal.reading import Fixed, Named, Reading, Recurring, Shifted
from timeline.temporal.scanner import Finding
from timeline.temporal.words import Words

_LONGEST = 4  # words in the longest modifier ("the early part of")
_REACH = 40  # characters before a finding that a modifier may take
_NOTHING = "NONE"  # belongs to the expression and changes nothing: "a mere two years"


@dataclass(frozen=True, slots=True)
class Modifiers:
    """The modifiers of a language: by class, phrase -> value, and the words that such phrases end with."""

    phrases: Mapping[str, Mapping[str, str]]
    endings: Mapping[str, frozenset[str]]
    articles: frozenset[str]

    @classmethod
    def of_words(cls, words: Words) -> Modifiers:
        """Return the modifiers among the words of a language."""
        phrases = {name: words.of(name) for name in ("part", "within", "approx")}
        endings = {name: frozenset(phrase.split()[-1] for phrase in table) for name, table in phrases.items()}
        return cls(phrases, endings, frozenset(words.of("the")))

    def modify(self, finding: Finding, folded: str, *, floor: int) -> Finding:
        """Return the finding with the modifiers before it; `floor` is where the finding before it ends."""
        before = folded[max(floor, finding.start - _REACH) : finding.start]
        last = _last_word(before)
        for word_class, fits in _FITTING.items():
            if last not in self.endings[word_class] or not fits(finding.reading):
                continue
            start, mod = self._longest(before, word_class)
            over_the = mod == "MORE_THAN" and folded.startswith(
                tuple(self.articles), finding.start
            )  # "over the past year"
            if mod is not None and not over_the and _allowed(mod, finding.reading):
                reading = finding.reading.with_mod(None if mod == _NOTHING else mod)
                return replace(finding, start=finding.start - (len(before) - start), reading=reading)
        return finding

    def _longest(self, before: str, word_class: str) -> tuple[int, str | None]:
        """Return where the longest modifier at the end of a text begins, with its article, and its value."""
        table, starts = self.phrases[word_class], _word_starts(before)
        ends = len(before.rstrip(" -"))
        found = None
        for place in starts[:_LONGEST]:
            value = table.get(" ".join(before[place:ends].split()).removesuffix("."))
            found = (place, value) if value is not None else found
        if found is None:
            return len(before), None
        start, value = found
        earlier = [place for place in starts if place < start]
        if earlier and value in ("START", "MID", "END") and before[earlier[0] : start].strip() in self.articles:
            start = earlier[0]  # "the early 1980s"
        return start, value


def _last_word(before: str) -> str:
    words = before.rstrip(" -").rsplit(None, 1)[-1:]
    if not words or before[-1:] not in (" ", "-"):
        return ""
    return words[0].rsplit("-", 1)[-1].strip("(\"'").removesuffix(".")


def _word_starts(before: str) -> list[int]:
    """Return where the last words of a text begin, the last one first."""
    starts: list[int] = []
    end = len(before.rstrip(" -"))
    while end > 0 and len(starts) <= _LONGEST:
        start = max(before.rfind(mark, 0, end) for mark in " -(\"'") + 1
        starts.append(start)
        end = len(before[:start].rstrip(" "))
        if start and before[start - 1] != " ":
            break  # an opening bracket or a hyphen stops the modifier
    return starts


def _can_be_parted(reading: Reading) -> bool:
    return reading.type in ("DATE", "TIME") and not isinstance(reading.what, Named) and not _is_counted(reading)


def _can_hold_now(reading: Reading) -> bool:
    what = reading.what
    if reading.type == "TIME":
        return isinstance(what, Shifted)
    if isinstance(what, Recurring):
        # "Earlier Friday, ..." tells of the same day
        return what.side is not None or (what.cycle.unit in (Unit.DAY, Unit.SEASON) and not what.cycle.weekday)
    return (isinstance(what, Shifted) and not what.counted) or (
        isinstance(what, Fixed) and what.period.unit is Unit.YEAR
    )


def _can_be_rough(reading: Reading) -> bool:
    return reading.type in ("DURATION", "TIME", "DATE")


_FITTING: Mapping[str, Callable[[Reading], bool]] = {
    "part": _can_be_parted,
    "within": _can_hold_now,
    "approx": _can_be_rough,
}


def _allowed(mod: str, reading: Reading) -> bool:
    if mod in ("START", "MID", "END", "BEFORE", "AFTER"):
        return True
    counted = _is_counted(reading) or reading.type == "DURATION"
    if mod != "APPROX":
        return counted
    dated = isinstance(reading.what, Fixed) and reading.what.period.unit is Unit.YEAR
    return counted or dated or reading.clock[1:2].isdecimal()


def _is_counted(reading: Reading) -> bool:
    return isinstance(reading.what, Shifted) and reading.what.counted
