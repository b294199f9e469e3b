"""Every word that the dashboard says, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BRAND = "Timeline"

TYPE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "AGREE": "Agreement",
        "CONSULT": "Talks and visits",
        "SUPPORT": "Support",
        "CONCEDE": "Concession",
        "COOPERATE": "Cooperation",
        "AID": "Aid",
        "RETREAT": "Withdrawal",
        "REQUEST": "Demand",
        "ACCUSE": "Accusation",
        "REJECT": "Refusal",
        "THREATEN": "Threat",
        "PROTEST": "Protest",
        "SANCTION": "Sanctions",
        "MOBILIZE": "Mobilisation",
        "COERCE": "Coercion",
        "ASSAULT": "Attack",
        "ELECTION": "Election",
        "GOVERN": "Government",
        "DISASTER": "Disaster",
        "DEATH": "Death",
        "OTHER": "Other",
    }
)
QUAD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "verbal cooperation": "Cooperation in words",
        "material cooperation": "Cooperation in deeds",
        "verbal conflict": "Conflict in words",
        "material conflict": "Conflict in deeds",
        "none": "Other",
    }
)
STATUS_NAMES: Mapping[str, str] = MappingProxyType(
    {"pending": "To review", "accepted": "Accepted", "rejected": "Rejected"}
)
PRECISION_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "day": "Exact day",
        "week": "Week",
        "month": "Month",
        "season": "Season",
        "quarter": "Quarter",
        "year": "Year",
        "decade": "Decade",
        "century": "Century",
        "range": "Stated range",
        "vague": "Only before or after",
    }
)
MODALITY_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "asserted": "Happened",
        "planned": "Planned",
        "alleged": "Alleged",
        "negated": "Did not happen",
        "hypothetical": "Hypothetical",
    }
)
FACET_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "type": "Event type",
        "actor": "Actor",
        "status": "Review",
        "precision": "Date known to",
        "modality": "How sure",
        "publisher": "Published by",
    }
)
LANE_NAMES: Mapping[str, str] = MappingProxyType(
    {"type": "Type", "actor": "Actor", "place": "Country", "source": "Source", "none": "None"}
)
EXPORTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "csv": ("CSV", "for a spreadsheet"),
        "jsonl": ("JSON Lines", "for a program"),
        "parquet": ("Parquet", "for pandas"),
        "ics": ("iCalendar", "for a calendar"),
        "geojson": ("GeoJSON", "for a map"),
        "timelinejs": ("TimelineJS", "for a web story"),
        "html": ("HTML", "to print or send"),
    }
)
FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "earliest": "First day",
        "latest": "Last day",
        "dates": "Date",
        "dating": "Date",
        "date": "Date",
        "killed": "Killed",
        "injured": "Injured",
        "type": "Type",
        "mode": "Kind",
        "source": "Who",
        "target": "Whom",
        "place": "Place",
        "modality": "How sure",
    }
)
NAMES: Mapping[str, str] = MappingProxyType({**TYPE_NAMES})

SEARCH = "Search events, actors, sentences…"
ADD = "Add article"
EXPORT = "Export"
SHARE = "Copy a link to this view"
THEME = "Switch between light and dark"
HELP = "Keyboard shortcuts"
FILTERS = "Filters"
SHOW_FILTERS = "Show or hide the filters"
RESET = "Reset"
ALL = "all"
ZOOM_IN, ZOOM_OUT, FIT = "Zoom in", "Zoom out", "Fit"
RANGES: tuple[tuple[str, float], ...] = (
    ("Week", 7),
    ("Month", 30.44),
    ("Year", 365.25),
    ("5 y", 1826.2),
    ("10 y", 3652.4),
)
ALL_TIME = "All"
LANES = "Lanes"
ACCEPT, REJECT, UNDO, CLOSE = "Accept", "Reject", "Undo", "Close"
EDIT, JOIN, SPLIT, REDO, SAVE, CANCEL = "Edit", "Join with another event", "Split off", "Redo", "Save", "Cancel"
HISTORY = "What was changed"
HISTORY_EMPTY = "Nobody has changed anything yet."
JOINING = "Choose the event that is the same one, in the timeline or in the table. Esc leaves it."
STALE = "This event was changed while you were editing it. Nothing is saved yet."
STALE_FIELD, STALE_NOW, STALE_YOURS = "Field", "Now", "Yours"
KEEP_MINE, TAKE_THEIRS = "Save mine", "Discard mine"
SAVED = "Saved"
BY_HAND = "set by hand"
CHANGED_MEANWHILE = "“{}” was changed meanwhile. Look at it as it is now, and try again."
NOTHING_CHANGED = "Nothing is changed yet."
NOTHING_TO_UNDO, NOTHING_TO_REDO = "There is nothing of yours to undo.", "There is nothing to redo."
UNDONE, REDONE = "Undone: {}", "Done again: {}"
ACTOR_HINT = "Names or codes, with commas between them"
DATE_REMEDY = "Write 2017, August 2017 or 2017-08-18"
JUDGED: Mapping[str, str] = MappingProxyType(
    {"pending": "Back to review", "accepted": "Accepted", "rejected": "Rejected"}
)
EDITED, JOINED, SPLIT_OFF, ADDED, DELETED = "Changed {}", "Joined", "Split off", "Added", "Deleted the article"
EDITED_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "dating": "date",
        "type": "type",
        "mode": "kind",
        "source": "who",
        "target": "whom",
        "place": "place",
    }
)
FORM_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "title": "Title",
        "type": "Type",
        "earliest": "First day",
        "latest": "Last day",
        "source": "Who",
        "target": "Whom",
        "place": "Place",
    }
)
STATES: Mapping[str, str] = MappingProxyType({"done": "", "undone": "undone", "dropped": "undone"})
PREVIOUS, NEXT = "Previous event", "Next event"
DATES_FROM, DATES_TO = "From", "To"
DATE_HINT = "e.g. 2017, Aug 2017"
DATE_UNREADABLE = "Not a date. Write 2017, August 2017 or 2017-08-18."
CONFIDENCE = "Confidence at least"
LATE = "First told late"
LATE_HINT = "told more than a month after it happened"
SEARCH_FACET = "Find…"
MORE = "{} more"
LESS = "fewer"

NOTHING_YET = "No events yet"
NOTHING_YET_BODY = "Paste a news article, and the dated incidents that it tells appear here."
NO_ROWS = "No events to list"
NOTHING_FOUND = "Nothing passes these filters"
NOTHING_FOUND_BODY = "Widen the search or reset the filters."
NOTHING_HERE = "Nothing in this stretch of time"
NOTHING_HERE_BODY = "Zoom out, or drag the frame below to where events are."
EARLIER, LATER = "{:,} earlier", "{:,} later"
PER_BIN = "counted per {}"
PER_BIN_WHY = "Zoom in to see single events. Heights go with the square root of the count."
TOO_WIDE = "{:,} less exact"
TOO_WIDE_WHY = "Their dates are wider than this view: zoom out to see them"
UNDATED = "{:,} without a date"

READ_ONLY = "Read-only"
DEMO = "Sample timeline"

SOURCE_SENTENCE, SOURCE_SENTENCES = "The sentence that tells it", "The {} sentences that tell it"
WHOLE_ARTICLE = "Whole article"
CONFLICTS = "The sources disagree"
RELATED = "Related events"
WHY_JOINED = "Joined because"
FAILED = "That did not work. What is stored is unharmed; the log says why."
GONE = "This event is no longer there. Another change may have merged it."
ARTICLE_GONE = "This article is no longer there."

ADD_TITLE = "Add an article"
ADD_TEXT = "Article text"
ADD_TEXT_HINT = "Paste the article here. Its words are kept exactly as they are."
ADD_HEADLINE = "Headline"
ADD_DATE = "Published on"
ADD_DATE_HINT = "e.g. 18 August 2017"
ADD_DATE_WHY = "Needed for “last week”; left empty, such words stay undated."
ADD_PUBLISHER = "Publisher"
ADD_FILE = "or choose a text file (.txt, at most 2 MB)"
ADD_SUBMIT = "Read the article"
ADD_EMPTY = "There is no text yet. Paste an article or choose a file."
ADD_BAD_DATE = "The publication date is not a date. Write 18 August 2017 or 2017-08-18, or leave it empty."
ADD_BAD_FILE = "This file is not plain text in UTF-8. Open it, and paste what it says."
ADD_TOO_LARGE = "This text is longer than 2 MB. Add it in parts, or with the command line."
ADD_NO_DATE = "without its publication date, words like “last week” stay open"
ADD_ALREADY = "The timeline holds this article already; nothing changed."
ADD_NOTHING = "The article was kept, but it tells no dated incident."
OPTIONAL = "optional"

KEYS: tuple[tuple[str, str], ...] = (
    ("J  K", "next, previous event"),
    ("A  R  E", "accept, reject, edit"),
    ("U  ⇧U", "undo, redo"),
    ("H", "what was changed"),
    ("+  −", "zoom in, out"),
    ("←  →", "earlier, later"),
    ("Home", "fit what passes the filters"),
    ("/", "search"),
    ("N", "add an article"),
    ("F", "show or hide the filters"),
    ("Esc", "close what is open"),
    ("?", "these shortcuts"),
)


def events(total: int) -> str:
    """Return "1 event", "1,234 events"."""
    return f"{total:,} event" + ("" if total == 1 else "s")


def new_events(total: int) -> str:
    """Return "1 new event", "1,234 new events"."""
    return f"{total:,} new event" + ("" if total == 1 else "s")
