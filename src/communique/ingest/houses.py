"""Recognise the house that issued a document, by its address, its publisher or the first lines, from houses.csv."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast, get_args
from urllib.parse import urlsplit

from communique.reading.terms import Kind

TABLE = Path(__file__).parent / "houses.csv"

ANY = "*"
"""The host of lines that hold for every house of the table, before its own: whose joint statement a page shows is open."""

OPENING = 600
"""Characters of a document's head, and of its end, in which a house's own lines are looked for."""


@dataclass(frozen=True)
class House:
    """One line of the table: by what a document is recognised, and what it then is; None where that is open."""

    hosts: tuple[str, ...]
    publisher: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    path: re.Pattern[str] | None
    title: re.Pattern[str] | None
    issuer: str | None
    kind: Kind | None

    def is_named(self, publisher: str | None, host: str) -> bool:
        """Whether a publisher's name, or the host of its address, is the house's."""
        named = self.publisher is not None and self.publisher.fullmatch((publisher or "").strip()) is not None
        return named or any(host == known or host.endswith(f".{known}") for known in self.hosts)

    def fits(self, title: str, path: str) -> bool:
        """Whether a title and the path of an address are as the line asks."""
        return (not self.title or bool(self.title.search(title))) and (not self.path or bool(self.path.search(path)))


def recognise(
    text: str, *, title: str | None, publisher: str | None, url: str | None
) -> tuple[Kind | None, str | None]:
    """Return (kind, issuer) of a document, each None where the table leaves it open or knows no such house."""
    host, path = _host_and_path(url)
    frame = f"{text[:OPENING]}\n{text[-OPENING:]}" if len(text) > OPENING else text
    for house in load_houses():
        if (house.is_named(publisher, host) or (house.opening and house.opening.search(frame))) and house.fits(
            title or "", path
        ):
            said = next((h for h in load_houses() if h.hosts == (ANY,) and h.fits(title or "", path)), house)
            return said.kind, said.issuer
    return None, None


def is_house(name: str | None, host: str) -> bool:
    """Whether a publisher's name, or the host of its address, is one of the table."""
    return any(house.is_named(name, host.lower()) for house in load_houses())


@cache
def load_houses() -> tuple[House, ...]:
    """Return the table, in its order: of the lines that fit a document the first one holds."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_house(row) for row in csv.DictReader(file))


def _house(row: dict[str, str]) -> House:
    if row["kind"] and row["kind"] not in get_args(Kind):
        raise ValueError(f"{TABLE.name}: {row['kind']!r} is no kind of document")
    return House(
        hosts=tuple(row["host"].split("|")) if row["host"] else (),
        publisher=_pattern(row["publisher"], re.I),
        opening=_pattern(row["opening"], re.M),
        path=_pattern(row["path"], re.I),
        title=_pattern(row["title"], re.I),
        issuer=row["issuer"] or None,
        kind=cast("Kind", row["kind"]) if row["kind"] else None,
    )


def _pattern(cell: str, flags: re.RegexFlag) -> re.Pattern[str] | None:
    return re.compile(cell, flags) if cell else None


def _host_and_path(url: str | None) -> tuple[str, str]:
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return "", ""
