"""Articles, mentions and stages made by hand, so that tables and stores are tested without a lexicon."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from timeline.model.article import Article, Span
from timeline.model.event import Conflict, Dating, Event, EventMention, MergeReason, Modality, Toll
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision

GUAM = Place("Guam", 13.45, 144.78, "GUM", "island", 168_000)

TRIGGERS = {"attack": "ASSAULT", "talks": "CONSULT", "threat": "THREATEN", "vote": "ELECTION"}


def article(text: str = "A attack on 2017-08-18.\n", **fields) -> Article:
    """Return an article whose body is the whole text."""
    given = {"id": "story.txt", "title": "A story", "publication_date": Day(2017, 8, 20), "publisher": "The Daily"}
    return Article(**{**given, "text": text, "body": (Span(0, len(text)),), **fields})


def dating(earliest: str | None = "2017-08-18", latest: str | None = "2017-08-18", **fields) -> Dating:
    """Return a dating of the days given in ISO 8601."""
    days = (None if iso is None else Day.parse(iso) for iso in (earliest, latest))
    return Dating(*days, **{"precision": Precision.DAY, "basis": Basis.STATED, "time_text": earliest, **fields})


def mention(**fields) -> EventMention:
    """Return a mention of an attack, or what the fields make of it."""
    quote = fields.pop("quote", "North Korea attacked Guam on 18 August 2017, killing two.")
    start = fields.pop("start", 0)
    given = {
        "article": "story.txt",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "trigger": quote[12:20],
        "trigger_start": start + 12,
        "trigger_end": start + 20,
        "dating": dating(),
        "type": "ASSAULT",
        "mode": "attack",
        "source": ("PRK",),
        "target": ("USA",),
        "source_text": "North Korea",
        "place": GUAM,
        "place_text": "Guam",
        "killed": Toll(2, 2, "two"),
        "title": "North Korea attacks Guam",
        "confidence": 0.8,
        "rule": "attack (verb)",
        "published": Day(2017, 8, 20),
        "publisher": "The Daily",
    }
    return EventMention(**{**given, **fields})


def event(*mentions: EventMention, **fields) -> Event:
    """Return the event of some mentions, which takes everything from the first."""
    told = mentions or (mention(),)
    first = told[0]
    given = {name: getattr(first, name) for name in _SHARED}
    reasons = (None, *(MergeReason("first", 0.9, ("same day", "same place")) for _ in told[1:]))
    return Event(**{**given, "id": "E1", "mentions": told, "reasons": reasons, **fields})


_SHARED = (
    "dating",
    "type",
    "mode",
    "source",
    "target",
    "place",
    "killed",
    "injured",
    "modality",
    "title",
    "confidence",
)


@dataclass
class FakePipeline:
    """Finds in each line of a text its first trigger word and its ISO day; counts how often it is asked."""

    asked: list[str] = field(default_factory=list)

    def mentions(self, article: Article) -> tuple[EventMention, ...]:
        """Return a mention per line that holds a trigger."""
        self.asked.append(article.id)
        found, start = [], 0
        for line in article.text.splitlines(keepends=True):
            found += self._mentions(article, line, start)
            start += len(line)
        return tuple(found)

    def _mentions(self, article: Article, line: str, start: int) -> list[EventMention]:
        for word, type_ in TRIGGERS.items():
            if (at := line.find(word)) >= 0:
                day = next(
                    (part.strip(".!") for part in line.split() if "-" in part and part[:2] in {"19", "20"}), None
                )
                source = tuple(part for part in line.split() if part.isupper() and len(part) == 3)
                made = mention(
                    article=article.id,
                    quote=line.strip(),
                    start=start,
                    trigger=word,
                    trigger_start=start + at,
                    trigger_end=start + at + len(word),
                    type=type_,
                    mode=None,
                    dating=dating(day, day),
                    source=source,
                    target=(),
                    title=line.strip()[:40],
                    published=article.publication_date,
                    publisher=article.publisher,
                )
                return [made]
        return []


def fake_merge(mentions) -> tuple[Event, ...]:
    """Join mentions of one type, day and source; the id comes from the oldest."""
    groups: dict[tuple, list[EventMention]] = {}
    for one in mentions:
        groups.setdefault((one.type, str(one.dating.earliest), one.source), []).append(one)
    return tuple(_merged(group) for group in groups.values())


def _merged(group: list[EventMention]) -> Event:
    told = sorted(group, key=lambda one: (str(one.published or "9"), one.article, one.start))
    first = told[0]
    named = (first.article, first.start, first.type, str(first.dating.earliest), first.source)
    digest = hashlib.sha256(repr(named).encode("utf-8", "backslashreplace")).hexdigest()[:12]
    claims = tuple((str(one.killed.low), (one.article,)) for one in told if one.killed)
    conflicts = (Conflict("killed", claims),) if len(set(claims)) > 1 and len({c[0] for c in claims}) > 1 else ()
    return replace(event(*told), id=digest, conflicts=conflicts)


ALLEGED = Modality.ALLEGED
