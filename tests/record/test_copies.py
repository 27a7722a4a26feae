"""A text printed again is not a second witness, whichever of the two comes first."""

import itertools

from communique.record import Record

CALL = {"participants": ("gabriel-boric", "gustavo-petro"), "date": "2031-03-04"}
WIRE = (
    "Gabriel Boric and Gustavo Petro spoke for an hour on Tuesday about the price of copper, the road over the pass that "
    "was closed by snow in the winter, and the students whom both countries mean to exchange from next year on. Boric "
    "said that trade had grown by a third since the treaty was signed, and that he hoped for more. Petro agreed and "
    "invited him to Cartagena in the spring, where ministers of transport are to meet as well."
)
OWN = (
    "The President of Chile, Gabriel Boric, spoke today with his Colombian colleague. They reviewed what has been done "
    "for commerce across the mountains and resolved to look after pupils who want to study in the other country; they "
    "also dwelt on how fisheries could be watched together from the air, on which experts will report before summer."
)


def documents(reading_of):
    undated = {"participants": ("CHL", "COL"), "main": False}
    return (
        reading_of(WIRE, name="wire", published="2031-03-05", contacts=[{**CALL, "duration": "PT1H"}, undated]),
        reading_of(f"Neighbours on the phone\n\n{WIRE[:-60]}", name="paper", published="2031-03-06",
                   contacts=[{**CALL, "duration": "PT1H"}, undated]),
        reading_of(f"Copper talks\n\n{WIRE}", name="other paper", published="2031-03-06", contacts=[{**CALL, "duration": "PT1H"}, undated]),
        reading_of(OWN, name="chile", published="2031-03-05", issuer="CHL", contacts=[{**CALL, "duration": "PT50M"}]),
    )  # fmt: skip


def test_reprints_count_once_in_any_order(place, tmp_path, reading_of, derived_rows):
    results = []
    for number, order in enumerate(itertools.permutations(documents(reading_of))):
        if number % 5:
            continue
        with Record.open(tmp_path / f"{number}.sqlite", create=True) as record:
            for reading in order:
                record.keep(reading)
            results.append(derived_rows(record))
            record.rebuild()
            results.append(derived_rows(record))
    assert all(result == results[0] for result in results)
    with Record.open(place, create=True) as record:
        for reading in documents(reading_of):
            record.keep(reading)
        assert derived_rows(record) == results[0]
        dated, undated = record.contacts()
        assert (dated.accounts, undated.accounts) == (2, 1)
        duration = next(cell for cell in record.contact(dated.id).cells if cell.field == "duration")
        assert duration.shown == "PT50M"
