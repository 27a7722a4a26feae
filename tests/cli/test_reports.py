"""The reports over the demonstration: golden pages, sources that resolve, pictures, and what is wrong use."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from communique.cli.main import app
from communique.errors import CommuniqueError
from communique.record import Record

PAGES = {
    "brief-FRA-RUS": ("brief", "FRA", "RUS", "--before", "2026-02-15"),
    "brief-GRC-TUR": ("brief", "Greece", "Turkey", "--before", "2026-02-15"),
    "brief-KEN-ETH": ("brief", "KEN", "ETH", "--before", "2026-02-15"),
    "timeline-FRA-RUS": ("timeline", "FRA", "RUS"),
    "changes-RUS": ("changes", "RUS"),
    "changes-TUR": ("changes", "TUR"),
    "network": ("network", "--since", "2025-07"),
}


@pytest.fixture
def ask(demo):
    """Run a command on the record of the demonstration, in this process; return what it prints."""

    def run(*arguments):
        done = CliRunner().invoke(app, [*map(str, arguments), "--record", str(demo[0])])
        if isinstance(done.exception, CommuniqueError):
            return f"refused: {done.exception}"
        assert done.exit_code == 0, (done.output, done.exception)
        return done.stdout

    return run


def test_the_demonstration_has_all_its_documents_and_says_what_to_try(demo, root, ask):
    _, made = demo
    assert made.returncode == 0, made.stderr
    assert [line.split()[0] for line in made.stdout.splitlines()] == ["added"] * 23
    assert "communique brief FRA RUS" in made.stderr
    folder = root / "src" / "communique" / "report" / "demo"
    index = (folder / "index.csv").read_text("utf-8")
    listed = [row["file"] for row in csv.DictReader(io.StringIO(index))]
    assert sorted(listed) == sorted(path.name for path in folder.glob("*.txt"))
    for name in listed:
        text = (folder / name).read_text("utf-8")
        example = root / "examples" / name
        assert text == example.read_text("utf-8") if example.exists() else "[Invented for demonstration]" in text
    assert ask("demo").splitlines() == [f"known {name}" for name in listed]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_the_golden_ones(ask, root, name):
    golden = root / "tests" / "report" / "golden" / f"{name}.md"
    renew = f"read the difference, then: communique {' '.join(PAGES[name])} --format markdown --record demo.sqlite > {golden}"
    assert ask(*PAGES[name], "--format", "markdown") == golden.read_text("utf-8"), renew


@pytest.mark.parametrize("name", PAGES)
def test_each_factual_line_has_sources_that_resolve(ask, demo, name):
    page = json.loads(ask(*PAGES[name], "--format", "json"))
    numbers = [source["number"] for source in page["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = set()
    for section in page["sections"]:
        for line in section["lines"]:
            assert line["notes"] or line["heading"] or line["sort"] == "unknown", line
            cited.update(line["notes"])
        for table in section["tables"]:
            for row, notes in zip(table["rows"], table["notes"], strict=True):
                assert notes or row[0].startswith("…"), row
                cited.update(notes)
    assert cited == set(numbers)
    with Record.open(demo[0]) as record:
        for source in page["sources"]:
            text = record.document(source["document"]["id"]).text
            assert source["spans"]
            for span in source["spans"]:
                assert text[span["start"] : span["end"]] == span["text"]


def test_a_brief_is_shortened_to_the_pages_asked_for(ask):
    short, whole = (json.loads(ask(*PAGES["brief-FRA-RUS"], "--max-pages", n, "--format", "json")) for n in ("1", "9"))
    assert len(short["sources"]) < len(whole["sources"])
    assert "Shortened" in short["subtitle"]
    assert "Shortened" not in whole["subtitle"]


def test_a_brief_knows_only_of_the_time_before(ask):
    early = ask("brief", "FRA", "RUS", "--before", "2025-07-20", "--format", "markdown")
    assert "1 July 2025" in early
    assert "23 July" not in early
    only = json.loads(ask(*PAGES["brief-FRA-RUS"], "--issue", "sanctions", "--format", "json"))
    stands = next(section for section in only["sections"] if section["title"].startswith("Where"))
    assert [line["words"] for line in stands["lines"] if line["heading"]] == ["Sanctions"]


def test_persons_are_sides_too(ask):
    assert ask("brief", "Macron", "Putin", "--format", "markdown").startswith("# Emmanuel Macron and Vladimir Putin")


def test_nothing_known_is_said(ask):
    assert "no contact of the two sides with a known day" in ask("brief", "FRA", "KEN")
    assert "No contact of the two sides has a known day" in ask("timeline", "FRA", "KEN")
    assert "No contact that was held is known" in ask("network", "--since", "2040")
    assert "SOURCES" not in ask("changes", "UKR")


def test_changes_can_be_asked_by_issue_and_time(ask):
    assert "0 changes" in ask("changes", "RUS", "--since", "2030", "--format", "markdown")
    assert ask("changes", "RUS", "--issue", "no such thing").startswith("refused: 'no such thing' is no issue")


def test_vague_dates_are_ranges_and_gaps_are_rows(ask):
    rows = list(csv.DictReader(io.StringIO(ask("timeline", "FRA", "RUS", "--format", "csv"))))
    assert (rows[0]["date"], rows[0]["first_day"], rows[0]["last_day"]) == ("2022-09", "2022-09-01", "2022-09-30")
    assert [row["first_day"] for row in rows] == sorted(row["first_day"] for row in rows)
    assert "days (about 2.8 years) without a contact" in ask("timeline", "FRA", "RUS", "--format", "markdown")


def test_pictures_have_titles_units_and_words_for_who_cannot_see_them(ask, tmp_path):
    svg, png, html = (tmp_path / f"t.{form}" for form in ("svg", "png", "html"))
    for target in (svg, png, html):
        ask("timeline", "FRA", "RUS", "--image", target, "--format", "csv")
    picture = ElementTree.fromstring(svg.read_text("utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    assert picture.find(f"{space}title").text == "Contacts of France and Russia, 2022-09 to 2026-03"
    assert "2022-09: by telephone, held" in picture.find(f"{space}desc").text
    drawn = "".join(picture.itertext())
    for words in ("date (day; a bar where only a month or a range is told)", "channel", "period", "stands (number)"):
        assert words in drawn
    assert png.read_bytes().startswith(b"\x89PNG")
    page = html.read_text("utf-8")
    assert page.index("<svg") < page.index("<table>")


def test_networks_open_elsewhere(ask, tmp_path):
    graph = ElementTree.fromstring(ask("network", "--format", "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    edges = {frozenset((edge.get("source"), edge.get("target"))) for edge in graph.iter(f"{space}edge")}
    assert frozenset(("FRA", "RUS")) in edges
    target = tmp_path / "n.svg"
    ask("network", "--since", "2025-07", "--format", "svg", "--output", target)
    assert "Kenya and Somalia: 1 contact" in "".join(ElementTree.fromstring(target.read_text("utf-8")).itertext())


def test_files_are_written_and_wrong_use_is_told(ask, tmp_path):
    target = tmp_path / "brief.docx"
    assert ask(*PAGES["brief-KEN-ETH"], "--format", "docx", "--output", target) == ""
    assert target.read_bytes().startswith(b"PK")
    assert "Kenya" in ask(*PAGES["brief-KEN-ETH"])
    for arguments, refusal in (
        (("brief", "FRA", "RUS", "--before", "soon"), "'soon' is not a date"),
        (("brief", "FRA", "Nobody Known"), "is nobody in the record"),
        (("brief", "FRA", "France"), "are one side: name two"),
        (("timeline", "FRA", "RUS", "--image", tmp_path / "t.gif"), "end its name in .svg, .png or .html"),
        (("timeline", "FRA", "KEN", "--image", tmp_path / "t.svg"), "nothing to draw"),
        (("network", "--since", "2031", "--format", "svg"), "nothing to draw"),
        (("changes", "RUS", "--format", "html", "--output", tmp_path / "none" / "x.html"), "name another file"),
    ):
        assert refusal in ask(*arguments)
