"""Who says what a verb or noun tells of: subject, agent, owner, or the subject of the clause that the verb leans on."""

from typing import TYPE_CHECKING

from communique.extract.cast import Cast
from communique.extract.sayings import child, cut_words, is_infinitive
from communique.knowledge.cues import Cue, load_cues
from communique.language.parse import Parse
from communique.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLIMB = 4
"""Clauses that a verb without a subject of its own leans on."""

_LONGEST = 45
"""Tokens of the words for a source: a longer phrase is one that the parse did not see end."""

_PRONOUNS = frozenset(
    "he she they we i who his her their our my everyone everybody nobody some many both all most others one".split()
)
_NOBODY = frozenset("it this that which there what these those such something nothing anything you your its".split())
_PARTY_ENTITIES = frozenset("PERSON ORG NORP GPE".split())


def source_of(verb: "Token") -> "Token | None":
    """Return the head of the words for whoever does what a verb says, or None where nobody is named to have done it."""
    for _ in range(_CLIMB):
        if agent := child(verb, "agent"):
            return child(agent, "pobj")
        passive = child(verb, "auxpass") is not None or (verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl"))
        subject = child(verb, "nsubj")
        if subject is not None:
            return subject
        if passive:
            return None
        if verb.dep_ == "acl":
            return verb.head if verb.tag_ == "VBG" else None
        leant = _leans_on(verb)
        if leant is None or (verb.dep_ == "xcomp" and child(leant, "auxpass") is not None):
            return None  # "is expected to say": nobody has said it
        verb = leant
        if verb.tag_.startswith("NN"):
            return verb
        if (subject := child(verb, "nsubjpass")) is not None:
            return subject
    return None


def _leans_on(verb: "Token") -> "Token | None":
    """The verb whose subject is a verb's own, or the noun that a relative clause tells of."""
    head: Token = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "pcomp" and head.dep_ in ("prep", "mark"):
        return head.head if head.head.tag_.startswith("VB") else None
    if verb.dep_ == "xcomp" and child(head, "dobj") is not None and is_infinitive(verb):
        return None  # "asked him to say": he would say it
    if (verb.dep_ == "advcl" and verb.tag_ == "VBG") or is_told_again(verb):
        return teller_above(head)
    return (
        head if verb.dep_ in ("conj", "xcomp", "advcl", "relcl", "dep") and head.tag_.startswith(("VB", "NN")) else None
    )


def is_told_again(verb: "Token") -> bool:
    """Whether a verb joined to what is said tells of the speaker: "agreed that it has to end and underlined that"."""
    return (
        verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.head.tag_ != "VBD"
        and child(verb, "ccomp") is not None and child(verb, "nsubj") is None
    )  # fmt: skip


def teller_above(verb: "Token") -> "Token":
    """ "Marin said the border would open, adding that": whoever said adds, not the border."""
    at: Token = verb
    for _ in range(_CLIMB):
        if at.dep_ == "ccomp" and at.head.lower_ in load_cues("verb") and at.head.i < at.i:
            return at.head
        if at.dep_ not in ("conj", "xcomp", "advcl") or at.head.i == at.i:
            break
        at = at.head
    return verb


def source_behind_quotation(verb: "Token") -> "Token | None":
    """ "…,” Marin, the premier, said": the noun between a closing mark and the verb, where the parse missed it."""
    between: list[Token] = []
    for back in range(1, min(verb.i, _LONGEST) + 1):
        token = verb.nbor(-back)
        if token.text in ("”", '"', "»"):
            break
        if token.tag_ in ("VBD", "VBZ", "MD") or token.text in (".", "!", "?", ":"):
            return None
        between.insert(0, token)
    else:
        return None
    named = next((n for n, t in enumerate(between) if t.is_punct), len(between))
    nouns = [t for t in between[:named] if t.tag_.startswith(("NN", "PRP"))]
    return nouns[-1] if nouns and between[0].tag_.startswith(("NN", "PRP", "DT", "JJ")) else None


def antecedent(source: "Token") -> "Token":
    """Return the noun that "who" or "which" stands for, or the token itself."""
    if source.tag_ in ("WP", "WDT") and source.head.dep_ == "relcl":
        noun: Token = source.head.head
        return noun
    return source


def source_words(parse: Parse, source: "Token", *, before: "Token | None" = None) -> Span | None:
    """Cut the whole noun phrase of a source, up to the cue where the cue follows."""
    words = [t for t in source.subtree if abs(t.i - source.i) <= _LONGEST]
    words = words[: next((n for n, t in enumerate(words) if t.i > source.i and _starts_another(t)), len(words))]
    first, last = words[0], words[-1]
    if before is not None and first.i <= before.i <= last.i:
        last = before.nbor(-1) if before.i > source.i else last
        first = first if before.i > source.i else before.nbor()
    while first.i < last.i and first.is_punct:
        first = first.nbor()
    return cut_words(parse, first, last)


def _starts_another(token: "Token") -> bool:
    """A bracket that nothing follows, or a relative clause that is a saying itself: ", who added that"."""
    if token.text in ("(", "["):
        return _nothing_follows(token)
    return token.tag_ in ("WP", "WDT") and token.head.dep_ == "relcl" and token.head.lower_ in load_cues("verb")


def _nothing_follows(bracket: "Token") -> bool:
    """Whether no other party is joined behind a bracket: "Merkley (Oregon), Brown (Ohio) and Menendez" goes on."""
    behind = (t for t in bracket.doc[bracket.i : bracket.i + 12] if t.text in (")", "]"))
    closing = next(behind, None)
    return closing is None or closing.i + 1 >= len(closing.doc) or closing.nbor().text not in (",", "and", "or")


def may_say(source: "Token", cue: Cue, parse: Parse, cast: Cast) -> bool:
    """Whether words can stand for somebody who says: a party, or, for what texts say too, any noun."""
    word = source.lower_
    if source.tag_ in ("WP", "WDT"):
        return word != "what" and may_say(source.head.head, cue, parse, cast) if source.head.dep_ == "relcl" else False
    if word in _NOBODY or source.dep_ == "expl":
        return word == "it" and bool(_parties(source, parse, cast)) and cue.word in ("say", "add", "urge")
    if word in _PRONOUNS:
        return True
    if source.tag_.startswith("VB") or not source.tag_.startswith(("NN", "CD", "JJ", "PRP", "DT")):
        return False
    return cue.anyone or _is_party(source, parse, cast)


def _is_party(source: "Token", parse: Parse, cast: Cast) -> bool:
    if source.ent_type_ in _PARTY_ENTITIES or source.tag_ in ("NNP", "NNPS"):
        return True
    return source.lower_ in load_cues("speaker") or bool(_parties(source, parse, cast))


def _parties(source: "Token", parse: Parse, cast: Cast) -> bool:
    start = parse.start_of(source)
    return any(r.parties for r in cast.near(start, start + len(source)))
