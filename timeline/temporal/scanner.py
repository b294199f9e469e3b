"""A stretch of text in, what the rules find in it out; overlaps are settled by one total order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import re2

from timeline.lexicons.temporal import TemporalLexicon
from timeline.temporal.patterns import build
from timeline.temporal.reading import Reading
from timeline.temporal.rule import Match, Part, Rule
from timeline.temporal.words import Words

_MEMORY = 64 << 20  # bytes that RE2 may use to remember states of the prefilter


Group = tuple[tuple[Part, ...], str, str]  # the parts of one match, the name of its rule, the template that it matched


@dataclass(frozen=True, slots=True)
class Finding:
    """One expression that a rule found: a half-open span of the article's text, and what it means."""

    start: int
    end: int
    reading: Reading
    rule: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text to search.

    Attributes:
        folded: The stretch, folded.
        source: The stretch as it was written.
        start: Where it begins in the article's text.
        day_first: Whether numeric dates have the day first, or None where nothing tells.
        short: Whether the text is a short message.
    """

    folded: str
    source: str
    start: int
    day_first: bool | None
    short: bool


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    template: str
    pattern: re2._Regexp
    groups: Mapping[str, int]
    classes: Mapping[str, str]


class Scanner:
    """Rules and words, compiled once; `find` may be called from several threads."""

    __slots__ = ("_compiled", "_prefilter", "words")

    def __init__(self, rules: Iterable[Rule], lexicon: TemporalLexicon) -> None:
        """Compile every pattern that the language has words for."""
        self.words = Words.of_lexicon(lexicon)
        options = re2.Options()
        options.max_mem = _MEMORY
        self._prefilter = re2.Set.SearchSet(options)
        compiled = []
        for rule in rules:
            for template in rule.patterns:
                pattern = build(template, lexicon)
                if pattern is not None:
                    regexp = re2.compile(pattern.source)
                    compiled.append(_Compiled(rule, template, regexp, dict(regexp.groupindex), pattern.classes))
                    self._prefilter.Add(pattern.source)
        self._prefilter.Compile()
        self._compiled = tuple(compiled)

    def find(self, stretch: Stretch) -> tuple[Finding, ...]:
        """Return what is found in a stretch of text, in its order and without overlaps."""
        folded, start = stretch.folded, stretch.start
        searched: str | bytes = folded.encode() if folded.isascii() else folded
        groups: list[Group] = []
        for index in self._prefilter.Match(searched) or ():
            groups += self._matches(self._compiled[index], searched, stretch)
        return tuple(
            Finding(start + part.start, start + part.end, part.reading, name)
            for parts, name, _ in settle(groups)
            for part in parts
        )

    def _matches(self, compiled: _Compiled, searched: str | bytes, stretch: Stretch) -> Iterator[Group]:
        for found in compiled.pattern.finditer(searched):
            spans = tuple(found.span(group) for group in range(len(compiled.groups) + 1))
            if _inside_word(stretch.source, spans[0]):
                continue
            match = Match(
                stretch.folded,
                stretch.source,
                spans,
                compiled.groups,
                compiled.classes,
                self.words,
                stretch.day_first,
                stretch.short,
            )
            read = compiled.rule.read(match)
            if isinstance(read, Reading):
                yield (Part(spans[0][0], _end(stretch.source, spans[0]), read),), compiled.rule.name, compiled.template
            elif read:
                yield read, compiled.rule.name, compiled.template


def settle(groups: Iterable[Group]) -> list[Group]:
    """Return the groups of parts that stay where some overlap, in the order of the text.

    The longest wins, then the one with more parts, then the one that begins first, then the first rule by name and
    template: a total order, so that the order of the rules means nothing.
    """
    kept: list[Group] = []
    taken: set[int] = set()
    for group in sorted(groups, key=_rank):
        span = range(group[0][0].start, group[0][-1].end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(group)
    return sorted(kept, key=_start)


def _rank(group: Group) -> tuple[int, int, int, str, str]:
    parts, name, template = group
    return parts[0].start - parts[-1].end, -len(parts), parts[0].start, name, template


def _start(group: Group) -> int:
    return group[0][0].start


def _end(source: str, span: tuple[int, int]) -> int:
    """Return where a match ends: the first dot of "Dec..." belongs to the three and not to the month."""
    end = span[1]
    return end - 1 if source[end - 1 : end + 1] == ".." else end


def _inside_word(source: str, span: tuple[int, int]) -> bool:
    """Tell whether a match begins or ends within a word or a hashtag; RE2 knows the bounds of ASCII words alone."""
    start, end = span
    cut_before = start > 0 and (source[start - 1] == "#" or (source[start - 1].isalnum() and source[start].isalnum()))
    cut_after = end < len(source) and source[end].isalnum() and source[end - 1].isalnum()
    return cut_before or cut_after
