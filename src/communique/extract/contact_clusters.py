"""Which reports tell of one exchange, and which of another."""

from dataclasses import dataclass, field

from communique.extract.cast import Cast
from communique.extract.contact_dates import TOOK_PLACE, dates_agree
from communique.extract.contact_reports import IN_PERSON, Report
from communique.extract.periods import bounds
from communique.reading.terms import ContactStatus, Mode
from communique.tagger.tags import ContactTag

MAIN = 0.5
"""Probability from which the document is about a contact."""

REACH = 40
"""Contacts, and reports of one, that a further report is compared with."""

_FRESH = 3
"""Days within which an account of a contact is issued."""

_SPOKEN = ("telephone", "video")
_VAGUE = ("meeting", "unspecified")


@dataclass
class Cluster:
    """The reports of one exchange."""

    reports: list[Report] = field(default_factory=list)

    @property
    def status(self) -> ContactStatus:
        """Return what the surest report says of it."""
        told = [r for r in self.reports if not r.is_heading] or self.reports
        return max(told, key=lambda r: r.tag.probability).tag.status

    @property
    def mode(self) -> Mode:
        """Return the channel that the reports together speak for; words that leave it open count little."""
        weight: dict[Mode, float] = {}
        for report in self.reports:
            vague = 0.3 if report.tag.mode in _VAGUE or report.is_vague else 1.0
            near = 3.0 if report.is_heading else 0.2 + report.tag.main
            weight[report.tag.mode] = weight.get(report.tag.mode, 0.0) + vague * near * report.tag.probability
        likeliest = max(weight, key=lambda mode: weight[mode])
        together = [r for r in self.reports if r.tag.mode in IN_PERSON]
        if likeliest not in IN_PERSON or any(r.is_heading for r in together):
            return likeliest
        return max(together, key=lambda r: (round(r.tag.main, 1), r.tag.probability)).tag.mode

    @property
    def date(self) -> str | None:
        """Return the day that the surest dated report gives, else its month or year."""
        dated = sorted((r for r in self.reports if r.dated), key=lambda r: r.dated.doubt if r.dated else 0)
        days = [r.day.value for r in dated if r.day and r.day.value and len(r.day.value) >= 10]
        return days[0] if days else dated[0].day.value if dated and dated[0].day else None


def gather(reports: list[Report], cast: Cast) -> list[Cluster]:
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
        is_of_people(a.participants, cast)
        and is_of_people(b.participants, cast)
        and not set(a.participants) & set(b.participants)
    ):
        return False
    if not (a.is_heading or b.is_heading or _statuses_agree(a, b)):
        return False
    if not (
        _modes_agree(a.tag.mode, b.tag.mode)
        or _is_the_meeting_on_screen(a, b)
        or (b.tag.mode in _SPOKEN and a.is_vague)
        or (a.tag.mode in _SPOKEN and b.is_vague)
    ):
        return False
    if a.is_earlier != b.is_earlier:
        return bool(a.day and b.day and a.day.value == b.day.value)
    if _is_one_more(a, b) or _tells_another_day(a, b) or _is_talk_within_visit(a, b):
        return False
    return a.day is None or b.day is None or dates_agree(a.day.value, b.day.value)


def _statuses_agree(a: Report, b: Report) -> bool:
    return a.tag.status == b.tag.status or (a.tag.status in TOOK_PLACE and b.tag.status in TOOK_PLACE)


def _tells_another_day(a: Report, b: Report) -> bool:
    """A date in passing is not that of a contact which the document is about, and whose day goes without saying."""
    if a.tag.status not in TOOK_PLACE or a.tag.mode == b.tag.mode == "correspondence":
        return False
    pairs = ((a, b), (b, a))
    return any(
        main.tag.main >= MAIN
        and main.day is None
        and other.day is not None
        and ((other.tag.main < MAIN and not other.is_vague) or is_of_long_ago(other))
        for main, other in pairs
    )


def _is_one_more(a: Report, b: Report) -> bool:
    """Whether one is told as following the other: "spoke again in the evening"."""
    first, second = sorted((a, b), key=lambda r: r.tag.start)
    return second.is_again and not first.is_again and not first.is_in_title and first.sentence != second.sentence


def _is_talk_within_visit(a: Report, b: Report) -> bool:
    """Whether one tells of a visit of some days and the other of talks on one of them."""
    modes, days = {a.tag.mode, b.tag.mode}, {"/" in (r.day.value or "") for r in (a, b) if r.day}
    return "visit" in modes and len(modes) == 2 and days == {True, False}  # fmt: skip


def is_of_long_ago(report: Report) -> bool:
    """Whether a report's date is days before its account was issued: what is told is another contact, however named."""
    last = bounds(report.day.value)[1] if report.day and report.day.value else None
    return last is not None and report.issued is not None and (report.issued - last).days > _FRESH


def home_of(echo: ContactTag, clusters: list[Cluster], text: str) -> Cluster | None:
    """The contact that "the call" speaks of: the last one before it, the main ones first."""
    before = [
        c
        for c in clusters[-REACH:]
        if c.status in TOOK_PLACE and c.reports[0].tag.start < echo.start and not c.reports[0].is_earlier
    ]
    if text[echo.start : echo.end].lower() in IN_PERSON:
        before = [c for c in before if c.mode not in _SPOKEN]
    main = [c for c in before if max(r.tag.main for r in c.reports) >= MAIN]
    return (main or before)[-1] if before else None


def _bodies(parties: tuple[str, ...], cast: Cast) -> set[str | None]:
    return {cast.registry[key].body for key in parties}


def is_of_people(parties: tuple[str, ...], cast: Cast) -> bool:
    """Whether every party is a person."""
    return all(cast.registry[key].kind == "person" for key in parties)


def _is_the_meeting_on_screen(a: Report, b: Report) -> bool:
    """Whether one is "the meeting" of which the other says that it is by video."""
    return any(r.is_definite and r.tag.mode == "meeting" and o.tag.mode == "video" for r, o in ((a, b), (b, a)))


def _modes_agree(a: Mode, b: Mode) -> bool:
    if a == b or "unspecified" in (a, b):
        return True
    return (a in IN_PERSON and b in IN_PERSON) or {a, b} == {"telephone", "video"}
