"""Contacts: who was in contact, by what channel, when, how long, who began it; one record per exchange."""

from collections.abc import Iterator
from dataclasses import replace

from communique.extract.briefings import find_briefings
from communique.extract.cast import Cast
from communique.extract.contact_clusters import MAIN, Cluster, gather, home_of, is_of_long_ago, is_of_people
from communique.extract.contact_dates import TOOK_PLACE, ContactDates, is_account
from communique.extract.contact_durations import give_durations
from communique.extract.contact_formulas import find_formulas
from communique.extract.contact_prominence import find_main
from communique.extract.contact_reports import Report, is_diplomacy, read_report, read_reports
from communique.extract.contact_triggers import settle_trigger
from communique.extract.dates import TimeExpression
from communique.extract.echoes import find_echoes
from communique.language.parse import Parse
from communique.reading import Contact, Span, Tone, merge_evidence
from communique.tagger.tags import ContactTag

MOST_EVIDENCE = 3
"""Sentences shown for one contact, besides the words for its date, length and initiator."""


def find_contacts(
    tags: tuple[ContactTag, ...], parse: Parse, cast: Cast, times: tuple[TimeExpression, ...]
) -> tuple[Contact, ...]:
    """Return the contacts of a document in text order: its triggers, each with its parties, gathered by exchange."""
    times = tuple(sorted(times, key=lambda t: t.span.start))
    told = sorted((*tags, *find_formulas(tags, parse)), key=lambda tag: tag.start)
    tags = tuple(settled for tag in told if (settled := settle_trigger(tag, parse)))
    dates = ContactDates(parse, times)
    reports = [
        r
        for tag in tags
        for r in read_reports(tag, parse, cast, dates)
        if r.participants and is_diplomacy(r, parse, cast)
    ]
    clusters = gather(reports, cast)
    for echo in find_echoes(tags, parse):
        if home := home_of(echo, clusters, parse.document.text):
            report = read_report(echo, parse, cast, dates, home.reports[0].participants)
            home.reports.append(replace(report, dated=None) if is_of_long_ago(report) else report)
    gathered = [r for cluster in clusters for r in cluster.reports]
    for place, duration in give_durations([r.tag for r in gathered], parse, times).items():
        gathered[place].duration = duration
    days = [_day(cluster, parse, dates) for cluster in clusters]
    main = find_main(clusters, [value for value, _ in days], parse.document.published)
    contacts = [
        _contact(cluster, parse, cast, number, day, is_main)
        for number, (cluster, day, is_main) in enumerate(zip(clusters, days, main, strict=True), 1)
    ]
    return (*contacts, *find_briefings(parse, cast, contacts))


def _contact(
    cluster: Cluster, parse: Parse, cast: Cast, number: int, day: tuple[str | None, Span | None], is_main: bool
) -> Contact:
    text = parse.document.text
    durations = [r.duration for r in cluster.reports if r.duration]
    initiators = [r.initiator for r in cluster.reports if r.initiator]
    locations = [r.location for r in cluster.reports if r.location]
    return Contact(
        id=f"c{number}", mode=cluster.mode, status=cluster.status, participants=_all_participants(cluster, cast),
        initiator=initiators[0][0] if initiators else None,
        date=day[0],
        duration=durations[0].value if durations else None,
        duration_approximate=bool(durations and durations[0].mod),
        location=text[locations[0].anchor : locations[0].end].removesuffix("'s").removesuffix("’s") if locations else None,
        tone=tuple(_distinct_tones(cluster)),
        main=is_main,
        evidence=merge_evidence(
            [_words(r, parse) for r in cluster.reports if r.tag.probability > 0][:MOST_EVIDENCE],
            [r.day.span for r in cluster.reports if r.day and r.day.value == day[0]][:1],
            [day[1]] if day[1] else [],
            [d.span for d in durations[:1]],
            [initiators[0][1]] if initiators else [],
        ),
    )  # fmt: skip


def _day(cluster: Cluster, parse: Parse, dates: ContactDates) -> tuple[str | None, Span | None]:
    """Return the day of an exchange, with the words that imply it where none of its reports dates it."""
    implied = _implied_date(cluster, dates) if _is_loose(cluster.date, parse) else None
    return implied or (cluster.date, None)


def _all_participants(cluster: Cluster, cast: Cast) -> tuple[str, ...]:
    """The parties of the surest report; a person stands for the state named elsewhere."""
    surest = max(cluster.reports, key=lambda r: (is_of_people(r.participants, cast), r.tag.probability))
    return surest.participants


def _implied_date(cluster: Cluster, dates: ContactDates) -> tuple[str, Span | None] | None:
    """Return the day of what took place and goes without a date; a letter in passing is of no day."""
    is_main = max(r.tag.main for r in cluster.reports) >= MAIN
    is_letter = cluster.mode == "correspondence" and not is_main
    if cluster.status not in TOOK_PLACE or is_letter or any(r.is_earlier for r in cluster.reports):
        return None
    return dates.implied([r.tag for r in cluster.reports], is_main=is_main)


def _is_loose(date: str | None, parse: Parse) -> bool:
    """Whether a date leaves the day open though an account was issued in that month or year."""
    issued = parse.document.published
    if date is None or issued is None or not is_account(parse):
        return date is None
    return len(date) < len("2025-07-01") and issued.isoformat().startswith(date)


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
