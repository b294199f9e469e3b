"""Annotated articles in, a table out: of the mentions with a confidence so high, how many are right.

    python scripts/reliability.py ARTICLES.jsonl MENTIONS.jsonl [ARTICLES.jsonl MENTIONS.jsonl ...]

The files are those of `scripts/fit_confidence.py`. A mention is right when it meets an annotated one with the same
days and the same type; mentions that meet one of weight 3 are left out. The program is measured as it is, so on
articles that the weights were fitted on the table flatters: `fit_confidence.py` prints the honest one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from fit_confidence import Judged, judge, lines

from timeline.events.confidence import calibrated, probability
from timeline.pipeline import Pipeline

BOUNDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="ARTICLES MENTIONS")
    files = parser.parse_args().files
    pipeline = Pipeline.load()
    judged = [one for pair in zip(files[::2], files[1::2], strict=True) for one in _judged(pipeline, *pair)]
    weights = pipeline.extractor.weights
    scored = [(calibrated(probability(weights.right, one.right), weights.calibration), one.correct) for one in judged]
    print("confidence  mentions  right")
    for low, high in pairwise(BOUNDS):
        inside = [right for score, right in scored if low <= score < high or (high == 1 and score == 1)]
        print(f"{low:.1f} - {high:.1f}  {len(inside):8d}  {_share(inside)}")
    high = [right for score, right in scored if score >= BOUNDS[-2]]
    print(f"at least {BOUNDS[-2]}: {len(high)} mentions, {_share(high)} right")


def _judged(pipeline: Pipeline, articles: Path, mentions: Path) -> Iterator[Judged]:
    gold = list(lines(mentions))
    for article in lines(articles):
        yield from judge(pipeline, article, [record for record in gold if record["article"] == article["id"]])


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.2f}" if right else "-"


if __name__ == "__main__":
    main()
