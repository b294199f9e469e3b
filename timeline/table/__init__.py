"""Events in, two pandas tables out: a row per event, a row per mention. pandas begins here."""

from timeline.table.columns import (
    COLUMNS,
    DTYPES,
    LATE_DAYS,
    MENTION_COLUMNS,
    QUADS,
    TYPES,
    Column,
    Kind,
    Row,
    as_markdown,
)  # fmt: skip
from timeline.table.frames import (
    conform,
    day_of,
    day_scalar,
    events_frame,
    frame_of_rows,
    mentions_frame,
    rows_of_frame,
    unmerged_frame,
    without_collector,
)  # fmt: skip
from timeline.table.rows import best_mention, by_day, event_row, mention_row, when

__all__ = [
    "COLUMNS", "DTYPES", "LATE_DAYS", "MENTION_COLUMNS", "QUADS", "TYPES", "Column", "Kind", "Row", "as_markdown",
    "best_mention", "by_day", "conform", "day_of", "day_scalar", "event_row", "events_frame", "frame_of_rows",
    "mention_row", "mentions_frame", "rows_of_frame", "unmerged_frame", "when", "without_collector",
]  # fmt: skip
