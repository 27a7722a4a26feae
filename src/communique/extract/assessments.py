"""Assessments: what observers judge, kept apart from what parties say and from facts."""

from communique.language.parse import Parse
from communique.reading import Assessment, Span
from communique.tagger.tags import AssessmentTag


def find_assessments(tags: tuple[AssessmentTag, ...], parse: Parse) -> tuple[Assessment, ...]:
    """Return each judgement with the words for whoever judges."""
    return tuple(_assessment(tag, parse) for tag in tags if tag.start >= parse.document.body_start)


def _assessment(tag: AssessmentTag, parse: Parse) -> Assessment:
    text = parse.document.text
    words = Span.cut(text, tag.start, tag.end)
    by = _observer(tag.by.start, parse) if tag.by else None
    return Assessment(by=by.text if by else None, text=words.text, evidence=(words, by) if by else (words,))


def _observer(place: int, parse: Parse) -> Span:
    """The noun phrase that begins at the word pointed at."""
    token = parse.token_at(place)
    end = place + 1
    if token is not None:
        while token.dep_ in ("det", "amod", "compound", "nummod") and token.head.i > token.i:
            token = token.head
        end = parse.start_of(token) + len(token)
    return Span.cut(parse.document.text, place, end)
