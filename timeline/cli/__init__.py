"""The `timeline` command: parses, calls, prints."""

from __future__ import annotations

import os
import sys

from timeline.errors import TimelineError

FAILED = 2
"""Exit status after an error that was said."""

_INTERRUPTED = 130  # 128 + SIGINT, as a shell has it


def main() -> None:
    """Run the command line; errors that Timeline raises on purpose are one line, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # a real stream has it
    try:
        sys.exit(_run())
    except BrokenPipeError:  # `timeline events | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _run() -> int:
    from timeline.cli import correcting, printing
    from timeline.cli.commands import app

    correcting.register(app)

    try:
        status = app(standalone_mode=True)
        sys.stdout.flush()
    except TimelineError as error:
        printing.say_error(error)
        return FAILED
    return int(status or 0)
