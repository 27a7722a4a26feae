"""The one list of loaders: which function reads which kind of file."""

from collections.abc import Callable, Iterator

from communique.ingest.entries import load_feed
from communique.ingest.kinds import FileKind
from communique.ingest.loaded import Loaded, Refused
from communique.ingest.mail import load_mail
from communique.ingest.markdown import load_markdown
from communique.ingest.pages import load_page
from communique.ingest.pdf import load_pdf

Loader = Callable[[bytes, str | None], Iterator[Loaded | Refused]]
"""Takes a file's bytes and the address they came from, if any."""

LOADERS: dict[FileKind, Loader] = {
    "markdown": load_markdown,
    "html": load_page,
    "pdf": load_pdf,
    "mail": load_mail,
    "feed": load_feed,
}
"""Those that run in a process of their own, under limits; plain text and JSON need none."""
