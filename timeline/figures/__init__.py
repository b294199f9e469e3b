"""An `events` table in, plotly figures out: the timeline and its overview."""

from timeline.figures.draw import timeline_figure
from timeline.figures.overview import folded_axis, overview_figure

__all__ = ["folded_axis", "overview_figure", "timeline_figure"]
