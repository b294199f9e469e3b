"""The words of a draft's sentence in; the phrases that a title is made of (names, subject, object, rest) out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.events.heard import Draft
from timeline.events.parse import NamedActor, Parse, VerbGroup
from timeline.events.roles import clause_end
from timeline.model.actor import Actor

DANGLING = frozenset("XIT$CUWHBOMK-–—(")
"""Tags that cannot end a title."""
MARKS = frozenset(",;:()-–—Q.")
"""Tags of what a title does not print."""
OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})
"""Words that mean an owner outside the title."""
_POINTING = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "him",
        "them",
        "me",
        "us",
        "we",
        "i",
        "you",
        "himself",
        "herself",
        "itself",
        "themselves",
    }
)
"""Words that mean nothing outside their sentence."""
_BY_CODE = frozenset({"metonym", "pronoun", "group", "reference", "office", "demonym", "name"})
"""Kinds of mentions that are printed by the actor's name: "Pyongyang" is North Korea, "he" is whom he means."""
_PLURAL = frozenset({"people", "police", "clergy", "cattle"})
_LONGEST_SUBJECT = 9
_MOST_NAMES = 4


class Phrases:
    """The phrases of one draft's sentence, as word indices and as printed words."""

    def __init__(self, draft: Draft, actors: Mapping[str, Actor]) -> None:
        """Take the draft, and every actor by code."""
        self.draft = draft
        self.parsed: Parse = draft.heard.parsed
        self.actors = actors
        spans = frozenset(i for placed in draft.heard.spans for i in range(placed.first, placed.last + 1))
        self.timed = draft.heard.timed | spans

    def names(self, found: Sequence[NamedActor]) -> list[str]:
        """Return the actors' printable names as words: "United States and Japan"."""
        names: list[str] = []
        for actor in found[:_MOST_NAMES]:
            mention = actor.mention
            known = [self.actors[code].name for code in mention.codes if code in self.actors]
            for name in known if known and mention.kind in _BY_CODE else [mention.name or mention.text]:
                if name not in names:
                    names.append(name)
        if len(names) > 1:
            return f"{', '.join(names[:-1])} and {names[-1]}".split()
        return names[0].split() if names else []

    def mentioned(self, actor: NamedActor, text: str) -> bool:
        """Tell whether a text names the actor."""
        mention = actor.mention
        known = (self.actors[code].name for code in mention.codes if code in self.actors)
        names = [name for name in (mention.text, mention.name, *known) if name]
        last = [mention.name.split()[-1]] if mention.kind == "person" and mention.name else []
        return any(name.lower() in text.lower() for name in (*names, *last))

    def printed(self, indices: Sequence[int]) -> list[str]:
        """Return words as a title prints them: actors meant by pronouns named, owners that point outside left out."""
        words: list[str] = []
        for i in indices:
            word, actor = self.parsed.words[i], self.parsed.actor(i)
            if actor is not None and actor.mention.kind in {"pronoun", "metonym"}:
                words += self.names((actor,)) if i == actor.first else []
            elif word.lower not in OWNERS | _POINTING and word.tag not in "QK":
                words.append(word.text)
        return words

    def before(self, group: VerbGroup) -> list[int]:
        """Return the noun phrase before a verb, without asides, dates and adverbs; before "who" what it stands for."""
        relative = group.first - 1
        while relative > 0 and self.parsed.words[relative].tag in "RK":
            relative -= 1
        if relative > 0 and self.parsed.words[relative].tag == "W":
            return self._antecedent(relative)
        phrases = self._phrases_before(group)
        if phrases:
            return phrases[0][:_LONGEST_SUBJECT]
        previous = self.parsed.groups[group.at - 1] if group.at else None
        if previous is not None and previous.first > 1 and self.parsed.words[previous.first - 1].tag == "W":
            return self._antecedent(previous.first - 1)  # "a man, who was arrested, was released"
        return []

    def _phrases_before(self, group: VerbGroup) -> list[list[int]]:
        start = group.first
        clause = self.parsed.clause_at[group.first]
        while (
            start > 0 and self.parsed.clause_at[start - 1] == clause and self.parsed.words[start - 1].tag not in "UWQ;:"
        ):
            start -= 1
        parts: list[list[int]] = [[]]
        for i in range(start, group.first):
            if i in self.timed:
                continue
            if self.parsed.words[i].tag in ",-–—(":
                parts.append([])
            else:
                parts[-1].append(i)
        return [part for part in map(self._without_edges, parts) if part and self._is_nominal(part)]

    def _is_nominal(self, part: Sequence[int]) -> bool:
        words = self.parsed.words
        return words[part[0]].tag not in "IRUVZDPGTLB" and all(words[i].tag not in "VZDBHM" for i in part)

    def _antecedent(self, relative: int) -> list[int]:
        last = relative - 1
        if last > 0 and self.parsed.words[last].tag == ",":
            last -= 1
        first = last
        while first > 0 and self.parsed.words[first - 1].tag in "XJNSEA$'" and last - first < _LONGEST_SUBJECT:
            first -= 1
        return self._without_edges(list(range(first, last + 1))) if self.parsed.words[last].tag in "NSE" else []

    def _without_edges(self, indices: Sequence[int]) -> list[int]:
        kept = list(indices)
        while kept and self.parsed.words[kept[0]].tag in "CRXU$K" and self.parsed.words[kept[0]].lower != "no":
            kept.pop(0)
        while kept and self.parsed.words[kept[-1]].tag in DANGLING | {"R"}:
            kept.pop()
        return kept

    def is_part(self, doers: Sequence[NamedActor], before: Sequence[int]) -> bool:
        """Tell whether the actor only modifies the subject: "the North Korean missile" flew, not North Korea."""
        if not before or doers[0].first not in before:
            return False
        return doers[-1].last < before[-1] and self.parsed.words[before[-1]].tag in "NS"

    def is_plural(self, doers: Sequence[NamedActor], before: Sequence[int]) -> bool:
        """Tell whether the subject takes a plural verb."""
        if len({code for actor in doers for code in actor.mention.codes}) > 1:
            return True
        if doers and not self.is_part(doers, before):
            last = self.parsed.words[doers[0].last]
            return doers[0].mention.kind == "people" or last.tag == "S" or last.lower in _PLURAL
        return bool(before) and self.is_plural_phrase(before)

    def is_plural_phrase(self, indices: Sequence[int]) -> bool:
        """Tell whether a noun phrase is plural, by its head, the last noun before any preposition, and by "and"."""
        head = None
        for i in indices:
            tag = self.parsed.words[i].tag
            if tag == "I" and head is not None:
                break
            if tag in "NSE":
                head = i
            elif tag == "C" and head is not None:
                return True
        if head is None:
            return False
        counted = self.parsed.words[indices[0]]
        word = self.parsed.words[head]
        ends_plural = (
            word.text == word.lower and word.lower.endswith("s") and not word.lower.endswith(("ss", "us", "is"))
        )
        if word.lower in _PLURAL or ends_plural:
            return True
        return word.tag == "S" or (counted.lower.isdecimal() and counted.lower != "1")

    def object_phrase(self, start: int) -> list[int]:
        """Return the noun phrase right behind a verb, without its article; empty where none stands there."""
        chosen: list[int] = []
        for i in range(start, min(clause_end(self.parsed, start), len(self.parsed.words))):
            if self.parsed.words[i].tag not in "XJNSEA$'" or i in self.timed:
                break
            chosen.append(i)
        kept = self._without_edges(chosen)
        return kept if kept and self.parsed.words[kept[-1]].tag in "NSE" else []

    def rest(self, start: int, room: int) -> list[int]:
        """Return what follows to the end of the clause, without dates and quotation marks, as far as there is room."""
        chosen: list[int] = []
        words = self.parsed.words
        stop = clause_end(self.parsed, start) if start < len(words) else start
        for i in range(start, stop):
            word = words[i]
            if word.tag == "Q":
                continue
            if len(chosen) >= room and word.tag in "NSE'G" and chosen:
                return self._without_last_phrase(chosen)
            if word.tag in MARKS or len(chosen) >= room:
                break
            if i in self.timed or (word.tag == "C" and self._opens_act(i + 1)):
                if chosen and words[chosen[-1]].tag == "I":
                    chosen.pop()
                break
            chosen.append(i)
        return self.cut(chosen, whole=stop < len(words) and len(chosen) < room)

    def _opens_act(self, i: int) -> bool:
        """Whether another finite verb of the same subject begins at word i, or an adverb later."""
        for k in range(i, min(i + 2, len(self.parsed.words))):
            group = self.parsed.group(k)
            if group is not None:
                return group.tense.finite or group.passive
        return False

    def _without_last_phrase(self, chosen: list[int]) -> list[int]:
        """Drop the noun phrase that room cuts in two, with the preposition before it."""
        words = self.parsed.words
        while chosen and words[chosen[-1]].tag in "XJNSEAG$'RP":
            chosen.pop()
        return self.cut(chosen, whole=True)

    def cut(self, chosen: list[int], *, whole: bool) -> list[int]:
        """Drop what cannot end a title; where the clause goes on, also the words that lean on what follows."""
        words = self.parsed.words
        leaning = DANGLING | (frozenset("R") if whole else frozenset("JRAG"))
        while chosen and (words[chosen[-1]].tag in leaning or words[chosen[-1]].lower in OWNERS):
            chosen.pop()
        cut_verb = not whole and len(chosen) > 1 and words[chosen[-1]].tag == "V" and words[chosen[-2]].tag == "T"
        return chosen[:-2] if cut_verb else chosen  # "to step up cooperation to deal (with ...)"
