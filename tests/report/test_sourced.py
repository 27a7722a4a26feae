"""Pages with sources: notes are numbered as they come, and a document's words never act on what shows them."""

import io
import re

from rich.console import Console

from communique.reading import Span
from communique.record import DocumentRow
from communique.report.sourced import Line, Page, Section, Source, Table, make_page
from communique.report.sourced_templates import page_to_html, page_to_markdown
from communique.report.sourced_terminal import show_page
from communique.report.sourced_word import page_to_word

HOSTILE = "<script>alert(1)</script> \x1b[31m \u202e | *bold* [x](http://example.org) {{ 7*7 }} & \x00"
ROW = DocumentRow("d1", "a.txt", HOSTILE, "2031-03-05", None, None)


def page():
    words = Span(start=0, end=len(HOSTILE), text=HOSTILE)
    sources = [Source(number, ROW, (words,)) for number in (1, 2, 3)]
    lines = (Line(HOSTILE, heading=True), Line(HOSTILE, (3,)), Line("Nothing is known.", sort="unknown"))
    table = Table(HOSTILE, ("who", "what"), ((HOSTILE, "x"),), ((1, 3),))
    return make_page(HOSTILE, "sub", [Section("empty"), Section(HOSTILE, lines, (table,))], sources)


def test_notes_are_numbered_as_they_come_and_unused_ones_left_out():
    made = page()
    assert [source.number for source in made.sources] == [1, 2]
    (section,) = made.sections
    assert section.lines[1].notes == (1,)
    assert section.tables[0].notes == ((2, 1),)


def test_html_has_no_script_and_a_target_for_each_note():
    html = page_to_html(page())
    assert "<script" not in html
    assert "http" not in re.sub(r"http://example.org", "", html)
    assert set(re.findall(r'href="#(source-\d+)"', html)) == set(re.findall(r'id="(source-\d+)"', html))
    assert html.count("<ul>") == html.count("</ul>")
    assert "\x1b" not in html
    assert "7*7" in html


def test_markdown_escapes_what_a_document_says():
    text = page_to_markdown(page())
    assert "\\<script\\>" in text
    assert "\\[x\\]" in text
    assert "\x1b" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert [re.sub(r"\\\|", "", row).count("|") for row in rows] == [4, 4, 4]


def test_a_terminal_is_sent_no_control_characters():
    target = io.StringIO()
    show_page(page(), Console(file=target, width=80, highlight=False, markup=False, emoji=False))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", target.getvalue())
    assert "[1]" in target.getvalue()


def test_word_documents_hold_lines_tables_and_sources():
    import docx

    document = docx.Document(io.BytesIO(page_to_word(page())))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Nothing is known." in words
    assert "[1] " in words
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["who", "what", "sources"]
    assert document.tables[0].rows[1].cells[2].text == "[2][1]"


def test_an_empty_page_is_written_too():
    nothing = Page("title", "sub", (), ())
    assert page_to_markdown(nothing).startswith("# title")
    assert "<h1>title</h1>" in page_to_html(nothing)
