"""The rules, grouped by phenomenon; `ALL` is every rule of this folder, and their order means nothing."""

from __future__ import annotations

from timeline.temporal.rule import Rule
from timeline.temporal.rules import (
    clocks,
    dates,
    deixis,
    durations,
    names,
    neighbours,
    numeric,
    offsets,
    references,
    repetition,
    runs,
    years,
)

_MODULES = (clocks, dates, deixis, durations, names, neighbours, numeric, offsets, references, repetition, runs, years)
ALL: tuple[Rule, ...] = tuple(
    found for module in _MODULES for found in vars(module).values() if isinstance(found, Rule)
)
