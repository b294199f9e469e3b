"""A timeline that is kept (`Timeline`), and what needs no store: `build`, `extract`, `plot`."""

from timeline.api.adding import AddReport, Extraction
from timeline.api.correcting import Fields
from timeline.api.importing import ImportReport
from timeline.api.timeline import Timeline
from timeline.api.unkept import build, extract, plot

__all__ = ["AddReport", "Extraction", "Fields", "ImportReport", "Timeline", "build", "extract", "plot"]
