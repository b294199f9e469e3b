"""The weights of two logistic regressions out: how likely a trigger tells an event, and a mention is all right.

`scripts/fit_confidence.py` writes `weights.yaml` from annotated articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicons.reader import read_file

WEIGHTS = Path(__file__).parent / "weights.yaml"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature, "bias" among them.

    Attributes:
        event: Of the probability that a trigger names an event that belongs on a timeline.
        right: Of the probability that a mention is such an event, with the right days and the right type.
        calibration: Pairs (probability of `right`, share that was right among mentions of about that probability in
            articles that the weights had not seen), both rising; empty where the probability is taken as it is.
        threshold: Probability of `event` (0 to 1) from which on a mention is reported.
    """

    event: Mapping[str, float]
    right: Mapping[str, float]
    calibration: tuple[tuple[float, float], ...]
    threshold: float


def load(path: Path = WEIGHTS) -> Weights:
    """Return the weights.

    Raises:
        LexiconError: a table is missing, or holds something that is no number.
    """
    content = read_file(path)
    threshold = content.get("threshold") if isinstance(content, dict) else None
    if not isinstance(threshold, float) or not 0 < threshold < 1:
        raise LexiconError("threshold must lie between 0 and 1", where=str(path), remedy="Fit the weights anew")
    knots = tuple((float(score), float(share)) for score, share in content.get("calibration") or ())
    if list(knots) != sorted(knots):
        raise LexiconError("calibration must rise", where=str(path), remedy="Fit the weights anew")
    return Weights(_table(content, "event", path), _table(content, "right", path), knots, threshold)


def _table(content: Any, name: str, path: Path) -> Mapping[str, float]:
    table = content.get(name)
    if not isinstance(table, dict) or not all(isinstance(weight, int | float) for weight in table.values()):
        raise LexiconError(f"{name} must be a table of numbers", where=str(path), remedy="Fit the weights anew")
    return {str(feature): float(weight) for feature, weight in table.items()}
