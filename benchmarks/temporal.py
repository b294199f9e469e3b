"""How fast the temporal tagger reads, how its time grows, and what hostile input does to it.

    python benchmarks/temporal.py [GOLD.jsonl ...]

Without arguments it reads text that it makes itself; with annotated files it reads theirs. All figures are of one core,
in megabytes of UTF-8 per CPU second; dateparser's `search_dates` reads a part of the same text in the same run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from timeline.evaluation import read_gold
from timeline.lexicons.temporal import load
from timeline.model.article import Article, Document, Span
from timeline.model.time import Day
from timeline.segmentation import segment
from timeline.temporal import Tagger

PUBLISHED = Day.of(2017, 8, 18)
# About as many times to a thousand words as news have.
PARAGRAPH = (
    "The foreign minister said on Tuesday that talks with the rebels would resume next week, three months "
    "after the ceasefire of May 14, 2016 collapsed. Nobody in the ministry was willing to say how the "
    "government would pay for the new equipment, and the opposition, which has asked for the figures "
    "again and again, walked out of the chamber in protest. Its leader called the plan a gift to the "
    "generals, who have never hidden what they think of parliaments.\n\n"
    "Some 1,200 people were killed between 2003 and 2009, when troops withdrew from the north. Villages "
    "along the river were burnt down, and those who could fled across the mountains, where the "
    "neighbouring country had put up tents for them. Aid groups say that the roads are still mined and "
    "that the harvest will be poor. The two sides blame each other for the shelling of a hospital, and "
    "neither lets observers into the districts that it holds.\n\n"
    "Parliament is expected to vote on the budget by the end of the month. Diplomats who follow the talks "
    "doubt that the money will be enough, as the price of grain has doubled and the mines in the south "
    "stand idle. The ministry did not answer questions that were sent to it in writing, and a spokesman "
    "for the army would not come to the telephone.\n\n"
)
HOSTILE = ("1/", "last ", " ", "may ", "Nov. 3 ", "monday-", "1-", "9:", "hundred and ", "3 and ", "the first ", "é ")
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
SEARCHED = 20_000  # characters that dateparser reads; it needs a second for each ten


def document(text: str) -> Document:
    paragraphs, position = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            paragraphs.append(Span(position, position + len(paragraph)))
        position += len(paragraph) + 2
    return segment(Article(id="benchmark", text=text, body=tuple(paragraphs), publication_date=PUBLISHED))


def seconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


def speed(texts: Sequence[str], tagger: Tagger) -> float:
    documents = [document(text) for text in texts]
    size = sum(len(text.encode()) for text in texts)
    return size / 1e6 / seconds(lambda: [tagger.tag(each) for each in documents])


def searched(text: str) -> float:
    from dateparser.search import search_dates

    return len(text.encode()) / 1e6 / seconds(lambda: search_dates(text, languages=["en"]))


def main(paths: Sequence[str]) -> None:
    print(f"start-up            {seconds(lambda: Tagger(load())):.3f} s (words loaded, rules compiled)")
    tagger = Tagger(load())
    texts = [each.text for each in read_gold(paths)] if paths else [PARAGRAPH * 600]
    print(f"first reading       {speed(texts, tagger):.2f} MB/s")
    print(f"once warm           {speed(texts, tagger):.2f} MB/s")
    print(f"dateparser          {searched(''.join(texts)[:SEARCHED]):.3f} MB/s (search_dates)")
    for size in SIZES:
        text = (PARAGRAPH * (size // len(PARAGRAPH) + 1))[:size]
        print(f"{size:>10,} characters {speed([text], tagger):.2f} MB/s")
    for unit in HOSTILE:
        text = (unit * 100_000)[:100_000]
        print(f"hostile {unit!r:<16} {seconds(lambda text=text: tagger.tag(document(text))):.3f} s per 100 KB")


if __name__ == "__main__":
    main(sys.argv[1:])
