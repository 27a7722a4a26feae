"""The pages as a browser without script has them: from an empty record to corrections and files."""

import csv
import io
import re
import time

import pytest

from tests.web.visiting import Browser


@pytest.fixture(scope="module")
def shown(example):
    return Browser(example[0])


@pytest.fixture(scope="module")
def call(shown):
    """The id of the example's call."""
    return next(c["id"] for c in shown.get("/api/contacts").json()["items"] if c["accounts"] == 3)


def test_an_empty_record_says_what_to_do_and_the_example_is_one_button(example):
    _, before, after = example
    assert "The record is empty" in before
    assert "Load the example" in before
    assert after.count(">added<") == 3


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Latest contacts"),
        ("/contacts?party=France&other=RUS&since=2025&mode=telephone", "Wednesday 2 July 2025"),
        ("/positions?party=FRA&act=request", "requests"),
        ("/issues", "War in Ukraine"),
        ("/issue/war-in-ukraine", "Last position of each"),
        ("/party/FRA", "With whom"),
        ("/pair/FRA/RUS", "Where both stand last"),
        ("/documents", "Macron Telephones Putin"),
        ("/search?q=ceasefire", '<mark class="hit">ceasefire</mark>'),
        ("/search?q=unheardof", "No passage has all these words"),
        ("/review", "accounts differ on date"),
        ("/corrections", "Corrections"),
        ("/set-aside", "Nothing is set aside"),
        ("/api", "GET /api/contacts"),
    ],
)
def test_pages_show_what_the_record_has(shown, path, words):
    answer = shown.get(path)
    assert answer.status_code == 200
    assert words in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/contact/none", 404), ("/document/none", 404), ("/issue/none", 404), ("/party/Atlantis", 404),
        ("/contacts?since=soon", 400), ("/contacts?page=0", 400), ("/search?q=%22", 400), ("/nothing.csv", 404),
        ("/correct?target=a&field=colour", 400), ("/api/contacts/none", 404), ("/api/contacts?limit=0", 400),
        ("/add/none", 404),
    ],
)  # fmt: skip
def test_errors_say_what_is_wrong_and_nothing_of_the_program(shown, path, status):
    answer = shown.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert ".py" not in answer.text
    assert "/tmp" not in answer.text


def test_a_cell_leads_to_its_words_and_the_words_back(shown, call):
    contact = shown.get(f"/contact/{call}").text
    link = re.search(r"/document/[0-9a-f]+\?at=\d+-\d+#at", contact)[0]
    document = shown.get(link.split("#")[0]).text
    assert 'id="at"' in document
    cells = set(re.findall(r'id="cell-(\w+)"', document))
    assert cells
    assert set(re.findall(r'href="#cell-(\w+)"', document)) == cells
    words = set(re.findall(r'id="w-(\w+)-\d+"', document))
    assert words == cells
    chosen = shown.get(f"{link.split('?')[0]}?cell=p1").text
    assert re.search(r'<mark class="position[^"]* lit" data-cells="[^"]*p1', chosen)


def test_a_cell_is_corrected_and_the_correction_undone(shown, call):
    where = f"/contact/{call}"
    assert "change" in shown.get(where).text
    done = shown.post(
        "/correct", {"target": call, "field": "duration", "value": "PT2H5M", "why": "the video", "back": where}
    )
    assert done.headers["location"].startswith(f"{where}?done=")
    number = done.headers["location"].rpartition("=")[2]
    assert "2 hours 5 minutes" in shown.get(where).text
    assert "the video" in shown.get("/corrections").text
    shown.post("/undo", {"number": number})
    assert "2 hours 5 minutes" not in shown.get(where).text.split("<h2>Corrections")[0]
    saved = csv.DictReader(io.StringIO(shown.get("/corrections.csv").text))
    assert {row["id"]: row["value"] for row in saved}[number] == "PT2H5M"


@pytest.mark.parametrize("change", [{"why": ""}, {"value": "soon"}, {"field": "colour"}, {"target": "none"}])
def test_corrections_that_do_not_fit_are_refused(shown, call, change):
    fields = {"target": call, "field": "date", "value": "2025-07-01", "why": "because", **change}
    assert shown.post("/correct", fields).status_code == 400


def test_a_position_is_rejected_in_its_document(shown):
    row = shown.get("/api/positions?limit=1").json()["items"][0]
    assert f"target={row['id'].replace(':', '%3A')}" in shown.get(f"/document/{row['document']}").text
    number = (
        shown.post("/correct", {"target": row["id"], "field": "rejected", "value": "yes", "why": "misread"})
        .headers["location"]
        .rpartition("=")[2]
    )
    assert row["id"] not in {r["id"] for r in shown.get("/api/positions?limit=1000").json()["items"]}
    assert f'rejected by <a href="/corrections#n{number}"' in shown.get(f"/document/{row['document']}").text
    shown.post("/undo", {"number": number})
    assert row["id"] in {r["id"] for r in shown.get("/api/positions?limit=1000").json()["items"]}


def test_pasted_text_and_files_are_read_and_what_cannot_be_is_set_aside(shown):
    job = shown.post(
        "/add",
        {"text": "President Boric of Chile telephoned President Petro of Colombia on Monday.", "title": "Call", "published": "2023-05-09"},
        files=[("file", ("../../evil.txt", b"", "text/plain")), ("file", ("broken.pdf", b"%PDF-1.4 nothing", "application/pdf"))],
    ).headers["location"]  # fmt: skip
    for _ in range(200):
        answer = shown.get(job)
        if "Refresh" not in answer.headers:
            break
        time.sleep(0.3)
    assert answer.text.count(">added<") == 1
    assert answer.text.count("set aside</span>") == 2
    assert "evil.txt" in answer.text
    assert "/tmp" not in answer.text
    assert any(c["date"] == "2023-05-08" for c in shown.get("/api/contacts?party=CHL").json()["items"])
    aside = shown.get("/set-aside").text
    assert "broken.pdf" in aside
    assert "/tmp" not in aside


@pytest.mark.parametrize(
    ("data", "files"),
    [
        ({}, []),
        ({"url": "file:///etc/passwd"}, []),
        ({"published": "soon", "text": "words"}, []),
        ({}, [("file", ("run.exe", b"MZ", "application/octet-stream"))]),
    ],
)
def test_what_cannot_be_handed_in_is_refused(shown, data, files):
    assert shown.post("/add", data, files=files or None).status_code == 400


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("what", ["contacts", "positions", "issues", "documents"])
def test_lists_are_saved_whole(shown, what, form):
    answer = shown.get(f"/{what}.{form}")
    assert answer.status_code == 200
    assert f'filename="{what}.{form}"' in answer.headers["content-disposition"]
    rows = len(shown.get(f"/api/{what}?limit=1000").json()["items"])
    saved = answer.text
    count = (
        len(list(csv.DictReader(io.StringIO(saved))))
        if form == "csv"
        else len(answer.json())
        if form == "json"
        else len(saved.splitlines())
    )
    assert count == rows > 0


def test_the_api_pages_and_describes_itself(shown):
    first = shown.get("/api/positions?limit=5").json()
    assert first["next"] == "/api/positions?limit=5&offset=5"
    second = shown.get(first["next"]).json()
    assert not {r["id"] for r in first["items"]} & {r["id"] for r in second["items"]}
    schema = shown.get("/api/openapi.json").json()
    assert {"/api/contacts", "/api/documents/{key}", "/api/search"} <= set(schema["paths"])
    assert "Reading" in schema["components"]["schemas"]
