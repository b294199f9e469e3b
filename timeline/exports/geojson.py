"""An `events` table to GeoJSON (RFC 7946): a point per event, no geometry where its place is not known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.table import rows_of_frame

if TYPE_CHECKING:
    import pandas as pd


def write(events: pd.DataFrame, path: Path, *, name: str) -> int:
    """Write the table as one FeatureCollection."""
    features = [_feature(row) for row in rows_of_frame(events)]
    collection = {"type": "FeatureCollection", "name": name, "features": features}
    path.write_bytes(json.dumps(collection, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
    return len(features)


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    longitude, latitude = row["longitude"], row["latitude"]
    known = longitude is not None and latitude is not None
    # RFC 7946, section 3.1.1: longitude first
    point = {"type": "Point", "coordinates": [longitude, latitude]} if known else None
    return {"type": "Feature", "id": row["event_id"], "geometry": point, "properties": row}
