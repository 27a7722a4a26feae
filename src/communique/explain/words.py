"""How an explanation words evidence, probabilities and mentions."""

from communique.extract.mentions import Mention
from communique.reading import Span

WHY = {
    "person": "a person's name",
    "state": "a state's name",
    "government": "a seat or organ of a government",
    "organization": "an organisation's name",
    "office": "an office, held on the day of the document",
    "pronoun": "a pronoun, for the party that fits among those named before it",
    "plural": "words for several, for the sides that the text has together",
    "counterpart": "a description that leans on parties named before it",
}
"""Why words stand for a party, by the kind of mention."""


def quote(span: Span) -> str:
    """Return a span's words with their place."""
    return f"“{' '.join(span.text.split())}” ({span.start}–{span.end})"


def surely(probability: float | None) -> str:
    """Return a probability of the tagger, as it gave it: not calibrated."""
    return "not weighed" if probability is None else f"p {probability:.2f}"


def why(mention: Mention) -> str:
    """Return why a mention stands for its party."""
    return WHY[mention.kind]
