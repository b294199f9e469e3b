"""What a store costs with 10,000 and with a million events: adding an article, counting, searching, reading a year.

    python benchmarks/storage.py [--large] [--keep FOLDER]

The events are made up (see `merging`): ten thousand are stored by the program itself, a million by copying their rows
a hundred times with other days, other ids and other blocks.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from merging import stories
from sqlalchemy import insert

from timeline.api import Timeline
from timeline.lexicons import rarity as rarity_lexicon
from timeline.merging.consensus import agree
from timeline.merging.identity import event_id
from timeline.merging.sketch import in_order
from timeline.model.article import Article, Span
from timeline.model.event import Event, EventMention, MergeReason
from timeline.storage import derived, merging, schema, telling
from timeline.storage.queries import Wanted
from timeline.storage.rows import article_values, mention_values, stored_event
from timeline.storage.store import Store

T = TypeVar("T")
Story = Sequence[Sequence[EventMention]]  # the articles of its papers

EVENTS = 10_000
COPIES = 100
TOLD = 5  # incidents of a story
SPACING = 40  # days between the copies of an event
ADDED = 20  # articles


def article_of(name: str, mentions: Sequence[EventMention]) -> Article:
    text = " ".join(mention.quote for mention in mentions)
    return Article(id=name, text=text, body=(Span(0, len(text)),), publication_date=mentions[0].published)


def events_of(story: Story) -> Iterator[Event]:
    """Yield the events of a story: its papers tell the same incidents in the same order."""
    for told in zip(*story, strict=True):
        mentions = in_order(told)
        reasons = [None, *(MergeReason("the first one", 0.9, ("same day",)) for _ in mentions[1:])]
        yield agree(event_id(mentions[0]), mentions, reasons)


def fill(store: Store, told: Sequence[Story]) -> None:
    """Write stories with their events, past `Store.add`, which would merge each."""
    with store._writing() as writer:  # noqa: SLF001 - what it fills is past the public way
        connection, events, numbers = writer.connection, [], {}
        for story in told:
            for mentions in story:
                values = article_values(article_of(mentions[0].article, mentions)) | {"pending": 0}
                connection.execute(insert(schema.articles), [values])
                connection.execute(insert(schema.mentions), mention_values(mentions))
                held = telling.of_article(connection, mentions[0].article)
                merging.index(connection, held, writer.how)
            events += events_of(story)
        names = telling.names_of(connection, [mention for event in events for mention in event.mentions])
        numbers = {mention_id: number for number, mention_id in names.values()}
        rows = [stored_event(event, [names[mention][1] for mention in event.mentions]) for event in events]
        derived.write(connection, rows, numbers, revision=writer.revision)


COPY = """
INSERT INTO articles SELECT id || :name, kind, text_hash || :name, record, text, original, 0, 0, row_hash FROM articles
    WHERE rowid <= :articles;
INSERT INTO mentions SELECT n + :mentions * :k, id || :name, article_id || :name, position,
    json_set(record, '$.article', article_id || :name), kept, row_hash FROM mentions WHERE n <= :mentions;
INSERT INTO events SELECT n + :events * :k, id || :name, revision, first_day + :days, last_day + :days, record,
    json_set(row, '$.event_id', id || :name, '$.earliest', date(json_extract(row, '$.earliest'), :days || ' days'),
    '$.latest', date(json_extract(row, '$.latest'), :days || ' days')), row_hash FROM events WHERE n <= :events;
INSERT INTO event_mentions SELECT mention + :mentions * :k, event_id || :name, position, reason FROM event_mentions
    WHERE mention <= :mentions;
INSERT INTO event_index SELECT actor, type, day + :days, event + :events * :k FROM event_index WHERE event <= :events;
INSERT INTO event_words (rowid, words) SELECT rowid + :events * :k, words || ' copy' || :k FROM event_words
    WHERE rowid <= :events;
"""
BLOCKS = """
INSERT INTO blocks SELECT f.key + k.value, f.day, f.mention + :mentions * k.value
    FROM base f
    CROSS JOIN generate_k k
"""


def multiply(path: Path, copies: int) -> None:
    """Copy the rows of a store, with other days, ids and blocks."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-400000;")
    number = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - a constant
        for table in ("articles", "mentions", "events")
    }
    connection.execute("BEGIN")
    for k in range(1, copies):
        given = {"k": k, "name": f"-{k}", "days": k * SPACING, **number}
        for statement in COPY.split(";"):
            if statement.strip():
                connection.execute(statement, {name: given[name] for name in given if f":{name}" in statement})
    connection.execute("CREATE TEMP TABLE generate_k (value INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO generate_k VALUES (?)", ((k,) for k in range(1, copies)))
    connection.execute(
        "CREATE TEMP TABLE base AS SELECT key & 1152921504606846975 AS key, day, mention FROM blocks ORDER BY 1"
    )
    connection.execute(BLOCKS, {"mentions": number["mentions"]})  # in the order of the keys, so that it takes minutes
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()


def cpu(call: Callable[[], T]) -> tuple[float, float, T]:
    began = time.process_time(), time.perf_counter()
    answer = call()
    return 1000 * (time.process_time() - began[0]), 1000 * (time.perf_counter() - began[1]), answer


def best(call: Callable[[], T], turns: int = 5) -> tuple[float, float, T]:
    return min((cpu(call) for _ in range(turns)), key=lambda spent: spent[0])


def add_articles(store: Store, fresh: Sequence[Story]) -> tuple[float, float, float]:
    """Return the CPU times of adding articles of 20 mentions one by one."""
    spent = []
    for parts in fresh:
        name, start, mentions = f"new {parts[0][0].article}", 0, []
        for told in parts:
            for mention in told:
                moved = {"start": start, "end": start + len(mention.quote), "article": name}
                at = start + mention.trigger_start - mention.start
                moved |= {"trigger_start": at, "trigger_end": at + len(mention.trigger)}
                mentions.append(replace(mention, **moved, published=parts[0][0].published))
                start += len(mention.quote) + 1
        one = article_of(name, mentions)
        spent.append(cpu(lambda one=one, mentions=mentions: store.add(one, mentions))[:2])
    spent = spent[2:]  # the first ones load the lexicon and fill caches
    return sum(c for c, _ in spent) / len(spent), max(c for c, _ in spent), sum(w for _, w in spent) / len(spent)


def measure(path: Path, fresh: Sequence[Story]) -> float:
    store = Store.open(path, create=False)
    with Timeline(store) as timeline:
        size = timeline.size()
        print(f"{size:,} events, {path.stat().st_size / 1e6:,.0f} MB")
        mean, worst, wall = add_articles(store, fresh)
        print(
            f"  an article of 20 mentions: {mean:.1f} ms of CPU, at most {worst:.1f}; {wall:.1f} ms until it is durable"
        )
        year = {"start": "2012-01-01", "end": "2012-12-31"}
        spent, wall, counted = best(lambda: timeline.counts(**year, types=["ASSAULT"], actors=["ALB", "BGR"]))
        print(f"  counts per day of a year, a type, two actors: {spent:.1f} ms ({counted['events'].sum()} events)")
        word = "copy7" if size > 2 * EVENTS else timeline.events(**year)["title"][0].split()[0].lower()
        wanted = {"start": "2012-03-01", "end": "2012-03-31", "search": word}
        spent, wall, found = best(lambda: store.event_rows(wanted_of(wanted))[1])
        print(f"  search for a word in a month: {spent:.1f} ms ({len(found)} events)")
        rare = rare_word(path)
        spent, wall, found = best(lambda: store.event_rows(wanted_of({"search": rare}))[1])
        print(f"  search for a rare word: {spent:.1f} ms ({len(found)} events)")
        spent, wall, frame = best(lambda: timeline.events(**year), turns=2)
        print(f"  a year to a DataFrame: {spent:.0f} ms of CPU, {wall:.0f} ms ({len(frame):,} events)")
        return mean


def wanted_of(filters: dict[str, str]) -> Wanted:
    from timeline.api.timeline import _wanted  # what a search asks the store for

    return _wanted(filters.get("start"), filters.get("end"), (), (), filters.get("search"))


def rare_word(path: Path) -> str:
    """Make one event of the store hold a word that no other does."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE event_words SET words = words || ' zymurgy' WHERE rowid = 4711")
    connection.commit()
    connection.close()
    return "zymurgy"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", action="store_true", help="also a million events")
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--keep", type=Path, help="a folder for the stores")
    options = parser.parse_args()
    rarity = rarity_lexicon.load()
    words = sorted(word for word, bits in rarity.bits.items() if 11 < bits < 17)
    told = list(stories(options.events // TOLD, words))
    fresh = [[story[-1] for story in told[4 * n : 4 * n + 4]] for n in range(ADDED)]
    stored = [story[:-1] if n < 4 * ADDED else story[:2] for n, story in enumerate(told)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        small = folder / "small.db"
        store = Store.open(small)
        _, wall, _ = cpu(lambda: fill(store, stored))
        print(f"{options.events:,} events filled in {wall / 1000:.0f} s", flush=True)
        if options.large:
            store.backup(folder / "large.db")
        store.close()
        means = [measure(small, fresh)]
        if options.large:
            _, wall, _ = cpu(lambda: multiply(folder / "large.db", COPIES))
            print(f"copied in {wall / 1000:.0f} s", flush=True)
            means.append(measure(folder / "large.db", fresh))
            print(f"an article costs {means[1] / means[0]:.2f} times as much")


if __name__ == "__main__":
    main()
