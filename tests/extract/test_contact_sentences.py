"""The sentences written for measuring contacts: how many are read right may not fall."""

from benchmarks.sentences import figures, judge, load_rows

FLOORS = {"contacts told": 0.85, "traps silent": 0.85}


def test_as_many_sentences_are_read_right_as_before_or_nearly():
    rows = load_rows()
    assert len(rows) >= 150
    assert sum(not row["contacts"] for row in rows) >= 60
    shares = {name: right / of for name, right, of in figures(rows, [judge(row) for row in rows])}
    assert {name: shares[name] for name in FLOORS if shares[name] < FLOORS[name]} == {}
