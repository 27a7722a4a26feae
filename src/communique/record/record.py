"""A record: the one thing that the command line, reports and the page call."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from communique.record import contact_view, correcting, corrections, info, keeping, names, queries, search
from communique.record.deriving import rebuild
from communique.record.store import Store, open_store

if TYPE_CHECKING:
    from communique.reading import Document, Reading
    from communique.record.corrections import Correction
    from communique.record.keeping import Aside, Kept
    from communique.record.views import (
        CommitmentRow,
        ContactRow,
        ContactView,
        DocumentRow,
        Hit,
        Info,
        IssueRow,
        PositionRow,
    )


class Record:
    """All documents that were read, what they say of contacts, and what people corrected.

    Parties are named by code, name or person: "RUS", "Russia", "Vladimir Putin". Dates are ISO dates, months or years. Methods raise
    InputError for a name or value that does not fit, and RecordError where the database fails.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, location: str | Path | None = None, *, create: bool = False, any_derivation: bool = False) -> Self:
        """Open a record by its file or the URL of a PostgreSQL database; None: where the settings say it is.

        `create`: make it where there is none. `any_derivation`: open it though another version derived its tables, to rebuild
        them. Raises RecordError where it is no record, or cannot be used.
        """
        return cls(open_store(location or _usual_place(), create=create, any_derivation=any_derivation))

    @property
    def location(self) -> str:
        """The file or URL of the record."""
        return self._store.location

    def close(self) -> None:
        """Close all connections."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Keeping

    def keep(self, reading: Reading, *, origin: str | None = None) -> Kept:
        """Keep a Reading with its document, all or nothing; when this returns, it is on the disk.

        "known": this document was read by this very program before. `origin` says where the document came from.
        """
        with self._store.writing() as connection:
            return keeping.keep(connection, reading, origin=origin)

    def knows(self, document: str) -> bool:
        """Whether a document is kept, by its full id."""
        with self._store.reading() as connection:
            return document in keeping.find_documents(connection, document)

    def reading(self, document: str) -> Reading:
        """Return the latest Reading of a document, by its id or the first digits of it."""
        with self._store.reading() as connection:
            return keeping.find_reading(connection, document)

    def document(self, key: str) -> Document:
        """Return a document as it was given, by its full id."""
        with self._store.reading() as connection:
            return keeping.load_document(connection, key)

    # Looking up

    def contacts(
        self,
        *between: str,
        since: str | None = None,
        until: str | None = None,
        mode: str | None = None,
        status: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[ContactRow, ...]:
        """Return the contacts in which all of some parties took part, the latest first."""
        with self._store.reading() as connection:
            parties = [names.find_who(connection, party) for party in between]
            return queries.select_contacts(
                connection,
                between=parties,
                since=since,
                until=until,
                mode=mode,
                status=status,
                limit=limit,
                offset=offset,
            )

    def contact(self, key: str) -> ContactView:
        """Return one contact whole, by its id, the beginning of it, or the id of one of its reports."""
        with self._store.reading() as connection:
            return contact_view.view_contact(connection, contact_view.find_contact(connection, key))

    def positions(
        self,
        *,
        of: str | None = None,
        on: str | None = None,
        act: str | None = None,
        at: str | None = None,
        since: str | None = None,
        until: str | None = None,
        rejected: bool = False,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[PositionRow, ...]:
        """Return positions, the latest first; with `at` of each party and issue only the last ones up to that day."""
        with self._store.reading() as connection:
            who = names.find_who(connection, of) if of else None
            issue = names.find_issue(connection, on) if on else None
            return queries.select_positions(
                connection, of=who, issue=issue, act=act, at=at, since=since, until=until, rejected=rejected,
                limit=limit, offset=offset,
            )  # fmt: skip

    def issues(self, *, of: str | None = None, limit: int = 100) -> tuple[IssueRow, ...]:
        """Return issues, the most raised first; of a party those on which it takes stands."""
        with self._store.reading() as connection:
            who = names.find_who(connection, of) if of else None
            return queries.select_issues(connection, of=who, limit=limit)

    def documents(self, *, limit: int = 100, offset: int = 0) -> tuple[DocumentRow, ...]:
        """Return documents as they are cited, those added last first."""
        with self._store.reading() as connection:
            return queries.select_documents(connection, limit=limit, offset=offset)

    def commitments(
        self, *, of: str | None = None, until: str | None = None, limit: int = 100
    ) -> tuple[CommitmentRow, ...]:
        """Return undertakings, the latest first."""
        with self._store.reading() as connection:
            who = names.find_who(connection, of) if of else None
            return queries.select_commitments(connection, of=who, until=until, limit=limit)

    def search(
        self,
        words: str,
        *,
        party: str | None = None,
        issue: str | None = None,
        act: str | None = None,
        mode: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> tuple[Hit, ...]:
        """Return passages with all of some words, the best first; "a phrase" stands in quotation marks, -word excludes."""
        with self._store.reading() as connection:
            question = search.ask(
                words,
                party=names.party_for_search(connection, party) if party else None,
                issue=names.find_issue(connection, issue) if issue else None,
                act=act,
                mode=mode,
            )
            return search.find_passages(connection, question, since=since, until=until, limit=limit, offset=offset)

    # Correcting

    def correct(self, target: str, field: str, value: str | None, *, why: str, by: str) -> int:
        """Correct a contact's field, merge or split contacts, reject a position, label an issue; return the log's number."""
        with self._store.writing() as connection:
            return correcting.correct(connection, target, field, value, why=why, by=by)

    def undo(self, number: int, *, why: str, by: str) -> int:
        """Undo a correction by a new entry of the log; return its number."""
        with self._store.writing() as connection:
            return correcting.undo(connection, number, why=why, by=by)

    def corrections(self) -> tuple[Correction, ...]:
        """Return the log, oldest first."""
        with self._store.reading() as connection:
            return corrections.load_corrections(connection)

    # What was set aside

    def put_aside(self, place: str, reason: str, *, source: str | None = None, row: str | None = None) -> None:
        """Note an input that could not be read, to be tried again; noted twice at one place it is one note."""
        with self._store.writing() as connection:
            keeping.put_aside(connection, place=place, reason=reason, source=source, row=row)

    def set_aside(self) -> tuple[Aside, ...]:
        """Return the inputs that could not be read, oldest first."""
        with self._store.reading() as connection:
            return keeping.list_aside(connection)

    def solve_aside(self, ids: Sequence[int]) -> None:
        """Note that inputs set aside have been read after all."""
        with self._store.writing() as connection:
            keeping.solve_aside(connection, list(ids))

    # What goes on from one run to the next

    def note(self, key: str, value: str) -> None:
        """Keep a value under a key, in place of an earlier one."""
        with self._store.writing() as connection:
            keeping.note(connection, key, value)

    def noted(self, key: str) -> str | None:
        """Return the value kept under a key; None where there is none."""
        with self._store.reading() as connection:
            return keeping.noted(connection, key)

    # Care

    def info(self) -> Info:
        """Return what the record holds, in numbers."""
        with self._store.reading() as connection:
            return info.count(connection, self.location)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the record, in words; nothing where all is well."""
        with self._store.reading() as connection:
            return tuple(info.check(connection))

    def rebuild(self) -> None:
        """Make all that is derived anew from documents, Readings and corrections."""
        with self._store.writing() as connection:
            rebuild(connection)

    def stale(self, *, version: str, model: str) -> tuple[str, ...]:
        """Return the documents that have no Reading by a program, by id."""
        with self._store.reading() as connection:
            return keeping.stale_documents(connection, version=version, model=model)


def _usual_place() -> str:
    from communique.settings import load_settings

    return load_settings().record
