import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.language import parse as module
from communique.language.parse import parse
from communique.reading import Document

TEXT = 'The minister received the envoy on Monday. He said "the talks were useful". They will meet again in Accra.'
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.text('aB .\n"“”:', max_size=80)


def make(text, title=None):
    return Document(text=f"{title}\n\n{text}" if title else text, title=title)


def test_tokens_stand_where_their_words_do():
    parsed = parse(make(TEXT))
    for start, token in parsed.tokens.items():
        assert TEXT[start : start + len(token)] == token.text
        assert parsed.start_of(token) == start


def test_each_place_has_its_sentence_its_token_and_its_quotation():
    parsed = parse(make(TEXT))
    assert [parsed.sentence_at(TEXT.index(word)) for word in ("envoy", "useful", "Accra")] == [0, 1, 2]
    assert parsed.token_at(TEXT.index("voy")).text == "envoy"
    assert parsed.token_at(TEXT.index(" envoy")) is None
    assert parsed.quotation_at(TEXT.index("useful")).text == "the talks were useful"
    assert parsed.quotation_at(TEXT.index("Accra")) is None
    assert parsed.quotation_at(0) is None


def test_a_headline_is_parsed_in_lower_case_at_the_same_offsets():
    document = make(TEXT, "Minister Receives Envoy To Discuss New Talks")
    parsed = parse(document)
    token = parsed.token_at(document.text.index("Envoy"))
    assert token.text == "envoy"
    assert parsed.token_at(document.text.index("Accra")).text == "Accra"
    assert parsed.document.text == document.text


def test_entities_have_offsets_of_the_document():
    document = make(TEXT, "Talks")
    names = {document.text[a:b]: label for a, b, label in parse(document).entities()}
    assert names.get("Accra") == "GPE"


@pytest.mark.parametrize("gap", ["\n\n", " "], ids=["paragraphs", "one-line"])
def test_a_long_document_goes_in_pieces(monkeypatch, gap):
    monkeypatch.setattr(module, "PIECE", 150)
    text = gap.join([TEXT] * 6)
    parsed = parse(make(text))
    assert len(parsed.docs) > 3
    assert "".join(doc.text for _, doc in parsed.docs) == text
    for start, token in parsed.tokens.items():
        assert text[start : start + len(token)] == token.text


TRANSCRIPT = (
    "MODERATOR: Good morning.\nMR. SATO: Thank you.\nIt was useful.\n"
    "Foreign Minister Diallo (through interpreter): Yes.\n"
)


def test_turns_of_a_transcript():
    turns = parse(make(TRANSCRIPT)).turns
    assert [turn.label.text for turn in turns] == [
        "MODERATOR", "MR. SATO", "Foreign Minister Diallo (through interpreter)",
    ]  # fmt: skip
    assert [TRANSCRIPT[: turn.end].endswith("\n") for turn in turns] == [True, True, True]
    assert turns[1].end == TRANSCRIPT.index("Foreign")


@pytest.mark.parametrize("text", ["Note: they met.", TEXT, "At 10:30 they met.\nAt 11:30 they left."])
def test_no_turns(text):
    assert parse(make(text)).turns == ()


@pytest.mark.parametrize(
    "text",
    [
        "A" * 3000,
        '"“' * 50_000,
        "AB" * 20 + " " + "CD" * 500,
        "Ab " * 2000,
        "A.B-C " * 1000,
        "X (" + "a" * 2000,
        "Q: a\n" * 300,
    ],
    ids=["capitals", "marks", "two-words", "capitalised", "initials", "bracket", "turns"],
)
def test_no_line_takes_more_than_one_pass(text):
    assert sum(len(doc.text) for _, doc in parse(make(text)).docs) == len(text)


@given(TEXTS)
def test_any_text_is_parsed_at_its_own_offsets(text):
    parsed = parse(make(text))
    assert "".join(doc.text for _, doc in parsed.docs) == text
    assert "".join(text[a:b] for a, b in parsed.sentences) == text
    for start, token in parsed.tokens.items():
        assert text[start : start + len(token)] == token.text
    for quotation in parsed.quotations:
        assert parsed.quotation_at(quotation.start) == quotation
        assert parsed.quotation_at(quotation.end) is None
    for turn in parsed.turns:
        assert text[turn.label.start : turn.label.end] == turn.label.text
    for place in range(len(text)):
        start, end = parsed.sentences[parsed.sentence_at(place)]
        assert start <= place < end


@given(st.text("AbC dİß'.\n", min_size=1, max_size=60), TEXTS)
def test_any_title_keeps_the_offsets(title, body):
    document = make(body, title.strip() or "x")
    parsed = parse(document)
    assert sum(len(doc.text) for _, doc in parsed.docs) == len(document.text)
