"""Find passages by their words, ranked, with the words found marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from communique.errors import InputError
from communique.record import schema
from communique.record.fulltext import tag
from communique.record.queries import document_rows, first_day, last_day
from communique.record.views import Hit

_PART = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
_WORD = re.compile(r"\w+")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks around the words found; private characters, which no text means."""


@dataclass(frozen=True)
class Question:
    """A search: phrases that must stand in a passage, phrases that must not, and tags that it must bear."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def ask(
    words: str, *, party: str | None = None, issue: str | None = None, act: str | None = None, mode: str | None = None
) -> Question:
    """Read what a user types: words that must all occur, "a phrase" in quotation marks, -word for none of it.

    Raises InputError where no word is left to look for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for match in _PART.finditer(words):
        phrase = " ".join(_WORD.findall(match["phrase"] or match["word"] or ""))
        if phrase:
            (unwanted if match["no"] else wanted).append(phrase)
    if not wanted:
        raise InputError("there is no word to look for: give words, or a phrase in quotation marks")
    return Question(tuple(wanted), tuple(unwanted), tuple(_tags(party, issue, act, mode)))


def find_passages(
    connection: Connection, question: Question, *, since: str | None = None, until: str | None = None,
    limit: int = 20, offset: int = 0,
) -> tuple[Hit, ...]:  # fmt: skip
    """Return the passages that answer a question, the best first."""
    found = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    statement, values = found(question)
    conditions = []
    if since:
        conditions.append("p.day >= :since")
        values["since"] = first_day(since)
    if until:
        conditions.append("p.day <= :until AND p.day > ''")
        values["until"] = last_day(until)
    period = "".join(f" AND {condition}" for condition in conditions)
    query = sa.text(statement.format(period=period))
    rows = connection.execute(query, {**values, "limit": limit, "offset": offset}).all()
    return _hits(connection, rows)


def _tags(party: str | None, issue: str | None, act: str | None, mode: str | None) -> Iterator[str]:
    if party and (issue or act):
        yield from ([tag("says", f"{party} {act}")] if act else [])
        yield from ([tag("on", f"{party} {issue}")] if issue else [])
    else:
        yield from (tag(kind, value) for kind, value in (("party", party), ("issue", issue), ("act", act)) if value)
    if mode:
        yield tag("mode", mode)


def _sqlite(question: Question) -> tuple[str, dict[str, object]]:
    parts = [f'words : "{phrase}"' for phrase in question.wanted]
    parts += [f'tags : "{found}"' for found in question.tags]
    match = " AND ".join(parts)
    if question.unwanted:
        refused = " OR ".join(f'words : "{phrase}"' for phrase in question.unwanted)
        match = f"({match}) NOT ({refused})"
    statement = """
        SELECT p.document_id, p.start, p."end", p.day, highlight(passage_words, 0, :open, :close) AS marked
        FROM passage_words JOIN passages p ON p.id = passage_words.rowid
        WHERE passage_words MATCH :match{period}
        ORDER BY bm25(passage_words, 1.0, 0.0), p.document_id, p.start LIMIT :limit OFFSET :offset"""
    return statement, {"match": match, "open": _OPEN, "close": _CLOSE}


def _postgresql(question: Question) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {f"w{n}": phrase for n, phrase in enumerate(question.wanted)}
    words = " && ".join(f"phraseto_tsquery('communique', :w{n})" for n in range(len(question.wanted)))
    match = f"({words})"
    for n, phrase in enumerate(question.unwanted):
        match += f" && !!phraseto_tsquery('communique', :n{n})"
        values[f"n{n}"] = phrase
    for n, found in enumerate(question.tags):
        match += f" && to_tsquery('simple', :t{n})"
        values[f"t{n}"] = found
    statement = f"""
        SELECT p.document_id, p.start, p."end", p.day, ts_headline('communique', x.words, {words}, :options) AS marked
        FROM (SELECT w.id FROM passage_words w JOIN passages p ON p.id = w.id
              WHERE w.words @@ ({match}){{period}}
              ORDER BY ts_rank_cd(w.words, {words}, 1) DESC, p.document_id, p.start LIMIT :limit OFFSET :offset) best
        JOIN passages p ON p.id = best.id JOIN passage_texts x ON x.id = best.id"""  # noqa: S608 - only placeholders and our own tags are put in
    values["options"] = f"StartSel={_OPEN}, StopSel={_CLOSE}, HighlightAll=true"
    return statement, values


def _hits(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Hit, ...]:
    ids = sorted({row.document_id for row in rows})
    documents = document_rows(connection, ids)
    reports = schema.reports
    of_documents = sa.select(reports.c.document_id, reports.c.contact_id).where(reports.c.document_id.in_(ids))
    main = connection.execute(of_documents.where(reports.c.main))
    contacts = {row.document_id: row.contact_id for row in main}
    texts = schema.documents
    found = connection.execute(sa.select(texts.c.id, texts.c.text).where(texts.c.id.in_(ids)))
    text_of = {row.id: row.text for row in found}
    return tuple(
        Hit(
            documents[row.document_id], contacts.get(row.document_id), row.day or None, row.start, row.end,
            text_of[row.document_id][row.start : row.end],
            tuple(_marks(row.marked, text_of[row.document_id][row.start : row.end])),
        )
        for row in rows
    )  # fmt: skip


def _marks(marked: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the marked words stand in the text; marks that the text itself has are its own."""
    place, start = 0, None
    for character in marked:
        own = place < len(text) and text[place] == character
        if character == _OPEN and not own:
            start = place
        elif character == _CLOSE and not own:
            if start is not None:
                yield start, place
            start = None
        else:
            place += 1
