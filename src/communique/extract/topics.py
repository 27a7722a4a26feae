"""What a paragraph says it is about: "On Ukraine, ...", "With regard to the Sahel, ..."."""

import re
from dataclasses import dataclass

from communique.knowledge.issues import Concept, find_concept
from communique.language.parse import Parse

_OPENING = re.compile(
    r"(?:on|regarding|concerning|as regards|as for|as to|turning to|in relation to|when it comes to|touching on"
    r"|with (?:regard|respect|reference) to|while discussing|speaking of|on the (?:subject|issue|question|topic) of)"
    r"\s+(?P<topic>[^,.;:\n]{3,80}),",
    re.I,
)


@dataclass(frozen=True)
class Topic:
    """A concept that a sentence opens, and where its words stand."""

    concept: Concept
    start: int
    end: int


def find_topics(parse: Parse, states: frozenset[str] | None) -> dict[int, Topic]:
    """Return the topic that each sentence falls under, by the sentence's number: as opened, until the paragraph ends.

    `states` are those that the document is about; None: any.
    """
    text = parse.document.text
    topics: dict[int, Topic] = {}
    current: Topic | None = None
    for number, (start, end) in enumerate(parse.sentences):
        if start == 0 or "\n" in text[parse.sentences[number - 1][0] : start].lstrip("\n"):
            current = None
        opening = _OPENING.match(text, start, end)
        if opening:
            concept = find_concept(opening["topic"], states)
            current = Topic(concept, *opening.span("topic")) if concept else None
        if current:
            topics[number] = current
    return topics
