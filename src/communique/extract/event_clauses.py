"""What a clause tells of as PLOVER events: a word's own type, or what it tells together with the clause it governs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.extract.event_grammar import (
    agents,
    children,
    clauses,
    in_prepositions,
    is_duty,
    is_future,
    is_negated,
    is_passive,
    is_speculative,
    is_verb,
    joined,
    objects,
    subjects,
)
from communique.extract.event_sides import Heads, in_purposes, sources, toward, where
from communique.extract.event_triggers import noun_within, verb_entries
from communique.knowledge.plover import Code
from communique.knowledge.plover_actors import generic_of
from communique.knowledge.plover_words import EventWord, load_event_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = ("on", "in", "into", "to", "under", "with", "out")
_SPEAKERS_OWN = ("THREATEN", "AGREE", "REJECT")
"""Types that the speaker is behind where a passive names nobody: "aid would be cut off, he said"."""

_GIVING = ("AID", "COOPERATE")
"""Types in which what is handed over may be a person, and "to" leads to the recipient."""

_DEEPEST = 6
"""Clauses within clauses that are still followed."""


@dataclass(frozen=True)
class Told:
    """An event as a clause tells it: words only, nobody is identified yet.

    `sources` and `recipients` are rows of noun phrases: the first row that names an actor counts.
    """

    code: Code
    trigger: "Token"
    sources: tuple[Heads, ...]
    recipients: tuple[Heads, ...]
    is_aimed: bool = False
    """Whether it is an event only where it names a recipient: one fights rebels, and poverty."""
    of: Code | None = None
    """What is promised, threatened, asked or refused, where it is another event."""


def told_by(verb: "Token", depth: int = _DEEPEST) -> list[Told]:
    """Return the events that a verb with all it governs tells of; what is denied or merely possible is none."""
    if not depth or is_speculative(verb) or is_duty(verb):
        return []
    for entry in verb_entries(verb):
        if entry.role == "none":
            return []
        if told := ROLES[entry.role](verb, entry, depth):
            return [modified for one in told if (modified := _modified(one, verb, entry))]
    return []


def told_by_noun(phrase: "Token") -> list[Told]:
    """Return the event that a noun tells of: "the shelling of the town by the rebels"."""
    found = noun_within(phrase)
    if found is None or found[1].code is None or found[1].role == "promise":
        return []
    noun, code = found[0], found[1].code
    if sides := tuple(in_prepositions(noun, "between")):
        return [Told(code, noun, (sides,), ())]
    doers = (in_prepositions(noun, "by"), children(noun, "poss"), children(noun, "amod", "compound"))
    return [Told(code, noun, tuple(tuple(row) for row in doers), (*toward(noun, code), *where(noun)))]


def _modified(told: Told, verb: "Token", entry: EventWord) -> Told | None:
    """Turn what is denied into a rejection, what will be into a promise or a threat."""
    lexicon = load_event_lexicon()
    if is_negated(verb):
        if entry.role == "say":
            return told
        code = lexicon.compositions.get(("negation", told.code.type))
        return replace(told, code=code) if code else None
    if is_future(verb) and entry.role in ("event", "aimed", "own", "light", "stop", "allow", "prevent"):
        return replace(told, code=lexicon.compose("promise", told.code, told.code) or told.code, of=told.code)
    return told


def _event(verb: "Token", entry: EventWord, _: int) -> list[Told]:
    code = entry.own_code
    allowed = tuple(noun for clause in children(verb, "ccomp") for noun in children(clause, "nsubj"))
    given_to = tuple(in_prepositions(verb, "to")) if code.type in _GIVING else ()
    recipients = (given_to, *toward(verb, code), allowed, *in_purposes(verb, code), *where(verb))
    return [Told(_with_mode(code, verb), verb, sources(verb), recipients, entry.role == "aimed")]


def _with_mode(code: Code, verb: "Token") -> Code:
    """Give a type without mode that of a noun of its type: "killed in a suicide bombing"."""
    nouns = [*_governed_nouns(verb), *agents(verb)] if code.mode is None else []
    modes = (found[1].code for noun in nouns if (found := noun_within(noun)))
    return next((c for c in modes if c and c.type == code.type and c.mode), code)


def _topic(verb: "Token", entry: EventWord, _: int) -> list[Told]:
    """ "discussed the war between ...": what is talked about is no recipient, only who it is talked about with."""
    return [Told(entry.own_code, verb, sources(verb), tuple((noun,) for noun in in_prepositions(verb, "with", "to")))]


def _own(verb: "Token", entry: EventWord, _: int) -> list[Told]:
    """ "massed its troops on the border with ...": what is moved is the mover's own, and no recipient."""
    code = entry.own_code
    moved = tuple(objects(verb))
    near = [row for noun in moved for row in (*toward(noun, code), *where(noun))]
    rows = [row for row in (*toward(verb, code), *near, *in_purposes(verb, code), *where(verb)) if row != moved]
    return [Told(code, verb, (*sources(verb), moved), tuple(rows))]


def _say(verb: "Token", entry: EventWord, depth: int) -> list[Told]:
    """What is said to be so is told; "X said that Y must ..." asks Y; the speaker stands in for "it" and "he"."""
    speaker = tuple(agents(verb))
    told: list[Told] = []
    for clause in _contents(verb):
        who = subjects(clause)
        if is_duty(clause) and not is_negated(clause) and not is_passive(clause) and any(map(_may_act, who)):
            told.append(Told(Code("REQUEST", "change"), clause, (speaker,), (tuple(who), *toward(clause, None))))
            continue
        own = all(noun.tag_ in ("PRP", "EX") for noun in who)
        for inner in told_by(clause, depth - 1):
            stands_in = own or (inner.code.type in _SPEAKERS_OWN and not any(inner.sources))
            told.append(replace(inner, sources=(*inner.sources, speaker)) if stands_in else inner)
    listeners = toward(verb, Code("CONSULT"))
    return [replace(one, recipients=(*one.recipients, *listeners)) for one in told] or _light(verb, entry, depth)


def _may_act(noun: "Token") -> bool:
    """Whether a noun is a name or an actor that has none, and no pronoun and no thing."""
    return noun.tag_ in ("NNP", "NNPS") or generic_of((noun.lower_,)) is not None


def _contents(verb: "Token") -> list["Token"]:
    """Return the clauses that are said, those joined by "and" too."""
    found = []
    for clause in clauses(verb):
        found += [clause, *(c for c in children(clause, "conj") if is_verb(c))]
    return found


def _light(verb: "Token", entry: EventWord, depth: int) -> list[Told]:
    """ "launched an attack", "came under fire", "continued to arm": what the noun or the clause says."""
    for clause in clauses(verb):
        if told := told_by(clause, depth - 1):
            return told
    for noun in _governed_nouns(verb):
        found = noun_within(noun)
        if found is None:
            continue
        code = load_event_lexicon().compose(found[1].role, _inner_code(found[0], depth), found[1].code)
        if code is None:
            continue
        if (sides := tuple(in_prepositions(found[0], "between"))) and not objects(verb):
            return [Told(code, found[0], (sides,), ())]
        own = (tuple(in_prepositions(noun, "by")), tuple(children(noun, "poss")))
        purposes = (*in_purposes(verb, code), *in_purposes(noun, code))
        recipients = (*toward(noun, code), *toward(verb, code, skip=noun), *purposes, *where(noun), *where(verb))
        return [Told(code, found[0], (*sources(verb), *own), recipients)]
    for purpose in children(verb, "advcl"):
        if entry.role == "light" and purpose.tag_ == "VB" and (told := told_by(purpose, depth - 1)):
            return told
    return []


def _inner_code(noun: "Token", depth: int) -> Code | None:
    told = [t for c in children(noun, "acl", "relcl") if c.tag_ == "VB" for t in told_by(c, depth - 1)]
    if told:
        return told[0].code
    nouns = in_prepositions(noun, "of", "for", "on", "to")
    return next((found[1].code for n in nouns if (found := noun_within(n))), None)


def _governed_nouns(verb: "Token") -> list["Token"]:
    heads = [*objects(verb), *in_prepositions(verb, *_WITHIN), *children(verb, "nsubj")]
    return [noun for head in heads for noun in joined(head)]


def _compose(verb: "Token", entry: EventWord, depth: int) -> list[Told]:
    """ "promised to send", "rejected the demand", "ended the siege": the role and what it is about decide together."""
    inner = next(iter([t for c in _contents(verb) for t in told_by(c, depth - 1)]), None)
    code_within = inner.code if inner else _code_within(verb)
    code = load_event_lexicon().compose(entry.role, code_within, entry.code if entry.role != "stop" else None)
    if code is None:
        return []
    whom = tuple(n for c in clauses(verb) if c.dep_ == "ccomp" for n in children(c, "nsubj", "nsubjpass"))
    recipients = (*toward(verb, code), *(inner.recipients if inner else ()), *in_purposes(verb, code), *where(verb))
    if entry.role in ("ask", "accuse", "allow", "prevent"):
        recipients = (whom, *recipients)
    return [Told(code, verb, sources(verb), recipients, of=code_within)]


def _code_within(verb: "Token") -> Code | None:
    """Return what the nouns that a verb governs tell of."""
    for noun in (*_governed_nouns(verb), *in_prepositions(verb, "for")):
        if noun.dep_ != "nsubj" and (found := noun_within(noun)):
            return found[1].code
    return None


ROLES: dict[str, Callable[["Token", EventWord, int], list[Told]]] = {
    "event": _event,
    "aimed": _event,
    "own": _own,
    "topic": _topic,
    "say": _say,
    "light": _light,
    **dict.fromkeys(
        ("promise", "intend", "threaten", "ask", "refuse", "accuse", "stop", "allow", "prevent", "fail"), _compose
    ),
}
