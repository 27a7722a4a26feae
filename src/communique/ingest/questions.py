"""JSON Lines → questions of who is meant: a mention with its day and sentence, or the mentions of a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.errors import InputError
from communique.ingest.documents import make_document, parse_date
from communique.ingest.opening import open_rows
from communique.ingest.rows import SetAside, each_row, load_object
from communique.reading import Document

_QUESTION = 'write {"id": "1", "mention": "the French president", "date": "2010-05-01", "text": "..."}'
_ROLES = ("source", "to", "via")
_CASE = 'write {"name": "...", "text": "...", "mentions": [{"start": 0, "end": 6, "text": "Merkel"}]}'


@dataclass(frozen=True)
class Question:
    """Who is meant by some words on a day? `document` is the sentence around them, or the words themselves."""

    mention: str
    day: date
    document: Document
    id: str | int | None = None


@dataclass(frozen=True)
class Place:
    """Words of a document, by the offset at which they start."""

    start: int
    text: str
    role: str = "source"
    """What the words are there: "source", "to" (an addressee) or "via" (a reporter)."""


@dataclass(frozen=True)
class MentionCase:
    """A document, and the mentions in it of which it is asked whom they mean."""

    document: Document
    places: tuple[Place, ...]


def read_questions(path: str) -> Iterator[Question | SetAside]:
    """Yield the question of each row of a JSON Lines file; "-" is standard input."""
    return open_rows(path, lambda lines, place: each_row(lines, place, _question))


def read_cases(path: str) -> Iterator[MentionCase | SetAside]:
    """Yield the case of each row of a JSON Lines file; "-" is standard input."""
    return open_rows(path, lambda lines, place: each_row(lines, place, _case))


def make_question(mention: str, day: date | str, text: str | None = None, *, id_: str | int | None = None) -> Question:
    """Return a question. Raises InputError for a mention without words and for a date that is none."""
    mention = " ".join(mention.split())
    if not any(character.isalnum() for character in mention):
        raise InputError('has no "mention": give the words that are asked about')
    parsed = parse_date(day)
    if parsed is None:
        raise InputError('has no "date": write it as 2025-07-02')
    document = make_document(text if text and text.strip() else mention, published=parsed)
    return Question(mention, parsed, document, id_)


def _question(text: str) -> Question:
    row = load_object(text, remedy=_QUESTION)
    number = row.get("id")
    if number is not None and not isinstance(number, str | int):
        raise InputError('"id" is no string and no number: ' + _QUESTION)
    return make_question(*(_string(row, key, _QUESTION) or "" for key in ("mention", "date", "text")), id_=number)


def _case(text: str) -> MentionCase:
    row = load_object(text, remedy=_CASE)
    places = row.get("mentions")
    if not isinstance(places, list) or not all(isinstance(place, dict) for place in places):
        raise InputError('has no list "mentions": ' + _CASE)
    document = make_document(
        _string(row, "text", _CASE) or "",
        name=_string(row, "name", _CASE),
        title=_string(row, "title", _CASE),
        published=_string(row, "published", _CASE),
    )
    return MentionCase(document, tuple(_place(place) for place in places))


def _place(row: dict[str, Any]) -> Place:
    start, text = row.get("start"), row.get("text")
    if not isinstance(start, int) or not isinstance(text, str) or start < 0:
        raise InputError('has a mention without "start" and "text": ' + _CASE)
    role = row.get("role", "source")
    if role not in _ROLES:
        raise InputError(f'has a "role" that is none of {", ".join(_ROLES)}: ' + _CASE)
    return Place(start, text, role)


def _string(row: dict[str, Any], key: str, remedy: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" is not a string: {remedy}')
    return value
