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

from timeline.lexicons import rarity as rarity_lexicon
from timeline.merging import blocking, merge, remerge
from timeline.merging.sketch import in_order, sketch_all
from timeline.model.event import Dating, EventMention
from timeline.model.time import Basis, Day, Precision

PAPERS = 4  # articles on one story
TOLD = 5  # mentions of one article
STATES = "ALB BGR CHE DNK ESP FIN GRC HUN IRL JOR KEN LBN MAR NER OMN PER QAT ROU SWE TUN UGA VNM YEM ZMB".split()
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


def stories(number, words):
    """Yield `number` stories: lists of articles, each a list of mentions."""
    chance = random.Random(7)
    for story in range(number):
        names = ["".join(chance.choices("bdfgklmnprstvz", k=1) + chance.choices("aeiou", k=1)) * 1 for _ in range(12)]
        names = ["".join(chance.sample(names, 3)).capitalize() for _ in range(6)]
        states = chance.sample(STATES, 2)
        day = Day.from_ordinal(14_600 + chance.randrange(3650))
        scene = chance.sample(words, 30)
        deeds = chance.sample(DEEDS, TOLD)
        yield [list(article(f"{story}-{paper}", day, deeds, names, states, scene, chance)) for paper in range(PAPERS)]


def article(name, day, deeds, names, states, scene, chance):
    """Yield the mentions of one article."""
    start = 0
    for number, (trigger, type_) in enumerate(deeds):
        who = names[number % len(names)]
        quote = " ".join([who, trigger, names[-1], *chance.sample(scene, 10)]) + "."
        yield EventMention(
            article=name,
            start=start,
            end=start + len(quote),
            quote=quote,
            trigger=trigger,
            trigger_start=start + len(who) + 1,
            trigger_end=start + len(who) + 1 + len(trigger),
            dating=Dating(day + number, day + number, Precision.DAY, Basis.RELATIVE),
            type=type_,
            source=(states[0],),
            target=(states[1],),
            title=f"{who} {trigger}",
            published=day + 7,
        )
        start += len(quote) + 1


class Index:
    """Blocks of mentions in memory."""

    def __init__(self, rarity):
        self.rarity = rarity
        self.blocks = defaultdict(list)

    def add(self, mentions):
        for sketch in sketch_all(in_order(mentions), self.rarity):
            for key in blocking.keys(sketch):
                self.blocks[key].append(sketch.mention)

    def __call__(self, keys, *, limit):
        return {key: self.blocks[key][: None if limit is None else limit + 1] for key in keys if key in self.blocks}


def milliseconds(began):
    return 1000 * (time.perf_counter() - began)


def measure(number, rarity, words):
    index = Index(rarity)
    held = []
    began = time.perf_counter()
    for story in stories(number // (PAPERS * TOLD), words):
        for told in story:
            index.add(told)
        if len(held) < 1000:
            held.append(story)
    filled = milliseconds(began)
    chance = random.Random(11)
    spent = []
    for story in chance.sample(held, min(100, len(held))):
        began = time.perf_counter()
        events = remerge(story[-1], lookup=index, rarity=rarity)  # the last paper's article, as if it came now
        spent.append(milliseconds(began))
        assert events
    spent.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{number:>9,} mentions: an article of {TOLD} costs {sum(spent) / len(spent):.1f} ms, at most {spent[-1]:.1f};"
        f" its index rows {filled * TOLD / number:.2f} ms; {memory:,.0f} MB in all",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000])
    numbers = parser.parse_args().mentions
    rarity = rarity_lexicon.load()
    words = sorted(word for word, bits in rarity.bits.items() if 11 < bits < 17)
    for number in (2_500, 5_000, 10_000):
        mentions = [m for story in stories(number // (PAPERS * TOLD), words) for told in story for m in told]
        began = time.perf_counter()
        events = merge(mentions, rarity=rarity)
        print(f"{number:>9,} mentions at once: {milliseconds(began):,.0f} ms, {len(events):,} events", flush=True)
    for number in numbers:
        measure(number, rarity, words)


if __name__ == "__main__":
    main()
