"""Bytes → text: the encoding detected where it is not UTF-8, binary files refused."""

from communique.errors import InputError

_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0")


def decode(data: bytes) -> str:
    """Return the text of a file's bytes, its encoding detected where it is not UTF-8."""
    if data.startswith(_BINARY):
        raise InputError("is not of a kind that is read: save it as plain text, HTML or PDF")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode_other(data)
    if "\0" in text:
        raise InputError("is a binary file, not text: save it as plain text in UTF-8 first")
    return text


def _decode_other(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError("its encoding cannot be told: save it as UTF-8")
    return str(best)
