"""Find passages by their words, ranked, with the words found marked."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from communique.errors import InputError
from communique.record import schema
from communique.record.fulltext import tag
from communique.record.queries import document_rows, first_day, last_day
from communique.record.views import Hit

_PART = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
_WORD = re.compile(r"\w+")
RANKED = 20_000
"""How many passages are ranked at most, those added last: more would take longer than one waits."""

_LONGEST_PERIOD = 60
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks around the words found; private characters, which no text means."""


@dataclass(frozen=True)
class Question:
    """A search: phrases that must stand in a passage, phrases that must not, and tags that it must bear."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    """Tags of which a passage must bear one."""


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
    """Return the passages that answer a question, the best first; of very many those added last are ranked."""
    first, last = first_day(since) if since else "0", last_day(until) if until else "9999-99-99"
    period = {"first": first if since or until else "", "last": last}
    language = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    asked = {**language.ask(replace(question, years=_years(first, last))), **period}
    lowest = connection.execute(sa.text(language.nth), {**asked, "ranked": RANKED}).scalar()
    best = connection.execute(
        sa.text(language.best), {**asked, "lowest": lowest or 0, "limit": limit, "offset": offset}
    ).scalars()
    ids = list(best)
    marked = {}
    for key in ids:
        marked[key] = connection.execute(sa.text(language.marked), {**asked, "key": key}).scalar_one()
    return _hits(connection, ids, marked)


def _years(first: str, last: str) -> tuple[str, ...]:
    """Return the tags of the years of a period, where it has an end and is not too long for that to help."""
    begin, end = int(first[:4]), int(last[:4])
    return tuple(tag("year", str(year)) for year in range(begin, end + 1)) if end - begin < _LONGEST_PERIOD else ()


def _tags(party: str | None, issue: str | None, act: str | None, mode: str | None) -> Iterator[str]:
    if party and (issue or act):
        yield from ([tag("says", f"{party} {act}")] if act else [])
        yield from ([tag("on", f"{party} {issue}")] if issue else [])
    else:
        yield from (tag(kind, value) for kind, value in (("party", party), ("issue", issue), ("act", act)) if value)
    if mode:
        yield tag("mode", mode)


@dataclass(frozen=True)
class _Language:
    """How one database is asked: for the nth last match, for the best from there on, for one with its words marked."""

    ask: Callable[[Question], dict[str, object]]
    nth: str
    best: str
    marked: str


def _match_of_sqlite(question: Question) -> dict[str, object]:
    parts = [f'words : "{phrase}"' for phrase in question.wanted]
    parts += [f'tags : "{found}"' for found in question.tags]
    if question.years:
        parts.append(f"tags : ({' OR '.join(question.years)})")
    match = " AND ".join(parts)
    if question.unwanted:
        refused = " OR ".join(f'words : "{phrase}"' for phrase in question.unwanted)
        match = f"({match}) NOT ({refused})"
    return {"match": match, "open": _OPEN, "close": _CLOSE}


def _match_of_postgresql(question: Question) -> dict[str, object]:
    """Return a tsquery in the notation that quotes every word; phrases are parsed by the server itself."""
    tags = [f"'{found}'" for found in question.tags]
    tags += [f"({' | '.join(question.years)})"] if question.years else []
    return {
        "words": list(question.wanted),
        "unwanted": list(question.unwanted),
        "tags": " & ".join(tags),
        "options": f"StartSel={_OPEN}, StopSel={_CLOSE}, HighlightAll=true",
    }


_SQLITE = _Language(
    _match_of_sqlite,
    nth="SELECT rowid FROM passage_words WHERE passage_words MATCH :match ORDER BY rowid DESC LIMIT 1 OFFSET :ranked",
    best="""SELECT p.id FROM passage_words JOIN passages p ON p.id = passage_words.rowid
        WHERE passage_words MATCH :match AND passage_words.rowid > :lowest AND p.day >= :first AND p.day <= :last
        ORDER BY bm25(passage_words, 1.0, 0.0), p.document_id, p.start LIMIT :limit OFFSET :offset""",
    marked="""SELECT highlight(passage_words, 0, :open, :close) FROM passage_words
        WHERE passage_words MATCH :match AND rowid = :key""",
)
_POSTGRESQL = _Language(
    _match_of_postgresql,
    nth="SELECT w.id FROM passage_words w WHERE w.words @@ communique_query(:words, :unwanted, :tags) "
    "ORDER BY w.id DESC LIMIT 1 OFFSET :ranked",
    best="""SELECT p.id FROM passage_words w JOIN passages p ON p.id = w.id
        WHERE w.words @@ communique_query(:words, :unwanted, :tags) AND w.id > :lowest AND p.day >= :first AND p.day <= :last
        ORDER BY ts_rank_cd(w.words, communique_query(:words, '{}', ''), 1) DESC, p.document_id, p.start
        LIMIT :limit OFFSET :offset""",
    marked="""SELECT ts_headline('communique', words, communique_query(:words, '{}', ''), :options)
        FROM passage_texts WHERE id = :key""",
)


def _hits(connection: Connection, ids: Sequence[int], marked: Mapping[int, str]) -> tuple[Hit, ...]:
    passages, texts, reports = schema.passages, schema.documents, schema.reports
    rows = {row.id: row for row in connection.execute(sa.select(passages).where(passages.c.id.in_(ids)))}
    wanted = sorted({row.document_id for row in rows.values()})
    documents = document_rows(connection, wanted)
    of_documents = sa.select(reports.c.document_id, reports.c.contact_id).where(reports.c.document_id.in_(wanted))
    contacts = {row.document_id: row.contact_id for row in connection.execute(of_documents.where(reports.c.main))}
    found = connection.execute(sa.select(texts.c.id, texts.c.text).where(texts.c.id.in_(wanted)))
    text_of = {row.id: row.text for row in found}
    hits = []
    for row in (rows[key] for key in ids):
        text = text_of[row.document_id][row.start : row.end]
        marks = tuple(_marks(marked[row.id], text))
        hits.append(Hit(documents[row.document_id], contacts.get(row.document_id), row.day or None, row.start, row.end,
                        text, marks))  # fmt: skip
    return tuple(hits)


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
