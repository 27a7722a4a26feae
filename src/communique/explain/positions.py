"""Explain a position: the words marked, act and stance with their runners-up, holder, addressee, account, condition."""

from collections.abc import Iterator

from communique.explain.words import quote, surely, why
from communique.extract.stands import Stand
from communique.reader import Workings
from communique.reading import Position, Reading
from communique.tagger.tags import Pointer, StandTag


def explain_position(position: Position, reading: Reading, workings: Workings) -> Iterator[str]:
    """Yield how a position came about, line by line."""
    names = {a.id: a.name for a in reading.actors}
    yield f"{position.id}: {' and '.join(names[p] for p in position.parties)} — {position.act}, {position.stance}"
    stand = _stand_of(position, workings)
    for span in position.evidence:
        yield f"  words: {quote(span)}"
    if stand is None:
        return
    yield from _choices(stand.tag)
    yield _pointed("holder", stand.tag.source, position.parties, names, workings)
    if stand.tag.source is None:
        yield "    the tagger points at no mention: both sides of what was agreed, else the issuer of the account"
    yield _pointed("addressee", stand.tag.addressee, tuple(filter(None, [position.addressee])), names, workings)
    yield _account(position, stand, names, reading, workings)
    yield _read_from(position, reading)
    yield f"  condition: “{position.condition}”" if position.condition else "  condition: no words of one"
    yield f"  issue: {position.issue or 'none marked nearby'}"


def _stand_of(position: Position, workings: Workings) -> Stand | None:
    starts = {span.start for span in position.evidence}
    return next((s for s in workings.stands if s.tag.start in starts and s.tag.act == position.act), None)


def _choices(tag: StandTag) -> Iterator[str]:
    yield f"  marked: the tagger takes these words for a stand ({surely(tag.probability)})"
    second = f"; next {tag.act_next[0]} ({surely(tag.act_next[1])})" if tag.act_next else ""
    yield f"  act: {tag.act} ({surely(tag.act_probability)}){second}"
    second = f"; next {tag.stance_next[0]} ({surely(tag.stance_next[1])})" if tag.stance_next else ""
    yield f"  stance: {tag.stance} ({surely(tag.stance_probability)}){second}"
    yield f"  modality: {tag.modality}{', the act itself denied or withheld' if tag.negated else ''}"


def _pointed(
    role: str, pointer: Pointer | None, parties: tuple[str, ...], names: dict[str, str], workings: Workings
) -> str:
    who = " and ".join(names[p] for p in parties) or "nobody"
    if pointer is None:
        return f"  {role}: {who}"
    found = workings.cast.near(pointer.start, pointer.start + 1)
    text = workings.grammar.document.text
    if found:
        mention = found[0].mention
        words, reason = text[mention.start : mention.end], why(mention)
    else:
        token = workings.grammar.token_at(pointer.start)
        words, reason = (token.text if token else text[pointer.start]), "words that no table knows"
    return f"  {role}: {who}; the tagger points at “{words}” ({surely(pointer.probability)}), {reason}"


def _account(position: Position, stand: Stand, names: dict[str, str], reading: Reading, workings: Workings) -> str:
    if position.attributed_to is None:
        return "  on whose account: the holder's own words or the document's own voice"
    told = next((a for a in reading.attributions if a.actor == position.attributed_to and a.cue), None)
    by = f", by {quote(told.cue[0])}" if told else ""
    pointer = _pointed("", stand.tag.reporter, (), names, workings).partition("; ")[2]
    return f"  on whose account: {names[position.attributed_to]}{by}" + (f"; {pointer}" if pointer else "")


def _read_from(position: Position, reading: Reading) -> str:
    found = next((a for a in reading.attributions if a.id == position.attribution), None)
    if found is None:
        return "  read from: no attribution"
    inside = f", inside {found.within}" if found.within else ""
    cue = quote(found.cue[0]) if found.cue else "no cue"
    return f"  read from: attribution {found.id}{inside}, cue {cue}"
