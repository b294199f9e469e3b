"""Annotated articles in, `timeline/lexicons/confidence/weights.yaml` out: two logistic regressions and a threshold.

    python scripts/fit_confidence.py ARTICLES.jsonl MENTIONS.jsonl [ARTICLES.jsonl MENTIONS.jsonl ...]

ARTICLES holds {"id", "date", "text"}; MENTIONS {"article", "quote", "trigger", "type", "earliest", "latest", "weight"},
one event mention per line, in the form that `timeline extract` writes, "weight" 3 for those that need not be found.
The threshold is the one with the best F1 when every article is judged by weights fitted on the other ones. So are the
scores of the first pair of files judged, on which the confidence is calibrated: it says how often mentions of such a
score were right in articles that the weights had not seen.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from timeline.articles import from_text
from timeline.events.confidence import dated_features, features
from timeline.events.story import Told
from timeline.lexicons.confidence import WEIGHTS
from timeline.model.time import Day
from timeline.pipeline import Pipeline

_CANDIDATES = 0.12
"""Draft probability from which on a trigger is a candidate while the weights are fitted."""
_RIDGE = 1.0
"""Strength of the penalty on squared weights: the features are many for a few hundred mentions."""
_STEPS = 60
_POOL = 80
"""Mentions that a point of the calibration rests on, at least."""
_RAREST = 4
"""Mentions that must have a feature before it gets a weight of its own."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its features before and after dating, and whether it meets an annotated mention, rightly."""

    article: str
    event: dict[str, float]
    right: dict[str, float]
    met: bool
    correct: bool


def main() -> None:
    """Read the annotated articles, fit, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="ARTICLES MENTIONS")
    files = parser.parse_args().files
    pipeline = _open_pipeline()
    judged: list[Judged] = []
    wanted = 0
    for articles, mentions in zip(files[::2], files[1::2], strict=True):
        gold = list(lines(mentions))
        wanted += sum(record["weight"] < 3 for record in gold)
        for article in lines(articles):
            judged += judge(pipeline, article, [record for record in gold if record["article"] == article["id"]])
    event = fit([one.event for one in judged], [one.met for one in judged])
    right = fit([one.right for one in judged], [one.correct for one in judged])
    scored = _unseen(judged)
    threshold = best_threshold([(score, one) for one, score, _ in scored], wanted)
    first = {record["id"] for record in lines(files[0])}
    unseen = [(score, one.correct) for one, _, score in scored if one.article in first]
    seen = [(_probability(right, one.right), one.correct) for one in judged if one.article in first]
    print("articles judged by weights fitted on the other ones:")
    calibration(unseen)
    print("calibrated on these and on the fitted scores together:")
    knots = calibration(unseen + seen)
    WEIGHTS.write_text(_written(event, right, knots, threshold), encoding="utf8")


def _open_pipeline() -> Pipeline:
    pipeline = Pipeline.load()
    weights = replace(pipeline.extractor.weights, threshold=_CANDIDATES)
    return replace(pipeline, extractor=replace(pipeline.extractor, weights=weights))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file."""
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip():
            yield json.loads(line)


def judge(pipeline: Pipeline, record: dict[str, Any], gold: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """Yield what the pipeline tells of an article, each mention judged by the annotated ones."""
    published = Day.parse(record["date"]) if record.get("date") else None
    article = from_text(record["text"], id=record["id"], publication_date=published)
    told = pipeline.extractor.told(pipeline.found(article))
    answers = _met(told, [_placed(one, record["text"]) for one in gold])
    for i, one in enumerate(told):
        answer = gold[answers[i]] if i in answers else None
        if answer is not None and answer["weight"] == 3:
            continue
        days = tuple(str(day) if day is not None else None for day in (one.dating.earliest, one.dating.latest))
        correct = answer is not None and (answer["earliest"], answer["latest"], answer["type"]) == (
            *days,
            one.draft.type,
        )
        yield Judged(
            record["id"], features(one.draft), dated_features(one.draft, one.dating), answer is not None, correct
        )


def _placed(record: dict[str, Any], text: str) -> tuple[int, int, int, int, str]:
    start = record["start"] if "start" in record else text.index(record["quote"])
    first = (
        start + record["quote"].index(record["trigger"]) if "trigger_start" not in record else record["trigger_start"]
    )
    return start, start + len(record["quote"]), first, first + len(record["trigger"]), record["type"]


def _met(told: Sequence[Told], gold: Sequence[tuple[int, int, int, int, str]]) -> dict[int, int]:
    """Which candidate meets which annotated mention: triggers overlap, or they share sentence and type; one to one."""
    pairs = []
    for i, one in enumerate(told):
        words, trigger, sentence = one.draft.heard.parsed.words, one.draft.trigger, one.draft.heard.sentence
        first, last = words[trigger.first].start, words[trigger.last].end
        for k, (start, end, gold_first, gold_last, kind) in enumerate(gold):
            same = one.draft.type == kind
            if min(last, gold_last) > max(first, gold_first):
                pairs.append((0 if same else 1, abs(first - gold_first), i, k))
            elif same and min(sentence.end, end) > max(sentence.start, start):
                pairs.append((2, abs(first - gold_first), i, k))
    answers: dict[int, int] = {}
    for _, _, i, k in sorted(pairs):
        if i not in answers and k not in answers.values():
            answers[i] = k
    return answers


def fit(rows: Sequence[dict[str, float]], labels: Sequence[bool]) -> dict[str, float]:
    """Return the weights of a logistic regression with a ridge penalty, fitted by Newton's method."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    design = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])
    answer = np.array(labels, dtype=float)
    penalty = _RIDGE * np.eye(len(names) + 1)
    penalty[0, 0] = 1e-3
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        probability = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (answer - probability) - penalty @ weights
        curvature = (design * (probability * (1 - probability))[:, None]).T @ design + penalty
        weights += np.linalg.solve(curvature, gradient)
    return {name: round(float(weight), 2) for name, weight in zip(("bias", *names), weights, strict=True)}


def _unseen(judged: Sequence[Judged]) -> list[tuple[Judged, float, float]]:
    """Each candidate with its two scores by weights fitted on the other articles."""
    scored = []
    for article in sorted({one.article for one in judged}):
        others = [one for one in judged if one.article != article]
        event = fit([one.event for one in others], [one.met for one in others])
        right = fit([one.right for one in others], [one.correct for one in others])
        here = [one for one in judged if one.article == article]
        scored += [(one, _probability(event, one.event), _probability(right, one.right)) for one in here]
    return scored


def best_threshold(scored: Sequence[tuple[float, Judged]], wanted: int) -> float:
    """Return the threshold with the best sum of two F1: of meeting annotated mentions, and of meeting them rightly."""

    def both(threshold: float) -> tuple[float, float]:
        kept = [one for score, one in scored if score >= threshold]
        met, right = sum(one.met for one in kept), sum(one.correct for one in kept)
        return 2 * met / (len(kept) + wanted), 2 * right / (len(kept) + wanted)

    best = max((round(step / 100, 2) for step in range(15, 70)), key=lambda threshold: sum(both(threshold)))
    detection, right = both(best)
    print(f"candidates {len(scored)}, threshold {best}: detection F1 {detection:.3f}, all right {right:.3f}")
    return best


def calibration(scored: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return the rising curve from score to share of right ones that fits best: pool adjacent violators, then knots.

    A knot is the middle score of a pool, of the highest pool its lowest score; a pool holds `_POOL` mentions at least.
    """
    pools: list[list[tuple[float, bool]]] = []
    for one in sorted(scored, reverse=True):  # from the top, so that the surest have a pool of their own
        pools.append([one])
        while len(pools) > 1 and (len(pools[-2]) < _POOL or _share(pools[-1]) >= _share(pools[-2])):
            pools[-2:] = [pools[-2] + pools[-1]]
    for pool in pools:
        print(f"score from {pool[-1][0]:.2f}  {len(pool):4d} mentions  {_share(pool):.2f} right")
    middles = [sum(score for score, _ in pool) / len(pool) for pool in pools]
    middles[0] = pools[0][-1][0]
    return sorted((round(middle, 3), round(_share(pool), 3)) for middle, pool in zip(middles, pools, strict=True))


def _share(pool: Sequence[tuple[float, bool]]) -> float:
    return sum(right for _, right in pool) / len(pool)


def _probability(weights: dict[str, float], row: dict[str, float]) -> float:
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in row.items())
    return float(1 / (1 + np.exp(-total)))


def _written(
    event: dict[str, float], right: dict[str, float], knots: Sequence[tuple[float, float]], threshold: float
) -> str:
    head = "# Written by scripts/fit_confidence.py: weights of two logistic regressions, by feature.\n"
    curve = [list(knot) for knot in knots]
    content = {"event": event, "right": right, "calibration": curve, "threshold": threshold}
    return head + yaml.safe_dump(content, sort_keys=False, allow_unicode=True)


if __name__ == "__main__":
    main()
