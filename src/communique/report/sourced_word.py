"""A page with sources as a Word document, through python-docx (the extra `word`)."""

import re
from io import BytesIO
from typing import TYPE_CHECKING

from communique.errors import InputError
from communique.report.sourced import Page, Table, citations
from communique.report.wording import safe, shorten

if TYPE_CHECKING:
    from docx.table import Table as Grid

_NOT_XML = re.compile("[\ufffe\uffff]")


def page_to_word(page: Page) -> bytes:
    """Return a page as the bytes of a .docx file. Raises InputError where python-docx is not installed."""
    try:
        from docx import Document
        from docx.shared import Mm, Pt
    except ModuleNotFoundError:
        raise InputError("Word documents need python-docx: pip install 'communique[word]'") from None
    document = Document()
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
    document.core_properties.title = _clean(page.title)
    document.add_heading(_clean(page.title), 0)
    document.add_paragraph(_clean(page.subtitle))
    for part in page.sections:
        document.add_heading(_clean(part.title), 1)
        for line in part.lines:
            if line.heading:
                document.add_heading(_clean(line.words), 2)
                continue
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(_clean(line.words)).italic = line.sort != "fact"
            paragraph.add_run("".join(f" [{note}]" for note in line.notes)).font.superscript = True
        for table in part.tables:
            document.add_paragraph(_clean(table.caption))
            _fill(document.add_table(rows=1 + len(table.rows), cols=len(table.headings) + 1, style="Table Grid"), table)
    if page.sources:
        document.add_heading("Sources", 1)
    for source, named in citations(page):
        words = " … ".join(f"“{shorten(span.text, 240)}”" for span in source.spans)
        paragraph = document.add_paragraph(_clean(f"[{source.number}] {named}: {words}"))
        for run in paragraph.runs:
            run.font.size = Pt(8)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _fill(grid: "Grid", table: Table) -> None:
    lines = [(*row, "".join(f"[{note}]" for note in notes)) for row, notes in zip(table.rows, table.notes, strict=True)]
    for row, words in zip(grid.rows, [(*table.headings, "sources"), *lines], strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", safe(text))
