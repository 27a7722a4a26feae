import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from communique.reading import Span
from communique.report.picture import Line, Picture, Section, draw
from communique.report.terminal import show


def shown(picture, *, width=100, terminal=False):
    console = Console(
        file=io.StringIO(),
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=terminal,
        color_system=None,
    )
    show(picture, console)
    return console.file.getvalue()


def test_the_whole_of_a_reading(full):
    lines = [line.rstrip() for line in shown(draw(full), width=120).splitlines()]
    assert lines[:5] == [
        "call.txt",
        "Wednesday 8 January 2025 · news report · A paper",
        "! the date is a guess",
        "",
        "CONTACT",
    ]
    assert "    by telephone · held · Monday 6 January 2025 · 1 hour · begun by Gabriel Boric [1]" in lines
    assert "      agrees: “trade” · on the account of Chile [6]" in lines
    assert any(line.startswith("  [ 1] “telephoned”  16–26") for line in lines)


@pytest.mark.parametrize("width", [1, 20, 80])
def test_any_width_will_do(full, width):
    assert shown(draw(full), width=width)


@given(st.text(st.characters()) | st.text("[/bold]red\\:x \n\x1b"))
def test_no_words_act_on_the_terminal_or_end_the_program(words):
    notes = (Span(start=0, end=1, text=words),)
    picture = Picture(
        words, words, (Section("Contact", [Line(words, (1,)), Line(words, heading=True)]),), notes, (words,)
    )
    output = shown(picture, terminal=True)
    assert not [c for c in output if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e")]
