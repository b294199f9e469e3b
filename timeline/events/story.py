"""What an article has told so far, and the day that its own news is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from timeline.events.expressions import expressed
from timeline.events.heard import Draft, Heard, stem
from timeline.events.words import Word
from timeline.model.event import Dating
from timeline.model.time import Basis, Day, Precision

NEWS_REACH = 31
"""Days before publication within which a day can be the story's own: what is older is background."""
_PARAGRAPH = 12
"""How many sentences of a paragraph are looked back at for the day that it has reached."""
_MEMORY = 60
"""How many of the last mentions are remembered: an article that goes on for longer speaks of something else."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention that the article has told already."""

    draft: Draft
    dating: Dating

    @property
    def paragraph(self) -> int:
        """Index of the paragraph that tells it."""
        return self.draft.heard.sentence.paragraph


@dataclass(frozen=True, slots=True)
class News:
    """What an article is about: its day, and, where a mention tells it, the type and the doers of that mention."""

    dating: Dating
    type: str | None = None
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Story:
    """The publication day, the article's own news, the mentions so far (oldest first), and all its sentences."""

    published: Day | None
    main: News | None = None
    told: tuple[Told, ...] = ()
    heard: tuple[Heard, ...] = ()

    def reached(self, draft: Draft) -> Day | None:
        """Return the day that the story has reached before the draft's sentence, or None where it has named none."""
        for told in reversed(self.told):
            if told.draft.heard.number < draft.heard.number and is_news(told.dating, self.published):
                return told.dating.latest
        return self.main.dating.latest if self.main is not None else None

    def named(self, words: Sequence[Word]) -> Dating | None:
        """Return the dating of a told event that one of the words takes up: the news, else the newest; or None."""
        stems = frozenset(stem(word.lower) for word in words if word.tag in "NSG")
        found = [t.dating for t in reversed(self.told) if t.draft.heads & stems and t.dating.earliest is not None]
        main = self.main.dating.earliest if self.main is not None else None
        return next((dating for dating in found if dating.earliest == main), found[0] if found else None)

    def day_of_paragraph(self, draft: Draft) -> Dating | None:
        """Return the day that the draft's paragraph has reached, or None where the paragraph names none.

        It is that of its last dated mention, or a day that opened a sentence since ("On Thursday, he was flying ...").
        """
        number, paragraph = draft.heard.number, draft.heard.sentence.paragraph
        told = next((t for t in reversed(self.told) if t.paragraph == paragraph and self._leads_on(t.dating)), None)
        for heard in reversed(self.heard[max(number - _PARAGRAPH, 0) : number]):
            if heard.sentence.paragraph != paragraph or (told is not None and told.draft.heard.number >= heard.number):
                break
            for placed in heard.expressions:
                dating = expressed(placed.expression, "day that opened a sentence")
                if placed.first <= 2 and placed.side is None and is_news(dating, self.published):
                    return dating
        return told.dating if told is not None else None

    def _leads_on(self, dating: Dating) -> bool:
        """Whether what follows can go on with this day: one that the text names, not one that was made out."""
        return dating.basis is not Basis.PUBLICATION and is_news(dating, self.published)

    def with_told(self, told: Told) -> Story:
        """Return the story after one more mention."""
        return replace(self, told=(*self.told[-_MEMORY:], told))


def is_news(dating: Dating, published: Day | None) -> bool:
    """Tell whether a dating can be the story's own day: one day, not long before the publication."""
    if dating.precision is not Precision.DAY or dating.latest is None or published is None:
        return False
    return 0 <= published.ordinal - dating.latest.ordinal <= NEWS_REACH


def own_news(dated: Iterable[Told], published: Day | None, *, lead: Dating | None) -> News | None:
    """Return what the article is about: the first mention that gives a day of its own near the publication.

    Args:
        dated: The mentions with days of their own, in the order of the text.
        published: Day of publication.
        lead: The day that the article's first sentence names, if any; it counts where no mention of that day is found.
    """
    for told in dated:
        if lead is not None and told.draft.heard.number > 1 and told.dating.earliest != lead.earliest:
            return News(lead)
        if is_news(told.dating, published):
            return News(told.dating, told.draft.type, told.draft.sources)
    return News(lead) if lead is not None else None
