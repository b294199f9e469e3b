"""The words around an expression in, the side of now that its clause speaks of out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.temporal.words import Words

_REACH = 120  # characters of the clause to look at on each side
_SHORTEST_PAST = 5  # letters; "red" and "need" are no verbs of the past
_GOVERNORS = 3  # words before a "to" that say what it means ("had been due to")
_DENIAL = 4  # words before an "until" that may deny what it says ("it was not until")
_STOPS = ".;:!?"
_STOP = re.compile(r"[.;:!?](?=[ \"'])")  # two characters at a time, a linear search
_BREAK = re.compile(r"\n\n")
_MARKS = str.maketrans(dict.fromkeys('",()', " "))
_HELPERS = ("be", "future_joint", "future_verb", "present")
PAST, OPEN, FUTURE = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Sentences:
    """A document's folded text, cut where its sentences end.

    Attributes:
        folded: The text.
        ends: Places of the marks and paragraph breaks that end a sentence, in order.
        words: The words of the language.
    """

    folded: str
    ends: Sequence[int]
    words: Words

    @classmethod
    def of(cls, text: str, folded: str, words: Words) -> Sentences:
        """Return the sentences of a text, given as it was written and folded."""
        ends = [stop.start() for stop in _STOP.finditer(folded) if _ends(folded, stop.start(), words)]
        breaks = [found.start() for found in _BREAK.finditer(text)]
        return cls(folded, sorted(ends + breaks), words)

    def before(self, place: int) -> str:
        """Return what stands before a place in its sentence, up to 120 characters."""
        index = bisect_left(self.ends, place)
        floor = max(0, place - _REACH)
        return self.folded[max(floor, self.ends[index - 1] + 1) if index else floor : place]

    def after(self, place: int) -> str:
        """Return what stands after a place in its sentence, up to 120 characters."""
        index = bisect_left(self.ends, place)
        ceiling = place + _REACH
        return self.folded[place : min(ceiling, self.ends[index]) if index < len(self.ends) else ceiling]


def side_of(sentences: Sentences, start: int, end: int) -> int:
    """Return -1 where the clause of a span tells of the past, 1 of the future, 0 where nothing tells.

    The nearest verb before the expression decides ("said the talks will resume Monday"), else the nearest finite verb
    after it ("On Monday, the candidate for the election to be held in May held a rally").
    """
    words = sentences.words
    tokens = _tokens(sentences.before(start))
    side = _nearest(tokens, words)
    if side is None:
        return _first(_tokens(sentences.after(end)), words)
    if side == OPEN and words.has("deadline", tokens[-1]):
        return FUTURE  # "urged them to withdraw by Tuesday"
    return _heralded(tokens, words) if side == PAST else side


def _tokens(clause: str) -> list[str]:
    return clause.translate(_MARKS).replace("'", " '").split()


def _heralded(tokens: list[str], words: Words) -> int:
    """Return the side after a past verb: "put off until May" lies ahead, "not until May" is over, "by May" is open."""
    if not words.has("future_heralds", tokens[-1]):
        return PAST
    denied = any(words.has("denial", token) for token in tokens[-_DENIAL:])
    return FUTURE if words.has("until", tokens[-1]) and not denied else OPEN


def _nearest(tokens: list[str], words: Words) -> int | None:
    return next(
        (side for index in _verbs(tokens, words)[::-1] if (side := _before(tokens, index, words)) is not None), None
    )


def _verbs(tokens: list[str], words: Words) -> list[int]:
    """Return the places of the words that are worth a closer look: most are not, and there are many."""
    verbs, endings = words.of("verb"), tuple(words.of("past_ending"))
    bare = [token.rstrip(_STOPS) for token in tokens]
    return [place for place, token in enumerate(bare) if token in verbs or token.endswith(endings)]


def _before(tokens: list[str], index: int, words: Words) -> int | None:
    """Return the side that one word before the expression tells of: of a "to" or an "is" too."""
    if words.has("future_joint", tokens[index]):
        return _infinitive(tokens, index, words)
    if words.has("present", tokens[index]):
        rest = tokens[index + 1 :]
        is_then = not rest or (len(rest) == 1 and words.has("when", rest[0]))
        return FUTURE if is_then else OPEN  # "the vote is on Tuesday", but "is calling for the redemption on Dec. 7"
    return _finite(tokens, index, words)


def _first(tokens: list[str], words: Words) -> int:
    sides = (_finite(tokens, index, words) for index in _verbs(tokens, words))
    return next((side for side in sides if side is not None), OPEN)


def _finite(tokens: list[str], index: int, words: Words) -> int | None:
    """Return the side that one word tells of, or None where it tells nothing."""
    token = tokens[index].rstrip(_STOPS)
    before = tokens[max(0, index - 2) : index]
    if words.has("perfect", token) and _owns(tokens[index + 1 : index + 2], words):
        return None
    governs = index + 1 < len(tokens) and words.has(
        "future_joint", tokens[index + 1]
    )  # "due to ..." is read at its "to"
    if (words.has("future_verb", token) and not governs) or _as_soon(token, before, words):
        # "had been scheduled for Friday" is over
        return PAST if any(words.has("past_perfect", word) for word in before) else FUTURE
    if words.has("planning_verb", token) and words.has("determiner", "".join(tokens[index + 1 : index + 2])):
        return FUTURE  # "they planned a rally on Saturday"; "as planned Saturday" tells of the past
    if not (words.has("past_verb", token) or _past_form(token, before, words)):
        return None
    # "will be held", "to have", "will succeed", "is heard": the verb before it decides
    helped = before and any(words.has(helper, before[-1]) for helper in _HELPERS)
    return None if helped else PAST


def _owns(following: list[str], words: Words) -> bool:
    """Tell "they have three shops", "they have to" from "they have met"."""
    return bool(following) and (
        following[0].isdecimal() or words.has("determiner", following[0]) or words.has("future_joint", following[0])
    )


def _infinitive(tokens: list[str], index: int, words: Words) -> int | None:
    """Read a "to": what is "to be published" lies ahead, "agreed to meet" leaves it open, "to Rome" is a place."""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if not following.isalpha() or words.has("determiner", following):
        return None
    governors = tokens[max(0, index - _GOVERNORS) : index]
    if not words.has("be", following) and not (governors and words.has("future_governor", governors[-1])):
        return OPEN
    # "had been due to expire Friday" is over
    return PAST if any(words.has("past_perfect", word) for word in governors) else FUTURE


def _as_soon(token: str, before: list[str], words: Words) -> bool:
    """Tell whether it is the "soon" of "as soon as Tuesday"."""
    return words.has("as_soon", token) and bool(before) and words.has("as", before[-1])


def _past_form(token: str, before: list[str], words: Words) -> bool:
    """Tell whether it is a verb such as "resigned"; the one of "a still unspecified date" is none."""
    if len(token) < _SHORTEST_PAST or not token.endswith(tuple(words.of("past_ending"))):
        return False
    if words.has("no_past_verb", token):
        return False
    if before and before[-1].endswith(tuple(words.of("adverb_ending"))):
        before = before[:-1]
    return not (before and words.has("determiner", before[-1]))


def _ends(folded: str, place: int, words: Words) -> bool:
    """Tell whether a mark ends a sentence; that of "Mr.", "U.S." and "J." ends none."""
    if folded[place] != ".":
        return True
    word = folded[folded.rfind(" ", max(0, place - _REACH), place) + 1 : place]
    initial = len(word) == 1 and word.isalpha()
    return not initial and "." not in word and not words.has("abbreviation", word)
