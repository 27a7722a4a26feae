"""Markdown → its words: marks of emphasis, links and headings undone, the first heading as the title."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique.ingest.decoding import decode
from communique.ingest.loaded import Loaded

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.S)
_FIELD = re.compile(r"^(title|date|published|publisher|url|language|lang):[ \t]*(.+?)[ \t]*$", re.M | re.I)
_SHOWN = ("text", "code_inline")
_BREAKS = ("softbreak", "hardbreak")


def load_markdown(data: bytes, url: str | None = None) -> Iterator[Loaded]:
    """Yield the one text of a Markdown file; a block of fields at its head gives title, date and publisher."""
    from markdown_it import MarkdownIt

    text = decode(data).replace("\r\n", "\n")
    fields: dict[str, str] = {}
    if head := _FRONT_MATTER.match(text):
        fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(head[1])}
        text = text[head.end() :]
    blocks = list(_blocks(MarkdownIt("commonmark").enable("table").parse(text)))
    title = fields.get("title")
    if title is None and blocks and blocks[0][0] == "h1":
        title = blocks.pop(0)[1]
    yield Loaded(
        text="\n\n".join(words for _, words in blocks),
        title=title,
        published=fields.get("published") or fields.get("date"),
        publisher=fields.get("publisher"),
        url=url or fields.get("url"),
        language=fields.get("language") or fields.get("lang"),
    )


def _blocks(tokens: "Sequence[Token]") -> Iterator[tuple[str, str]]:
    """Yield (tag of the block that holds it, words) of each paragraph, heading, list item and table cell."""
    tag = ""
    for token in tokens:
        if token.type == "inline":
            if words := _words(token.children or []):
                yield tag, words
        elif token.type in ("fence", "code_block"):
            yield "code", token.content.strip()
        else:
            tag = token.tag


def _words(tokens: "Sequence[Token]") -> str:
    parts = ((t.content if t.type in _SHOWN else " " if t.type in _BREAKS else "") for t in tokens)
    return " ".join("".join(parts).split())
