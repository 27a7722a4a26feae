"""The page of one document: its text with the words of every cell marked, and the cells beside it."""

import re
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from communique.errors import InputError
from communique.reading import Reading
from communique.record import ContactView
from communique.web.document_cells import KINDS, DocumentCell, cells_of
from communique.web.marking import cut
from communique.web.site import site_of

router = APIRouter()
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_LONGEST = 400_000
"""Characters of a text that one page shows."""


@router.get("/document/{key}")
def document(
    request: Request,
    key: str,
    cell: Annotated[str, Query(max_length=20)] = "",
    at: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a document; `cell` is one cell to light up, `at` a place "start-end" in the text."""
    site = site_of(request)
    reading = find_reading(request, key)
    cells, place = cells_of(reading), _place(at)
    chosen = next((c for c in cells if c.id == cell), None)
    text = reading.document.text[:_LONGEST]
    view = _contact_of(request, reading)
    return site.render(
        request, "document.html", reading=reading, document=reading.document, cells=cells, chosen=chosen, place=place,
        pieces=cut(text, cells, place), kinds=_counts(cells), cut_off=len(reading.document.text) > _LONGEST,
        pairs=_rejectable(reading), contact=view.row.id if view else None,
        rejected={row.id: row.rejected_by for row in view.positions if row.rejected_by} if view else {},
    )  # fmt: skip


@router.get("/document/{key}/reading.json")
def reading_file(request: Request, key: str) -> Response:
    """Send a document's Reading as a file."""
    reading = find_reading(request, key)
    disposition = f'attachment; filename="reading-{reading.document.id[:12]}.json"'
    return Response(
        reading.model_dump_json(indent=2), media_type="application/json", headers={"Content-Disposition": disposition}
    )


def find_reading(request: Request, key: str) -> Reading:
    """Return the Reading of a document by its id; raises a 404 where there is none."""
    try:
        return site_of(request).record.reading(key)
    except InputError as error:
        raise HTTPException(404, str(error)[:300]) from None


def _place(at: str) -> tuple[int, int] | None:
    found = _PLACE.fullmatch(at)
    return (int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None


def _counts(cells: list[DocumentCell]) -> list[tuple[str, str, int]]:
    """Return each kind of cell that there is, its name and how many there are: the legend."""
    counts = [(kind, name, sum(cell.kind == kind for cell in cells)) for kind, name in KINDS.items()]
    return [entry for entry in counts if entry[2]]


def _rejectable(reading: Reading) -> dict[str, str]:
    """Return by cell what a correction of it is a correction of."""
    return {position.id: f"{reading.document.id[:16]}:{position.id}" for position in reading.positions}


def _contact_of(request: Request, reading: Reading) -> ContactView | None:
    """Return the record's contact that a document is about; None where it is about none."""
    main = next((contact.id for contact in reading.contacts if contact.main), None)
    if main is None:
        return None
    try:
        return site_of(request).record.contact(f"{reading.document.id[:16]}:{main}")
    except InputError:
        return None
