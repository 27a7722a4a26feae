"""Folder → the files in it and in its folders, in the order of their names; hidden ones are passed over."""

import os
from collections.abc import Iterator
from pathlib import Path

from communique.ingest.naming import show_path
from communique.ingest.rows import SetAside

_NO_DOCUMENTS = frozenset(
    ".css .js .mjs .map .ico .png .jpg .jpeg .gif .webp .svg .bmp .tif .tiff .avif .mp3 .mp4 .m4a .wav .ogg .webm .mov .avi "
    ".woff .woff2 .ttf .otf .eot".split()
)
"""What lies beside documents, as in the folder of a saved page, and is none."""


def walk(folder: Path) -> Iterator[Path | SetAside]:
    """Yield each file; links to folders are not followed."""
    problems: list[OSError] = []
    found = False
    for where, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(where, name)
            if name.startswith(".") or path.suffix.lower() in _NO_DOCUMENTS:
                continue
            found = True
            yield path
    for problem in problems:
        yield SetAside(
            show_path(str(problem.filename)), f"cannot be opened ({problem.strerror}): check its permissions"
        )
    if not found and not problems:
        yield SetAside(show_path(str(folder)), "holds no files to read: check the name")
