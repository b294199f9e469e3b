"""The words around an expression in, the side of now that its clause speaks of out."""

from __future__ import annotations

from timeline.temporal.words import Words

_REACH = 120  # characters of the clause to look at on each side
_SHORTEST_PAST = 5  # letters; "red" and "need" are no verbs of the past
_STOPS = ".;:!?"


def side_of(folded: str, start: int, end: int, words: Words) -> int:
    """Return -1 where the clause tells of the past, 1 of the future, 0 where nothing tells.

    The nearest verb before the expression decides ("said the talks will resume Monday"), else the nearest after it.
    """
    before = folded[max(0, start - _REACH) : start]
    for stop in _STOPS:
        before = before.rsplit(f"{stop} ", maxsplit=1)[-1]
    tokens = before.replace("'", " '").replace(",", " ").split()
    for index in range(len(tokens) - 1, -1, -1):
        side = _side(tokens, index, words)
        if side is not None:
            return side
    after = folded[end : end + _REACH]
    for stop in _STOPS:
        after = after.split(f"{stop} ", maxsplit=1)[0]
    tokens = after.replace("'", " '").replace(",", " ").split()
    return next((side for index in range(len(tokens)) if (side := _side(tokens, index, words)) is not None), 0)


def _side(tokens: list[str], index: int, words: Words) -> int | None:
    """Return the side that one word tells of, 0 where it leaves both open, None where it tells nothing."""
    token = tokens[index].strip('."()')
    before = tokens[max(0, index - 2) : index]
    if words.has("future_verb", token) or (words.has("as_soon", token) and before and words.has("as", before[-1])):
        # "had been due to expire Friday" is over
        return -1 if any(words.has("past_perfect", word) for word in before) else 1
    if words.has("future_joint", token):
        return _infinitive(tokens, index, words)
    if not (words.has("past_verb", token) or _past_form(token, before, words)):
        return None
    # "will be held", "to have": the verb before it decides
    helped = before and (words.has("be", before[-1]) or words.has("future_joint", before[-1]))
    return None if helped else -1


def _infinitive(tokens: list[str], index: int, words: Words) -> int | None:
    """Read a "to": what is "to be published" lies ahead, "agreed to meet" leaves it open, "to Rome" is a place."""
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if words.has("be", following) or (index and words.has("future_governor", tokens[index - 1])):
        return 1
    return (
        0 if following.isalpha() and not words.has("determiner", following) and words.has("past_ending", "ed") else None
    )


def _past_form(token: str, before: list[str], words: Words) -> bool:
    """`resigned`, but not "a still unspecified date"."""
    if len(token) < _SHORTEST_PAST or not any(token.endswith(ending) for ending in words.of("past_ending")):
        return False
    if before and before[-1].endswith(tuple(words.of("adverb_ending"))):
        before = before[:-1]
    return not (before and words.has("determiner", before[-1]))
