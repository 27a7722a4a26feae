"""The picture of a Reading as Markdown, with numbered notes."""

import re
from collections.abc import Iterator

from communique.report.picture import Line, Picture
from communique.report.wording import safe, shorten

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def to_markdown(picture: Picture) -> str:
    """Return a picture as Markdown; the document's words are escaped."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    yield f"# {_escape(picture.title)}"
    if picture.subtitle:
        yield f"\n{_escape(picture.subtitle)}"
    for warning in picture.warnings:
        yield f"\n> {_escape(warning)}"
    for section in picture.sections:
        yield f"\n## {section.title}\n"
        for line in section.lines:
            yield _line(line)
    if picture.notes:
        yield "\n## Evidence\n"
        for number, span in enumerate(picture.notes, 1):
            yield f"{number}. “{_escape(shorten(span.text, 400))}” ({span.start}–{span.end})"


def _line(line: Line) -> str:
    notes = "".join(f" [{n}]" for n in line.notes)
    words = _escape(line.words)
    return f"{'  ' * line.depth}- {f'**{words}**' if line.heading else words}{notes}"


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", safe(text))
