"""Open the database of a record, SQLite or PostgreSQL, and lend connections to read and to write; every failure in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from communique.errors import RecordError
from communique.record import schema
from communique.record.fulltext import create_fulltext, drop_fulltext

if TYPE_CHECKING:
    from alembic.config import Config

APPLICATION = 0x436F6D71
"""The mark of a record among SQLite files: "Comq"."""

_ONE_WRITER = 0x436F6D71
_WAIT = 60
"""Seconds that a writer waits for another to end."""


class Store:
    """A record's database. Any number of processes may read while one writes; writers wait for each other."""

    def __init__(self, location: str, engine: Engine) -> None:
        self.location = location
        self._engine = engine

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite and not a PostgreSQL database."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one state of the record throughout."""
        with explaining(self.location), self._engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection to write; all of it is kept at the end, or on an error nothing."""
        with explaining(self.location), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ONE_WRITER)))
                yield connection

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_store(location: str | Path, *, create: bool = False, any_derivation: bool = False) -> Store:
    """Open the record at a path or a URL such as "postgresql://user@host/database", brought to this version.

    `create`: make it where there is none. `any_derivation`: accept derived tables of another version, to make them anew.
    Raises RecordError for what is no record, one of a newer version, a damaged one, or one that cannot be reached.
    """
    location = str(location)
    with explaining(location):
        engine = _server(location) if "://" in location else _file(Path(location), create=create)
        store = Store(location, engine)
        try:
            _prepare(store, create=create, any_derivation=any_derivation)
        except BaseException:
            store.close()
            raise
    return store


@contextmanager
def explaining(location: str) -> Iterator[None]:
    """Turn a database's own errors into RecordErrors that say what would do."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        cause = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise RecordError(f"the record {location} {_remedy(cause)} [{cause}]") from None


def make_derived(connection: Connection) -> None:
    """Drop the derived tables and make them anew, empty."""
    drop_fulltext(connection)
    schema.derived.drop_all(connection)
    schema.derived.create_all(connection)
    create_fulltext(connection)
    connection.execute(sa.delete(schema.state).where(schema.state.c.key == "derivation"))
    connection.execute(sa.insert(schema.state).values(key="derivation", value=schema.DERIVATION))


_REMEDIES = (
    ("disk is full", "is on a disk that is full: nothing accepted is lost; free space, then run the command again"),
    ("No space left", "is on a disk that is full: nothing accepted is lost; free space, then run the command again"),
    ("disk I/O error", "cannot be written or read (disk full, or failing): nothing accepted is lost; look at the disk, "
     "then run the command again"),
    ("not a database", "is not a record, nor any database: name another file"),
    ("malformed", "is damaged: put a good copy back in its place, then add what came since"),
    ("locked", "is in use by another process that has not ended its work: try again later"),
    ("readonly", "cannot be written: check its permissions and its folder's"),
    ("unable to open", "cannot be opened: check the name and the permissions of its folder"),
    ("could not connect", "cannot be reached: check the server's address and that it runs"),
    ("connection", "cannot be reached: check the server's address and that it runs"),
)  # fmt: skip


def _remedy(cause: str) -> str:
    return next((remedy for sign, remedy in _REMEDIES if sign in cause), "cannot be used")


def _server(url: str) -> Engine:
    scheme, _, rest = url.partition("://")
    if scheme.split("+")[0] not in ("postgresql", "postgres"):
        raise RecordError(f"{scheme}:// is no kind of record: give a file, or postgresql://user@host/database")
    try:
        return sa.create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    except ModuleNotFoundError:
        raise RecordError("a record on PostgreSQL needs the driver: pip install 'communique[team]'") from None
    except sa.exc.ArgumentError:
        raise RecordError("the record's address cannot be read: write postgresql://user@host/database") from None


def _file(path: Path, *, create: bool) -> Engine:
    if path.is_dir():
        raise RecordError(f"the record {path} is a directory: name a file in it")
    if not path.exists():
        if not create:
            raise RecordError(f"there is no record at {path}: make one by adding documents, as in communique add FILE")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(f"the record {path} cannot be made ({error.strerror}): name another place") from None
    elif not path.is_file():
        raise RecordError(f"the record {path} is not a regular file: name another one")
    else:
        _refuse_others(path)
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT})
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _refuse_others(path: Path) -> None:
    """Look before anything is changed: a database of another program stays as it is."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_WAIT)
    try:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        connection.close()
    if mark != APPLICATION and tables:
        raise RecordError(f"{path} is a database of another program, not a record: name another file")


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by _begin, not by the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-65536",
        "mmap_size=268435456",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its place at once: begun as a reader, it could be refused half-way.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _prepare(store: Store, *, create: bool, any_derivation: bool) -> None:
    with store.reading() as connection:
        version, derivation = _versions(connection)
    if version is None or version != schema.HEAD:
        with store.writing() as connection:  # asked again: another process may have made it meanwhile
            version, derivation = _versions(connection)
            if version is None:
                _make(connection, store, create=create)
            elif version != schema.HEAD:
                _migrate(connection, store, version)
            derivation = _versions(connection)[1]
    if derivation != schema.DERIVATION and not any_derivation:
        raise RecordError(
            f"the tables that the record {store.location} derives were made by another version: "
            "run communique record rebuild"
        )


def _versions(connection: Connection) -> tuple[str | None, str | None]:
    """Return the migration and the derivation of a record; None where it has no tables yet."""
    if not sa.inspect(connection).has_table("communique_version"):
        return None, None
    version = connection.exec_driver_sql("SELECT version_num FROM communique_version").scalar()
    if version is None or not sa.inspect(connection).has_table("state"):
        return version or "?", None
    state = schema.state
    derivation = connection.execute(sa.select(state.c.value).where(state.c.key == "derivation")).scalar()
    return version, derivation


def _make(connection: Connection, store: Store, *, create: bool) -> None:
    if not create:
        raise RecordError(f"{store.location} holds no record: make one by adding documents, as in communique add FILE")
    if store.is_sqlite:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    _upgrade(connection)
    make_derived(connection)


def _migrate(connection: Connection, store: Store, version: str) -> None:
    from alembic.script import ScriptDirectory

    known = {step.revision for step in ScriptDirectory.from_config(_configuration()).walk_revisions()}
    if version not in known:
        raise RecordError(
            f"the record {store.location} was made by a newer version of Communiqué (step {version}): "
            "update the program, as in pip install --upgrade communique"
        )
    _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command

    configuration = _configuration()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")


def _configuration() -> "Config":
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return configuration
