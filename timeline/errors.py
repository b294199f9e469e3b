"""The errors that people see: what is wrong, where, and what to do about it."""


class TimelineError(Exception):
    """Base of every error that Timeline raises on purpose.

    Args:
        what: What is wrong, in one sentence without a full stop.
        where: The file, line, entry or address that it concerns, if one is known.
        remedy: What the reader can do about it, if anything.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        """Keep the three parts apart, so that a dashboard can show them apart."""
        self.what = what
        self.where = where
        self.remedy = remedy
        place = f"{where}: " if where else ""
        advice = f". {remedy}" if remedy else ""
        super().__init__(f"{place}{what}{advice}")


class ArticleError(TimelineError):
    """An article cannot be read: missing, empty, binary, too large or broken."""


class InputError(TimelineError):
    """A record or an option given to Timeline is not of the form that it takes."""


class LexiconError(TimelineError):
    """A lexicon entry breaks the schema; the message names the file and the entry."""


class StorageError(TimelineError):
    """A timeline cannot be opened, read or written; what was stored is unharmed."""


class ConflictError(TimelineError):
    """A correction was based on a state of the event that has changed since."""
