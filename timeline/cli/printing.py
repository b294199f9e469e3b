"""What people see on a terminal: errors, tables, lit-up text; Rich is loaded only where something is drawn."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from timeline.errors import TimelineError

_NO_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
_Thing = TypeVar("_Thing")
_PALE = "dim"
_LIT = "bold black on yellow"

_WIDE = 110
"""Characters of a line from which on a table shows every column."""
_SPARED = frozenset({"trigger", "where", "mod", "articles"})
_WHOLE = frozenset({"id", "type", "value"})
_NARROW = {"when": 14, "who": 14}


class Form(StrEnum):
    """How a command that streams records prints them."""

    TABLE = "table"
    JSONL = "jsonl"


def chosen(form: Form | None) -> Form:
    """Return the form asked for; without one, a table on a terminal and JSON Lines elsewhere."""
    return form or (Form.TABLE if sys.stdout.isatty() else Form.JSONL)


def say_error(error: TimelineError) -> None:
    """Print an error as one red line on standard error."""
    say(" ".join(shown(str(error)).split()), style="bold red")


def say(line: str, *, style: str = "") -> None:
    """Print a line on standard error, so that it never mixes with what a command answers."""
    if sys.stderr.isatty():
        from rich.console import Console

        Console(stderr=True, highlight=False).print(line, style=style, markup=False, soft_wrap=True)
    else:
        sys.stderr.write(line + "\n")


def shown(text: str) -> str:
    """Return a stranger's text without characters that move a terminal's cursor or colours."""
    return text.translate(_NO_CONTROLS)


def console() -> Console:
    """Return a console for standard output that takes no markup from the texts it prints."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """Print a table; cells are strangers' texts. Where there are no rows, say so."""
    from rich.table import Table
    from rich.text import Text

    screen = console()
    wide = screen.width >= _WIDE
    places = [place for place, head in enumerate(heads) if wide or head not in _SPARED]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for place in places:
        head = heads[place]
        table.add_column(head, no_wrap=head in _WHOLE, max_width=None if wide else _NARROW.get(head))
    for row in rows:
        table.add_row(*(Text(shown(row[place])) for place in places))
    if title:
        screen.print(Text(shown(title), style="bold"))
    screen.print(table if table.row_count else "Nothing found.")


def lit(text: str, spans: Iterable[tuple[int, int]], *, offset: int = 0) -> Text:
    """Return a text with spans lit up; `offset` is where in the article the text begins."""
    from rich.text import Text

    styled = Text(shown(text))
    for start, end in spans:
        styled.stylize(_LIT, max(start - offset, 0), max(end - offset, 0))
    return styled


def counted(things: Iterable[_Thing], noun: str, *, total: int | None) -> Iterable[_Thing]:
    """Return the things unchanged; on a terminal a bar on standard error counts them as they pass.

    Args:
        things: What takes long to go through.
        noun: What they are called, in the plural.
        total: How many there will be, or None where that is not known.
    """
    return _bar(things, noun, total) if sys.stderr.isatty() and total != 1 else things


def _bar(things: Iterable[_Thing], noun: str, total: int | None) -> Iterator[_Thing]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    counts = TextColumn(f"{{task.completed}} {noun}")
    rate = TextColumn("{task.fields[rate]}")
    columns = (counts, BarColumn(), rate, TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="")
        for thing in things:
            yield thing
            progress.advance(task)
            speed = progress.tasks[0].speed
            progress.update(task, rate=f"{speed:.1f} a second" if speed else "")


def until_interrupted(things: Iterable[_Thing]) -> Iterator[_Thing]:
    """Yield things until the user interrupts the program: the one at hand is finished; twice ends it at once."""
    asked: list[int] = []

    def ask(number: int, _frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        say("Ending after this one; what is added is kept.")

    try:
        before = signal.signal(signal.SIGINT, ask)
    except ValueError:  # not in the main thread, which alone is interrupted
        yield from things
        return
    try:
        for thing in things:
            yield thing
            if asked:
                return
    finally:
        signal.signal(signal.SIGINT, before)


def print_fields(fields: Iterable[tuple[str, str | Text]]) -> None:
    """Print names and values in two columns; empty values are left out."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    for name, value in fields:
        if value:
            grid.add_row(Text(name, style=_PALE), Text(shown(value)) if isinstance(value, str) else value)
    console().print(grid)
