"""Invented timelines of any size: a seed and a number in, an `events` table out, always the same."""

from __future__ import annotations

import numpy as np
import pandas as pd

from timeline.table import COLUMNS, QUADS, TYPES

ACTORS = (
    "ARV",
    "BLM",
    "CLD",
    "DRV",
    "EST",
    "FRH",
    "UN",
    "NORTHLEAGUE",
    "GREYGUARD",
    "HARANMINERS",
    "COASTPARTY",
    "LETHEBANK",
)
PLACES = (
    ("Morrow", 47.1, 21.3, "EST"),
    ("Velin", 46.2, 19.9, "ARV"),
    ("Quill", 45.8, 20.4, "BLM"),
    ("Tessaly", 48.4, 22.7, "CLD"),
    ("Ostrava Pass", 49.0, 18.2, "DRV"),
    ("Lethe Bay", 43.3, 16.1, None),
    ("Haran", 44.9, 23.0, "FRH"),
)
PUBLISHERS = ("The Coastal Post", "Meridian Wire", "Northern Observer", "Agence Libre", "Drovia Today")
_VERBS = {
    "AGREE": "agrees on a water accord with",
    "CONSULT": "sends an envoy to",
    "SUPPORT": "backs the claim of",
    "CONCEDE": "admits a border error to",
    "COOPERATE": "opens a joint exercise with",
    "AID": "pledges relief funds for",
    "RETREAT": "withdraws troops from",
    "REQUEST": "demands inspections in",
    "ACCUSE": "accuses the navy of",
    "REJECT": "rejects the mediation of",
    "THREATEN": "warns of a blockade of",
    "PROTEST": "sees thousands march against",
    "SANCTION": "freezes bank assets of",
    "MOBILIZE": "moves artillery towards",
    "COERCE": "arrests four citizens of",
    "ASSAULT": "shells a ridge held by",
    "ELECTION": "votes in a run-off watched by",
    "GOVERN": "names a minister for relations with",
    "DISASTER": "reports a flood on the border of",
    "DEATH": "mourns a former president of",
    "OTHER": "publishes archives about",
}
_PRECISIONS = ("day", "week", "month", "year", "range", "vague")
_SHARES = (0.7, 0.08, 0.08, 0.03, 0.07, 0.04)


def events_table(total: int, *, seed: int = 7, years: float = 3.0, undated: float = 0.01) -> pd.DataFrame:
    """Return `total` events over so many years that end in February 2026."""
    random = np.random.default_rng(seed)
    start = np.datetime64("2026-02-01", "D").astype(np.int64) - int(years * 365)
    hubs = random.integers(start, start + int(years * 365), size=12)
    near = hubs[random.integers(0, 12, size=total)] + random.normal(0, 20, size=total).astype(np.int64)
    even = random.integers(start, start + int(years * 365), size=total)
    first = np.where(random.random(total) < 0.55, even, near)
    precision = np.array(_PRECISIONS, dtype=object)[random.choice(len(_PRECISIONS), size=total, p=_SHARES)]
    earliest, latest = _days(first, precision, random)
    gone = random.random(total) < undated
    earliest[gone] = latest[gone] = np.datetime64("NaT")
    weights = random.random(len(TYPES)) + 0.3
    types = np.array(TYPES, dtype=object)[random.choice(len(TYPES), size=total, p=weights / weights.sum())]
    power = 1 / np.arange(1, len(ACTORS) + 1)
    source = np.array(ACTORS, dtype=object)[random.choice(len(ACTORS), size=total, p=power / power.sum())]
    target = np.array(ACTORS, dtype=object)[random.choice(len(ACTORS), size=total, p=power / power.sum())]
    site = random.integers(0, len(PLACES), size=total)
    names = np.array([place[0] for place in PLACES], dtype=object)[site]
    titles = [f"{a.title()} {_VERBS[t]} {b.title()}" for a, t, b in zip(source, types, target, strict=True)]
    told = random.geometric(0.6, size=total)
    order = np.argsort(np.where(np.isnat(earliest), latest, earliest), kind="stable")
    table = pd.DataFrame(
        {
            "event_id": [f"e{number:07d}" for number in range(total)],
            "title": titles,
            "type": pd.Categorical(types, categories=list(TYPES)),
            "mode": pd.Categorical([None] * total, categories=[]),
            "quad": pd.Categorical([QUADS[t] for t in types], categories=list(dict.fromkeys(QUADS.values()))),
            "earliest": earliest.astype("datetime64[s]"),
            "latest": latest.astype("datetime64[s]"),
            "precision": pd.Categorical(precision),
            "basis": pd.Categorical(random.choice(["stated", "relative", "narrative", "publication"], size=total)),
            "time_text": ["last week"] * total,
            "source": pd.Series([[code] for code in source], dtype=object),
            "target": pd.Series(
                [[code] if keep else [] for code, keep in zip(target, random.random(total) < 0.8, strict=True)],
                dtype=object,
            ),
            "place": names,
            "latitude": np.array([place[1] for place in PLACES])[site],
            "longitude": np.array([place[2] for place in PLACES])[site],
            "country": np.array([place[3] for place in PLACES], dtype=object)[site],
            "killed_min": pd.array([None] * total, dtype="Int64"),
            "killed_max": pd.array([None] * total, dtype="Int64"),
            "injured_min": pd.array([None] * total, dtype="Int64"),
            "injured_max": pd.array([None] * total, dtype="Int64"),
            "modality": pd.Categorical(
                random.choice(
                    ["asserted", "planned", "alleged", "negated", "hypothetical"],
                    size=total,
                    p=[0.8, 0.08, 0.06, 0.03, 0.03],
                )
            ),
            "confidence": np.round(random.beta(6, 2, size=total), 3),
            "status": pd.Categorical(
                random.choice(["pending", "accepted", "rejected"], size=total, p=[0.6, 0.33, 0.07])
            ),
            "published_first": (first + 1).astype("datetime64[D]").astype("datetime64[s]"),
            "late": random.random(total) < 0.06,
            "conflicts": pd.Series([None] * total, dtype="str"),
            "n_articles": pd.array(told, dtype="Int64"),
            "n_sources": pd.array(told, dtype="Int64"),
            "n_mentions": pd.array(told + random.integers(0, 3, size=total), dtype="Int64"),
            "quote": [f"{title}, officials said." for title in titles],
            "articles": pd.Series([[f"a{number % 997}"] for number in range(total)], dtype=object),
        }
    )
    return table[[column.name for column in COLUMNS]].iloc[order].reset_index(drop=True)


def mentions_table(events: pd.DataFrame) -> pd.DataFrame:
    """Return what the dashboard reads of the mentions of these events: who published each."""
    random = np.random.default_rng(3)
    publishers = np.array(PUBLISHERS, dtype=object)[random.integers(0, len(PUBLISHERS), size=len(events))]
    return pd.DataFrame(
        {"event_id": events["event_id"], "publisher": publishers, "article": [a[0] for a in events["articles"]]}
    )


def _days(first, precision, random):
    days = first.astype("datetime64[D]")
    earliest, latest = days.copy(), days.copy()
    week = precision == "week"
    earliest[week] = days[week] - ((first[week] + 3) % 7)
    latest[week] = earliest[week] + 6
    for name, unit in (("month", "M"), ("year", "Y")):
        chosen = precision == name
        floor = days[chosen].astype(f"datetime64[{unit}]")
        earliest[chosen] = floor.astype("datetime64[D]")
        latest[chosen] = (floor + 1).astype("datetime64[D]") - 1
    spans = precision == "range"
    latest[spans] = earliest[spans] + random.integers(2, 60, size=int(spans.sum()))
    vague = np.flatnonzero(precision == "vague")
    earliest[vague[::2]] = np.datetime64("NaT")
    latest[vague[1::2]] = np.datetime64("NaT")
    return earliest, latest
