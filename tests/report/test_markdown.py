import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading import Document
from communique.report.markdown import to_markdown
from communique.report.picture import Line, Picture, Section, draw


def picture_of(words, title="Title"):
    return Picture(title, "", (Section("Contact", [Line(words)]),), (), ())


def test_the_whole_of_a_reading(full):
    lines = to_markdown(draw(full)).splitlines()
    assert lines[:5] == [
        "# call.txt",
        "",
        "Wednesday 8 January 2025 · news report · A paper",
        "",
        "> the date is a guess",
    ]
    assert "## Contact" in lines
    assert "- **Gabriel Boric (President of Chile) and Gustavo Petro (President of Colombia)**" in lines
    assert "  - by telephone · held · Monday 6 January 2025 · 1 hour · begun by Gabriel Boric [1]" in lines
    assert "    - agrees: “trade” · on the account of Chile [6]" in lines
    start = full.document.text.index("telephoned")
    assert lines[lines.index("## Evidence") + 2] == f"1. “telephoned” ({start}–{start + 10})"


def test_every_number_has_its_note(full):
    body, notes = to_markdown(draw(full)).split("## Evidence")
    used = {int(number) for number in re.findall(r" \[(\d+)\]", body)}
    assert used == {int(number) for number in re.findall(r"^(\d+)\. “", notes, re.M)}


def test_no_notes_no_evidence(make):
    assert to_markdown(draw(make())) == "# call.txt\n\nWednesday 8 January 2025 · news report · A paper\n"


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("**bold** and _so_", r"\*\*bold\*\* and \_so\_"),
        ("<script>", r"\<script\>"),
        ("[a](http://b)", r"\[a\](http://b)"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("# one\n# two", r"\# one \# two"),
        ("a\x1b[31m\u202e", "a\ufffd\\[31m\ufffd"),
        ("`code` | ~ \\", r"\`code\` \| \~ " + "\\\\"),
    ],
)
def test_the_document_s_words_are_no_markup(words, escaped):
    assert to_markdown(picture_of(words)).endswith(f"- {escaped}\n")


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_words_stay_in_their_line(words, title):
    lines = to_markdown(picture_of(words, title)).split("\n")
    assert len(lines) == 6
    assert lines[0].startswith("# ")
    assert lines[4].startswith("- ")
    unescaped = re.sub(r"\\.", "", lines[4])
    assert not set(unescaped) & set("`*_{}[]<>#|~&\\")


def test_a_hostile_title(make):
    document = Document(text="They met.", title=None, name="x\n# y\x9b<b>", publisher="\u202e[/bold]")
    assert (
        to_markdown(draw(make(document=document))) == "# x \\# y\ufffd\\<b\\>\n\nother document · \ufffd\\[/bold\\]\n"
    )
