"""Agreement: whether the text itself says that the sides found common ground or clashed on a subject."""

import re

from communique.extract.cast import Cast
from communique.language.parse import Parse
from communique.reading import Evidence, Issue, Position, Span
from communique.reading.terms import Relation

_COMMON = re.compile(
    r"\b(?:agreed\s+(?:that|on|upon)|agree\s+(?:that|on)|in agreement|(?:areas|points) of agreement|"
    r"agreement\s+(?:on|over|about)|common ground|alignment|aligned|"
    r"shared?\s+(?:\w+\s+)?(?:views?|concerns?|positions?|assessments?|interests?|goals?|understanding)|"
    r"same (?:view|position)|consensus|converge\w*|concurred|of one mind|identical (?:views|positions)|"
    r"similar (?:views|positions)|unanimous\w*|saw eye to eye|(?:took|take) the same line|(?:full|complete) agreement)\b",
    re.I,
)
_CLASH = re.compile(
    r"\b(?:clash\w*|disagree\w*|differed|differing|differences?|divergen\w+|diverge[ds]?|diverging|divisions?|divided|at odds|"
    r"no (?:agreement|progress|common ground|breakthrough)|failed to (?:agree|bridge)|deadlock\w*|rift|"
    r"(?:opposing|opposite) (?:views|positions)|"
    r"quarrel\w*|argued (?:over|about)|f[ae]ll(?:en)? out over|split (?:over|on)|sharp exchange|(?:not|n't) see eye to eye|"
    r"remain(?:ed)?\s+(?:far\s+)?apart)\b",
    re.I,
)
_NEGATED = re.compile(
    r"\b(?:no|not|without|failed to|unable to|never|little|bridg\w+|overcom\w+|resolv\w+)\s+(?:\w+\s+){0,3}$", re.I
)
_CLAUSE = re.compile(
    r"[;:]|,?\s+(?:but|while|whereas|though|although|however|yet|despite|notwithstanding)\b|,\s+(?:and|on)\s", re.I
)


def stated_relation(parse: Parse, mentions: list[Span]) -> tuple[Relation, Evidence] | None:
    """Return the relation that the text states on a subject, with the words that do, or None where it states none.

    The words must stand in a clause that names the subject; a clause that speaks of both agreement and difference tells nothing.
    """
    found: dict[Relation, Span] = {}
    for mention in mentions:
        stated = _stated_in_clause(parse, mention)
        if stated:
            found.setdefault(*stated)
    if "common_ground" in found and "clash" in found:
        return "mixed", (found["common_ground"], found["clash"])
    return next(((relation, (span,)) for relation, span in found.items()), None)


def _stated_in_clause(parse: Parse, mention: Span) -> tuple[Relation, Span] | None:
    text = parse.document.text
    start, end = _clause_around(parse, mention)
    common, clash = _COMMON.search(text, start, end), _CLASH.search(text, start, end)
    if common and clash and common.start() < clash.end() and clash.start() < common.end():
        common = None  # "no agreement on" holds the words of an agreement
    if (common is None) == (clash is None):
        return None
    match = common or clash
    if match is None or _NEGATED.search(text[max(start, match.start() - 40) : match.start()]):
        return None
    return "common_ground" if common else "clash", Span.cut(text, *match.span())


def _clause_around(parse: Parse, mention: Span) -> tuple[int, int]:
    start, end = parse.sentences[parse.sentence_at(mention.start)]
    for boundary in _CLAUSE.finditer(parse.document.text, start, end):
        if boundary.end() <= mention.start:
            start = boundary.end()
        elif boundary.start() >= mention.end:
            return start, boundary.start()
    return start, end


def temper_relations(issues: tuple[Issue, ...], positions: tuple[Position, ...], cast: Cast) -> tuple[Issue, ...]:
    """Call an issue discussed where agreement or clash is only inferred and only one side is shown to hold anything."""
    return tuple(
        issue.model_copy(update={"relation": "discussed"}) if _is_one_sided(issue, positions, cast) else issue
        for issue in issues
    )


def _is_one_sided(issue: Issue, positions: tuple[Position, ...], cast: Cast) -> bool:
    if issue.basis == "stated" or issue.relation == "discussed":
        return False
    bodies = {cast.registry[key].body for p in positions if p.issue == issue.id for key in p.parties}
    return len(bodies) == 1
