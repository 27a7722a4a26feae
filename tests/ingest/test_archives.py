import gzip

import pytest

from communique.ingest import archives
from communique.ingest.files import read_inputs
from communique.ingest.rows import SetAside
from tests.ingest.making import make_page, make_record

PAGE = make_page(["The ministers of Fiji and Samoa met in Apia on Monday to speak about fish."] * 2, title="A meeting")


def read(path, data):
    path.write_bytes(data)
    return list(read_inputs([str(path)]))


def test_the_pages_of_an_archive_are_read_and_other_records_passed_over(tmp_path):
    records = (
        make_record("https://a.example/1", PAGE)
        + make_record("https://a.example/gone", PAGE, status="404 Not Found")
        + make_record("https://a.example/flag.png", b"\x89PNG", kind="image/png")
        + make_record("https://a.example/2", gzip.compress(PAGE), encoding="gzip")
    )
    assert [document.url for document in read(tmp_path / "a.warc", records)] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


def test_an_archive_of_compressed_records(tmp_path):
    data = b"".join(gzip.compress(make_record(f"https://a.example/{n}", PAGE)) for n in range(3))
    assert [document.title for document in read(tmp_path / "a.warc.gz", data)] == ["A meeting"] * 3


@pytest.mark.parametrize("end", [-4, -40, -300])
def test_a_record_that_is_cut_off_is_no_document(tmp_path, end):
    whole = make_record("https://a.example/1", PAGE)
    document, problem = read(tmp_path / "a.warc", whole + whole[: end - 4])
    assert document.url == "https://a.example/1"
    assert "is cut off or broken here" in problem.reason


def test_what_is_no_record_is_not_passed_over_silently(tmp_path):
    whole = make_record("https://a.example/1", PAGE)
    _, problem = read(tmp_path / "a.warc", whole + b"noise" * 100 + whole)
    assert isinstance(problem, SetAside)


def test_a_page_that_unpacks_to_too_much(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_PAGE", 100_000)
    monkeypatch.setattr("communique.ingest.loading.LARGEST_PAGE", 100_000)
    bomb = gzip.compress(b"<html>" + b" " * 5_000_000)
    problem, document = read(
        tmp_path / "a.warc",
        make_record("https://a.example/1", bomb, encoding="gzip") + make_record("https://a.example/2", PAGE),
    )
    assert problem.reason.startswith("has more than the 100,000 bytes")
    assert document.url == "https://a.example/2"
