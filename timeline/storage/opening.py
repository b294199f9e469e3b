"""An engine in, a database that is a timeline out: made where there is none, refused where it is something else."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, insert, select

from timeline.errors import StorageError
from timeline.storage import engine as database
from timeline.storage import migrations, schema


def prepare(engine: Engine, where: str, *, name: str, made_by: str, create: bool) -> None:
    """Make the tables of a timeline in an empty database, or bring those that are there to this version.

    Args:
        engine: The database.
        where: What to call it in messages.
        name: What a new timeline is called.
        made_by: What is noted as the maker of the events.
        create: Whether an empty database may become a timeline.

    Raises:
        StorageError: it belongs to another program, is empty, or was made by a newer version of this one.
    """
    with database.reading(engine, where) as connection:
        found = database.table_names(connection)
    if not found:
        if not create:
            raise StorageError("there is no timeline here", where=where, remedy="Add articles to make one")
        database.make_durable(engine, where)
        with database.writing(engine, where) as connection:
            _make(connection, name, made_by)
    elif schema.info.name not in found:
        raise StorageError(
            "this database belongs to another program",
            where=where,
            remedy="Name another file with --timeline; this one is left as it is",
        )
    with database.reading(engine, where) as connection:
        version = _checked_version(connection, where)
    if version < schema.VERSION:
        database.make_durable(engine, where)
        with database.writing(engine, where) as connection:
            if (version := _checked_version(connection, where)) < schema.VERSION:  # another program may be faster
                migrations.migrate(connection, version)


def _make(connection: Connection, name: str, made_by: str) -> None:
    if schema.info.name in database.table_names(connection):
        return  # another program was faster
    migrations.make(connection)
    first = {"id": 1, "schema_version": schema.VERSION, "revision": 0, "settled": 1}
    connection.execute(insert(schema.info), [{**first, "name": name, "made_by": made_by}])


def _checked_version(connection: Connection, where: str) -> int:
    version = int(connection.execute(select(schema.info.c.schema_version)).scalar_one())
    if version > schema.VERSION:
        raise StorageError(
            f"this timeline was made by a newer version of the program (its tables are of version {version},"
            f" known are versions up to {schema.VERSION})",
            where=where,
            remedy="Update the program: pip install --upgrade timeline",
        )
    return version
