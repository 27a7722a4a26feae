"""The events of a Reading as PLOVER records, for programs and as a table for people."""

from rich.table import Table
from rich.text import Text

from communique.reading import Actor, Event, Reading
from communique.report.wording import safe, say_date, shorten

_WORDS_SHOWN = 100
"""Characters of an event's evidence in the table."""

ActorRecord = dict[str, str | None]
EventRecord = dict[str, object]


def event_records(reading: Reading) -> dict[str, object]:
    """Return the document's name with its events; each actor has its code, its sector and its words."""
    actors = {actor.id: actor for actor in reading.actors}
    return {"name": reading.document.name, "events": [_record(event, actors) for event in reading.events]}


def _record(event: Event, actors: dict[str, Actor]) -> EventRecord:
    return {
        "type": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "source": [_actor(actors[key], event) for key in event.source],
        "recipient": [_actor(actors[key], event) for key in event.recipient],
        "date": event.date,
        "goldstein": event.goldstein,
        "cameo_root": event.cameo_root,
        "evidence": [span.model_dump() for span in event.evidence],
    }


def _actor(actor: Actor, event: Event) -> ActorRecord:
    return {"code": actor.code, "sector": actor.sector, "text": _words(actor, event)}


def _words(actor: Actor, event: Event) -> str:
    """Return the words that name an actor in an event's evidence, else its name."""
    for mention in actor.mentions:
        if any(span.start <= mention.start and mention.end <= span.end for span in event.evidence):
            return mention.text
    return actor.name


def event_table(reading: Reading) -> Table:
    """Return a table of the events, a line each; a document's words are made safe for a terminal."""
    document = reading.document
    title = Text(safe(document.title or document.name or shorten(document.text, 80)), style="bold", justify="left")
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in ("type", "mode", "source", "recipient", "date", "score", "words"):
        table.add_column(column, header_style="bold cyan", overflow="fold")
    actors = {actor.id: actor for actor in reading.actors}
    for event in reading.events:
        table.add_row(
            event.type,
            event.mode or "",
            _side(event.source, actors, event),
            _side(event.recipient, actors, event),
            say_date(event.date) if event.date else "",
            "" if event.goldstein is None else f"{event.goldstein:+g}",
            Text(safe(shorten(" … ".join(span.text for span in event.evidence), _WORDS_SHOWN))),
        )
    return table


def _side(keys: tuple[str, ...], actors: dict[str, Actor], event: Event) -> Text:
    """Say who is on one side of an event: "POL GOV Polish lawmakers"."""
    said = []
    for actor in (actors[key] for key in keys):
        words = [actor.code or "?", *([actor.sector] if actor.sector else []), safe(_words(actor, event))]
        said.append(" ".join(words))
    return Text("\n".join(said))
