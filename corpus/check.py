"""Check annotated documents: every fault on a line of its own; the exit code is 1 where there is any.

python corpus/check.py                      the corpus
python corpus/check.py FILE.json|FOLDER ... other documents, drafts among them
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from communique.language.words import sentence_spans
from communique.reading.terms import Act, ClaimKind, ContactStatus, Kind, Modality, Mode, Relation, Stance

Gold = dict[str, Any]
Fault = tuple[str, str]

_EDTF = re.compile(r"(\.\.|-?\d{3}X|\d{4}(-\d\d(-\d\d)?)?[~?%]?)(/(\.\.|\d{4}(-\d\d(-\d\d)?)?[~?%]?))?")
_DURATION = re.compile(r"P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?")
_NEEDED = ("name", "style", "published", "text", "kind")
_MENTION_REACH = 3
"""Sentences before a quote in which the mention of its source or addressee may stand."""


def faults(doc: Gold) -> Iterator[Fault]:
    """Yield (where, what) of each fault of one document."""
    for name in _NEEDED:
        if not doc.get(name):
            yield name, "missing"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", doc.get("published") or ""):
        yield "published", "not a date"
    yield from _one_of(doc, "document", "kind", get_args(Kind))
    yield from _contacts(doc)
    yield from _issues(doc)
    for number, position in enumerate(doc.get("positions", [])):
        yield from _position(doc, position, f"position {number}")
    yield from _others(doc)


def _one_of(item: Gold, where: str, name: str, values: tuple[str, ...]) -> Iterator[Fault]:
    for value in (item.get(name), *item.get(f"{name}_alt", [])):
        if value not in values:
            yield where, f"{name} {value!r} is none of {', '.join(values)}"


def _quote(doc: Gold, item: Gold, where: str) -> Iterator[Fault]:
    times = doc["text"].count(item["quote"]) if item.get("quote") else 0
    if times != 1:
        yield where, f"the quote stands {times} times in the text: {item.get('quote')!r}"


def _contacts(doc: Gold) -> Iterator[Fault]:
    for number, contact in enumerate(doc.get("contacts", [])):
        where = f"contact {number}"
        yield from _quote(doc, contact, where)
        yield from _one_of(contact, where, "mode", get_args(Mode))
        yield from _one_of(contact, where, "status", get_args(ContactStatus))
        if len(contact.get("participants") or []) < 2:
            yield where, "fewer than two participants"
        for value in (contact.get("date"), *contact.get("date_alt", [])):
            if value is not None and not _EDTF.fullmatch(value):
                yield where, f"date {value!r}"
        if contact.get("duration") and not _DURATION.fullmatch(contact["duration"]):
            yield where, f"duration {contact['duration']!r}"
        if contact.get("cue") and contact["cue"] not in f"{doc.get('title') or ''}\n{doc['text']}":
            yield where, f"the cue {contact['cue']!r} is not in the text"


def _issues(doc: Gold) -> Iterator[Fault]:
    for number, issue in enumerate(doc.get("issues", [])):
        yield from _quote(doc, issue, f"issue {number}")
        yield from _one_of(issue, f"issue {number}", "relation", get_args(Relation))
        if not issue.get("keys"):
            yield f"issue {number}", "no keys"


def _position(doc: Gold, position: Gold, where: str) -> Iterator[Fault]:
    yield from _quote(doc, position, where)
    yield from _one_of(position, where, "act", get_args(Act))
    yield from _one_of(position, where, "stance", get_args(Stance))
    if position.get("modality"):
        yield from _one_of(position, where, "modality", get_args(Modality))
    if not position.get("holders"):
        yield where, "no holders"
    known = {option for issue in doc.get("issues", []) for key in issue.get("keys", []) for option in key.split("|")}
    for key in position.get("issue_keys", []):
        if not known & set(key.split("|")):
            yield where, f"issue key {key!r} belongs to no issue"
    if position.get("condition") and position["condition"] not in doc["text"]:
        yield where, "the condition is not in the text"
    yield from _mentions(doc, position, where)


def _mentions(doc: Gold, position: Gold, where: str) -> Iterator[Fault]:
    at = doc["text"].find(position.get("quote") or "\0")
    if at < 0:
        return
    spans = sentence_spans(doc["text"])
    first = next(n for n, (_, end) in enumerate(spans) if at < end)
    last = next((n for n, (_, end) in enumerate(spans) if at + len(position["quote"]) <= end), len(spans) - 1)
    near = doc["text"][spans[max(0, first - _MENTION_REACH)][0] : spans[min(len(spans) - 1, last + 1)][1]]
    near += "\n" + (doc.get("title") or "")
    for name in ("cue", "source", "to"):
        if position.get(name) and position[name] not in near:
            yield where, f"{name} {position[name]!r} is not near the quote"
    if position.get("via") and position["via"] not in f"{doc.get('title') or ''}\n{doc['text']}":
        yield where, f"via {position['via']!r} is not in the text"


def _others(doc: Gold) -> Iterator[Fault]:
    for number, commitment in enumerate(doc.get("commitments", [])):
        yield from _quote(doc, commitment, f"commitment {number}")
        if not commitment.get("parties"):
            yield f"commitment {number}", "no parties"
        if commitment.get("due") and not _EDTF.fullmatch(commitment["due"]):
            yield f"commitment {number}", f"due {commitment['due']!r}"
    for number, claim in enumerate(doc.get("claims", [])):
        yield from _quote(doc, claim, f"claim {number}")
        yield from _one_of(claim, f"claim {number}", "kind", get_args(ClaimKind))
        if claim.get("value") in (None, ""):
            yield f"claim {number}", "no value"
    for number, assessment in enumerate(doc.get("assessments", [])):
        yield from _quote(doc, assessment, f"assessment {number}")


def main(paths: list[Path]) -> int:
    """Print the faults of all documents and how many there are."""
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    faulty = 0
    for file in files:
        found = list(faults(json.loads(file.read_text("utf-8"))))
        faulty += bool(found)
        for where, what in found:
            print(f"{file.name}: {where}: {what}")
    print(f"{len(files)} documents, {faulty} with faults")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main([Path(a) for a in sys.argv[1:]] or [Path(__file__).parent / "documents"]))
