"""The page of a comparison and its writers: everything is shown, numbered, and nothing in a document acts."""

import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.console import Console

from communique.reading import Document, Span
from communique.report.comparison import Comparison, Difference, IssueShare, Mouth, Quotations, Said, Same
from communique.report.comparison_html import comparison_to_html
from communique.report.comparison_markdown import comparison_to_markdown
from communique.report.comparison_page import lay_out
from communique.report.comparison_terminal import show_comparison

HOSTILE = 'He said <script>alert(1)</script> & "[/bold]" \x1b[31m\u202e `x` **y** |z| </td>'
A = f"The talks were cordial. Oman urged a truce. Iraq will send aid. {HOSTILE}"
B = "The talks were tense. Oman asked for a truce. Iraq is to send aid. It asked for water."


def said(text, words, *, marked=None, holders=()):
    start = text.index(words)
    span = Span.cut(text, start, start + len(words))
    at = start + words.index(marked) if marked else 0
    marks = (Span.cut(text, at, at + len(marked)),) if marked else ()
    return Said(evidence=(span,), marked=marks, holders=holders)


@pytest.fixture(scope="module")
def comparison():
    return Comparison(
        a=Document(text=A, title=HOSTILE, kind="readout", issuer="OMN"),
        b=Document(text=B, name="b.txt", kind="news", publisher="A paper"),
        differences=(
            Difference(
                kind="tone", note="A calls it “cordial”, B “tense”.",
                a=said(A, "The talks were cordial", marked="cordial"), b=said(B, "The talks were tense", marked="tense"),
            ),
            Difference(
                kind="changed_strength", issue="truce", note="A is stronger.",
                a=said(A, "Oman urged a truce", marked="urged"), b=said(B, "Oman asked for a truce", marked="asked"),
            ),
            Difference(kind="omission", issue="truce", a=said(A, HOSTILE), note="Only A says it."),
            Difference(kind="addition", b=said(B, "It asked for water"), note="Only B says it."),
        ),
        same=(Same(issue="truce", a=said(A, "Iraq will send aid"), b=said(B, "Iraq is to send aid")),),
        issues=(IssueShare(issue="truce", label="Truce <b>", a=1.0, place_a=1),),
        mouths=(Mouth(account="b", party="OMN", confirmed=False, said=said(B, "Oman asked for a truce", holders=("Oman",))),),
        quotations=Quotations(b=(Span.cut(B, 0, 9),)),
        warnings=("language fr is not read",),
    )  # fmt: skip


@pytest.fixture(scope="module")
def page(comparison):
    return lay_out(comparison)


@pytest.fixture(scope="module")
def outputs(page):
    console = Console(file=StringIO(), width=100, force_terminal=False)
    show_comparison(page, console)
    return {
        "terminal": console.file.getvalue(), "markdown": comparison_to_markdown(page), "html": comparison_to_html(page),
    }  # fmt: skip


def test_the_summary_counts_what_is_found(page):
    assert page.summary == (
        "The two accounts say one thing alike.",
        "A says one thing that B leaves out.",
        "B says one thing that A leaves out.",
        "They put two things differently.",
    )


def test_rows_stand_under_their_issue(page):
    assert [section.title for section in page.sections] == [
        "The contact itself", "Truce <b>", "Other matters", "What each has the other say", "Quotations",
    ]  # fmt: skip
    labels = [row.label for row in page.sections[1].rows]
    assert labels == ["another strength", "only A", "both"]
    assert page.sections[1].remark == "A gives it 100% of its room, in place 1; B gives it no room."


def test_every_quote_has_its_note_and_every_note_its_words(page, comparison):
    numbers = {quote.number for s in page.sections for row in s.rows for quote in (*row.a, *row.b)}
    notes = {note.number: note.span for note in page.notes}
    assert numbers == set(notes)
    for number, span in notes.items():
        text = comparison.a.text if number[0] == "A" else comparison.b.text
        assert text[span.start : span.end] == span.text


def test_differing_words_are_marked(page):
    (row, *_) = page.sections[1].rows
    assert [run.text for quote in (*row.a, *row.b) for run in quote.runs if run.marked] == ["urged", "asked"]


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_every_form_says_everything(outputs, form):
    words = " ".join(re.sub(r"[*\\|]|<[^>]*>", "", outputs[form]).split())
    for expected in (
        "cordial",
        "tense",
        "Iraq is to send aid",
        "It asked for water",
        "Two accounts compared",
        "A1",
        "B1",
    ):
        assert expected in words
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", outputs[form])


class Tags(HTMLParser):
    """Collects the tags of a page, and checks that they nest."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.targets, self.ids = [], [], set(), set()

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        found = dict(attrs)
        self.ids.add(found.get("id"))
        if tag == "a":
            self.targets.add(found["href"].removeprefix("#"))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_html_is_whole_and_needs_nothing_else(outputs):
    tags = Tags()
    tags.feed(outputs["html"])
    assert tags.open == []
    assert tags.targets <= tags.ids
    assert not {"script", "img", "link", "iframe", "object", "b"} & set(tags.seen)
    assert "http" not in outputs["html"].replace('http-equiv="Content-Security-Policy"', "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in outputs["html"]
    assert outputs["html"].count("<caption>") == outputs["html"].count("<table>") == 5
    assert "@page { size: A4" in outputs["html"]
    assert "prefers-color-scheme: dark" in outputs["html"]


def test_markdown_keeps_a_hostile_text_in_its_cell(outputs):
    rows = [line for line in outputs["markdown"].splitlines() if line.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
    assert "<script" not in outputs["markdown"].replace("\\<", "")


def test_two_documents_with_nothing_to_compare_say_so():
    empty = Comparison(a=Document(text="Oui."), b=Document(text="Non."))
    assert lay_out(empty).summary == ("Nothing was found that could be compared.",)
    assert "Nothing was found" in comparison_to_html(lay_out(empty))
