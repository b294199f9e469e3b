"""What needs no store: articles in, tables and figures out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline import merging
from timeline.api.adding import Extraction, clean
from timeline.api.adding import pipeline as own_pipeline
from timeline.model.article import Article
from timeline.storage import copies
from timeline.storage.merging import Merge
from timeline.table import events_frame, unmerged_frame

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure


def build(
    articles: Iterable[Article], *, pipeline: Extraction | None = None, merge: Merge | None = None
) -> pd.DataFrame:
    """Return the `events` table of some articles, without keeping anything."""
    extraction = pipeline or own_pipeline()
    cleaned = tuple(map(clean, articles))
    mentions = [mention for article in cleaned for mention in extraction.mentions(article)]
    return events_frame((merge or merging.merge)(mentions), copies=copies.pairs(cleaned))


def extract(article: Article, *, pipeline: Extraction | None = None) -> pd.DataFrame:
    """Return the `mentions` table of one article, in order of the text; `event_id` is null."""
    return unmerged_frame((pipeline or own_pipeline()).mentions(clean(article)))


def plot(events: pd.DataFrame, *, lanes: str = "type", theme: str = "light") -> Figure:
    """Return the timeline figure of an `events` table.

    Args:
        events: An `events` table.
        lanes: What the lanes are: `type`, `actor` and whatever else `timeline.figures` knows.
        theme: light or dark.
    """
    from timeline.figures import timeline_figure  # plotly takes its time to load

    return timeline_figure(events, lanes=lanes, theme=theme)
