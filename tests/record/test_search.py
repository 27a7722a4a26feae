"""Full text: words, phrases, exclusions and filters; the words found are marked where they stand."""

import pytest

from communique.record import Record


def found(record, *words, **filters):
    return [hit.text for hit in record.search(*words, **filters)]


def test_words_are_found_in_other_forms_and_marked(filled):
    (hit,) = filled.search("urge copper")
    assert hit.document.name == "chile"
    assert hit.contact == filled.contacts("CHL", "COL", until="2031-03-05")[0].id
    assert [hit.text[start:end] for start, end in hit.marks] == ["urged", "copper"]
    assert filled.reading(hit.document.id).document.text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("copper", ["chile"]),
        ("spoke urged Petro", ["chile"]),
        ('"free trade"', ["chile"]),
        ('"trade free"', []),
        ("spoke -copper -again -Ruto -month", ["colombia"]),
        ("bogota", ["visit"]),
        ("AMAZON*", ["colombia"]),
        ('copper" OR "Amazon', []),
        ("copper AND NOT NEAR(", []),
    ],
)
def test_what_is_asked_is_found(filled, words, names):
    assert sorted(hit.document.name for hit in filled.search(words)) == names


def test_filters_narrow_a_search(filled):
    assert len(found(filled, "spoke")) == 5
    assert len(found(filled, "spoke", party="KEN")) == 1
    assert len(found(filled, "Petro", party="COL", act="warn")) == 1
    assert len(found(filled, "Petro", party="CHL", act="warn")) == 0
    assert len(found(filled, "Petro", issue="climate-change")) == 1
    assert len(found(filled, "spoke", mode="visit")) == 1
    assert len(found(filled, "spoke", since="2031-03-10")) == 1
    assert len(found(filled, "spoke", until="2031-03-10", limit=2)) == 2


def test_a_hostile_text_is_marked_as_it_is(record, reading_of):
    text = "They spoke of \ue000copper\ue001 and [bold]𝔽𝕣𝕖𝕖 copper[/bold]."
    record.keep(reading_of(text))
    (hit,) = record.search("copper")
    assert hit.text == text
    assert all("copper" in hit.text[start:end] for start, end in hit.marks)
    assert hit.text[hit.marks[-1][0] : hit.marks[-1][1]] == "copper"


def test_paragraphs_are_passages(record, reading_of):
    text = "They spoke.\n\nThe first was about copper.\n\n\n" + "A long list of wood. " * 400
    record.keep(reading_of(text))
    (hit,) = record.search("copper")
    assert hit.text == "The first was about copper."


def test_search_works_after_documents_are_read_anew(tmp_path, accounts, reading_of):
    with Record.open(tmp_path / "r.sqlite", create=True) as record:
        for version in ("1", "2", "3"):
            for reading in accounts:
                program = reading.program.model_copy(update={"version": version})
                record.keep(reading.model_copy(update={"program": program}))
        assert len(record.search("copper")) == 1
        assert record.check() == ()
