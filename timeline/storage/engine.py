"""A path or database URL in, an engine out that keeps what it acknowledges; its errors come out as StorageError."""

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from timeline.errors import StorageError

BUSY_SECONDS = 30
"""How long a writer waits for another one; four writers at once made the slowest wait 4.5 s."""

_WAITS = (0.05,) * 100
"""Seconds between attempts to turn on the write-ahead log, which does not wait by itself for another program."""

_NOT_OURS = "Name another file with --timeline; this one is left as it is"
_DAMAGED = "Restore a backup, and see `timeline check`"
_REMEDIES = (
    ("file is not a database", "this is no timeline, nor any other database", _NOT_OURS),
    ("file is encrypted", "this is no timeline, nor any other database", _NOT_OURS),
    ("malformed", "the database is damaged", _DAMAGED),
    ("decode", "a stored row is damaged", _DAMAGED),
    ("locked", "another program is writing to the timeline", "Try again when it is done"),
    ("readonly", "the timeline may not be written", "Allow writing to the file and its folder"),
    ("unable to open", "the timeline cannot be opened", "Check that the file and its folder may be read and written"),
    ("disk is full", "the disk is full", "Free some space and try again; nothing was half-written"),
    ("disk I/O", "the disk cannot be read or written", "Check the disk; what was stored before is kept"),
)


def connect(path_or_url: str | Path, *, create: bool) -> tuple[Engine, str]:
    """Return an engine for a timeline's database, and what to call the place in messages.

    Args:
        path_or_url: A file, or a database URL such as `postgresql+psycopg://host/name`.
        create: Whether a file that does not exist may come into being.

    Raises:
        StorageError: the file is missing, a directory, or in no folder; the URL names no known database.
    """
    text = str(path_or_url)
    if "://" not in text:
        path = Path(text)
        _check_path(path, create=create)
        return _engine(URL.create("sqlite", database=str(path))), text
    try:
        url = make_url(text)
        return _engine(url), url.render_as_string(hide_password=True)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StorageError(
            f"not a database that can be used: {error}",
            where=text.partition("://")[0] + "://",
            remedy="Give a path, or a URL such as postgresql+psycopg://host/name (install timeline[postgresql])",
        ) from error


def default_name(place: str) -> str:
    """Return what a timeline is called until it gets a name: the stem of its file, or the database's name."""
    return Path(place.rpartition("/")[2].partition("?")[0]).stem or "timeline"


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    with said_clearly(where), engine.connect() as connection:
        if engine.dialect.name != "sqlite":  # where a transaction always reads one state
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """Give a connection that is the only writer; all it does is kept, or, after an error, nothing is."""
    with said_clearly(where), engine.connect() as connection:
        connection = connection.execution_options(timeline_writes=True)
        with connection.begin():
            yield connection


@contextmanager
def said_clearly(where: str) -> Iterator[None]:
    """Turn a database's error into a StorageError that names the place and the remedy."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        detail = str(error.orig if isinstance(error, DBAPIError) else error)
        for sign, what, remedy in _REMEDIES:
            if sign in detail:
                raise StorageError(what, where=where, remedy=remedy) from error
        raise StorageError(f"the database refuses: {detail}", where=where) from error
    except (UnicodeDecodeError, json.JSONDecodeError, zlib.error) as error:
        raise StorageError("a stored row is damaged", where=where, remedy=_DAMAGED) from error
    except SQLAlchemyError as error:
        raise StorageError(f"the database cannot be used: {error}", where=where) from error


def table_names(connection: Connection) -> frozenset[str]:
    """Return the names of the tables that the database has."""
    return frozenset(inspect(connection).get_table_names())


def make_durable(engine: Engine, where: str) -> None:
    """Let readers and a writer work at once, for good (SQLite's write-ahead log)."""
    if engine.dialect.name == "sqlite":
        with said_clearly(where), engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            for wait in (*_WAITS, None):
                try:
                    raw.execute("PRAGMA journal_mode=WAL")
                except sqlite3.OperationalError as error:
                    if wait is None or "locked" not in str(error):
                        raise
                    time.sleep(wait)
                else:
                    return


def backup(engine: Engine, target: Path, where: str) -> None:
    """Write a consistent copy of the database to a new file, also while others write.

    Raises:
        StorageError: the target exists, or the database is not SQLite.
    """
    if engine.dialect.name != "sqlite":
        raise StorageError(
            "only a timeline in a file can be backed up", where=where, remedy="Use the server's own tool"
        )
    if target.exists():
        raise StorageError("the backup would overwrite a file", where=str(target), remedy="Give a new name")
    if not target.absolute().parent.is_dir():
        raise StorageError("the folder does not exist", where=str(target.parent), remedy="Make it first")
    with said_clearly(str(target)), engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("VACUUM INTO ?", (str(target),))


def check_restorable(source: Path, target: Path, *, replace: bool) -> None:
    """Raise StorageError where a backup is missing, or a file at the target may not go."""
    _check_path(source, create=False)
    _check_path(target, create=True)
    if target.exists() and not replace:
        raise StorageError("there is a file already", where=str(target), remedy="Give --replace to give it up")


def copy(source: Path, target: Path) -> None:
    """Make a file the same database as another one, also while other programs have either open.

    Raises:
        StorageError: the source is no database, or the target cannot be written.
    """
    with said_clearly(str(source)), closing(sqlite3.connect(source, timeout=BUSY_SECONDS)) as held:
        if not _is_database(target):
            target.unlink(missing_ok=True)
        with closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as lost:
            held.backup(lost)  # within a transaction: whoever reads sees the old state or the new one


def _is_database(path: Path) -> bool:
    """Tell whether a file is a database that can be read, so that others may have it open."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        return False
    return True


def _check_path(path: Path, *, create: bool) -> None:
    if "\0" in str(path):
        raise StorageError("no file name can hold a NUL character", where=repr(str(path)))
    try:
        if path.is_dir():
            raise StorageError("this is a folder", where=str(path), remedy="Name a file in it, such as timeline.db")
        if not path.absolute().parent.is_dir():
            raise StorageError("its folder does not exist", where=str(path), remedy="Make the folder first")
        if not create and not path.exists():
            raise StorageError(
                "there is no timeline here",
                where=str(path),
                remedy="Make one with `timeline add FILE...`, or name another with --timeline",
            )
    except OSError as error:
        # no right to look into the folder; a name that is too long
        raise StorageError(f"the timeline cannot be opened: {error}", where=repr(str(path))) from error


def _engine(url: URL) -> Engine:
    if not url.drivername.startswith("sqlite"):
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(raw: Any, _record: Any) -> None:
    raw.isolation_level = None  # SQLAlchemy begins and ends the transactions, see `_begin`
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    # A reader that turns into a writer can deadlock with another one, so a writer says so at once.
    writes = connection.get_execution_options().get("timeline_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
