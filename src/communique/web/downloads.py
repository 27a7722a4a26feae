"""Rows as files: CSV, JSON, JSON Lines."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from fastapi.responses import Response
from pydantic import BaseModel

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Rows = Sequence["DataclassInstance"]

FORMS = {"csv": "text/csv", "json": "application/json", "jsonl": "application/x-ndjson"}
MOST = 100_000
"""Rows of one file."""


def download(name: str, rows: Rows, form: str) -> Response:
    """Return rows as a file to save, all their fields."""
    values = [asdict(row) for row in rows]
    if form == "csv":
        body = _csv(values)
    elif form == "jsonl":
        body = "".join(_json(value) + "\n" for value in values)
    else:
        body = _json(values)
    disposition = f'attachment; filename="{name}.{form}"'
    return Response(body, media_type=FORMS[form], headers={"Content-Disposition": disposition})


def _csv(values: Sequence[dict[str, object]]) -> str:
    """Return a table; what a spreadsheet would run as a formula gets an apostrophe before it."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    if values:
        writer.writerow(values[0])
    writer.writerows([_cell(value) for value in row.values()] for row in values)
    return written.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else value if isinstance(value, str) else _json(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)
