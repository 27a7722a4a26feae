"""Files that are broken, endless or meant to do harm, made as a test asks for them."""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

from tests.ingest.making import assemble_pdf, make_page, make_pdf, make_record

WORDS = "The ministers of Fiji and Samoa met in Apia on Monday, and agreed to open a joint office for fish. "
PAGE = make_page([WORDS * 2] * 3, title="A meeting in Apia")
PDF = make_pdf([[WORDS]])
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
ENTITY = "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
ZEROS = b"<html>" + bytes(99_000_000)
HEAD = b"From: Desk <desk@a.example>\r\nSubject: A call\r\nMIME-Version: 1.0\r\n"


def bomb_of_zeros(size: int) -> bytes:
    """Return a ZIP archive of a few kilobytes that unpacks to `size` bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as file:
        for _ in range(size // 1_000_000):
            file.write(bytes(1_000_000))
    return packed.getvalue()


def mail_with(data: bytes, *, kind: str = "application/pdf", name: str = "note.pdf") -> bytes:
    """Return a mail with one attachment."""
    attached = f"Content-Type: {kind}\r\nContent-Disposition: attachment; filename={name}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return (
        HEAD + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n' + WORDS.encode()
        + b"\r\n--x\r\n" + attached.encode() + base64.encodebytes(data) + b"\r\n--x--\r\n"
    )  # fmt: skip


def nested_multiparts(depth: int) -> bytes:
    """Return a mail whose parts hold parts, so deep."""
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return HEAD + opened.encode() + b"Content-Type: text/plain\r\n\r\nThey met.\r\n"


def many_parts(count: int) -> bytes:
    """Return a mail of so many parts side by side."""
    return (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
        + b"--x\r\nContent-Type: text/plain\r\n\r\nThey met.\r\n" * count
    )


def mails_within_mails(depth: int) -> bytes:
    """Return a mail that holds a mail that holds a mail."""
    mail = HEAD + b"\r\nThey met.\r\n"
    for n in range(depth):
        start = f'Content-Type: multipart/mixed; boundary="m{n}"\r\n\r\n--m{n}\r\nContent-Type: message/rfc822\r\n\r\n'
        mail = HEAD + start.encode() + mail + f"\r\n--m{n}--\r\n".encode()
    return mail


def pdf_that_unpacks_to(size: int) -> bytes:
    """Return a PDF whose one page's content unpacks to so many bytes."""
    packed = zlib.compress(b" " * size, 9).decode("latin-1")
    return assemble_pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents 4 0 R >>",
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream",
            "<< >>",
        ]
    )


def pdf_of_pages_within_themselves() -> bytes:
    """Return a PDF whose tree of pages is a ring."""
    return assemble_pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>", "<< >>"]
    )


def locked_pdf() -> bytes:
    """Return a PDF that opens with a password only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    writer.encrypt("word", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def rss(items: str, before: str = "") -> bytes:
    """Return a feed with items as they are given."""
    return (
        f"<?xml version='1.0'?>{before}<rss version='2.0'><channel><title>Desk</title>{items}</channel></rss>".encode()
    )


CUT = "cut off or broken"
BROKEN = "broken|no article|memory|seconds"
READ = None
"""What may be read, or set aside with any reason: it only must not do harm."""

HOSTILE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "empty.txt": (lambda: b"", "is empty"),
    "blank.txt": (lambda: b" \n\t \n", "has no words"),
    "nul.txt": (lambda: b"They met.\0" * 99, "binary file"),
    "utf16-without-mark.txt": (lambda: WORDS.encode("utf-16-le"), "binary file"),
    "utf16-with-mark.txt": (lambda: WORDS.encode("utf-16"), READ),
    "not-utf8.txt": (lambda: WORDS.encode() + b"\xff\xfe\xfa caf\xe9", READ),
    "long.txt": (lambda: WORDS.encode() * 50_000, "more than the 400,000"),
    "controls.txt": (lambda: b"\x1b[2J\x07They met.\x1b]0;x\x07" * 9, READ),
    "archive.txt": (lambda: bomb_of_zeros(1_000_000), "not of a kind that is read"),
    "bomb.txt.gz": (lambda: gzip.compress(bytes(50_000_000)), "not of a kind that is read"),
    "letter.docx": (lambda: b"PK\x03\x04" + bytes(99), "not of a kind that is read"),
    "deep.json": (lambda: b'{"text":' + b"[" * 100_000, "brackets too deep"),
    "digits.json": (lambda: b'{"text": ' + b"9" * 50_000 + b"}", "too many digits|not a string"),
    "list.json": (lambda: b"[]", "not a JSON object"),
    "half.jsonl": (lambda: b'{"text": "They met.', "not JSON"),
    "utf16.jsonl": (lambda: '{"text": "They met."}'.encode("utf-16"), "UTF-16"),
    "quotes.md": (lambda: b">" * 100_000 + b" They met.", READ),
    "brackets.md": (lambda: b"[" * 50_000 + b"](" * 50_000, READ),
    "binary.md": (lambda: bytes(range(256)) * 9, "binary file|cannot be told"),
    "empty.html": (lambda: b"", "is empty"),
    "large.html": (lambda: b"<html><body>" + f"<p>{WORDS}</p>".encode() * 280_000, "seconds|memory|400,000"),
    "too-large.html": (lambda: b" " * (30 * 1024 * 1024 + 1), "split it"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 200_000 + b"They met.", "no article"),
    "quotes.html": (lambda: b"<html><body>" + b"<blockquote>" * 5_000 + WORDS.encode() * 9, READ),
    "attributes.html": (lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">They met.", "seconds|" + BROKEN),
    "open-tags.html": (lambda: b"<html>" + b"<a href=" * 100_000, READ),
    "open-comment.html": (lambda: b"<html><!--" + b"-" * 1_000_000, "no article"),
    "nul.html": (lambda: PAGE.replace(b"met", b"m\0et"), READ),
    "utf16.html": (lambda: PAGE.decode().encode("utf-16"), READ),
    "wrong-charset.html": (lambda: PAGE.replace(b"<head>", b"<head><meta charset='utf-32'>"), READ),
    "laughs.html": (lambda: LAUGHS.replace("<!DOCTYPE x", "<!DOCTYPE html").encode() + b"<html><p>&a11;</p></html>", READ),
    "menu.html": (lambda: b"<html><nav><a href='/'>Home</a></nav></html>", READ),
    "script.html": (lambda: b"<html><script>document.write('They met.')</script></html>", "no article"),
    "noise.html": (lambda: b"<html>" + bytes(range(256)) * 2_000, READ),
    "cut.pdf": (lambda: PDF[:400], "broken"),
    "head.pdf": (lambda: b"%PDF-1.7\n", "broken"),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, "broken"),
    "ring.pdf": (pdf_of_pages_within_themselves, "broken|without text"),
    "locked.pdf": (locked_pdf, "locked with a password"),
    "bomb.pdf": (lambda: pdf_that_unpacks_to(300_000_000), "broken|seconds|memory|without text"),
    "pages.pdf": (lambda: make_pdf([["They met."]] * 401), "401 pages"),
    "scan.pdf": (lambda: make_pdf([[]]), "without text"),
    "text-called.pdf": (lambda: WORDS.encode(), "broken"),
    "zip-bomb.eml": (lambda: mail_with(bomb_of_zeros(100_000_000), kind="application/zip", name="a.zip"), READ),
    "pdf-bomb.eml": (lambda: mail_with(pdf_that_unpacks_to(300_000_000)), READ),
    "cut-pdf.eml": (lambda: mail_with(PDF[:400]), READ),
    "nested.eml": (lambda: nested_multiparts(1_000), "parts|broken|no text"),
    "nested-deeper.eml": (lambda: nested_multiparts(20_000), "parts|broken|no text|seconds|process"),
    "parts.eml": (lambda: many_parts(1_000), "more than 100 parts"),
    "within.eml": (lambda: mails_within_mails(30), "mails within mails|parts"),
    "charset.eml": (lambda: HEAD + b"Content-Type: text/plain; charset=no-such\r\n\r\nThey met.", READ),
    "base64.eml": (lambda: HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n!!!!", READ),
    "date.eml": (lambda: HEAD + b"Date: the 99th of Foo\r\n\r\n" + WORDS.encode(), READ),
    "header.eml": (lambda: HEAD + b"X-Long: " + b"a" * 2_000_000 + b"\r\n\r\nThey met.", READ),
    "noise.eml": (lambda: bytes(range(256)) * 400, READ),
    "nothing.eml": (lambda: HEAD + b"\r\n", "no text"),
    "laughs.rss": (lambda: rss("<item><title>&a11;</title><description>&a11;</description></item>", LAUGHS), READ),
    "file.rss": (lambda: rss("<item><description>&x; They met.</description></item>", ENTITY), READ),
    "dates.rss": (lambda: rss("<item><title>A</title><description>They met.</description><pubDate>99 Foo 0000</pubDate></item>"), READ),
    "none.rss": (lambda: WORDS.encode(), "no RSS or Atom feed"),
    "without-entries.rss": (lambda: rss(""), "without entries"),
    "cut.rss": (lambda: rss("<item><title>A</title><description>They met.</description></item>")[:-60], READ),
    "deep.rss": (lambda: rss("<a>" * 50_000), READ),
    "empty.warc": (lambda: b"", "is empty"),
    "noise.warc": (lambda: bytes(range(256)) * 99, CUT),
    "cut.warc": (lambda: make_record("https://a.example/1", PAGE)[:-99], CUT),
    "cut.warc.gz": (lambda: gzip.compress(make_record("https://a.example/1", PAGE))[:-40], CUT),
    "no-gzip.warc.gz": (lambda: b"\x1f\x8b" + bytes(99), CUT),
    "bomb.warc.gz": (lambda: gzip.compress(make_record("https://a.example/1", ZEROS)), "page of more than"),
    "bomb-within.warc": (lambda: make_record("https://a.example/1", gzip.compress(ZEROS), encoding="gzip"), "more than the"),
    "length.warc": (lambda: make_record("https://a.example/1", PAGE).replace(b"Content-Length: ", b"Content-Length: 99999999999"), CUT),
}  # fmt: skip
"""By file name: how it is made, and a pattern of the reason for which it is set aside."""
