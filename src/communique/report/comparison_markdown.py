"""The page of a comparison as Markdown: a table a section, A beside B."""

import re
from collections.abc import Iterator

from communique.report.comparison_page import Page, PageSection, Quote, Row
from communique.report.wording import safe, shorten

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def comparison_to_markdown(page: Page) -> str:
    """Return a page as Markdown; the documents' words are escaped."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"# {page.title}\n"
    for name, (title, about) in (("A", page.a), ("B", page.b)):
        yield f"- **{name}**: {_escape(title)}{f' ({_escape(about)})' if about else ''}"
    for warning in page.warnings:
        yield f"\n> {_escape(warning)}"
    yield "\n" + " ".join(page.summary)
    for section in page.sections:
        yield from _section(section)
    if page.notes:
        yield "\n## Evidence\n"
    for note in page.notes:
        yield f"- {note.number}: “{_escape(shorten(note.span.text, 400))}” ({note.span.start}–{note.span.end})"


def _section(section: PageSection) -> Iterator[str]:
    yield f"\n## {_escape(section.title)}\n"
    if section.remark:
        yield f"{_escape(section.remark)}\n"
    yield "| | A | B |"
    yield "|---|---|---|"
    for row in section.rows:
        yield f"| {_label(row)} | {_quotes(row.a)} | {_quotes(row.b)} |"


def _label(row: Row) -> str:
    return "<br>".join([f"**{_escape(row.label)}**", *map(_escape, row.notes)])


def _quotes(quotes: tuple[Quote, ...]) -> str:
    return "<br>".join(_quote(quote) for quote in quotes) or "—"


def _quote(quote: Quote) -> str:
    words = f"{_escape(quote.who)}: " if quote.who else ""
    for run in quote.runs:
        lead, rest = _outer(run.text)
        words += f"{lead}**{_escape(run.text)}**{rest}" if run.marked else f"{lead}{_escape(run.text)}{rest}"
    return f"{words} \\[{quote.number}\\]"


def _outer(words: str) -> tuple[str, str]:
    """The spaces at the ends, which part words from the next run."""
    return " " if words[:1].isspace() else "", " " if words[-1:].isspace() else ""


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", safe(text))
