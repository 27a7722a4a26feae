"""Marked text: whatever spans overlap, the pieces are the text, and each stands under just the cells that rest on it."""

from hypothesis import given
from hypothesis import strategies as st

from communique.reading import Span
from communique.web.charts import bars
from communique.web.document_cells import DocumentCell
from communique.web.marking import cut

TEXT = "The two sides spoke 🌍 of cocoa, fish and roads."
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda pair: pair[0] < pair[1])


def _cells(places):
    return [
        DocumentCell(f"p{n}", "position", "", "", "", tuple(Span.cut(TEXT, *span) for span in cell))
        for n, cell in enumerate(places)
    ]


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=8), st.none() | spans)
def test_pieces_are_the_text_with_its_cells(places, chosen):
    cells = _cells(places)
    pieces = cut(TEXT, cells, chosen)
    assert "".join(piece.text for piece in pieces) == TEXT
    at = 0
    for piece in pieces:
        covering = {c.id for c in cells for s in c.evidence if s.start <= at and at + len(piece.text) <= s.end}
        assert {cell.id for cell in piece.cells} == covering
        assert piece.chosen == (chosen is not None and chosen[0] <= at and at + len(piece.text) <= chosen[1])
        at += len(piece.text)
    assert sorted(begin for piece in pieces for begin in piece.begins) == sorted(
        (cell.id, number) for cell in cells for number in range(len(cell.evidence))
    )


@given(st.dictionaries(st.integers(1850, 2100).map(str), st.integers(1, 500), max_size=12))
def test_bars_are_as_high_as_there_are_contacts(years):
    drawn = bars(years, "/contacts?party=KEN")
    assert all(bar.number == years.get(bar.year, 0) and 0 <= bar.y <= 80 for bar in drawn)
    assert all(abs(bar.y + bar.height - 80) < 1e-9 for bar in drawn)
    assert not years or drawn[-1].year == max(years)
