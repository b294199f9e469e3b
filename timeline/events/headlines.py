"""A verb in the tense and modality of its sentence in; its words as a title says them, in the present tense, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from timeline.events.parse import Parse, Tense, VerbGroup
from timeline.lexicons.inflections import Inflections
from timeline.lexicons.words import WordTags
from timeline.model.event import Modality

_BEING = frozenset({"be", "is", "are", "was", "were", "been", "am", "being"})
_HAVING = frozenset({"has", "have", "had"})
_ENDINGS = (("ied", "y"), ("ed", ""), ("d", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"))
_DOING = frozenset({"does", "do", "did"})


@dataclass(frozen=True, slots=True)
class Headlines:
    """The verb forms that titles need: the table of inflections, and the lemma of each form."""

    inflections: Inflections
    lemmas: Mapping[str, str]
    tags: WordTags

    @classmethod
    def compile(cls, inflections: Inflections, tags: WordTags) -> Self:
        """Return the forms with the lemma of each; a form that is a lemma itself stands for itself."""
        lemmas: dict[str, str] = {}
        for lemma in sorted(inflections.verbs):
            for forms in inflections.forms_of_verb(lemma).values():
                for form in forms:
                    lemmas.setdefault(form, lemma)
        lemmas.update({lemma: lemma for lemma in inflections.verbs})
        return cls(inflections, lemmas, tags)

    def lemma(self, form: str) -> str | None:
        """Return the base form of a verb's form, by the table, else by its ending; None where neither tells it."""
        lower = form.lower()
        if lower in self.lemmas:
            return self.lemmas[lower]
        if "V" in self.tags.open.get(lower, ""):
            return lower
        for ending, base in _ENDINGS:
            stem = lower.removesuffix(ending)
            if stem != lower and "V" in self.tags.open.get(stem + base, ""):
                return stem + base
        return None

    def of_group(self, parsed: Parse, group: VerbGroup, surety: Modality, *, plural: bool, base: str = "") -> list[str]:
        """Return a verb group as a title says it.

        Args:
            parsed: The sentence.
            group: The verb group.
            surety: Planned, "to meet"; supposed, "may meet"; alleged, "allegedly meets".
            plural: Whether its subject is plural.
            base: The base form to print instead of its own, where the lexicon names one.
        """
        main = parsed.words[group.main].lower
        if group.passive:
            return self.passive(main, surety, plural=plural, negated=group.negated)
        if main in _BEING | _HAVING | _DOING:
            return self._auxiliary(main, plural=plural, negated=group.negated, surety=surety)
        negated = group.negated or surety is Modality.NEGATED
        lemma = base or self.lemma(main)
        if lemma is None:  # an irregular verb that names no event: better in its own tense than wrong
            return [word.lower for word in parsed.words[group.first : group.main + 1]]
        return self.active(lemma, surety, plural=plural, negated=negated, tense=group.tense)

    def active(self, base: str, surety: Modality, *, plural: bool, negated: bool, tense: Tense) -> list[str]:
        """Return the words of an active verb: "meets", "to meet", "may meet", "does not meet"."""
        forms = self.inflections.forms_of_verb(base)
        if surety is Modality.PLANNED or tense is Tense.FUTURE:
            return ["not", "to", base] if negated else ["to", base]
        if surety is Modality.HYPOTHETICAL:
            return ["may", "not", base] if negated else ["may", base]
        if negated:
            return ["do" if plural else "does", "not", base]
        present = [forms["base"][0] if plural else forms["third"][0]]
        return ["allegedly", *present] if surety is Modality.ALLEGED else present

    def passive(self, participle: str, surety: Modality, *, plural: bool, negated: bool) -> list[str]:
        """Return the words of a passive verb: "is killed", "to be killed", "may be killed", "is allegedly killed"."""
        negation = ["not"] if negated else []
        if surety is Modality.PLANNED:
            return [*negation, "to", "be", participle]
        if surety is Modality.HYPOTHETICAL:
            return ["may", *negation, "be", participle]
        hedge = ["allegedly"] if surety is Modality.ALLEGED else []
        return ["are" if plural else "is", *negation, *hedge, participle]

    def participle(self, base: str) -> str:
        """Return the past participle of a base form."""
        return self.inflections.forms_of_verb(base)["participle"][-1]

    def _auxiliary(self, main: str, *, plural: bool, negated: bool, surety: Modality) -> list[str]:
        negation = ["not"] if negated else []
        if surety is Modality.PLANNED:
            return [*negation, "to", "be" if main in _BEING else "have"]
        if main in _BEING:
            return ["are" if plural else "is", *negation]
        if main in _HAVING:
            return ["have" if plural else "has", *negation]
        return ["do" if plural else "does", *negation]
