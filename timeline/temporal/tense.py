"""The words around an expression in, the side of now that its clause speaks of out."""

from __future__ import annotations

from timeline.temporal.words import Words

_REACH = 120  # characters of the clause to look at on each side
_PAST_ENDING = "ed"
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
        if side:
            return side
    after = folded[end : end + _REACH]
    for stop in _STOPS:
        after = after.split(f"{stop} ", maxsplit=1)[0]
    tokens = after.replace("'", " '").replace(",", " ").split()
    return next((side for index in range(len(tokens)) if (side := _side(tokens, index, words))), 0)


def _side(tokens: list[str], index: int, words: Words) -> int:
    token = tokens[index].strip(".\"'()") if tokens[index] != "'ll" else tokens[index]
    if words.has("future_verb", token):
        return 1
    if words.has("past_verb", token):
        # "will be held", "is expected to have": the verb before it decides
        helped = index and words.has("future_verb", tokens[index - 1])
        infinitive = index and words.has("future_joint", tokens[index - 1])
        return 1 if helped or infinitive else -1
    if token.endswith(_PAST_ENDING) and len(token) > 4 and words.has("past_ending", _PAST_ENDING):  # noqa: PLR2004 - "red", "need"
        return (
            0
            if index
            and words.has("be", tokens[index - 1])
            and index > 1
            and words.has("future_verb", tokens[index - 2])
            else -1
        )
    return 0
