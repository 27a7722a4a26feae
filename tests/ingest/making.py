"""Make small files of the formats that are read, so that tests need no files of others."""

from collections.abc import Sequence


def make_pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """Return a PDF whose pages show the lines given."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET"
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] {font} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    return assemble_pdf(objects)


def assemble_pdf(objects: Sequence[str]) -> bytes:
    """Return a PDF of objects, the first its catalogue and the last its information."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def make_page(paragraphs: Sequence[str], *, title: str = "Note", site: str = "", published: str = "") -> bytes:
    """Return an HTML page with an article between a menu and a foot."""
    marks = f'<meta property="og:site_name" content="{site}">' if site else ""
    marks += f'<meta property="article:published_time" content="{published}">' if published else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{marks}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{body}</article>"
        "<footer>Cookies | Imprint | All rights reserved</footer></body></html>"
    ).encode()


def make_record(url: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html", encoding: str = "") -> bytes:
    """Return one response record of a web archive."""
    extra = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"WARC-Date: 2021-03-04T05:06:07Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def make_feed(entries: Sequence[tuple[str, str, str]], *, title: str = "Press office") -> bytes:
    """Return an RSS feed of entries (title, address, date)."""
    items = "".join(
        f"<item><title>{name}</title><link>{link}</link><pubDate>{day}</pubDate></item>" for name, link, day in entries
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
