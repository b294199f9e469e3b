"""A sentence in, its words with their parts of speech out: a small rule tagger for English news.

It needs no model: the word table says what a word can be, its neighbours say which of these it is here. What matters
downstream is noun against verb ("strikes on the town", "rebels attack the town") and past against participle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.lexicons.words import WordTags

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\d+(?:-[a-z]+)+"  # 66-year-old
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[^\W\d_]+(?:-\w+)*"  # air-strike
    r"|['’]s\b"
    r"|['’]t\b"
    r"|\S"
)
_QUOTES = frozenset('"“”«»„')
_DATELINE = 80
"""Characters that a dateline takes, at most."""
_FINITE_BE = frozenset({"is", "are", "was", "were"})
_VERBAL = frozenset("VZDPG")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: half-open span in the article's text, its letters, and its tag (see lexicons/words)."""

    start: int
    end: int
    text: str
    lower: str
    tag: str


def dateline_end(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind its dateline ("MINSK, Sept. 6 (Reuters) - Ukraine and"), else `start`."""
    opening = text[start : min(end, start + _DATELINE)]
    for dash in (" - ", " – ", " — "):
        city, found, _ = opening.partition(dash)
        if found and city[:3].isupper() and ("(" in city or "," in city or city.isupper()):
            return start + len(city) + len(dash)
    return start


def read_words(text: str, start: int, end: int, tags: WordTags) -> tuple[Word, ...]:
    """Return the words and punctuation marks of `text[start:end]`, tagged, in order."""
    spans = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, end)]
    lowers = [piece.lower() for _, _, piece in spans]
    found: list[str] = []
    for i, (_, _, piece) in enumerate(spans):
        found.append(_tag(i, piece, lowers, found, tags))
    return tuple(Word(a, b, piece, lower, tag) for (a, b, piece), lower, tag in zip(spans, lowers, found, strict=True))


def _tag(i: int, piece: str, lowers: list[str], found: list[str], tags: WordTags) -> str:
    lower = lowers[i]
    if not piece[0].isalpha():
        return _mark(piece, lowers, i)
    if lower == "won" and i + 1 < len(lowers) and lowers[i + 1] in {"'t", "’t"}:  # "won't", but "won a seat"
        return "M"
    closed = None if piece == "US" else tags.closed.get(lower)  # the country, not the pronoun
    if closed is not None and not (piece[0].isupper() and len(piece) > 1 and closed == "M" and i):  # "in May"
        return _closed(closed, lowers, i, found, tags)
    if (piece[0].isupper() and not _starts_clause(found)) or (piece.isupper() and len(piece) > 1):
        return "E"
    possible = tags.open.get(lower)
    if "-" in lower and lower.endswith(("ed", "ing")) and _before_noun(lowers, i, tags):
        return "J"  # "a nuclear-powered submarine"
    if piece[0].isupper() and (possible is None or _followed_by_name(lowers, i)):
        return "E"
    return _open(possible or _guess(lower), lowers, i, found, tags)


def _before_noun(lowers: list[str], i: int, tags: WordTags) -> bool:
    return i + 1 < len(lowers) and lowers[i + 1] not in tags.closed and _coarse(lowers[i + 1], tags) in "NSJ"


def _mark(piece: str, lowers: list[str], i: int) -> str:
    if piece[0].isdigit():
        return "J" if piece[-1].isalpha() else "A"
    if piece in {"'s", "’s"}:
        return "'"
    if piece in {"'", "’"} and i and lowers[i - 1].endswith("s"):
        return "'"
    if piece in {"'t", "’t"}:
        return "K"
    if piece in _QUOTES:
        return "Q"
    return piece if piece in ",;:()-–—" else "."


def _starts_clause(found: list[str]) -> bool:
    return not found or found[-1] in "Q.:" or (len(found) == 1 and found[0] in "-–—(")


def _followed_by_name(lowers: list[str], i: int) -> bool:
    """A capitalised first word before 's is a name whatever else it can be: "Rice's visit"."""
    return i + 1 < len(lowers) and lowers[i + 1] in {"'s", "’s"}


def _closed(tag: str, lowers: list[str], i: int, found: list[str], tags: WordTags) -> str:
    lower, following = lowers[i], lowers[i + 1] if i + 1 < len(lowers) else ""
    if lower == "that":
        return _that(following, _significant(found), tags)
    if lower == "to":
        can = tags.open.get(following, "")
        return "T" if "V" in can or following in {"be", "have", "do", "not"} else "I"
    if lower in {"no", "one"}:
        counted = bool(following[:1].isalpha()) and following not in tags.closed
        return ("X" if lower == "no" else "A") if counted else tag if lower == "no" and following[:1].isalpha() else "L"
    return tag


def _that(following: str, before: str, tags: WordTags) -> str:
    """Tell the relative ("the law that bans"), the determiner ("in that year") and the conjunction ("said that")."""
    after = _coarse(following, tags) if following else "."
    if before in "NSE" and after in "BHMODZVPR":
        return "W"
    return "X" if before in "I." or after in ".," else "U"


def _guess(lower: str) -> str:
    for ending, possible in (("ing", "GN"), ("ed", "DPJ"), ("ly", "R"), ("ers", "S"), ("ions", "S"), ("s", "SZ")):
        if lower.endswith(ending):
            return possible
    return "N"


def _open(can: str, lowers: list[str], i: int, found: list[str], tags: WordTags) -> str:
    if len(can) == 1:
        return can
    before = _significant(found)
    following = _coarse(lowers[i + 1], tags) if i + 1 < len(lowers) else "."
    if before in "TMO":
        return _first(can, "VPN", can[0])
    if before in "BH":
        return _after_auxiliary(can, before, following)
    if before in "X$'JA":
        return _after_determiner(can, following)
    if before == "I":
        return _first(can, "NSGJ", can[0]) if not (set("DP") & set(can)) else _first(can, "NSJP", can[0])
    if before == "L":
        return _first(can, "DZVPG", can[0])
    if before in "NSE":
        return _after_noun(can, before, following, lowers, i, found, tags)
    return _elsewhere(can, found, lowers[i + 1] if i + 1 < len(lowers) else "")


def _significant(found: list[str]) -> str:
    """The last tag that is no adverb, negation or quotation mark; "." at the sentence's start."""
    for tag in reversed(found):
        if tag not in "RKQ":
            return tag
    return "."


def _coarse(lower: str, tags: WordTags) -> str:
    if not lower[0].isalpha():
        return "A" if lower[0].isdigit() else lower[0]
    return tags.closed.get(lower) or tags.open.get(lower, "N")[0]


def _first(can: str, wanted: str, otherwise: str) -> str:
    return next((tag for tag in wanted if tag in can), otherwise)


def _after_auxiliary(can: str, before: str, following: str) -> str:
    if before == "B" and can[0] in "JN" and following in "NS":  # "are local people"
        return can[0]
    return _first(can, "PGJNS" if before == "B" else "PJNS", can[0])


def _after_determiner(can: str, following: str) -> str:
    if set("NS") & set(can) and not (can[0] in "JPG" and following in "NS"):
        return _first(can, "NS", can[0])
    if following in "NS":  # "the proposed bill"
        return _first(can, "JPG", can[0])
    return _first(can, "NSJPG", can[0])


def _after_noun(
    can: str, before: str, following: str, lowers: list[str], i: int, found: list[str], tags: WordTags
) -> str:
    if "D" in can or "P" in can:
        if "P" in can and ("D" not in can or (following == "I" and _reduced(lowers, i, tags))):
            return "P"
        return "D" if "D" in can and can[0] in "DPJVN" else can[0]
    if "Z" in can and "S" in can:
        return "Z" if following in "X$LTUE" and not _has_finite(found) else "S"
    if "V" in can and "N" in can:
        return "V" if before == "S" and following in "X$LTE" else "N"
    return can[0]


def _has_finite(found: list[str]) -> bool:
    """Whether the clause has its finite verb already: "has been under sanctions since", not "sanctions the bank"."""
    for tag in reversed(found):
        if tag in "BHMDZ":
            return True
        if tag in "UWC;:.Q":
            return False
    return False


def _reduced(lowers: list[str], i: int, tags: WordTags) -> bool:
    """Tell a participle after its noun from a past tense: "threats posed by Iran", "people killed in the raid were"."""
    if lowers[i + 1] == "by":
        return not lowers[i + 2 : i + 3] or not lowers[i + 2][0].isdigit()  # "voted by 98 to 2"
    for lower in lowers[i + 1 : i + 14]:
        tag = _coarse(lower, tags)
        if tag in "HMD" or lower in _FINITE_BE:
            return True
        if tag in "TUWCL,.;:":
            return False
    return False


def _elsewhere(can: str, found: list[str], following: str) -> str:
    """After a conjunction, a comma or at the start: like what stands before, as coordination does."""
    verb = next((tag for tag in reversed(found) if tag in _VERBAL or tag in "TM"), "")
    before = _significant(found)
    if verb == "D" and "D" in can and following != "by":
        return "D"
    if verb and verb in "TVM" and "V" in can and before == "C":
        return "V"
    if "D" in can and "P" in can:
        return "D" if before in "C,UW" and following != "by" else "P"
    return can[0]
