"""HTML page → its article: text, title, publisher, date and address, with menus and footers left out."""

import logging
import re
from collections.abc import Iterator

from communique.errors import InputError
from communique.ingest.loaded import Loaded

_NO_ARTICLE = "holds no article that can be told from its menus: save the text of the page as a plain text file"
_MENU = 15
"""Lines from the head among which the title is looked for."""
_CELLS = re.compile(r"(?:^|\s)\|(?:\s|$)")
_DATES = {"original_date": True, "extensive_search": False}
"""Only a date that the page itself marks or shows as its own: one guessed from its words is worse than none."""


def load_page(data: bytes, url: str | None = None) -> Iterator[Loaded]:
    """Yield the one article of a page. Raises InputError where there is none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page = trafilatura.bare_extraction(
        data, url=url, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
    )
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise InputError(_NO_ARTICLE)
    yield Loaded(
        text=_without_title(page.text or "", page.title),
        title=page.title,
        published=page.date,
        publisher=None if _is_host(page.sitename, page.hostname, url) else page.sitename,
        url=url or page.url,
        language=page.language,
    )


def _without_title(text: str, title: str | None) -> str:
    """Return the paragraphs, divided by empty lines, from behind the line that repeats the title, where there is one.

    What stands before that line are words of menus, unless they are sentences. Cells of a table are paragraphs.
    """
    lines = (cell.strip() for line in text.splitlines() for cell in _CELLS.split(line))
    paragraphs = [line for line in lines if line]
    shown = [_letters(paragraph) for paragraph in paragraphs[:_MENU]]
    place = shown.index(_letters(title)) if title and _letters(title) in shown else None
    if place is not None and place + 1 < len(paragraphs) and not any(map(_is_sentence, paragraphs[:place])):
        paragraphs = paragraphs[place + 1 :]
    return "\n\n".join(paragraphs)


def _is_sentence(paragraph: str) -> bool:
    return paragraph.endswith((".", "!", "?", "”", '"')) or len(paragraph) > 80


def _is_host(site: str | None, *addresses: str | None) -> bool:
    """Whether a site's name is only its address, which is put there where a page names no site."""
    low = (site or "").lower().removeprefix("www.")
    return any(
        low == re.sub(r"^(?:https?://)?(?:www\.)?", "", (address or "").lower()).partition("/")[0]
        for address in addresses
    )


def _letters(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())
