"""A timeline in memory with the methods of `timeline.api.Timeline` that the dashboard calls."""

from __future__ import annotations

import pandas as pd

from timeline.api import AddReport, correcting
from timeline.articles import from_text
from timeline.corrections import Correction, EventChangedError, apply
from timeline.errors import StorageError
from timeline.model.article import Article
from timeline.model.event import Conflict, Dating, Event, EventMention, MergeReason, Modality, Status, Toll
from timeline.model.place import Place
from timeline.model.time import Basis, Day, Precision
from timeline.storage.log import Entry
from timeline.table import events_frame, mentions_frame

__all__ = ["MemoryTimeline", "dossier"]


class MemoryTimeline:
    """Events in memory; adding an article gives one event per sentence that has the word "shells"."""

    def __init__(self, events=(), articles=(), *, name="Strait dossier", table=None, mentions=None):
        self.name = name
        self.revision = 1
        self._events = {event.id: event for event in events}
        self._merged = dict(self._events)
        self._log, self._changed = [], {}
        self._articles = {article.id: article for article in articles}
        self._table, self._mentions = table, mentions

    def events(self, **_filters) -> pd.DataFrame:
        return events_frame(self._events.values()) if self._table is None else self._table

    def mentions(self) -> pd.DataFrame:
        return mentions_frame(self._events.values()) if self._mentions is None else self._mentions

    def event(self, event_id: str) -> Event:
        if self._table is not None:
            return self._event_of_row(event_id)
        return self._events[event_id]

    def article(self, article_id: str) -> Article:
        if article_id not in self._articles:
            raise StorageError("there is no such article", where=article_id)
        return self._articles[article_id]

    def judge(self, event_id, status, **by):
        return self._correct([event_id], correcting.judgement(status), **by)[0]

    def edit(self, event_id, fields, **by):
        return self._correct([event_id], correcting.edit(fields), **by)[0]

    def join(self, event_ids, **by):
        return self._correct(event_ids, correcting.join, **by)[0]

    def split(self, event_id, mentions, **by):
        return self._correct([event_id], correcting.split(mentions), **by)

    def undo(self, *, who):
        return self._turn(who, "done", "undone", newest=True)

    def redo(self, *, who):
        return self._turn(who, "undone", "done", newest=False)

    def log(self, *, limit=None):
        return tuple(reversed(self._log))[:limit]

    def event_revision(self, event_id: str) -> int:
        self.event(event_id)
        return self._changed.get(event_id, 1)

    def _correct(self, event_ids, act_on, *, who, when, expected_revision=None):
        if self._table is not None:
            self.revision += 1
            return (event_ids[0],)
        events = [self._events[event_id] for event_id in event_ids]
        act = act_on(events)
        if expected_revision not in (None, self.event_revision(event_ids[0])):
            raise EventChangedError(events[0], act, where="memory")
        self._log.append(Entry(Correction(len(self._log) + 1, who, when, act), "done"))
        self._settle()
        homes = {mention: event.id for event in self._events.values() for mention in event.mentions}
        ids = tuple(dict.fromkeys(homes[mention] for mention in act.mentions))
        self._changed |= dict.fromkeys(ids, self.revision)
        return ids

    def _turn(self, who, state, other, *, newest):
        mine = [place for place, entry in enumerate(self._log) if entry.correction.who == who]
        places = [place for place in mine if self._log[place].state == state]
        if not places:
            return None
        place = places[-1 if newest else 0]
        self._log[place] = Entry(self._log[place].correction, other)
        self._settle()
        return self._log[place].correction

    def _settle(self):
        done = [entry.correction for entry in self._log if entry.state == "done"]
        self._events = {event.id: event for event in apply(self._merged.values(), done)}
        self.revision += 1

    def add(self, article: Article) -> AddReport:
        if article.id in self._articles:
            return AddReport(already_there=(article.id,))
        self._articles[article.id] = article
        new = []
        for sentence in article.text.split(". "):
            at = sentence.find("shells")
            if at < 0:
                continue
            start = article.text.index(sentence)
            event = told(
                article,
                sentence,
                trigger="shells",
                type="ASSAULT",
                days=("2017-08-20", "2017-08-20"),
                id=f"n{len(self._events)}",
                title=sentence[:60],
            )
            assert event.mentions[0].start == start
            self._events[event.id] = self._merged[event.id] = event
            new.append(event.id)
        self.revision += 1
        return AddReport(added=(article.id,), events_new=tuple(new), mentions=len(new))

    def close(self) -> None:
        """Nothing to let go of."""

    def _event_of_row(self, event_id: str) -> Event:
        row = self._table[self._table["event_id"] == event_id].iloc[0]
        article = from_text(row["quote"], id=row["articles"][0], title=row["title"])
        self._articles[article.id] = article
        return told(
            article,
            row["quote"],
            trigger="said",
            type=row["type"],
            days=("2025-01-01", "2025-01-03"),
            id=event_id,
            title=row["title"],
        )


def told(
    article, sentence, *, trigger, type, days, id, title, precision="day", basis="stated", time_text=None, **fields
) -> Event:
    """Return an event that one sentence of one article tells."""
    one = mention(
        article,
        sentence,
        trigger=trigger,
        type=type,
        days=days,
        title=title,
        precision=precision,
        basis=basis,
        time_text=time_text,
        **fields,
    )
    return event_of(id, (one,))


def mention(
    article, sentence, *, trigger, type, days, title, precision="day", basis="stated", time_text=None, **fields
) -> EventMention:
    start = article.text.index(sentence)
    at = article.text.index(trigger, start)
    when = None if time_text is None else article.text.index(time_text)
    earliest, latest = (Day.parse(day) if day else None for day in days)
    return EventMention(
        article=article.id,
        start=start,
        end=start + len(sentence),
        quote=sentence,
        trigger=trigger,
        trigger_start=at,
        trigger_end=at + len(trigger),
        dating=Dating(
            earliest,
            latest,
            Precision(precision),
            Basis(basis),
            time_text,
            when,
            None if when is None else when + len(time_text),
            "rule",
        ),
        type=type,
        title=title,
        confidence=fields.pop("confidence", 0.84),
        published=article.publication_date,
        publisher=article.publisher,
        **fields,
    )


def event_of(id, mentions, *, reasons=None, conflicts=(), status="pending") -> Event:
    first = mentions[0]
    return Event(
        id=id,
        mentions=tuple(mentions),
        reasons=reasons or (None,) * len(mentions),
        dating=first.dating,
        type=first.type,
        mode=first.mode,
        source=first.source,
        target=first.target,
        place=first.place,
        killed=first.killed,
        injured=first.injured,
        modality=first.modality,
        title=first.title,
        confidence=first.confidence,
        conflicts=conflicts,
        status=Status(status),
    )


_STORY = """Arvenia weighs blockade of strait

Arvenia said last week it was considering plans to close the Strait of Velin to foreign warships. \
The announcement followed months of naval exercises by Belmar and its allies in the waters off Lethe Bay.

On 14 August 2017 an Arvenian patrol boat fired on a Belmari trawler near Morrow, killing three fishermen and \
wounding at least five. Belmar called the attack an act of piracy and recalled its ambassador the next day.

The two countries signed a border accord in 2005 after three years of talks. \
The older armistice dates from 1953, when the war over the islands ended.

Belmar plans to hold joint exercises with Caldora in September. \
Both foreign ministers are to meet in Tessaly on 2 September, officials said."""

_SECOND = """Trawler attack: death toll rises to four

Four fishermen died when an Arvenian patrol boat opened fire on their trawler off Morrow on Monday, \
the Belmari coast guard said. It denied that the boat had entered closed waters.

Thousands marched through Quill on Wednesday to demand a response. Some threw stones at the Arvenian consulate."""


def dossier() -> MemoryTimeline:
    """Return twelve events told by two invented articles, with every kind of date and modality."""
    a = from_text(
        _STORY,
        id="post.txt",
        title="Arvenia weighs blockade of strait",
        publication_date=Day.parse("2017-08-18"),
        publisher="The Coastal Post",
    )
    b = from_text(
        _SECOND,
        id="wire.txt",
        title="Trawler attack: death toll rises to four",
        publication_date=Day.parse("2017-08-17"),
        publisher="Meridian Wire",
    )
    morrow, quill = Place("Morrow", 47.1, 21.3, None, "town"), Place("Quill", 45.8, 20.4, "BLM", "city")
    s = _sentences
    attack_a = mention(
        a,
        s(a, "On 14 August"),
        trigger="fired on",
        type="ASSAULT",
        mode="shooting",
        days=("2017-08-14", "2017-08-14"),
        title="Arvenian patrol boat fires on Belmari trawler near Morrow",
        time_text="14 August 2017",
        source=("ARV",),
        target=("BLM",),
        source_text="Arvenian patrol boat",
        target_text="Belmari trawler",
        place=morrow,
        place_text="Morrow",
        killed=Toll(3, 3, "three"),
        injured=Toll(5, None, "at least five"),
        confidence=0.93,
    )
    attack_b = mention(
        b,
        s(b, "Four fishermen"),
        trigger="opened fire",
        type="ASSAULT",
        days=("2017-08-14", "2017-08-14"),
        basis="relative",
        time_text="Monday",
        title="Patrol boat opens fire on trawler off Morrow",
        source=("ARV",),
        target=("BLM",),
        source_text="Arvenian patrol boat",
        place=morrow,
        place_text="Morrow",
        killed=Toll(4, 4, "Four"),
        attributed_to="the Belmari coast guard",
        confidence=0.9,
    )
    events = [
        told(
            a,
            s(a, "Arvenia said last week"),
            trigger="considering plans to close",
            type="THREATEN",
            days=("2017-08-07", "2017-08-13"),
            precision="week",
            basis="relative",
            time_text="last week",
            id="e01",
            title="Arvenia says it considers closing the Strait of Velin",
            source=("ARV",),
            target=("BLM",),
            source_text="Arvenia",
        ),
        told(
            a,
            s(a, "The announcement"),
            trigger="naval exercises",
            type="MOBILIZE",
            days=("2017-05-01", "2017-08-13"),
            precision="range",
            basis="narrative",
            time_text="months",
            id="e02",
            title="Belmar and allies hold naval exercises off Lethe Bay",
            source=("BLM",),
            target=("ARV",),
            place=Place("Lethe Bay", 43.3, 16.1, None, "bay"),
        ),
        event_of(
            "e03",
            (attack_b, attack_a),
            reasons=(
                None,
                MergeReason("wire.txt", 0.91, ("the same type and day", "the same actors", "the same place")),
            ),
            conflicts=(Conflict("killed", (("3", ("post.txt",)), ("4", ("wire.txt",)))),),
            status="accepted",
        ),
        told(
            a,
            s(a, "Belmar called"),
            trigger="called the attack an act of piracy",
            type="ACCUSE",
            days=("2017-08-14", "2017-08-18"),
            precision="vague",
            basis="bounded",
            id="e04",
            title="Belmar calls the trawler attack an act of piracy",
            source=("BLM",),
            target=("ARV",),
            source_text="Belmar",
        ),
        told(
            a,
            s(a, "Belmar called"),
            trigger="recalled its ambassador",
            type="SANCTION",
            days=("2017-08-15", "2017-08-15"),
            basis="narrative",
            time_text="the next day",
            id="e05",
            title="Belmar recalls its ambassador from Arvenia",
            source=("BLM",),
            target=("ARV",),
            source_text="Belmar",
        ),
        told(
            a,
            s(a, "The two countries"),
            trigger="signed a border accord",
            type="AGREE",
            days=("2005-01-01", "2005-12-31"),
            precision="year",
            time_text="2005",
            id="e06",
            title="Arvenia and Belmar sign a border accord",
            source=("ARV", "BLM"),
            target=(),
        ),
        told(
            a,
            s(a, "The older armistice"),
            trigger="armistice",
            type="RETREAT",
            days=("1953-01-01", "1953-12-31"),
            precision="year",
            time_text="1953",
            id="e07",
            title="Armistice ends the war over the islands",
            source=("ARV", "BLM"),
            target=(),
        ),
        told(
            a,
            s(a, "Belmar plans"),
            trigger="hold joint exercises",
            type="COOPERATE",
            days=("2017-09-01", "2017-09-30"),
            precision="month",
            basis="relative",
            time_text="in September",
            id="e08",
            title="Belmar and Caldora plan joint exercises",
            source=("BLM", "CLD"),
            target=(),
            modality=Modality.PLANNED,
        ),
        told(
            a,
            s(a, "Both foreign"),
            trigger="meet",
            type="CONSULT",
            days=("2017-09-02", "2017-09-02"),
            basis="relative",
            time_text="2 September",
            id="e09",
            title="Foreign ministers of Belmar and Caldora are to meet in Tessaly",
            source=("BLM", "CLD"),
            target=(),
            modality=Modality.PLANNED,
            place=Place("Tessaly", 48.4, 22.7, "CLD", "city"),
        ),
        told(
            b,
            s(b, "It denied"),
            trigger="denied",
            type="REJECT",
            days=("2017-08-14", "2017-08-17"),
            precision="vague",
            basis="bounded",
            id="e10",
            title="Coast guard denies that the trawler entered closed waters",
            source=("BLM",),
            target=("ARV",),
        ),
        told(
            b,
            s(b, "Thousands marched"),
            trigger="marched",
            type="PROTEST",
            days=("2017-08-16", "2017-08-16"),
            basis="relative",
            time_text="Wednesday",
            id="e11",
            title="Thousands march through Quill to demand a response",
            source=("BLM",),
            target=("ARV",),
            place=quill,
        ),
        told(
            b,
            s(b, "Some threw"),
            trigger="threw stones",
            type="PROTEST",
            days=(None, None),
            precision="vague",
            basis="none",
            id="e12",
            title="Protesters throw stones at the Arvenian consulate",
            source=("BLM",),
            target=("ARV",),
            place=quill,
            confidence=0.55,
            modality=Modality.ALLEGED,
        ),
    ]
    return MemoryTimeline(events, (a, b))


def _sentences(article: Article, beginning: str) -> str:
    start = article.text.index(beginning)
    end = (
        min(at for at in (article.text.find(mark, start) for mark in (". ", ".\n")) if at >= 0)
        if any(article.text.find(mark, start) >= 0 for mark in (". ", ".\n"))
        else len(article.text) - 1
    )
    return article.text[start : end + 1]
