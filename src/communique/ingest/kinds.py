"""Tell what kind of file some bytes are, by what they hold first and by the file's name second."""

import re
from pathlib import PurePath
from typing import Literal

FileKind = Literal["text", "json", "jsonl", "markdown", "html", "pdf", "mail", "feed", "warc"]

HEAD = 2048
"""Bytes from a file's head that its kind is told by."""

_SUFFIXES: dict[str, FileKind] = {
    ".txt": "text", ".text": "text", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".pdf": "pdf", ".eml": "mail", ".rss": "feed", ".atom": "feed", ".warc": "warc", ".warc.gz": "warc",
}  # fmt: skip
_MEDIA: dict[str, FileKind] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/markdown": "markdown",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/json": "json",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "message/rfc822": "mail",
}  # fmt: skip
_BEFORE_ROOT = rb"(?:\xef\xbb\xbf)?(?:\s|<\?[^>]{0,300}\?>|<!--.{0,1000}?-->|<!DOCTYPE (?!html)[^>\[]{0,300}>)*"
_HTML = re.compile(_BEFORE_ROOT + rb"<(?:!doctype html|html)\b", re.I | re.S)
_FEED = re.compile(
    _BEFORE_ROOT + rb"(?:<!DOCTYPE[^>\[]{0,100}\[.{0,1500}?\]\s*>\s*)?<(?:rss|feed|rdf:RDF)\b", re.I | re.S
)
_PDF = re.compile(rb"\A[\s\S]{0,1024}?%PDF-\d")
_MAIL = re.compile(
    rb"(?:^[A-Za-z][A-Za-z0-9-]*:.*\r?\n(?:[ \t].*\r?\n)*)*?^(?:MIME-Version|Received|Message-ID):", re.I | re.M
)
_MBOX = re.compile(rb"\AFrom \S+ .*\r?\n")


def kind_of(head: bytes, name: str = "", media_type: str | None = None) -> FileKind:
    """Return the kind of a file from its first bytes, its name, and the media type that a server gave it."""
    suffix_kind = kind_of_name(name)
    head = head[:HEAD]
    if head.startswith(b"WARC/") or suffix_kind == "warc":
        return "warc"
    if _PDF.match(head):
        return "pdf"
    if suffix_kind in ("json", "jsonl", "mail"):
        return suffix_kind
    if _FEED.match(head):
        return "feed"
    if _HTML.match(head):
        return "html"
    if _MAIL.match(_MBOX.sub(b"", head, count=1)):
        return "mail"
    return suffix_kind or _MEDIA.get((media_type or "").partition(";")[0].strip().lower()) or "text"


def kind_of_name(name: str) -> FileKind | None:
    """Return the kind that a file's name says, or None where it says none."""
    low = PurePath(name).name.lower()
    return _SUFFIXES[".warc.gz"] if low.endswith(".warc.gz") else _SUFFIXES.get(PurePath(low).suffix)
