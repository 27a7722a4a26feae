"""What a paragraph says it is about: "On Ukraine, ...", "With regard to the Sahel, ..."."""

import re

from communique.knowledge.issues import find_concept
from communique.language.parse import Parse

_OPENING = re.compile(
    r"(?:on|regarding|concerning|as regards|as for|as to|turning to|in relation to|when it comes to|touching on"
    r"|with (?:regard|respect|reference) to|while discussing|speaking of|on the (?:subject|issue|question|topic) of)"
    r"\s+(?P<topic>[^,.;:\n]{3,80}),",
    re.I,
)


def find_topics(parse: Parse, states: frozenset[str]) -> dict[int, str]:
    """Return the concept that each sentence falls under, by the sentence's number: as opened, until the paragraph ends."""
    text = parse.document.text
    topics: dict[int, str] = {}
    current: str | None = None
    for number, (start, end) in enumerate(parse.sentences):
        if start == 0 or "\n" in text[parse.sentences[number - 1][0] : start].lstrip("\n"):
            current = None
        opening = _OPENING.match(text, start, end)
        if opening:
            concept = find_concept(opening["topic"], states)
            current = concept.id if concept else None
        if current:
            topics[number] = current
    return topics
