"""Mark the words of cells in a document's text: pieces of text with the cells that rest on them."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from communique.web.document_cells import DocumentCell


@dataclass(frozen=True)
class Piece:
    """A piece of a text: which cells rest on it, which begin here (with the number of the span), and which end."""

    text: str
    cells: tuple[DocumentCell, ...] = ()
    begins: tuple[tuple[str, int], ...] = ()
    ends: tuple[str, ...] = ()
    chosen: bool = False


def cut(text: str, cells: Sequence[DocumentCell], chosen: tuple[int, int] | None = None) -> list[Piece]:
    """Cut a text where spans of cells begin and end; `chosen` is a place that was asked for."""
    spans = [(span.start, span.end, cell, number) for cell in cells for number, span in enumerate(cell.evidence)]
    edges = {0, len(text), *(s[0] for s in spans), *(s[1] for s in spans), *(chosen or ())}
    places = sorted(edge for edge in edges if 0 <= edge <= len(text))
    opened: dict[tuple[str, int], tuple[int, DocumentCell]] = {}
    starting: dict[int, list[tuple[int, int, DocumentCell, int]]] = {}
    for span in spans:
        starting.setdefault(span[0], []).append(span)
    pieces = []
    for start, end in itertools.pairwise(places):
        opened = {key: value for key, value in opened.items() if value[0] > start}
        opened |= {(cell.id, number): (stop, cell) for _, stop, cell, number in starting.get(start, ())}
        pieces.append(
            Piece(
                text[start:end],
                tuple({cell.id: cell for _, cell in opened.values()}.values()),
                tuple((cell.id, number) for _, _, cell, number in starting.get(start, ())),
                tuple(dict.fromkeys(cell.id for stop, cell in opened.values() if stop == end)),
                chosen is not None and chosen[0] <= start and end <= chosen[1],
            )
        )
    return pieces
