"""Reported speech in sentences of eight house styles: source, cue and content, or none; and what always holds."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.extract.attributions import find_attributions
from communique.extract.resolution import day_of, resolve
from communique.ingest.documents import make_document
from communique.language.parse import parse

CASES = Path(__file__).parent.parent / "cases" / "attributions.csv"


PIECES = [
    *"Norway said that , . : he told Iceland to leave according support for accusing of who".split(),
    *('"', "“", "”", "''", "\n\n"),
]


def heard(text, title=None):
    document = make_document(text, published="2014-05-06", title=title)
    grammar = parse(document)
    return find_attributions(grammar, resolve(grammar, day=day_of(document), issuer=None))


def words(spans):
    return " // ".join(span.text for span in spans)


def expected():
    """Each text with its expected (source, cue, content); a nested one may be left out of either list."""
    texts = defaultdict(list)
    with CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            texts[row["text"]] += [(row["source"], row["cue"], row["content"])] if row["source"] else []
    return texts


def overlap(a, b):
    left, right = a.split(), b.split()
    common = sum(min(left.count(w), right.count(w)) for w in set(left))
    return 2 * common / (len(left) + len(right)) if left and right else 0.0


@pytest.fixture(scope="module")
def told():
    return {text: [(words(a.source), words(a.cue), words(a.content)) for a in heard(text)] for text in expected()}


def matched(want, got, fits):
    left = list(got)
    hits = 0
    for one in want:
        found = next((other for other in left if fits(one, other)), None)
        if found is not None:
            left.remove(found)
            hits += 1
    return hits


def measure(told, fits):
    """Return precision and recall over all texts."""
    wanted = expected()
    hits = sum(matched(want, told[text], fits) for text, want in wanted.items())
    return hits / sum(map(len, told.values())), hits / sum(map(len, wanted.values()))


def test_source_and_content_are_found_in_most_sentences(told):
    precision, recall = measure(told, lambda a, b: overlap(a[0], b[0]) >= 0.5 and overlap(a[2], b[2]) >= 0.5)
    assert precision >= 0.93
    assert recall >= 0.93


def test_source_cue_and_content_are_cut_exactly_in_most_sentences(told):
    precision, recall = measure(told, lambda a, b: a == b)
    assert precision >= 0.85
    assert recall >= 0.85


def test_what_tells_of_nothing_said_is_left_alone(told):
    nothing = [text for text, want in expected().items() if not want]
    assert len(nothing) >= 25
    assert sum(bool(told[text]) for text in nothing) <= 2


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The Kremlin said Putin had told Niinistö that the offer was dead.", [None, "t1"]),
        ("Norway said the map was wrong. Iceland said it was right.", [None, None]),
    ],
    ids=["nested", "side-by-side"],
)
def test_what_stands_inside_another_is_said(text, within):
    assert [a.within for a in heard(text)] == within


def test_a_quotation_goes_on_without_a_cue_over_sentences_and_paragraphs():
    text = "“We came far. We go on.”\n\n“There is more,” Solberg said.\n\n“It will be hard. We know that well enough.”"
    (attribution,) = [a for a in heard(text) if a.cue]
    assert words(attribution.content).endswith("“It will be hard. We know that well enough.”")


def test_two_apostrophes_are_quotation_marks():
    (attribution,) = heard("''We will not pay for it,'' Solberg said. ''Not now.''")
    assert attribution.kind == "direct"
    assert words(attribution.source) == "Solberg"


def test_a_headline_with_a_colon_names_its_speaker():
    found = heard("The premier spoke in Oslo.", title="Norway: no new map before spring")
    assert [(words(a.source), words(a.cue), words(a.content)) for a in found][:1] == [
        ("Norway", ":", "no new map before spring")
    ]


def test_a_dateline_says_nothing():
    assert all(words(a.source) == "Norway" for a in heard("OSLO, May 5 (Agency) - Norway said the map was wrong."))


def test_labels_of_a_transcript_are_speakers():
    text = "MINISTER STOERE: Thank you for coming. We talked of maps.\n\nQUESTION: Which maps?\n\nMINISTER STOERE: All of them."
    assert [words(a.source) for a in heard(text) if words(a.cue) == ":"] == [
        "MINISTER STOERE", "QUESTION", "MINISTER STOERE",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
@settings(max_examples=40)
def test_any_attribution_is_words_of_the_text_and_stands_inside_none_of_its_own(pieces):
    document = make_document("Norway " + " ".join(pieces) + " x")
    grammar = parse(document)
    found = find_attributions(grammar, resolve(grammar, day=day_of(document), issuer=None))
    by_id = {a.id: a for a in found}
    for attribution in found:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert document.text[span.start : span.end] == span.text != ""
        chain = [attribution]
        while chain[-1].within:
            chain.append(by_id[chain[-1].within])
            assert len(chain) <= len(found)
