"""E-mail → its body, and each attached document as one of its own."""

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from communique.errors import InputError
from communique.ingest.decoding import decode
from communique.ingest.houses import is_house
from communique.ingest.lines import unwrap
from communique.ingest.loaded import Loaded, Refused
from communique.ingest.markdown import load_markdown
from communique.ingest.pages import load_page
from communique.ingest.pdf import load_pdf

MOST_PARTS = 100
"""Parts of a mail, nested ones counted."""
DEEPEST = 4
"""Mails within mails."""

_NO_DOCUMENT = ("image", "audio", "video", "font")
_NO_DOCUMENT_TYPES = (
    "text/calendar",
    "text/css",
    "text/vcard",
    "application/pgp-signature",
    "application/pkcs7-signature",
)
_OTHER = "is not of a kind that is read in a mail (text, HTML, Markdown, PDF, e-mail): save it and read it by itself"
_BROKEN = "is a broken e-mail: save it again from the mail program"


def load_mail(data: bytes, url: str | None = None) -> Iterator[Loaded | Refused]:
    """Yield the body of a mail, then its attached documents. Raises InputError where it has neither."""
    del url  # a mail has no address
    yield from _load(data, depth=0)


def _load(data: bytes, *, depth: int) -> Iterator[Loaded | Refused]:
    if depth > DEEPEST:
        raise InputError(f"holds mails within mails, more than {DEEPEST} deep: save the inner one by itself")
    try:
        # The parser of multiparts calls itself for each level: what nests deeper than it can go is no letter.
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
    except (RecursionError, ValueError, LookupError, TypeError, IndexError, AttributeError):
        raise InputError(_BROKEN) from None
    if len(parts) > MOST_PARTS:
        raise InputError(f"has more than {MOST_PARTS} parts: save the documents in it by themselves")
    yield from _documents(message, depth)


def _documents(message: EmailMessage, depth: int) -> Iterator[Loaded | Refused]:
    found = 0
    body = _guess_body(message)
    if body is not None and (loaded := _load_body(body, message)):
        found += 1
        yield loaded
    for number, part in enumerate(_attachments(message, body), start=1):
        for item in _load_attachment(part, f"attachment {number}{_shown_name(part)}", message, depth):
            found += 1
            yield item
    if not found:
        raise InputError("has no text and no attached document: give a mail with words in it")


def _guess_body(message: EmailMessage) -> EmailMessage | None:
    try:
        body = message.get_body(preferencelist=("plain", "html"))
    except (LookupError, ValueError, AttributeError, TypeError):
        return None
    return body if isinstance(body, EmailMessage) else None


def _load_body(body: EmailMessage, message: EmailMessage) -> Loaded | None:
    """Return the body as a document, or None where it has no words, as beside an attached document."""
    data = _content(body)
    subject, sender, sent = _envelope(message)
    if body.get_content_subtype() == "html":
        try:
            text = next(load_page(data)).text
        except InputError:
            return None
    else:
        text = unwrap(_without_signature(_decoded(data, body)))
    if not any(character.isalnum() for character in text):
        return None
    return Loaded(text=text, title=subject, published=sent, publisher=sender)


def _attachments(message: EmailMessage, body: EmailMessage | None) -> Iterator[EmailMessage]:
    """Yield the parts that may be documents; the body's other wordings and pictures are none."""
    for part in message.iter_attachments() if message.is_multipart() else ():
        if not isinstance(part, EmailMessage) or part is body:
            continue
        kind = part.get_content_type()
        if part.get_content_maintype() in _NO_DOCUMENT or kind in _NO_DOCUMENT_TYPES:
            continue
        if part.get_content_maintype() == "multipart":
            yield from _attachments(part, body)
        else:
            yield part


def _load_attachment(part: EmailMessage, place: str, message: EmailMessage, depth: int) -> Iterator[Loaded | Refused]:
    _, sender, sent = _envelope(message)
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            whole = inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], EmailMessage) else b""
            for item in _load(whole, depth=depth + 1):
                yield _within(item, place)
            return
        loader = _loader(part)
        if loader is None:
            yield Refused(_OTHER, place)
            return
        for loaded in loader(_content(part)):
            yield replace(loaded, published=loaded.published or sent, publisher=loaded.publisher or sender, part=place)
    except InputError as error:
        yield Refused(str(error), place)
    except Exception as error:
        # The libraries fail on broken files with errors of every kind; the rest of the mail is read all the same.
        yield Refused(f"is broken ({type(error).__name__}): save it and look at it by itself", place)


def _loader(part: EmailMessage) -> Callable[[bytes], Iterator[Loaded]] | None:
    kind, name = part.get_content_type(), (part.get_filename() or "").lower()
    if kind == "application/pdf" or name.endswith(".pdf"):
        return load_pdf
    if kind in ("text/html", "application/xhtml+xml") or name.endswith((".html", ".htm")):
        return load_page
    if kind == "text/markdown" or name.endswith(".md"):
        return load_markdown
    if kind == "text/plain" or name.endswith(".txt"):
        return _load_text
    return None


def _load_text(data: bytes) -> Iterator[Loaded]:
    yield Loaded(text=decode(data))


def _within(item: Loaded | Refused, place: str) -> Loaded | Refused:
    return replace(item, part=f"{place}, {item.part}" if item.part else place)


def _envelope(message: EmailMessage) -> tuple[str | None, str | None, str | None]:
    """Return (subject, publisher, day it was sent where it was sent, as ISO); None where broken or missing.

    A sender is the publisher where it is a house of the table: who sends a document on has not published it.
    """
    sender, address = parseaddr(_header(message, "From"))
    publisher = sender if is_house(sender, address.rpartition("@")[2]) else None
    try:
        stamp = getattr(message["Date"], "datetime", None)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        stamp = None
    sent = stamp.date().isoformat() if isinstance(stamp, datetime) else None
    return _header(message, "Subject") or None, publisher or None, sent


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message[name] or "").split())
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(data: bytes, part: EmailMessage) -> str:
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _without_signature(text: str) -> str:
    """Cut what stands below the line "-- " that marks a signature."""
    return text.replace("\r\n", "\n").split("\n-- \n")[0]


def _shown_name(part: EmailMessage) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        name = None
    return f" ({name[:80]})" if name else ""
