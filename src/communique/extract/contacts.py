"""Contacts: who was in contact, by what channel, when, how long, who began it; one record per exchange."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from communique.extract.briefings import find_briefings, is_briefing
from communique.extract.cast import Cast
from communique.extract.contact_dates import TOOK_PLACE, ContactDates, Dated, dates_agree
from communique.extract.contact_durations import give_durations
from communique.extract.dates import TimeExpression
from communique.extract.echoes import find_echoes
from communique.extract.initiators import find_initiator
from communique.extract.mentions import Mention
from communique.extract.participants import Participants
from communique.extract.tone import find_tone
from communique.language.parse import Parse
from communique.reading import Contact, Span, Tone, merge_evidence
from communique.reading.terms import ContactStatus, Mode
from communique.tagger.tags import ContactTag

MAIN = 0.5
"""Probability from which the document is about a contact."""

MOST_EVIDENCE = 3
"""Sentences shown for one contact, besides the words for its date, length and initiator."""

REACH = 40
"""Contacts, and reports of one, that a further report is compared with."""

_EARLIER = re.compile(r"\b(?:last|previous|previously|earlier|recent|recently)\s+(?:\w+\s+){0,2}\w*$", re.I)
_OPEN_WORDS = frozenset("discussion discussions exchange exchanges conversation conversations talks dialogue contact contacts "
                        "discussed talked spoke speaking speak held".split())  # fmt: skip
_SCREEN = re.compile(r"\b(?:virtual(?:ly)?|video|videoconference|via\s+zoom|video[- ]?link|online)\b", re.I)
_SPOKEN = ("telephone", "video")
_IN_PERSON = ("meeting", "visit", "summit")
_VAGUE = ("meeting", "unspecified")


@dataclass
class Report:
    """One place in the text that reports a contact."""

    tag: ContactTag
    participants: tuple[str, ...]
    sentence: tuple[int, int]
    dated: Dated | None = None
    duration: TimeExpression | None = None
    initiator: tuple[str, Span] | None = None
    location: Mention | None = None
    tone: tuple[Tone, ...] = ()
    is_earlier: bool = False
    """Told as one before: "they last met in September"."""
    is_vague: bool = False
    """Told by a word that leaves the channel open: "the talks", "their exchange"."""

    @property
    def date(self) -> TimeExpression | None:
        """Return the date that its sentence gives."""
        return self.dated.time if self.dated else None


@dataclass
class Cluster:
    """The reports of one exchange."""

    reports: list[Report] = field(default_factory=list)

    @property
    def status(self) -> ContactStatus:
        """Return what the surest report says of it."""
        return max(self.reports, key=lambda r: r.tag.probability).tag.status

    @property
    def mode(self) -> Mode:
        """Return the channel that the reports together speak for; words that leave it open count little."""
        weight: dict[Mode, float] = {}
        for report in self.reports:
            vague = 0.3 if report.tag.mode in _VAGUE or report.is_vague else 1.0
            weight[report.tag.mode] = weight.get(report.tag.mode, 0.0) + vague * report.tag.probability
        return max(weight, key=lambda mode: weight[mode])

    @property
    def date(self) -> str | None:
        """Return the day that the surest dated report gives, else its month or year."""
        dated = sorted((r for r in self.reports if r.dated), key=lambda r: r.dated.doubt if r.dated else 0)
        days = [r.date.value for r in dated if r.date and r.date.value and len(r.date.value) >= 10]
        return days[0] if days else dated[0].date.value if dated and dated[0].date else None


def find_contacts(
    tags: tuple[ContactTag, ...], parse: Parse, cast: Cast, times: tuple[TimeExpression, ...]
) -> tuple[Contact, ...]:
    """Return the contacts of a document in text order: its triggers, each with its parties, gathered by exchange."""
    times = tuple(sorted(times, key=lambda t: t.span.start))
    dates = ContactDates(parse, times)
    reports = [
        r
        for r in (_report(tag, parse, cast, dates) for tag in tags)
        if r.participants and _is_diplomacy(r, parse, cast)
    ]
    clusters = _gather(reports, cast)
    for echo in find_echoes(tags, parse):
        if home := _home_of(echo, clusters, parse.document.text):
            home.reports.append(_report(echo, parse, cast, dates, home.reports[0].participants))
    told = [r for cluster in clusters for r in cluster.reports]
    for place, duration in give_durations([r.tag for r in told], parse, times).items():
        told[place].duration = duration
    contacts = [_contact(cluster, parse, cast, number, dates) for number, cluster in enumerate(clusters, 1)]
    return (*contacts, *find_briefings(parse, cast, contacts))


def _home_of(echo: ContactTag, clusters: list[Cluster], text: str) -> Cluster | None:
    """The contact that "the call" speaks of: the last one before it, the main ones first."""
    before = [
        c
        for c in clusters[-REACH:]
        if c.status in TOOK_PLACE and c.reports[0].tag.start < echo.start and not c.reports[0].is_earlier
    ]
    if text[echo.start : echo.end].lower() in _IN_PERSON:
        before = [c for c in before if c.mode not in _SPOKEN]
    main = [c for c in before if max(r.tag.main for r in c.reports) >= MAIN]
    return (main or before)[-1] if before else None


def _report(tag: ContactTag, parse: Parse, cast: Cast, dates: ContactDates,
            known: tuple[str, ...] = ()) -> Report:  # fmt: skip
    if tag.mode not in ("video", "correspondence") and _on_screen(tag, parse):
        tag = replace(tag, mode="video")
    if is_briefing(tag, parse):
        tag = replace(tag, mode="unspecified")
    participants = known or Participants(parse, cast).of(tag)
    sentence = parse.sentences[parse.sentence_at(tag.start)]
    return Report(
        tag, participants, sentence,
        dated=dates.of(tag),
        initiator=find_initiator(tag, participants, parse, cast),
        location=_location(tag, sentence, parse, cast) if tag.mode in _IN_PERSON else None,
        tone=find_tone(*sentence, parse, cast),
        is_vague=parse.document.text[tag.start : tag.end].lower() in _OPEN_WORDS,
        is_earlier=bool(_EARLIER.search(parse.document.text, max(sentence[0], tag.start - 40), tag.start + 1)),
    )  # fmt: skip


def _on_screen(tag: ContactTag, parse: Parse) -> bool:
    """A virtual meeting, a summit by video link: on a screen, whatever the word for it."""
    text = parse.document.text
    return bool(_SCREEN.search(text, max(0, tag.start - 30), min(len(text), tag.end + 25)))


def _is_diplomacy(report: Report, parse: Parse, cast: Cast) -> bool:
    """In a text of another kind (sport, business) states that "meet" are teams, not governments."""
    return parse.document.kind != "other" or any(cast.registry[k].kind == "person" for k in report.participants)


def _location(tag: ContactTag, sentence: tuple[int, int], parse: Parse, cast: Cast) -> Mention | None:
    """The place whose "in" or "at" grammar joins to the trigger or to its verb."""
    trigger = parse.token_at(tag.start)
    if trigger is None:
        return None
    around = {trigger.i, trigger.head.i, trigger.head.head.i}
    for r in cast.near(*sentence):
        token = parse.token_at(r.mention.anchor)
        if r.mention.kind not in ("government", "state") or token is None or token.doc is not trigger.doc:
            continue
        preposition = token.head
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "at", "to") and preposition.head.i in around:
            return r.mention
    return None


def _gather(reports: list[Report], cast: Cast) -> list[Cluster]:
    """Put the reports of one exchange together: the same bodies, and no date, mode or status that speaks against it."""
    clusters: list[Cluster] = []
    for report in reports:
        recent = reversed(clusters[-REACH:])
        home = next((c for c in recent if all(_compatible(report, r, cast) for r in c.reports[-REACH:])), None)
        if home is None:
            home = Cluster()
            clusters.append(home)
        home.reports.append(report)
    return clusters


def _compatible(a: Report, b: Report, cast: Cast) -> bool:
    bodies_a, bodies_b = _bodies(a.participants, cast), _bodies(b.participants, cast)
    if not (bodies_a <= bodies_b or bodies_b <= bodies_a):
        return False
    if (
        _people(a.participants, cast)
        and _people(b.participants, cast)
        and not set(a.participants) & set(b.participants)
    ):
        return False
    if (a.tag.status in TOOK_PLACE) != (b.tag.status in TOOK_PLACE):
        return False
    if a.tag.status not in TOOK_PLACE and a.tag.status != b.tag.status:
        return False
    if not (
        _modes_agree(a.tag.mode, b.tag.mode)
        or (b.tag.mode in _SPOKEN and a.is_vague)
        or (a.tag.mode in _SPOKEN and b.is_vague)
    ):
        return False
    if a.is_earlier != b.is_earlier:
        return bool(a.date and b.date and a.date.value == b.date.value)
    if _tells_another_day(a, b):
        return False
    return a.date is None or b.date is None or dates_agree(a.date.value, b.date.value)


def _tells_another_day(a: Report, b: Report) -> bool:
    """A date in passing is not that of a contact which the document is about, and whose day goes without saying."""
    if a.tag.status not in TOOK_PLACE or a.tag.mode == b.tag.mode == "correspondence":
        return False
    pairs = ((a, b), (b, a))
    return any(
        main.tag.main >= MAIN > other.tag.main and main.date is None and other.date is not None and not other.is_vague
        for main, other in pairs
    )


def _bodies(parties: tuple[str, ...], cast: Cast) -> set[str | None]:
    return {cast.registry[key].body for key in parties}


def _people(parties: tuple[str, ...], cast: Cast) -> bool:
    return all(cast.registry[key].kind == "person" for key in parties)


def _modes_agree(a: Mode, b: Mode) -> bool:
    if a == b or "unspecified" in (a, b):
        return True
    return (a in _IN_PERSON and b in _IN_PERSON) or {a, b} == {"telephone", "video"}


def _contact(cluster: Cluster, parse: Parse, cast: Cast, number: int, dates: ContactDates) -> Contact:
    text = parse.document.text
    durations = [r.duration for r in cluster.reports if r.duration]
    initiators = [r.initiator for r in cluster.reports if r.initiator]
    locations = [r.location for r in cluster.reports if r.location]
    participants = _all_participants(cluster, cast)
    status = cluster.status
    implied = None if cluster.date else _implied_date(cluster, dates)
    date = implied[0] if implied else cluster.date
    return Contact(
        id=f"c{number}", mode=cluster.mode, status=status, participants=participants,
        initiator=initiators[0][0] if initiators else None,
        date=date,
        duration=durations[0].value if durations else None,
        duration_approximate=bool(durations and durations[0].mod),
        location=text[locations[0].anchor : locations[0].end].removesuffix("'s").removesuffix("’s") if locations else None,
        tone=tuple(_distinct_tones(cluster)),
        main=max(r.tag.main for r in cluster.reports) >= MAIN,
        evidence=merge_evidence(
            [_words(r, parse) for r in cluster.reports if r.tag.probability > 0][:MOST_EVIDENCE],
            [r.date.span for r in cluster.reports if r.date and r.date.value == date][:1],
            [implied[1]] if implied and implied[1] else [],
            [d.span for d in durations[:1]],
            [initiators[0][1]] if initiators else [],
        ),
    )  # fmt: skip


def _all_participants(cluster: Cluster, cast: Cast) -> tuple[str, ...]:
    """The parties of the surest report; a person stands for the state named elsewhere."""
    surest = max(cluster.reports, key=lambda r: (_people(r.participants, cast), r.tag.probability))
    return surest.participants


def _implied_date(cluster: Cluster, dates: ContactDates) -> tuple[str, Span | None] | None:
    """Return the day of what took place and goes without a date; a letter in passing is of no day."""
    is_main = max(r.tag.main for r in cluster.reports) >= MAIN
    is_letter = cluster.mode == "correspondence" and not is_main
    if cluster.status not in TOOK_PLACE or is_letter or any(r.is_earlier for r in cluster.reports):
        return None
    return dates.implied([r.tag for r in cluster.reports], is_main=is_main)


def _words(report: Report, parse: Parse) -> Span:
    """The trigger with the words around it in its sentence, for a reader to see."""
    text = parse.document.text
    start, end = report.sentence
    end = len(text[:end].rstrip())
    if end - start > 240:
        start = max(start, text.rfind(" ", start, max(start + 1, report.tag.start - 100)) + 1)
        cut = text.find(" ", min(end, report.tag.end + 100), end)
        end = cut if cut > 0 else end
    return Span.cut(text, start, end)


def _distinct_tones(cluster: Cluster) -> Iterator[Tone]:
    seen = set()
    for tone in (t for r in cluster.reports for t in r.tone):
        if tone.evidence not in seen:
            seen.add(tone.evidence)
            yield tone
