"""What a verb's subject says: the clause, infinitive, object or prepositional phrase that is the content."""

import re
from typing import TYPE_CHECKING

from communique.extract.attribution_sources import is_told_again
from communique.extract.sayings import child, cut_trimmed, cut_words, is_infinitive, without
from communique.knowledge.cues import Cue, load_cues
from communique.language.parse import Parse
from communique.language.quotations import with_marks
from communique.reading import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BELONGS = frozenset("for as over to about against of".split())
"""Prepositions whose phrases belong to an object that is the content: "praised Chad for its patience"."""

_FRAMES = frozenset({"clause", "aside", "to", "one to", "object"})
_PRONOUN_TAGS = ("PRP", "WP", "WDT")
_CLOSES = ("”", '"', "»", "'")
_OPENS = re.compile(r"[^.\n“”\"«»]{0,60}?[,:]?\s*(?:[“\"«]|''|``)")
"""A few words and the mark that opens a quotation."""


def content_of(verb: "Token", cue: Cue, source: "Token", parse: Parse) -> tuple[tuple[Span, ...], "Token", bool]:
    """Return what is said, in one or more stretches, the last word of the cue, and whether a clause or quotation says it."""
    if "clause" in cue.takes and (clause := _clause(verb, source, parse)):
        return clause, verb, True
    for take in cue.takes:
        if take == "to" and (infinitive := _infinitive(verb)):
            return _cut(parse, infinitive, infinitive.right_edge), verb, False
        if take == "one to" and (found := _somebody_to(verb, parse)):
            return found, verb, False
        if take == "object" and (found := _object(verb, parse)):
            return found, verb, False
        if (
            take == "aside"
            and child(verb, "nsubj")
            and verb.dep_ in ("advcl", "parataxis")
            and (found := _clause(verb, source, parse))
        ):
            return found, verb, True
        if take not in _FRAMES and (found := _behind(verb, take, parse)):
            return found, next((c for c in verb.children if c.lower_ == take and c.dep_ == "prep"), verb), False
    if "clause" in cue.takes or ("aside" in cue.takes and child(verb, "nsubj")):
        return _beside(verb, source, parse) or _colon(verb, parse), verb, True
    return (), verb, False


def _cut(parse: Parse, first: "Token", last: "Token") -> tuple[Span, ...]:
    start = min(first.left_edge.i, first.i)
    words = cut_words(parse, first.doc[start], last)
    return (words,) if words else ()


def _clause(verb: "Token", source: "Token", parse: Parse) -> tuple[Span, ...]:
    """The clause that is said: behind the verb, before it, or around it."""
    if (mark := child(verb, "mark")) is not None and mark.lower_ == "as" and verb.dep_ == "advcl":
        return _around(verb, verb.head, parse)
    clause = _complement(verb) or _hung_on_hearer(verb)
    if clause is None or clause.i > verb.i:
        quoted = _quoted_before(verb, source, parse)
        if quoted is not None:
            return (with_marks(parse.document.text, quoted),)
    if clause is not None:
        return _complement_words(verb, source, clause, parse)
    if verb.dep_ in ("parataxis", "ccomp") and verb.head.i != verb.i and _stands_between_commas(verb, source):
        return _around(verb, verb.head, parse)
    return ()


def _complement(verb: "Token") -> "Token | None":
    found = [c for c in verb.children if c.dep_ == "ccomp" and not is_infinitive(c) and not _tells_when(c)]
    fronted = [c for c in found if c.i < verb.i and c.right_edge.nbor().is_punct]
    return max(fronted or found, key=lambda c: c.right_edge.i - c.left_edge.i, default=None)


def _tells_when(clause: "Token") -> bool:
    """ "told the envoy, after he admitted it": what the parse takes for a complement tells when."""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in ("after", "before", "while", "because", "since", "although", "though")


def _hung_on_hearer(verb: "Token") -> "Token | None":
    """ "told the paper that the talks ...": the clause, where the parse hangs it on whoever hears it."""
    hearer = child(verb, "dobj", "dative")
    if hearer is None or hearer.i < verb.i:
        return None
    clauses = (c for c in hearer.subtree if c.dep_ in ("ccomp", "relcl", "acl") and c.i > hearer.i)
    return next(
        (
            c
            for c in clauses
            if c.left_edge.lower_ == "that" and child(c, "nsubj", "nsubjpass", "expl") not in (None, c.left_edge)
        ),
        None,
    )


def _has_own_subject(clause: "Token") -> bool:
    """Whether "that" opens a clause and is not its subject."""
    subject = child(clause, "nsubj", "nsubjpass", "expl")
    return clause.left_edge.lower_ == "that" and subject is not None and subject.i != clause.left_edge.i


def _complement_words(verb: "Token", source: "Token", clause: "Token", parse: Parse) -> tuple[Span, ...]:
    """The complement's words, up to a participle that tells what else the same speaker says."""
    start = parse.start_of(_behind_time(clause, verb))
    last = clause.right_edge
    if start > parse.start_of(verb):
        for token in clause.subtree:
            if _adds(token) and token.i > clause.i:
                last = token.left_edge.nbor(-1)
                last = last.nbor(-1) if last.dep_ == "cc" else last
                break
    elif not _is_set_off(last, verb, source):
        return ()
    elif last.i > min(verb.i, source.left_edge.i):
        holes = cut_words(
            parse, min(verb, source.left_edge, key=lambda t: t.i), max(verb, source.right_edge, key=lambda t: t.i)
        )
        return without(parse, start, parse.start_of(last) + len(last), *((holes,) if holes else ()))
    words = cut_trimmed(parse, start, parse.start_of(last) + len(last))
    return (words,) if words else ()


def _behind_time(clause: "Token", verb: "Token") -> "Token":
    """The first word of a clause behind the time of saying: "said on Friday it would", where the parse takes it in."""
    first = clause.left_edge
    if first.i == verb.i + 1 and _is_time(first):
        last: Token = first.right_edge
        return last.nbor() if last.i < clause.i else first
    return first


def _is_set_off(last: "Token", verb: "Token", source: "Token") -> bool:
    """Whether a comma or a closing mark stands between words said and the saying behind them; a semicolon parts them."""
    start = min(verb.i, source.left_edge.i)
    return last.i >= start or all(t.text not in (";", ":", ".") for t in last.doc[last.i : start])


def _adds(token: "Token") -> bool:
    """Whether a verb tells what else the speaker says: ", adding that", "has to end and underlined that"."""
    if token.lower_ not in load_cues("verb") or token.left_edge.i == 0:
        return False
    before = token.left_edge.nbor(-1)
    if token.tag_ == "VBG" and token.dep_ == "advcl":
        return before.text == ","
    return is_told_again(token) and before.dep_ in ("cc", "punct")


def _stands_between_commas(verb: "Token", source: "Token") -> bool:
    first = min(verb.i, source.left_edge.i)
    return first > 0 and verb.doc[first - 1].text in (",", "”", '"', "’", "--", "–", "—")


def _around(verb: "Token", host: "Token", parse: Parse) -> tuple[Span, ...]:
    """The words of the clause that a saying interrupts, without the saying's own."""
    own = [t for t in verb.subtree if not t.is_punct]
    hole = cut_words(parse, own[0], own[-1])
    start, end = parse.start_of(host.left_edge), parse.start_of(host.right_edge) + len(host.right_edge)
    return without(parse, start, end, *((hole,) if hole else ()))


def _infinitive(verb: "Token") -> "Token | None":
    found = child(verb, "xcomp")
    return found if found is not None and is_infinitive(found) and found.i > verb.i else None


def _somebody_to(verb: "Token", parse: Parse) -> tuple[Span, ...]:
    """ "urged the sides to talk": the sides and what they are to do."""
    clause = next(
        (c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and is_infinitive(c) and c.i > verb.i), None
    )
    if clause is None:
        return ()
    if child(verb, "auxpass") and (patient := child(verb, "nsubjpass")):
        return (*_cut(parse, patient, patient.right_edge), *_cut(parse, clause, clause.right_edge))
    somebody = child(verb, "dobj") or child(clause, "nsubj")
    if somebody is None:
        return ()
    first = somebody.left_edge if somebody.i > verb.i else clause.left_edge
    return _cut(parse, first, clause.right_edge)


def _object(verb: "Token", parse: Parse) -> tuple[Span, ...]:
    if child(verb, "auxpass"):
        subject = child(verb, "nsubjpass")
        return _cut(parse, subject, subject.right_edge) if subject is not None and child(verb, "agent") else ()
    found = child(verb, "dobj")
    if found is None or found.tag_.startswith(_PRONOUN_TAGS) or found.i < verb.i:
        return ()
    last = _before_aside(found)
    for phrase in verb.children:
        if phrase.i <= last.i or phrase.ent_type_ in ("DATE", "TIME") or _is_time(phrase):
            continue
        if phrase.dep_ != "prep" or phrase.lower_ not in _BELONGS:
            break
        last = phrase.right_edge
    return _cut(parse, found, last)


def _is_time(phrase: "Token") -> bool:
    """Whether a prepositional phrase tells the day: "on Tuesday"."""
    return phrase.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in phrase.children)


def _before_aside(noun: "Token") -> "Token":
    """The last word of a noun phrase before what is only added to it: ", which ..."."""
    added = (t for t in noun.subtree if t.tag_ in ("WDT", "WP") and t.i > noun.i + 1 and t.nbor(-1).text == ",")
    return next((t.nbor(-2) for t in added), noun.right_edge)


def _behind(verb: "Token", take: str, parse: Parse) -> tuple[Span, ...]:
    """What follows a preposition: "called for talks", "accused Chad of delay", "called on Chad to leave"."""
    preposition = next((c for c in verb.children if c.lower_ == take and c.dep_ == "prep" and c.i > verb.i), None)
    if preposition is None:
        return _renamed(verb, parse) if take == "as" else ()
    last = preposition.right_edge
    behind = _infinitive(verb)
    if behind is not None and behind.i > last.i:
        last = behind.right_edge
    if last.i == preposition.i:
        return ()
    thing = child(verb, "dobj")
    if take == "as" and thing is not None and thing.i > verb.i:
        return _cut(parse, thing, last)
    words = cut_words(parse, preposition.nbor(), last)
    return (words,) if words else ()


def _renamed(verb: "Token", parse: Parse) -> tuple[Span, ...]:
    """ "called the vote a sham"."""
    name = child(verb, "oprd")
    if name is None or name.i < verb.i:
        return ()
    thing = child(verb, "dobj")
    return _cut(parse, thing if thing is not None and thing.i > verb.i else name, name.right_edge)


def _quoted_before(verb: "Token", source: "Token", parse: Parse) -> Span | None:
    """The quotation that closes right before the saying."""
    text = parse.document.text
    start = parse.start_of(min(verb, source.left_edge, key=lambda t: t.i))
    before = text[:start].rstrip(" ,")
    return parse.quotation_at(len(before.rstrip("”\"»'")) - 1) if before.endswith(_CLOSES) else None


def _beside(verb: "Token", source: "Token", parse: Parse) -> tuple[Span, ...]:
    """The quotation that stands right before the saying, or right behind it."""
    text = parse.document.text
    quotation = _quoted_before(verb, source, parse)
    if quotation is None:
        behind = max(verb, source.right_edge, key=lambda t: t.i)
        opening = _OPENS.match(text, parse.start_of(behind) + len(behind))
        quotation = parse.quotation_at(opening.end()) if opening else None
    return (with_marks(text, quotation),) if quotation else ()


def _colon(verb: "Token", parse: Parse) -> tuple[Span, ...]:
    """ "The minister said:" and what follows in the sentence."""
    text = parse.document.text
    end = parse.sentences[parse.sentence_at(parse.start_of(verb))][1]
    colon = text.find(":", parse.start_of(verb), end)
    if colon < 0 or colon - parse.start_of(verb) > 80:
        return ()
    words = cut_trimmed(parse, colon + 1, end)
    return (words,) if words else ()
