"""A brief on two sides: what a desk officer needs before their next contact, each line with its sources."""

from collections.abc import Sequence

from communique.record import Record
from communique.report import brief_commitments, brief_contacts, brief_issues
from communique.report.brief_material import Extent, Material, gather
from communique.report.brief_pages import count_pages
from communique.report.brief_wording import say_day
from communique.report.sourced import Page, make_page

EXTENTS = (
    Extent(contacts=8, issues=20, words=4, others=12),
    Extent(contacts=5, issues=12, words=3, others=8),
    Extent(contacts=4, issues=10, words=2, others=6),
    Extent(contacts=3, issues=8, words=2, others=4),
    Extent(contacts=3, issues=6, words=1, others=3),
    Extent(contacts=2, issues=4, words=1, others=3),
    Extent(contacts=1, issues=3, words=1, others=2),
)
"""From the fullest to the shortest; the first that fits the pages is taken."""


def make_brief(
    record: Record, a: str, b: str, *, before: str | None = None, issues: Sequence[str] = (), max_pages: int = 2
) -> Page:
    """Return the brief on two sides, as the record stood before a day, in so many printed pages or the shortest there is.

    Parties are named by code, name or person. Raises InputError for a name, an issue or a date that fits nothing.
    """
    material = gather(record, a, b, before=before, extent=EXTENTS[0])
    page = _page(material, tuple(issues), shortened=False)
    for extent in EXTENTS[1:]:
        if count_pages(page) <= max_pages:
            break
        page = _page(material.narrowed(extent), tuple(issues), shortened=True)
    return page


def _page(material: Material, wanted: tuple[str, ...], *, shortened: bool) -> Page:
    issues = brief_issues.agenda(material, wanted)
    sections = (
        brief_contacts.last_contacts(material),
        brief_contacts.rhythm(material),
        brief_commitments.commitments(material),
        brief_issues.stands(material, issues),
        brief_issues.relations(material, issues),
        brief_issues.changed(material),
        brief_contacts.third_parties(material),
        brief_contacts.contested(material),
        brief_contacts.observers(material),
        brief_commitments.unknown(material, issues),
    )
    a, b = material.sides
    return make_page(
        f"{a.name} and {b.name}: brief for their next contact",
        _subtitle(material, shortened=shortened),
        sections,
        material.notes.sources,
    )


def _subtitle(material: Material, *, shortened: bool) -> str:
    words = f"What the record has of the time before {say_day(material.today.isoformat())}. "
    words += "Numbers refer to the sources at the end. A document says what it says, not what is so."
    return f"{words} Shortened to fit: only the latest is shown." if shortened else words
