"""The page of a comparison as one HTML file that needs nothing else: printable, readable by machine and by ear."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template, select_autoescape

from communique.report.comparison_page import Page
from communique.report.wording import safe


def comparison_to_html(page: Page) -> str:
    """Return a page as HTML. Every word of a document is escaped; there is no script, and nothing is fetched."""
    return _template().render(page=page)


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=loader, autoescape=select_autoescape(["html"], default=True), trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["line"] = _line
    return environment.get_template("comparison.html")


def _line(words: str) -> str:
    """Make words safe and keep the spaces at their ends, which part them from the next run."""
    return f"{' ' if words[:1].isspace() else ''}{safe(words)}{' ' if words[-1:].isspace() else ''}"
