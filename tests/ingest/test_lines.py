import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.lines import unwrap


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            ["The ministers of Fiji and Samoa met in Apia on Monday to speak of", "fish and ports."],
            ["The ministers of Fiji and Samoa met in Apia on Monday to speak of fish and ports."],
        ),
        (
            ["The ministers of Fiji and Samoa agreed to open an office for fisher-", "ies in Apia."],
            ["The ministers of Fiji and Samoa agreed to open an office for fisheries in Apia."],
        ),
        (["They met in Apia.", "They spoke of fish."], ["They met in Apia.", "They spoke of fish."]),
        (["They met in Apia", "", "and spoke of fish."], ["They met in Apia", "and spoke of fish."]),
        (["They agreed on:", "- fish and all that lives with it in the sea of both states,", "- ports."],
         ["They agreed on:", "- fish and all that lives with it in the sea of both states,", "- ports."]),
        (["QUESTION: What did the two of them agree on in Apia last Monday?", "MINISTER: On fish and on ports."],
         ["QUESTION: What did the two of them agree on in Apia last Monday?", "MINISTER: On fish and on ports."]),
        ([], [""]),
    ],
    ids="full hyphen sentences empty-line list turns nothing".split(),
)  # fmt: skip
def test_lines_become_paragraphs(lines, paragraphs):
    assert unwrap("\n".join(lines)).split("\n\n") == paragraphs


@given(st.text(st.sampled_from("ab.- \n"), max_size=200))
def test_no_word_is_lost(text):
    def letters(words):
        return "".join(c for c in words if c.isalpha())

    assert letters(unwrap(text)) == letters(text)
