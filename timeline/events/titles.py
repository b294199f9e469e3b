"""A draft in; a title of 4 to 12 words that stands alone out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.events.headlines import Headlines
from timeline.events.heard import Draft
from timeline.events.parse import VerbGroup
from timeline.events.phrases import DANGLING, MARKS, OWNERS, Phrases
from timeline.lexicons.event_types import POSITIONS
from timeline.model.actor import Actor

LONGEST = 12
"""Words in a title, at most."""
SHORTEST = 4
"""Words in a title, at least, where the sentence has more to say."""
_GLUE = ((" 's", "'s"), (" ' ", "' "), (" ’s", "’s"), (" ,", ","), (" %", "%"))
_AHEAD = 6
"""Words between a noun and the verb whose subject it is, at most."""


def title(draft: Draft, *, actors: Mapping[str, Actor], place: str | None, headlines: Headlines) -> str:
    """Return a title in the present tense, actors named, no pronoun and no date in it.

    Args:
        draft: The draft.
        actors: Every actor by code, for names to print.
        place: The words that name the place, or None.
        headlines: The verb forms.
    """
    wording = _Wording(draft, actors, headlines)
    if draft.group is not None:
        words = wording.verbal(draft.group)
    else:
        words = wording.longer(()) if draft.trigger.entry.pos == "phrase" else wording.nominal()
    words = _trimmed(words, draft)
    if place is not None and len(words) < LONGEST - 1 and place.lower() not in " ".join(words).lower():
        words = [*words, "in", *place.split()]
    if len(words) < SHORTEST:
        words = _trimmed(wording.longer(words), draft)
    text = " ".join(words[:LONGEST])
    for apart, together in _GLUE:
        text = text.replace(apart, together)
    return text[:1].upper() + text[1:]


def _trimmed(words: Sequence[str], draft: Draft) -> list[str]:
    tags = {word.text: word.tag for word in draft.heard.parsed.words}
    kept = list(words)[:LONGEST]
    while kept and (tags.get(kept[-1], "N") in DANGLING or kept[-1].endswith((",", "'s"))):
        kept[-1:] = [kept[-1].rstrip(",")] if kept[-1].endswith(",") else []
    return kept


class _Wording:
    """The words of one draft's title, taken from its clause."""

    def __init__(self, draft: Draft, actors: Mapping[str, Actor], headlines: Headlines) -> None:
        self.draft = draft
        self.parsed = draft.heard.parsed
        self.phrases = Phrases(draft, actors)
        self.headlines = headlines

    def verbal(self, group: VerbGroup) -> list[str]:
        """Subject, verb in the present tense, and what follows it in the clause."""
        phrases, trigger = self.phrases, self.draft.trigger
        doers = self.draft.who.target if group.passive else self.draft.who.source
        before = phrases.before(group) if group.tense.finite or group.passive else []
        named = bool(doers) and not phrases.is_part(doers, before)
        head = phrases.names(doers) if named else phrases.printed(before)
        if not head:
            return self._suffered(group)
        verb = self._verb(group, plural="and" in head or phrases.is_plural(doers if named else (), before))
        room = LONGEST - len(head) - len(verb)
        rest = phrases.printed(phrases.rest(trigger.last + 1, room))
        rest = rest or self._content(room)
        if named and rest and " ".join(head).lower() in " ".join(rest).lower():
            head = phrases.printed(before) or head
        return [*head, *verb, *rest]

    def _content(self, room: int) -> list[str]:
        """What is said, behind a verb of speech that has no object: "reiterates that it wants dialogue"."""
        start = self.draft.trigger.last + 1
        if start + 1 >= len(self.parsed.words) or self.parsed.words[start].lower != "that":
            return []
        return ["that", *self._said(self.phrases.rest(start + 1, room - 1))]

    def _suffered(self, group: VerbGroup) -> list[str]:
        """The passive, where only the object is known: "Police arrested a man" without police is "Man is arrested"."""
        phrases, trigger = self.phrases, self.draft.trigger
        object_words = phrases.object_phrase(trigger.last + 1)
        target = self.draft.who.target
        if group.passive or trigger.last != trigger.first or not (object_words or target):
            return []
        names = phrases.printed(object_words) or phrases.names(target)
        plural = phrases.is_plural_phrase(object_words) if object_words else phrases.is_plural(target, ())
        participle = self.headlines.participle(self._base())
        verb = self.headlines.passive(participle, self.draft.surety, plural=plural, negated=group.negated)
        after = object_words[-1] + 1 if object_words else target[-1].last + 1
        room = LONGEST - len(names) - len(verb)
        return [*names, *verb, *phrases.printed(phrases.rest(after, room))]

    def _base(self) -> str:
        """The base form of the trigger's verb: of "claimed responsibility" it is "claim"."""
        entry = self.draft.trigger.entry
        first = self.parsed.words[self.draft.trigger.first].lower
        return entry.present or (
            entry.lemma.split()[0] if entry.pos == "verb" else self.headlines.lemma(first) or first
        )

    def _verb(self, group: VerbGroup, *, plural: bool) -> list[str]:
        trigger, words = self.draft.trigger, self.parsed.words
        start = max(group.main, trigger.first) + 1
        particles = [word.text for word in words[start : trigger.last + 1] if word.tag not in MARKS]
        if words[trigger.first].tag not in "VZDPGBHMOT":
            return [word.text for word in words[trigger.first : trigger.last + 1]]
        base = self._base() if trigger.first >= group.first and group.main <= trigger.first else ""
        verb = self.headlines.of_group(self.parsed, group, self.draft.surety, plural=plural, base=base)
        return [*verb, *particles]

    def nominal(self) -> list[str]:
        """The noun phrase of the trigger with its doer, or, where it is a subject, the clause that it opens."""
        first = self._first_of_phrase()
        trigger, phrases = self.draft.trigger, self.phrases
        core = list(range(first, trigger.last + 1))
        clause = self._as_subject(core)
        if clause:
            return clause
        who = self.draft.who.source
        words = [*phrases.printed(core), *self._rest_of_noun(len(core) + len(who))]
        if who and not any(phrases.mentioned(actor, " ".join(words)) for actor in who):
            words = [*self._owners(), *words]
        return self._aimed(words)

    def _rest_of_noun(self, taken: int) -> list[str]:
        """What follows the noun, up to the next finite verb."""
        rest = self.phrases.rest(self.draft.trigger.last + 1, LONGEST - taken - 2)
        verb = next((n for n, i in enumerate(rest) if self.parsed.group_at[i] >= 0 and self._is_finite(i)), len(rest))
        return self.phrases.printed(self.phrases.cut(rest[:verb], whole=True))

    def _is_finite(self, i: int) -> bool:
        group = self.parsed.group(i)
        return group is not None and (group.tense.finite or group.passive)

    def _as_subject(self, core: Sequence[int]) -> list[str]:
        """The clause whose subject the noun is: "The attacks triggered fires" is "Attacks trigger fires"."""
        trigger = self.draft.trigger
        for i in range(trigger.last + 1, min(trigger.last + 1 + _AHEAD, len(self.parsed.words))):
            group = self.parsed.group(i)
            if group is not None:
                break
            if self.parsed.words[i].tag not in "INSEXJA$'":
                return []
        else:
            return []
        if group is None or not group.tense.finite or self.draft.clause != self.parsed.clause_at[group.main]:
            return []
        if self._is_governed(core[0]):
            return []
        subject = [i for i in range(core[0], group.first) if i not in self.phrases.timed]
        verb = self.headlines.of_group(
            self.parsed, group, self.draft.surety, plural=self.phrases.is_plural_phrase(core)
        )
        rest = self.phrases.rest(group.main + 1, LONGEST - len(subject) - len(verb))
        words = self.phrases.printed(subject)
        who = self.draft.who.source
        if who and not any(self.phrases.mentioned(actor, " ".join(words)) for actor in who):
            words = [*self._owners(), *words]
        return [*words, *verb, *self.phrases.printed(rest)][:LONGEST]

    def _owners(self) -> list[str]:
        owners = self.phrases.names(self.draft.who.source)
        owners[-1] += "'" if owners[-1].endswith("s") else "'s"
        return owners

    def _is_governed(self, first: int) -> bool:
        """Whether a preposition or a verb stands before the noun phrase, so that it is no subject."""
        before = [word.tag for word in self.parsed.words[max(first - 2, 0) : first] if word.tag not in "X$"]
        return bool(before) and before[-1] in "ITVZDPGC"

    def _first_of_phrase(self) -> int:
        trigger, words = self.draft.trigger, self.parsed.words
        first = trigger.first
        while first > 0 and self._extends(first - 1) and trigger.first - first < _AHEAD:
            first -= 1
        while first < trigger.first and (words[first].tag in "'CXA" or words[first].lower in OWNERS):
            first += 1
        return first

    def _extends(self, i: int) -> bool:
        return self.parsed.words[i].tag in "JNSEA'" and i not in self.phrases.timed

    def _aimed(self, words: list[str]) -> list[str]:
        """Add the target to a noun that does not name it: "attack" is "attack on Iraq"."""
        target = self.draft.who.target
        text = " ".join(words)
        if not target or len(words) >= LONGEST - 3 or any(self.phrases.mentioned(actor, text) for actor in target):
            return words
        linked = [position for position in self.draft.trigger.entry.target if position not in POSITIONS]
        return [*words, linked[0] if linked else "of", *self.phrases.names(target)] if linked else words

    def longer(self, words: Sequence[str]) -> list[str]:
        """The sentence itself where it is short, else the clause around the trigger, without dates and pronouns."""
        parsed, phrases = self.parsed, self.phrases
        plain = self._plain()
        if len(plain) > LONGEST:
            plain = [i for i in plain if parsed.clause_at[i] == self.draft.clause]
            at = next((n for n, i in enumerate(plain) if i >= self.draft.trigger.first), 0)
            first = max(at - LONGEST // 2, 0)
            while first and first < at and not self._begins_phrase(plain[first]):
                first += 1
            plain = plain[first : at + LONGEST // 2]
        while plain and parsed.words[plain[0]].tag in "CUWRIBH":
            plain.pop(0)
        said = self._said(phrases.cut(plain[:LONGEST], whole=True))
        if len(said) < SHORTEST - 1:  # a clause of two words: better the beginning of the sentence
            said = self._said(phrases.cut(self._plain()[:LONGEST], whole=False))
        return said if len(said) > len(words) else list(words)

    def _plain(self) -> list[int]:
        """The words of the sentence without marks and dates."""
        words = self.parsed.words
        return [i for i, word in enumerate(words) if word.tag not in MARKS and i not in self.phrases.timed]

    def _begins_phrase(self, i: int) -> bool:
        return self.parsed.words[i].tag in "X$" or self.parsed.words[i - 1].tag in "ITCUW,;"

    def _said(self, indices: Sequence[int]) -> list[str]:
        """Words of the sentence, its finite verbs in the present tense."""
        words: list[str] = []
        for n, i in enumerate(indices):
            group = self.parsed.group(i)
            if group is None or not group.tense.finite or i < group.first:
                words += self.phrases.printed([i])
            elif i == group.first:
                plural = self.phrases.is_plural_phrase(indices[:n]) if n else False
                words += self.headlines.of_group(self.parsed, group, self.draft.surety, plural=plural)
            elif self.parsed.words[i].tag == "R":
                words.append(self.parsed.words[i].text)
        return words
