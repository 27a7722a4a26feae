"""The full text index over passages: FTS5 in SQLite, tsvector in PostgreSQL.

Each passage is indexed by its words and by tags such as "partyRUS": a search for words of a party, an issue, an act or a channel is one
look-up in one index, however large the record.
"""

import re

import sqlalchemy as sa
from sqlalchemy.engine import Connection

_TEXTS = """CREATE VIEW passage_texts AS
    SELECT p.id, substr(d.text, p.start + 1, p."end" - p.start) AS words, p.tags, p.document_id
    FROM passages p JOIN documents d ON d.id = p.document_id"""
_SQLITE = (
    _TEXTS,
    """CREATE VIRTUAL TABLE passage_words USING fts5(
    words, tags, content='passage_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
)
# As FTS5 reads words: accents and endings do not count, and no word is too common to be looked for.
_POSTGRESQL = (
    _TEXTS,
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TEXT SEARCH DICTIONARY communique_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION communique (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION communique ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword,
    hword_part WITH unaccent, communique_stem""",
    """CREATE FUNCTION communique_query(words text[], unwanted text[], tags text) RETURNS tsquery LANGUAGE plpgsql
    STABLE AS $$
    DECLARE asked tsquery := to_tsquery('simple', tags); phrase text;
    BEGIN
      FOREACH phrase IN ARRAY words LOOP asked := asked && phraseto_tsquery('communique', phrase); END LOOP;
      FOREACH phrase IN ARRAY unwanted LOOP asked := asked && !!phraseto_tsquery('communique', phrase); END LOOP;
      RETURN asked;
    END $$""",
    "CREATE TABLE passage_words (id integer PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_passage_words ON passage_words USING gin (words)",
)
_ADD = {
    "sqlite": "INSERT INTO passage_words (rowid, words, tags) SELECT id, words, tags FROM passage_texts ",
    "postgresql": """INSERT INTO passage_words (id, words)
    SELECT id, to_tsvector('communique', words) || to_tsvector('simple', tags) FROM passage_texts """,
}
_REMOVE = {
    "sqlite": """INSERT INTO passage_words (passage_words, rowid, words, tags)
    SELECT 'delete', id, words, tags FROM passage_texts WHERE document_id = :id""",
    "postgresql": "DELETE FROM passage_words WHERE id IN (SELECT id FROM passages WHERE document_id = :id)",
}
_NOT_WORD = re.compile(r"[^a-z0-9]")


def tag(kind: str, value: str) -> str:
    """Return a tag as one word of the index: "party" and "European Commission" make "partyeuropeancommissionx"."""
    return _NOT_WORD.sub("", f"{kind}{value}".lower()) + "x"  # the last letter keeps the stemmer away


def create_fulltext(connection: Connection) -> None:
    """Make the index, empty."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.exec_driver_sql(statement)


def drop_fulltext(connection: Connection) -> None:
    """Drop the index where there is one."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS passage_words")
    connection.exec_driver_sql("DROP VIEW IF EXISTS passage_texts")
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS communique_query")
        connection.exec_driver_sql("DROP TEXT SEARCH CONFIGURATION IF EXISTS communique")
        connection.exec_driver_sql("DROP TEXT SEARCH DICTIONARY IF EXISTS communique_stem")


def index_document(connection: Connection, document: str) -> None:
    """Index the passages of one document."""
    connection.execute(sa.text(_ADD[connection.dialect.name] + "WHERE document_id = :id"), {"id": document})


def index_all(connection: Connection) -> None:
    """Index every passage, in an index that is empty."""
    connection.execute(sa.text(_ADD[connection.dialect.name]))


def unindex_document(connection: Connection, document: str) -> None:
    """Take the passages of one document out of the index; to be done before they change."""
    connection.execute(sa.text(_REMOVE[connection.dialect.name]), {"id": document})
