"""The page of two accounts side by side: the comparison of the report, with each number leading to its words."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from communique import compare
from communique.report.comparison_page import lay_out
from communique.web.documents import find_reading
from communique.web.site import site_of

router = APIRouter()


@router.get("/compare/{one}/{other}")
def comparison(request: Request, one: str, other: str, differences: bool = False) -> Response:
    """Compare two documents; `differences`: without what both say."""
    readings = (find_reading(request, one), find_reading(request, other))
    page = lay_out(compare(*readings))
    keys = {side: reading.document.id for side, reading in zip("AB", readings, strict=True)}
    return site_of(request).render(
        request, "compare.html", page=page, keys=keys, differences=differences,
        spans={note.number: note.span for note in page.notes},
    )  # fmt: skip
