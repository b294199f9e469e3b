"""Words about articles as data: furniture, credits, agencies, months, stop words in; a checked `ArticleWords` out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import re2

from timeline.errors import LexiconError
from timeline.lexicons.reader import read_folder

FOLDER = Path(__file__).parent
FURNITURE = (
    "lines",
    "starts",
    "short_starts",
    "contains",
    "credits",
    "weak_credits",
    "boxes",
    "comments",
    "ends",
    "bylines",
    "signups",
    "dates",
    "updates",
    "other_dates",
    "mastheads",
    "agency_endings",
    "minutes_ago",
    "hours_ago",
    "days_ago",
    "yesterday",
)
"""The lists of a language's file, `en.yaml`; the others hold one mapping each."""

TABLES = ("agencies", "months", "publishers", "stopwords", "weekdays")


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Phrases that a line may begin with, found by their first two characters."""

    phrases: Mapping[str, tuple[str, ...]]

    def begin(self, line: str) -> bool:
        """Tell whether the lower-case line begins with one of the phrases, up to a word's end."""
        phrases = self.phrases.get(line[:2])
        if phrases is None or not line.startswith(phrases):
            return False
        return any(line.startswith(phrase) and _ends_word(line, len(phrase)) for phrase in phrases)


def _ends_word(line: str, at: int) -> bool:
    """Tell whether no word goes on at a place of a line: "tags" does not begin "tagsüber"."""
    return not (line[at - 1].isalnum() and line[at : at + 1].isalnum())


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """What the readers know of words around an article; phrases are lower case with straight apostrophes.

    Attributes:
        lines: Whole lines that are furniture ("advertisement").
        starts: How lines of furniture begin ("skip to").
        short_starts: The same, for short lines that are no sentence ("log in").
        contains: Pattern of what furniture holds anywhere ("privacy policy").
        credits: Pattern of picture credits ("getty images").
        weak_credits: Pattern of words that are a credit only in a line that is no sentence ("youtube").
        telltales: Pattern of all three, to pass over the lines that hold none of them.
        boxes: How lines begin that head a box of other stories, after which the article may go on ("related").
        comments: How lines begin that open what readers say ("leave a comment").
        ends: How lines begin after which no article text follows ("most read").
        bylines: How a byline begins ("by").
        signups: Pattern of lines about the author or the making ("editing by").
        dates: What stands before a publication date ("publi" of "published").
        updates: What stands before the date of a later change ("updat").
        other_dates: What stands before the date of something else ("copyright").
        mastheads: Last words of newspapers' names ("courier").
        agency_endings: Ends of agencies' names, with the blank before them (" news agency").
        ago: Pattern of how long ago something was published; groups `minutes0`, `hours0`, `days0`, `yesterday0` ...
        agencies: Each name of a news agency, and the name to print.
        agency_words: The first word of each of these names, to pass over lines quickly.
        publishers: Each mark of a publisher in furniture ("more DW sites"), and the publisher's name.
        months: Month names of all languages, and the month, 1 to 12.
        weekdays: Weekday names of all languages, and the ISO weekday, 1 to 7.
        stopwords: Frequent words by ISO 639-1 language.
    """

    lines: frozenset[str]
    starts: Beginnings
    short_starts: Beginnings
    contains: Any
    credits: Any
    weak_credits: Any
    telltales: Any
    boxes: Beginnings
    comments: Beginnings
    ends: Beginnings
    bylines: Beginnings
    signups: Any
    dates: tuple[str, ...]
    updates: tuple[str, ...]
    other_dates: tuple[str, ...]
    mastheads: frozenset[str]
    agency_endings: tuple[str, ...]
    ago: Any
    agencies: Mapping[str, str]
    agency_words: frozenset[str]
    publishers: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    stopwords: Mapping[str, frozenset[str]]


@cache
def load() -> ArticleWords:
    """Return the words about articles, of all languages together.

    Raises:
        LexiconError: a file breaks the schema; the message names the file, the entry and the remedy.
    """
    contents = read_folder(FOLDER)
    missing = {"en", *TABLES} - set(contents)
    if missing:
        raise LexiconError(f"lexicon files are missing: {', '.join(sorted(missing))}", where=str(FOLDER))
    phrases = _phrases({name: content for name, content in contents.items() if name not in TABLES})
    agencies = dict(_named(contents["agencies"], "agencies"))
    return ArticleWords(
        lines=frozenset(phrases["lines"]),
        starts=_beginnings(phrases["starts"]),
        short_starts=_beginnings(phrases["short_starts"]),
        contains=_pattern(phrases["contains"]),
        credits=_pattern(phrases["credits"]),
        weak_credits=_pattern(phrases["weak_credits"]),
        telltales=_pattern(phrases["contains"] + phrases["credits"] + phrases["weak_credits"]),
        boxes=_beginnings(phrases["boxes"]),
        comments=_beginnings(phrases["comments"]),
        ends=_beginnings(phrases["ends"]),
        bylines=_beginnings(phrases["bylines"]),
        signups=_pattern(phrases["signups"]),
        dates=tuple(phrases["dates"]),
        updates=tuple(phrases["updates"]),
        other_dates=tuple(phrases["other_dates"]),
        mastheads=frozenset(phrases["mastheads"]),
        agency_endings=tuple(phrases["agency_endings"]),
        ago=_ago(phrases),
        agencies=agencies,
        agency_words=frozenset(name.split()[0] for name in agencies),
        publishers=dict(_named(contents["publishers"], "publishers")),
        months=dict(_months(contents["months"])),
        weekdays=dict(_weekdays(contents["weekdays"])),
        stopwords={language: frozenset(words) for language, words in contents["stopwords"].items()},
    )


def _phrases(languages: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the phrases of all languages, list by list."""
    joined: dict[str, list[str]] = {key: [] for key in FURNITURE}
    for language, content in languages.items():
        where = str(FOLDER / f"{language}.yaml")
        if not isinstance(content, dict) or not set(content) <= set(FURNITURE):
            raise LexiconError(f"a file of furniture holds only {', '.join(FURNITURE)}", where=where)
        for key, phrases in content.items():
            joined[key].extend(_lower(phrases, where=f"{where}, {key}"))
    return joined


def _lower(phrases: Iterable[Any], *, where: str) -> Iterator[str]:
    for phrase in phrases:
        if not isinstance(phrase, str) or not phrase or phrase != phrase.lower() or "’" in phrase:
            raise LexiconError(
                "a phrase is a lower-case string with straight apostrophes",
                where=f"{where}, entry {phrase!r}",
                remedy='Quote words that YAML reads as something else: "no", "on"',
            )
        yield phrase


def _beginnings(phrases: Iterable[str]) -> Beginnings:
    index: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        index[phrase[:2]].append(phrase)
        if len(phrase) == 1:
            raise LexiconError(f"a beginning has at least two characters, not {phrase!r}", where=str(FOLDER))
    return Beginnings({key: tuple(listed) for key, listed in index.items()})


def _pattern(phrases: Iterable[str]) -> Any:
    """Return one pattern that finds any of the phrases, whole words only where they begin or end with a letter."""
    parts = (
        (r"\b" if phrase[0].isalnum() else "") + re2.escape(phrase) + (r"\b" if phrase[-1].isalnum() else "")
        for phrase in phrases
    )
    return re2.compile("|".join(parts) or r"[^\x00-\x{10FFFF}]")


def _ago(phrases: Mapping[str, list[str]]) -> Any:
    """Return the pattern of "3 days ago" and "yesterday", the number in a group named after its unit and its place."""
    shapes = []
    for unit in ("minutes", "hours", "days"):
        for place, phrase in enumerate(phrases[f"{unit}_ago"]):
            before, number, after = phrase.partition("{n}")
            if not number:
                raise LexiconError("a phrase holds {n} for the number", where=f"{FOLDER}, {unit}_ago, entry {phrase!r}")
            group = rf"(?P<{unit}{place}>\d{{1,3}})"
            shapes.append(rf"\b{re2.escape(before)}{group}{re2.escape(after)}\b")
    shapes += [rf"(?P<yesterday{place}>\b{re2.escape(word)}\b)" for place, word in enumerate(phrases["yesterday"])]
    return re2.compile("|".join(shapes))


def _named(content: Any, name: str) -> Iterator[tuple[str, str]]:
    if not isinstance(content, dict):
        raise LexiconError("the file must map a name to its forms", where=str(FOLDER / f"{name}.yaml"))
    for printed, forms in content.items():
        if not isinstance(printed, str) or not isinstance(forms, list):
            raise LexiconError("a name maps to a list of forms", where=f"{FOLDER / name}.yaml, entry {printed!r}")
        for form in forms:
            yield str(form), printed


def _months(content: Any) -> Iterator[tuple[str, int]]:
    known: dict[str, int] = {}
    for language, months in content.items():
        if len(months) != 12:
            raise LexiconError("a language has twelve months", where=f"{FOLDER / 'months'}.yaml, entry {language!r}")
        for month, names in enumerate(months, start=1):
            for name in names:
                if known.setdefault(name, month) != month:
                    raise LexiconError("a name means two months", where=f"{FOLDER / 'months'}.yaml, entry {name!r}")
                yield name, month


def _weekdays(content: Any) -> Iterator[tuple[str, int]]:
    for language, names in content.items():
        if len(names) != 7:
            raise LexiconError("a week has seven days", where=f"{FOLDER / 'weekdays'}.yaml, entry {language!r}")
        yield from ((name, weekday) for weekday, name in enumerate(names, start=1))
