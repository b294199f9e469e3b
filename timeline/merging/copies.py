"""Mentions of one event in, independent tellings out: papers that print one agency's sentence tell it once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from timeline.model.event import EventMention

LONG = 8
"""Words of a sentence from which two papers hardly write it alike by chance."""
_WORD = re.compile(r"\w+")


def tellings(mentions: Iterable[EventMention]) -> tuple[tuple[EventMention, ...], ...]:
    """Return the mentions in groups: those of one article, and of articles that share a long sentence word for word."""
    by_article: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    groups: dict[str, list[EventMention]] = {}
    first_to_print: dict[tuple[str, ...], str] = {}
    for article, told in by_article.items():
        sentences = [words for mention in told if len(words := _words(mention)) >= LONG]
        original = next((first_to_print[words] for words in sentences if words in first_to_print), article)
        for words in sentences:
            first_to_print.setdefault(words, original)
        groups.setdefault(original, []).extend(told)
    return tuple(map(tuple, groups.values()))


def _words(mention: EventMention) -> tuple[str, ...]:
    return tuple(_WORD.findall(mention.quote.lower()))
