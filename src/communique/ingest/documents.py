"""Text, and what is known about it from outside, → Document."""

from datetime import date, datetime

from communique.errors import InputError
from communique.ingest.houses import recognise
from communique.ingest.normalise import normalise, replace_surrogates
from communique.language.headline import split_headline
from communique.reading import Document

LONGEST = 400_000
"""Characters of the longest document that is read."""


def make_document(
    text: str,
    *,
    name: str | None = None,
    title: str | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Document:
    """Normalise a text into a Document; without a title, a headline at its head becomes the title.

    A house that is known by its address, its name or its first lines gives kind and issuer.
    Raises InputError for a text that is empty or longer than LONGEST, and for a date that is not one.
    """
    body = normalise(text).strip("\n ")
    heading = normalise(title).strip() if title else ""
    if not _has_words(body) and not _has_words(heading):
        raise InputError("has no words: give a document with words in it")
    if len(body) > LONGEST:
        raise InputError(
            f"has {len(body):,} characters, more than the {LONGEST:,} that one document may have: split it"
        )
    if not heading:
        headline, body = split_headline(body)
        heading = headline or ""
    heading = " ".join(heading.split())
    kind, issuer = recognise(body, title=heading, publisher=publisher, url=url)
    return Document(
        name=replace_surrogates(name or "") or None,
        title=heading or None,
        text=f"{heading}\n\n{body}" if heading else body,
        published=parse_date(published),
        publisher=replace_surrogates(publisher or "") or None,
        url=replace_surrogates(url or "") or None,
        language=_language_code(language),
        kind=kind or "other",
        issuer=issuer,
    )


def parse_date(value: date | str | None) -> date | None:
    """Return a publication date: an ISO date, or the date of an ISO date and time."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise InputError(f"{str(value)[:40]!r} is not a date: write it as 2025-07-02") from None


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _language_code(language: str | None) -> str | None:
    """Return a BCP 47 code as it is usually written: "en", "en-US"."""
    first, *rest = (language or "").strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *rest]) if first.isascii() and first.isalpha() else None
