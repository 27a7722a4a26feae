"""Windows: each word is tagged once, and every window fits the encoder."""

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.tagger.windows import CONTEXT_PIECES, LONGEST_SENTENCE, TAGGED_PIECES, cut_windows, encode_words

SENTENCES = st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=90), max_size=25)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(SENTENCES)
def test_each_word_is_tagged_once(sentences):
    pieces = [n for sentence in sentences for n in sentence]
    sentence_of = [k for k, sentence in enumerate(sentences) for _ in sentence]
    windows = cut_windows(pieces, sentence_of)
    assert [word for window in windows for word in window.words[window.live :]] == list(range(len(pieces)))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(SENTENCES)
def test_every_window_fits_the_encoder(sentences):
    pieces = [n for sentence in sentences for n in sentence]
    sentence_of = [k for k, sentence in enumerate(sentences) for _ in sentence]
    for window in cut_windows(pieces, sentence_of):
        tagged = sum(pieces[word] for word in window.words[window.live :])
        context = sum(pieces[word] for word in window.words[: window.live])
        assert tagged <= max(TAGGED_PIECES, LONGEST_SENTENCE)
        assert context <= CONTEXT_PIECES


def test_a_word_that_the_encoder_does_not_know_has_one_piece():
    assert encode_words(["a", "b"], lambda word: [7] if word == "a" else [], unknown=100) == [[7], [100]]
