"""Pasted text as a row of JSON Lines, so that it can be tried again where it is set aside."""

import json


def as_row(text: str, *, title: str, published: str, publisher: str) -> bytes:
    """Return a text with what is known of it; empty fields are left out."""
    known = {"name": title.strip() or "pasted text", "title": title, "published": published, "publisher": publisher}
    given = {key: value.strip() for key, value in known.items() if value.strip()}
    return json.dumps({**given, "text": text.replace("\r\n", "\n")}, ensure_ascii=False).encode("utf-8", "replace")
