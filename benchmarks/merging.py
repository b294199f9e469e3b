"""What merging costs: all mentions at once, and one more article when 10,000 or a million mentions are stored.

    python benchmarks/merging.py [--mentions 10000 100000 1000000]

The mentions are made up: stories of a few incidents each, told by several papers. The index is kept in memory, so that
only the program's own work is measured.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from timeline.lexicons import rarity as rarity_lexicon
from timeline.lexicons.rarity import Rarity
from timeline.merging import blocking, merge, order, remerge
from timeline.merging.sketch import in_order, sketch_all
from timeline.model.event import Dating, EventMention
from timeline.model.time import Basis, Day, Precision

PAPERS = 4  # articles on one story
TOLD = 5  # mentions of one article
SCENE = 30  # words that belong to a story; each of its sentences has ten of them
STATES = (
    "ALB",
    "BGR",
    "CHE",
    "DNK",
    "ESP",
    "FIN",
    "GRC",
    "HUN",
    "IRL",
    "JOR",
    "KEN",
    "LBN",
    "MAR",
    "OMN",
    "PER",
    "TUN",
)
DEEDS = (
    ("attacked", "ASSAULT"),
    ("shelled", "ASSAULT"),
    ("agreed", "AGREE"),
    ("met", "CONSULT"),
    ("protested", "PROTEST"),
    ("condemned", "ACCUSE"),
    ("arrested", "COERCE"),
    ("tested", "MOBILIZE"),
    ("resigned", "GOVERN"),
    ("crashed", "DISASTER"),
)
Article = list[EventMention]


@dataclass(frozen=True)
class Story:
    """What the articles of a story share: its days, deeds, names, states and words."""

    day: Day
    deeds: list[tuple[str, str]]
    names: list[str]
    states: list[str]
    words: list[str]


def stories(number: int, words: list[str]) -> Iterator[list[Article]]:
    """Yield the articles of `number` stories within ten years."""
    chance = random.Random(7)  # noqa: S311 - nothing is secret here
    for place in range(number):
        story = Story(
            Day.from_ordinal(14_600 + chance.randrange(3650)),
            chance.sample(DEEDS, TOLD),
            ["".join(chance.choices("bdfgklmnprstvz", k=4)).capitalize() + "o" for _ in range(6)],
            chance.sample(STATES, 2),
            chance.sample(words, SCENE),
        )
        yield [list(article(f"{place}-{paper}", story, chance)) for paper in range(PAPERS)]


def article(name: str, story: Story, chance: random.Random) -> Iterator[EventMention]:
    """Yield the mentions of one article."""
    start = 0
    for number, (trigger, type_) in enumerate(story.deeds):
        who = story.names[number]
        quote = " ".join([who, trigger, story.names[-1], *chance.sample(story.words, 10)]) + "."
        yield EventMention(
            article=name,
            start=start,
            end=start + len(quote),
            quote=quote,
            trigger=trigger,
            trigger_start=start + len(who) + 1,
            trigger_end=start + len(who) + 1 + len(trigger),
            dating=Dating(story.day + number, story.day + number, Precision.DAY, Basis.RELATIVE),
            type=type_,
            source=(story.states[0],),
            target=(story.states[1],),
            title=f"{who} {trigger}",
            published=story.day + 7,
        )
        start += len(quote) + 1


class Index:
    """Blocks of mentions in memory."""

    def __init__(self, rarity: Rarity) -> None:
        self.rarity = rarity
        self.blocks: dict[str, list[EventMention]] = defaultdict(list)

    def add(self, mentions: Article) -> None:
        for sketch in sketch_all(in_order(mentions), self.rarity):
            for key in blocking.keys(sketch):
                self.blocks[key].append(sketch.mention)

    def __call__(self, keys: Collection[str], *, limit: int | None) -> Mapping[str, list[EventMention]]:
        return {key: sorted(self.blocks[key], key=order)[:limit] for key in keys if key in self.blocks}


def milliseconds(began: float) -> float:
    return 1000 * (time.process_time() - began)


def measure(number: int, rarity: Rarity, words: list[str]) -> None:
    index = Index(rarity)
    held: list[list[Article]] = []
    began = time.process_time()
    for story in stories(number // (PAPERS * TOLD), words):
        for told in story:
            index.add(told)
        if len(held) < 1000:
            held.append(story)
    filled = milliseconds(began)
    chance = random.Random(11)  # noqa: S311 - nothing is secret here
    spent = []
    for story in chance.sample(held, min(100, len(held))):
        began = time.process_time()
        events = remerge(story[-1], lookup=index, rarity=rarity)  # the last paper's article, as if it came now
        spent.append(milliseconds(began))
        assert events
    spent.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{number:>9,} mentions: an article of {TOLD} costs {sum(spent) / len(spent):.1f} ms of CPU,"
        f" at most {spent[-1]:.1f};"
        f" writing it to the index {filled * TOLD / number:.2f} ms; {memory:,.0f} MB in all",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000])
    numbers = parser.parse_args().mentions
    rarity = rarity_lexicon.load()
    words = sorted(word for word, bits in rarity.bits.items() if 11 < bits < 17)
    for number in (2_500, 5_000, 10_000):
        mentions = [m for story in stories(number // (PAPERS * TOLD), words) for told in story for m in told]
        began = time.process_time()
        events = merge(mentions, rarity=rarity)
        print(
            f"{number:>9,} mentions at once: {milliseconds(began):,.0f} ms of CPU, {len(events):,} events", flush=True
        )
    for number in numbers:
        measure(number, rarity, words)


if __name__ == "__main__":
    main()
