"""Write a page with sources as Markdown or as one HTML file that needs nothing else: no script, nothing fetched."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader

from communique.report.sourced import Page, citations
from communique.report.wording import safe, shorten

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def page_to_markdown(page: Page) -> str:
    """Return a page as Markdown; a document's words are escaped."""
    text = _environment("markdown").get_template("sourced.md.j2").render(page=page, citations=citations(page))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def page_to_html(page: Page) -> str:
    """Return a page as HTML, to be read on a screen or printed on A4; a document's words are escaped."""
    return _environment("html").get_template("sourced.html.j2").render(page=page, citations=citations(page))


@cache
def _environment(form: Literal["markdown", "html"]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=form == "html",  # noqa: S701 - Markdown is escaped by its own filter
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        line=safe,
        words=lambda words: shorten(words, 240),
        md=lambda words: _MARKDOWN.sub(r"\\\1", safe(words)),
        cell=lambda words: _MARKDOWN.sub(r"\\\1", safe(words)),
        refs=lambda notes: "".join(f" [{note}]" for note in notes),
    )
    return environment
