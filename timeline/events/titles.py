"""A draft in; a title of 4 to 12 words that stands alone out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.events.heard import Draft
from timeline.events.parse import NamedActor, Parse, VerbGroup
from timeline.events.roles import clause_end
from timeline.lexicons.inflections import Inflections
from timeline.model.actor import Actor

LONGEST = 12
"""Words in a title, at most."""
SHORTEST = 3
"""Words in a title, at least, where the sentence has more to say."""

_DANGLING = frozenset("XIT$CUWHBOMK-–(")
"""Tags that cannot end a title."""
_MARKS = frozenset(",;:.()-–—Q")
_OWNED = frozenset({"his", "her", "its", "their", "my", "our", "your"})
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


def title(draft: Draft, *, actors: Mapping[str, Actor], place: str | None, inflections: Inflections) -> str:
    """Return a title in the present tense, actors named, no pronoun and no date in it."""
    wording = _Wording(draft, actors, inflections)
    words = wording.verbal(draft.group) if draft.group is not None else wording.nominal()
    words = _trimmed(words, draft.heard.parsed)
    if place is not None and len(words) < LONGEST - 1 and place.lower() not in " ".join(words).lower():
        words = [*words, "in", *place.split()]
    if len(words) < SHORTEST:
        words = wording.sentence() or words
    text = " ".join(words[:LONGEST])
    for apart, together in ((" 's", "'s"), (" ’s", "’s"), (" '", "'"), (" ’", "’"), (" ,", ",")):
        text = text.replace(apart, together)
    return text[:1].upper() + text[1:]


def _trimmed(words: Sequence[str], parsed: Parse) -> list[str]:
    tags = {word.text: word.tag for word in parsed.words}
    kept = list(words)[:LONGEST]
    while kept and tags.get(kept[-1], "N") in _DANGLING:
        kept.pop()
    return kept


class _Wording:
    """The words of one draft's title, taken from its clause."""

    def __init__(self, draft: Draft, actors: Mapping[str, Actor], inflections: Inflections) -> None:
        self.draft = draft
        self.parsed = draft.heard.parsed
        self.actors = actors
        self.inflections = inflections
        self.timed = frozenset(i for placed in draft.heard.expressions for i in range(placed.first, placed.last + 1))

    def verbal(self, group: VerbGroup) -> list[str]:
        """Subject, verb in the present tense, and what follows it in the clause."""
        doers = self.draft.who.target if group.passive else self.draft.who.source
        before = self._subject_words(group)
        head = self._names(doers) if doers and not self._is_part(doers, before) else self._printed(before)
        if not head:
            return self._suffered(group) or self.sentence(cut=True)
        plural = self._is_plural(doers, before)
        verb = self._present(group, plural=plural)
        return [*head, *verb, *self._printed(self._rest(self.draft.trigger.last + 1, LONGEST - len(head) - len(verb)))]

    def _suffered(self, group: VerbGroup) -> list[str]:
        """The passive, where only the target is known: "convicted" of two officers is "Two officers are convicted"."""
        target = self.draft.who.target
        lemma = self.draft.trigger.entry.lemma.split()[0]
        if not target or group.passive or "object" not in self.draft.trigger.entry.target:
            return []
        forms = self.inflections.forms_of_verb(lemma)["participle"]
        particles = self.draft.trigger.entry.lemma.split()[1:]
        return [*self._names(target), "are" if self._is_plural(target, ()) else "is", forms[-1], *particles]

    def nominal(self) -> list[str]:
        """The noun phrase of the trigger, with its doer."""
        trigger = self.draft.trigger
        first = trigger.first
        while first > 0 and self._extends(first - 1) and trigger.first - first < 6:
            first -= 1
        while first < trigger.first and (
            self.parsed.words[first].tag in "'CXA" or self.parsed.words[first].lower in _OWNED
        ):
            first += 1
        core = list(range(first, trigger.last + 1))
        words = self._printed([*core, *self._rest(trigger.last + 1, LONGEST - len(core) - 4)])
        who = self.draft.who.source
        if who and not any(self._mentioned(actor, " ".join(words)) for actor in who):
            owners = self._names(who)
            owners[-1] += "'" if owners[-1].endswith("s") else "'s"
            return [*owners, *words]
        return words

    def sentence(self, *, cut: bool = False) -> list[str]:
        """The sentence itself, without dates, where it is short; else nothing, or its beginning (`cut`)."""
        words = self.parsed.words
        indices = [i for i in range(len(words)) if words[i].tag not in _MARKS and i not in self.timed]
        return self._printed(indices) if cut or len(indices) <= LONGEST else []

    def _extends(self, i: int) -> bool:
        return self.parsed.words[i].tag in "JNSEGA'" and i not in self.timed

    def _subject_words(self, group: VerbGroup) -> list[int]:
        """The words of the noun phrase before a verb, without what stands between commas, dates and adverbs."""
        start = group.first
        clause = self.parsed.clause_at[group.first]
        while (
            start > 0 and self.parsed.clause_at[start - 1] == clause and self.parsed.words[start - 1].tag not in "UWQ;:"
        ):
            start -= 1
        span = [i for i in range(start, group.first) if i not in self.timed]
        parts: list[list[int]] = [[]]
        for i in span:
            if self.parsed.words[i].tag in ",-–(":
                parts.append([])
            else:
                parts[-1].append(i)
        phrases = [part for part in parts if part and self.parsed.words[part[0]].tag not in "IRUVZDPGT"]
        return self._without_edges(phrases[0][:9]) if phrases else []

    def _without_edges(self, indices: list[int]) -> list[int]:
        kept = list(indices)
        while kept and self.parsed.words[kept[0]].tag in "CRXU$" and self.parsed.words[kept[0]].lower != "no":
            kept.pop(0)
        while kept and self.parsed.words[kept[-1]].tag in _DANGLING | {"R"}:
            kept.pop()
        return kept

    def _is_part(self, doers: Sequence[NamedActor], before: Sequence[int]) -> bool:
        """Whether the actor only modifies the subject: "the North Korean missile" flew, not North Korea."""
        if not before:
            return False
        last = doers[-1].last
        return doers[0].first in before and last < before[-1] and self.parsed.words[before[-1]].tag in "NS"

    def _printed(self, indices: Sequence[int]) -> list[str]:
        """Words as a title prints them: actors meant by pronouns named, owners that point outside left out."""
        words: list[str] = []
        for i in indices:
            word, actor = self.parsed.words[i], self.parsed.actor(i)
            if actor is not None and actor.mention.kind in {"pronoun", "metonym"}:
                words += self._names((actor,)) if i == actor.first else []
            elif word.lower not in _OWNED | _POINTING and word.tag not in "Q":
                words.append(word.text)
        return words

    def _mentioned(self, actor: NamedActor, text: str) -> bool:
        codes = actor.mention.codes
        names = [
            actor.mention.text,
            actor.mention.name,
            *(self.actors[code].name for code in codes if code in self.actors),
        ]
        return any(name and name.lower() in text.lower() for name in names)

    def _names(self, found: Sequence[NamedActor]) -> list[str]:
        """The actors' printable names: "United States and Japan"."""
        names: list[str] = []
        for actor in found[:4]:
            mention = actor.mention
            known = [self.actors[code].name for code in mention.codes if code in self.actors]
            for name in known if known and mention.kind in _BY_CODE else [mention.name or mention.text]:
                if name not in names:
                    names.append(name)
        if len(names) > 1:
            return f"{', '.join(names[:-1])} and {names[-1]}".split()
        return names[0].split() if names else []

    def _is_plural(self, doers: Sequence[NamedActor], before: Sequence[int]) -> bool:
        if len({code for actor in doers for code in actor.mention.codes}) > 1:
            return True
        if doers and not self._is_part(doers, before):
            return doers[0].mention.kind == "people" or self.parsed.words[doers[0].last].lower.endswith(
                ("ters", "ists", "ees")
            )
        heads = [i for i in before if self.parsed.words[i].tag in "NSE"]
        return bool(heads) and self.parsed.words[self._head(before)].tag == "S"

    def _head(self, before: Sequence[int]) -> int:
        """The head of a noun phrase: its last noun before any preposition."""
        head = before[0]
        for i in before:
            if self.parsed.words[i].tag == "I":
                break
            if self.parsed.words[i].tag in "NSE":
                head = i
        return head

    def _present(self, group: VerbGroup, *, plural: bool) -> list[str]:
        trigger, words = self.draft.trigger, self.parsed.words
        particles = [
            word.text for word in words[max(group.main, trigger.first) + 1 : trigger.last + 1] if word.tag not in _MARKS
        ]
        negation = ["not"] if group.negated else []
        if group.passive:
            return ["are" if plural else "is", *negation, words[group.main].lower, *particles]
        lemma = trigger.entry.present or trigger.entry.lemma.split()[0]
        if words[trigger.first].tag not in "VZDPG":
            return [words[i].text for i in range(trigger.first, trigger.last + 1)]
        if negation:
            return ["do" if plural else "does", "not", lemma, *particles]
        forms = self.inflections.forms_of_verb(lemma)
        return [forms["base"][0] if plural else forms["third"][0], *particles]

    def _rest(self, start: int, room: int) -> list[int]:
        """What follows the trigger up to the end of its clause, without dates, as far as there is room."""
        chosen: list[int] = []
        for i in range(
            start,
            min(clause_end(self.parsed, start), len(self.parsed.words)) if start < len(self.parsed.words) else start,
        ):
            word = self.parsed.words[i]
            if word.tag in _MARKS and (word.tag != "Q" or chosen) or len(chosen) >= room:
                break
            if i in self.timed:
                if chosen and self.parsed.words[chosen[-1]].tag == "I":
                    chosen.pop()
                break
            chosen.append(i)
        while chosen and (self.parsed.words[chosen[-1]].tag in _DANGLING | frozenset("JRAPQ")):
            chosen.pop()
        return chosen
