"""Hand documents in, and see what has become of them; what could not be read."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.ingest.documents import parse_date
from communique.ingest.files import is_address
from communique.web.jobs import Job
from communique.web.pasted import as_row
from communique.web.site import editor_of, site_of

router = APIRouter()
KINDS = (
    ".txt",
    ".md",
    ".html",
    ".htm",
    ".xhtml",
    ".pdf",
    ".eml",
    ".mbox",
    ".jsonl",
    ".xml",
    ".rss",
    ".atom",
    ".warc",
    ".gz",
)
"""How names of files end that may be handed in."""
_MOST_FILES = 50
_MOST_WAITING = 20
_EXAMPLE_DAY = "2025-07-02"

Field = Annotated[str, Form(max_length=1000)]


@router.get("/add")
def show_form(request: Request) -> Response:
    """Show the forms to hand documents in."""
    return site_of(request).render(request, "add.html", kinds=KINDS)


@router.post("/add")
def take(
    request: Request,
    csrf: Field = "",
    text: Annotated[str, Form(max_length=2_000_000)] = "",
    title: Field = "",
    published: Field = "",
    publisher: Field = "",
    url: Annotated[str, Form(max_length=20_000)] = "",
    file: list[UploadFile] | None = None,
) -> Response:
    """Take pasted text, files and addresses, all of them, as one job; lead to its page."""
    user = editor_of(request, csrf)
    parse_date(published or None)
    handed = [(upload.filename or "", upload.file.read()) for upload in file or [] if upload.filename]
    _check_files(name for name, _ in handed)
    if text.strip():
        row = as_row(text, title=title, published=published, publisher=publisher)
        handed.append(("pasted.jsonl", row))
    addresses = url.split()
    for address in addresses:
        if not is_address(address):
            raise InputError(f"{address[:80]!r} is no address: it begins with https:// or http://")
    if not handed and not addresses:
        raise InputError("nothing was handed in: paste a text, choose a file, or give an address")
    job = _hand_in(request, handed, addresses, published or None, user.name)
    return RedirectResponse(f"/add/{job.id}", 303)


@router.post("/example")
def load_example(request: Request, csrf: Field = "") -> Response:
    """Read the three example accounts of one call."""
    user = editor_of(request, csrf)
    paths = sorted(str(path) for path in _examples().glob("*.txt"))
    job = _hand_in(request, [], paths, _EXAMPLE_DAY, user.name)
    return RedirectResponse(f"/add/{job.id}", 303)


@router.get("/add/{key}")
def progress(request: Request, key: str) -> Response:
    """Show how far a job is; the page asks again by itself while it runs."""
    site = site_of(request)
    job = site.jobs.get(key)
    if job is None:
        raise HTTPException(404, "There is no such job: it is done since long, or the program was started anew.")
    page = site.render(request, "progress.html", job=job, outcomes=tuple(job.outcomes))
    if job.running:
        page.headers["Refresh"] = "2"
    return page


@router.get("/set-aside")
def set_aside(request: Request) -> Response:
    """List what could not be read, with the reasons."""
    site = site_of(request)
    rows = [
        (row, row.place if is_address(row.place) else row.place.rpartition("/")[2]) for row in site.record.set_aside()
    ]
    return site.render(request, "aside.html", rows=rows)


@router.post("/set-aside")
def retry(request: Request, csrf: Field = "") -> Response:
    """Try again what could not be read."""
    user = editor_of(request, csrf)
    return RedirectResponse(f"/add/{_hand_in(request, [], [], None, user.name).id}", 303)


def _check_files(names: Iterable[str]) -> None:
    for number, name in enumerate(names, 1):
        if not name.lower().endswith(KINDS):
            raise InputError(f"{name[:80]!r} is no kind of document that is read: take {', '.join(KINDS)}")
        if number > _MOST_FILES:
            raise InputError(f"more than {_MOST_FILES} files at once: hand them in in parts, or use communique add")


def _hand_in(
    request: Request, handed: list[tuple[str, bytes]], inputs: list[str], published: str | None, user: str
) -> Job:
    site = site_of(request)
    if site.jobs.waiting() >= _MOST_WAITING:
        raise HTTPException(503, "Much is waiting to be read already: try again in some minutes.")
    job = site.jobs.hand_in(files=handed, inputs=inputs, published=published, by=user)
    site.note_write(request, "add", inputs=job.names)
    return job


def _examples() -> Path:
    """Return where the examples are: in the installed package, or beside the source."""
    package = Path(str(files("communique")))
    packed = package / "examples"
    return packed if packed.is_dir() else package.parent.parent / "examples"
