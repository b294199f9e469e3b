from timeline.api import AddReport as AddReport
from timeline.api import Timeline as Timeline
from timeline.api import build as build
from timeline.api import extract as extract
from timeline.api import plot as plot
from timeline.articles import from_text as from_text
from timeline.articles import read as read
from timeline.errors import TimelineError as TimelineError
from timeline.model.article import Article as Article
from timeline.model.event import Event as Event
from timeline.model.event import EventMention as EventMention
from timeline.model.time import Day as Day

__all__ = [
    "AddReport",
    "Article",
    "Day",
    "Event",
    "EventMention",
    "Timeline",
    "TimelineError",
    "build",
    "extract",
    "from_text",
    "plot",
    "read",
]
