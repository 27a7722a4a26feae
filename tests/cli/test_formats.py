"""Formats and addresses on the command line: a real process, and a server on the loopback address."""

import pytest

from tests.ingest.making import make_page
from tests.ingest.serving import serve


@pytest.fixture
def site():
    with serve() as site:
        yield site


def test_a_folder_of_pages_and_an_address_are_read(communique, tmp_path, site, others, readings_of):
    page = make_page([others["fr"]] * 2, title="Un appel", published="2021-02-03")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/saved.html").write_bytes(page)
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7")
    url = site.put("/call", page, Content_Type="text/html")
    done = communique("read", tmp_path, url, "-f", "jsonl", COMMUNIQUE_ALLOW_PRIVATE_ADDRESSES="true")
    assert [reading.document.name for reading in readings_of(done.stdout)] == ["saved.html", url]
    assert {str(reading.document.published) for reading in readings_of(done.stdout)} == {"2021-02-03"}
    assert done.returncode == 1
    assert f"{tmp_path}/cut.pdf: is a broken PDF" in done.stderr
    assert done.stderr.endswith("communique: 2 read, 1 set aside\n")


def test_a_private_address_is_refused_with_its_remedy(communique, site):
    done = communique("read", f"{site.origin}/call", COMMUNIQUE_ALLOW_PRIVATE_ADDRESSES="")
    assert (done.returncode, done.stdout) == (1, "")
    assert "set COMMUNIQUE_ALLOW_PRIVATE_ADDRESSES=true to read it all the same" in done.stderr
    assert not site.asked


def test_a_setting_that_is_none_is_wrong_use_of_it(communique, site):
    done = communique("read", f"{site.origin}/call", COMMUNIQUE_ALLOW_PRIVATE_ADDRESSES="perhaps")
    assert done.returncode == 1
    assert "'perhaps' is neither yes nor no: write true or false" in done.stderr
    assert "Traceback" not in done.stderr
