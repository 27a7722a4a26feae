"""Find the words that refer to parties named elsewhere: pronouns, "both leaders", "his counterpart", "the latter"."""

import re
from collections.abc import Callable, Iterator

from communique.extract.mentions import Mention
from communique.knowledge.folding import fold
from communique.knowledge.states import load_short_names
from communique.language.words import word_spans

PRONOUNS = {
    **dict.fromkeys("he him his himself".split(), "m"),
    **dict.fromkeys("she her hers herself".split(), "f"),
    **dict.fromkeys("they them their themselves both each".split(), "plural"),
    **dict.fromkeys("it its itself".split(), "thing"),
    **dict.fromkeys("we us our ours ourselves".split(), "we"),
    **dict.fromkeys("i me my myself".split(), "i"),
    **dict.fromkeys("you your yours yourself".split(), "you"),
}
NO_NAMES = frozenset({*PRONOUNS, *"who whom whose which that those this these one ones there here what".split()})
"""Words that never name a party by themselves."""

_PLURAL = re.compile(
    r"\b(?:(?:(?:all|both)(?:\s+of)?\s+)?(?:the|these|those|our|their|his|her)\s+(?:two\s+|three\s+|four\s+|five\s+)?|"
    r"(?:both|all(?:\s+(?:three|four|five))?|two|three|four)\s+)(?:(?:foreign|prime|defen[cs]e)\s+)?"
    r"(?P<head>leaders|sides|parties|presidents|ministers|premiers|countries|nations|states|governments|interlocutors|"
    r"diplomats|heads|counterparts|secretaries|men|women|chancellors|neighbou?rs|allies|delegations|capitals|officials|PMs|FMs)\b"
    r"|\b(?:the\s+)?(?P<all>participants|signatories)\b",
    re.I,
)
_TWO = re.compile(
    r"\b(?:(?:the|all|all\s+the)\s+(?:two|three|four|five)|the\s+(?:pair|trio)|(?:both|all|each)\s+of\s+them)\b(?!\s+\w+s\b)",
    re.I,
)
_COUNTERPART = re.compile(
    r"\b(?i:his|her|their|the|its|my|our)\s+(?P<adjective>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?\s+)?"
    r"(?P<head>counterpart|colleague|opposite number|homologue|peer|host(?:ess)?|guest|visitor|interlocutor|caller|partner)\b"
)
_BODY = re.compile(
    rf"\b[Tt]he (?P<head>North|South|(?i:{'|'.join(load_short_names().keys() - {'north', 'south'})}))"
    r"(?=['’]s|\b)(?!\s+(?:of|for|[A-Z]\w+)\b)"
)
_FORMER_LATTER = re.compile(r"\bthe (?P<head>former|latter|other(?= side| party))\b(?=[,.;:'’\s])", re.I)

BodyAt = Callable[[int], str | None]
"""Which state an adjective at an offset names."""


def find_references(text: str, body_at: BodyAt) -> Iterator[Mention]:
    """Yield each reference; some overlap, the longer is meant."""
    for match in _PLURAL.finditer(text):
        which = "head" if match["head"] else "all"
        yield Mention(*match.span(), "plural", head=match[which].lower(), head_start=match.start(which))
    for match in _TWO.finditer(text):
        yield Mention(*match.span(), "plural", head="two", head_start=match.start())
    for match in _BODY.finditer(text):
        yield Mention(
            *match.span(),
            "counterpart",
            head=match["head"].lower(),
            organ="organisation",
            head_start=match.start("head"),
        )
    for match in _FORMER_LATTER.finditer(text):
        yield Mention(*match.span(), "counterpart", head=match["head"].lower(), head_start=match.start("head"))
    for match in _COUNTERPART.finditer(text):
        body = body_at(match.start("adjective")) if match["adjective"] else None
        yield Mention(
            *match.span(), "counterpart", head=match["head"].lower(), body=body, head_start=match.start("head")
        )
    for start, end in word_spans(text):
        # "I'm", "we've": the pronoun ends at the apostrophe.
        folded = fold(text[start:end]).partition("'")[0]
        if folded in PRONOUNS:
            yield Mention(start, start + len(folded), "pronoun", head=folded, sex=PRONOUNS[folded])
