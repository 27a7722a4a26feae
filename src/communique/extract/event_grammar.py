"""The grammar that events are read from: who does it, to whom, under which negation and tense, in a dependency parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NEGATIONS = frozenset("not n't n’t never no neither nor hardly without cannot".split())
_FUTURE = frozenset("will 'll ’ll shall would wo".split())
_SPECULATIVE = frozenset("may might could can".split())
_DUTY = frozenset("must should ought needs need".split())
_CONDITIONS = frozenset("if unless whether until before lest once provided".split())
_TIMES = ("DATE", "TIME")
_LONGEST_CHAIN = 12
"""Steps from a verb to the one that it shares a subject with: no sentence needs more, a broken parse may."""


def is_verb(token: "Token") -> bool:
    """Whether a word is a verb, a participle that describes a noun included."""
    return token.tag_.startswith("VB") or (token.dep_ == "ROOT" and token.tag_ == "NN" and has_child(token, "dobj"))


def is_noun(token: "Token") -> bool:
    """Whether a word is a noun, a name or a pronoun."""
    return token.tag_.startswith(("NN", "PRP", "CD", "JJ", "DT")) or token.dep_ in (
        "dobj",
        "pobj",
        "nsubj",
        "nsubjpass",
    )


def has_child(token: "Token", *kinds: str) -> bool:
    """Whether something hangs on a word in one of some ways."""
    return any(child.dep_ in kinds for child in token.children)


def children(token: "Token", *kinds: str) -> list["Token"]:
    """Return what hangs on a word in one of some ways, in text order."""
    return [child for child in token.children if child.dep_ in kinds]


def is_passive(verb: "Token") -> bool:
    """Whether a verb is passive: "was seized", "the town seized by rebels"."""
    if has_child(verb, "nsubjpass", "auxpass"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod") and not has_child(verb, "dobj", "nsubj")


def is_negated(token: "Token") -> bool:
    """Whether "not" or the like stands by a verb, or "no" by a noun."""
    return any(
        child.dep_ == "neg" or (child.lower_ in _NEGATIONS and child.dep_ in ("det", "aux", "advmod", "preconj"))
        for child in token.children
    )


def is_future(verb: "Token") -> bool:
    """Whether a verb tells of what will or would be."""
    return any(child.dep_ == "aux" and child.lower_ in _FUTURE for child in verb.children)


def is_speculative(verb: "Token") -> bool:
    """Whether a verb tells of what may be: "could attack"; not "cannot attack"."""
    return any(c.dep_ == "aux" and c.lower_ in _SPECULATIVE for c in verb.children) and not is_negated(verb)


def is_duty(verb: "Token") -> bool:
    """Whether a verb tells of what must or should be."""
    return any(child.dep_ == "aux" and child.lower_ in _DUTY for child in verb.children)


def subjects(verb: "Token") -> list["Token"]:
    """Return the heads of who does it, or in the passive of whom it is done to; shared and controlled subjects too."""
    for _ in range(_LONGEST_CHAIN):
        own = children(verb, *_SUBJECTS)
        if own:
            return _antecedents(verb, own)
        shared = _shared(verb)
        if shared is None:
            return []
        if shared.dep_ == "dobj" or not is_verb(shared):
            return [shared]
        verb = shared
    return []


def _antecedents(verb: "Token", own: list["Token"]) -> list["Token"]:
    """ "The rebels who ...": the noun before the clause."""
    if verb.dep_ == "relcl" and own[0].tag_ in ("WP", "WDT"):
        return [verb.head]
    return own


def _shared(verb: "Token") -> "Token | None":
    """Return the verb whose subject this one shares, or the noun that is it."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in ("acl", "relcl"):
        return head if is_noun(head) else None
    if verb.dep_ == "xcomp" and (told := children(head, "dobj")) and not is_passive(head):
        return told[0]
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "aux", "acomp", "attr", "prep"):
        return head if is_verb(head) or head.dep_ in ("prep", "acomp", "attr") else None
    return None


def agents(verb: "Token") -> list["Token"]:
    """Return the heads of who does it, for active and passive verbs."""
    if is_passive(verb):
        return [noun for by in children(verb, "agent") for noun in children(by, "pobj", "pcomp")]
    return subjects(verb)


def objects(verb: "Token") -> list["Token"]:
    """Return the heads of what it is done to: objects, persons told or given, in the passive the subject."""
    if is_passive(verb):
        return [*subjects(verb), *children(verb, "dobj", "oprd")]
    own = [*children(verb, "dobj", "dative"), *children(verb, "oprd", "attr")]
    if own or has_child(verb, "prep", "xcomp", "ccomp", "nsubjpass"):
        return own
    return [shared for other in children(verb, "conj") if is_verb(other) for shared in children(other, "dobj")]


def in_prepositions(token: "Token", *words: str) -> Iterator["Token"]:
    """Yield the nouns of the prepositional phrases on a word, the prepositions in the order asked for."""
    phrases = [child for child in token.children if child.dep_ in ("prep", "agent", "dative", "prt", "advmod", "pcomp")]
    for word in words:
        for phrase in phrases:
            if phrase.lower_ == word:
                yield from children(phrase, "pobj")
                for inner in children(phrase, "prep", "pcomp"):
                    yield from children(inner, "pobj")


def joined(noun: "Token") -> list["Token"]:
    """Return a noun with those that "and" joins to it, and those in apposition."""
    found, queue = [noun], [noun]
    while queue:
        for child in children(queue.pop(), "conj"):
            if is_noun(child) and not has_child(child, *_SUBJECTS):
                found.append(child)
                queue.append(child)
    return found


def is_hypothetical(verb: "Token") -> bool:
    """Whether a verb stands in a clause, or below one, that tells of no fact: "if", "unless", "in order that"."""
    return any(
        child.dep_ == "mark" and child.lower_ in _CONDITIONS
        for clause in (verb, *verb.ancestors)
        for child in clause.children
    )


def clauses(verb: "Token") -> list["Token"]:
    """Return the clauses that a verb governs as its content."""
    direct = [c for c in children(verb, "xcomp", "ccomp") if is_verb(c)]
    through = [
        c for p in children(verb, "prep", "acomp", "attr", "oprd") for c in children(p, "pcomp", "xcomp", "ccomp")
    ]
    return direct + [clause for clause in through if is_verb(clause)]


def satellites(verb: "Token") -> set[str]:
    """Return the words that stand by a verb, as the lexicon asks for them: particles, prepositions, their nouns, objects."""
    words: set[str] = set()
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and has_child(child, "pobj")
            and all(noun.ent_type_ in _TIMES for noun in children(child, "pobj"))
        ):
            continue  # "called on Sunday" calls on nobody
        words.add(child.lower_)
        if child.dep_ in ("prep", "dobj", "agent", "prt", "advmod", "nsubjpass", "oprd", "attr", "acomp", "conj"):
            words.update(grandchild.lower_ for grandchild in child.children)
            for grandchild in child.children:
                if grandchild.dep_ == "prep":
                    words.update(noun.lower_ for noun in grandchild.children)
    return words
