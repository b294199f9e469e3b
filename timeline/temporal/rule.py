"""A pattern, its examples and a function that reads a match in; a rule out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.temporal import numbers
from timeline.temporal.reading import Reading
from timeline.temporal.words import Words

_MARKS = ".,;:()\"'-"
_AROUND = 60  # characters of context that a rule may look at


@dataclass(frozen=True, slots=True)
class Part:
    """One expression inside a match: the text names several ("3-5 May"), or a piece of it is context."""

    start: int
    end: int
    reading: Reading


Readings = Reading | tuple[Part, ...] | None
# language -> texts; in an example the expression stands in [brackets] and its value follows
Examples = Mapping[str, tuple[tuple[str, str], ...]]
Counters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """What a pattern found: its groups, their values in the lexicon, and the text around.

    Attributes:
        folded: The stretch of text that was searched, folded.
        source: The same stretch as it was written; offsets agree.
        spans: Spans of the groups, the whole first; (-1, -1) where a group took no part.
        groups: Name of a group -> its place in `spans`.
        classes: Name of a group -> its word class.
        words: The words of the language.
        day_first: Whether a numeric date of this text has the day first; None where nothing tells.
        short: Whether the text is a short message.
    """

    folded: str
    source: str
    spans: tuple[tuple[int, int], ...]
    groups: Mapping[str, int]
    classes: Mapping[str, str]
    words: Words
    day_first: bool | None = None
    short: bool = False

    @property
    def whole(self) -> str:
        """The folded text of the whole match."""
        return self.folded[slice(*self.spans[0])]

    def span(self, group: str) -> tuple[int, int] | None:
        """Return the span of a group, or None where it took no part or the pattern has no such group."""
        place = self.groups.get(group)
        if place is None or self.spans[place][0] < 0:
            return None
        return self.spans[place]

    def text(self, group: str) -> str | None:
        """Return the folded text of a group, or None."""
        span = self.span(group)
        return self.folded[span[0] : span[1]] if span else None

    def written(self, group: str) -> str:
        """Return the text of a group as it was written; "" where it took no part."""
        span = self.span(group)
        return self.source[span[0] : span[1]] if span else ""

    def value(self, group: str) -> str | None:
        """Return what the lexicon says of the word in a group, or None where it took no part."""
        text = self.text(group)
        if text is None:
            return None
        return self.words.value(self.classes[group], text)

    def integer(self, group: str) -> int | None:
        """Return the number in a group: digits, or a word whose value is one."""
        text = self.text(group)
        if text is None:
            return None
        return int(text) if text.isdecimal() else int(self.value(group) or 0)

    def amount(self, group: str) -> str | None:
        """Return the amount in a group as a decimal number, "X" where it is vague, None where there is none."""
        text = self.text(group)
        return None if text is None else numbers.amount(text, self.words)

    @property
    def before(self) -> str:
        """The folded text before the match, up to sixty characters."""
        start = self.spans[0][0]
        return self.folded[max(0, start - _AROUND) : start]

    @property
    def after(self) -> str:
        """The folded text after the match, up to sixty characters."""
        end = self.spans[0][1]
        return self.folded[end : end + _AROUND]

    @property
    def previous(self) -> str:
        """The folded word before the match, without marks around it; "" where there is none."""
        words = self.before.split()
        return words[-1].strip(_MARKS) if words else ""

    @property
    def following(self) -> str:
        """The folded word after the match, without marks around it; "" where there is none."""
        words = self.after.split(maxsplit=1)
        return words[0].strip(_MARKS) if words else ""

    def part(self, group: str, reading: Reading, *, until: str | None = None) -> Part:
        """Return the expression that a group holds, or that runs from it until the end of another."""
        span = self.span(group) or self.spans[0]
        end = (self.span(until) if until else None) or span
        return Part(span[0], end[1], reading)


@dataclass(frozen=True, slots=True)
class Rule:
    """A way in which texts name a time.

    Attributes:
        name: The function's name, shown wherever the rule is cited.
        patterns: Templates with word classes in braces; those that a language has no words for are left out.
        read: From a match to what it means; None refuses it.
        examples: By language, texts with the expression in [brackets], each with the value of that expression when
            the text is published on Friday 2017-08-18.
        counters: By language, texts in which the rule must find nothing.
    """

    name: str
    patterns: tuple[str, ...]
    read: Callable[[Match], Readings]
    examples: Examples
    counters: Counters


def rule(
    *patterns: str, examples: Examples, counters: Counters | None = None
) -> Callable[[Callable[[Match], Readings]], Rule]:
    """Make a rule of a function that reads a match; see `Rule` for the arguments."""

    def make(read: Callable[[Match], Readings]) -> Rule:
        return Rule(read.__name__, patterns, read, examples, counters or {})

    return make
