"""Explain the cells of one Reading by their ids: positions, contacts, issues, attributions."""

from collections.abc import Callable, Iterator

from communique.errors import InputError
from communique.explain.positions import explain_position
from communique.explain.words import quote, surely
from communique.reader import Workings
from communique.reading import Attribution, Contact, Issue, Position, Reading

Explainer = Callable[[Reading, Workings], Iterator[str]]


def explain(reading: Reading, workings: Workings | None, cell: str) -> list[str]:
    """Return the lines that say how a cell came about; `all` explains every one.

    Raises InputError for an id that the Reading does not have.
    """
    cells: list[Position | Contact | Issue | Attribution]
    cells = [*reading.contacts, *reading.issues, *reading.positions, *reading.attributions]
    wanted = [c for c in cells if cell in ("all", c.id)]
    if workings is None:
        return list(reading.warnings)
    if not wanted and cell != "all":
        known = ", ".join(c.id for c in cells) or "none"
        raise InputError(f"--explain {cell}: the Reading has no such cell; it has {known}")
    return [line for found in wanted for line in _explain_one(found, reading, workings)]


def _explain_one(cell: Position | Contact | Issue | Attribution, reading: Reading, workings: Workings) -> Iterator[str]:
    if isinstance(cell, Position):
        yield from explain_position(cell, reading, workings)
    elif isinstance(cell, Contact):
        yield from _contact(cell, reading, workings)
    elif isinstance(cell, Issue):
        yield from _issue(cell, workings)
    else:
        yield from explain_attribution(cell, reading)


def _contact(contact: Contact, reading: Reading, workings: Workings) -> Iterator[str]:
    names = {a.id: a.name for a in reading.actors}
    yield f"{contact.id}: contact of {' and '.join(names[p] for p in contact.participants)}"
    for span in contact.evidence:
        yield f"  words: {quote(span)}"
    tag = next((t for t in workings.tags.contacts if any(s.start <= t.start < s.end for s in contact.evidence)), None)
    if tag is None:
        yield "  no trigger was marked in these words: grammar found it, as an earlier contact or a briefing"
        return
    trigger = reading.document.text[tag.start : tag.end]
    yield f"  trigger: the tagger marks “{trigger}” as a contact ({surely(tag.probability)}): {tag.mode}, {tag.status}"
    if contact.mode != tag.mode:
        found = "leave it open" if contact.mode == "unspecified" else f"say {contact.mode}"
        yield f"  channel: the tagger chose {tag.mode}; the words about the same contact {found}"
    yield f"  main: {surely(tag.main)} that the document is about it; taken as {'main' if contact.main else 'another one'}"
    yield f"  begun by: {names[contact.initiator] if contact.initiator else 'no words say who'}"


def _issue(issue: Issue, workings: Workings) -> Iterator[str]:
    yield f"{issue.id}: issue “{issue.label}”, {issue.relation} ({issue.basis})"
    for span in issue.evidence:
        yield f"  words: {quote(span)}"
        for tag in workings.tags.issues:
            if tag.start < span.end and span.start < tag.end:
                yield (
                    f"    marked as a subject ({surely(tag.probability)}), "
                    f"the sides' relation {tag.relation} ({surely(tag.relation_probability)})"
                )


def explain_attribution(attribution: Attribution, reading: Reading) -> Iterator[str]:
    """Yield who says what by which words, and how it was found."""
    names = {a.id: a.name for a in reading.actors}
    yield f"{attribution.id}: attribution, {attribution.kind}"
    yield "  source: " + (", ".join(quote(s) for s in attribution.source) or "none is named")
    who = names.get(attribution.actor or "")
    yield f"  taken for: {who or 'nobody known: unnamed, several, or not in the tables'}"
    yield "  cue: " + (", ".join(quote(s) for s in attribution.cue) or "none: the words follow on from those before")
    for span in attribution.content:
        yield f"  says: {quote(span)}"
    if attribution.within:
        yield f"  inside: {attribution.within}"
