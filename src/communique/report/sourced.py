"""A page in which every factual line carries numbered notes to the words that say it: one model for all writers."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from communique.reading import Evidence, Span, merge_evidence
from communique.record import DocumentRow, Record

Sort = Literal["fact", "judgement", "unknown"]
"""What a line is: told by documents, judged by observers or by this program, or what the record does not know."""


@dataclass(frozen=True)
class Source:
    """A note: words of one document; `number` is what lines refer to."""

    number: int
    document: DocumentRow
    spans: Evidence


@dataclass(frozen=True)
class Line:
    """One sentence with the numbers of its notes; only a line of the sort "unknown" may have none."""

    words: str
    notes: tuple[int, ...] = ()
    sort: Sort = "fact"
    heading: bool = False
    """Whether it only names what the lines below it are about."""


@dataclass(frozen=True)
class Table:
    """Rows under headings; `notes` has the numbers of each row's notes."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Section:
    """Lines and tables under one title."""

    title: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Page:
    """What people read, with its notes."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def make_page(title: str, subtitle: str, sections: Iterable[Section], sources: Iterable[Source]) -> Page:
    """Return a page without its empty sections; of the notes those that a line has, numbered as they come."""
    kept = [section for section in sections if section.lines or section.tables]
    used = [
        note for section in kept for part in (section.lines, section.tables) for item in part for note in _flat(item)
    ]
    numbers = {old: new for new, old in enumerate(dict.fromkeys(used), 1)}
    by_number = {source.number: source for source in sources}
    return Page(
        title,
        subtitle,
        tuple(_renumber(section, numbers) for section in kept),
        tuple(replace(by_number[old], number=new) for old, new in numbers.items()),
    )


def _flat(item: Line | Table) -> list[int]:
    return list(item.notes) if isinstance(item, Line) else [note for row in item.notes for note in row]


def _renumber(section: Section, numbers: dict[int, int]) -> Section:
    def new(notes: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(numbers[note] for note in notes)

    lines = tuple(replace(line, notes=new(line.notes)) for line in section.lines)
    tables = tuple(replace(table, notes=tuple(map(new, table.notes))) for table in section.tables)
    return Section(section.title, lines, tables)


@dataclass
class Notes:
    """Numbers the words that a page cites, each once, in the order in which they are first cited."""

    record: Record
    sources: list[Source] = field(default_factory=list)
    _rows: dict[str, tuple[DocumentRow, str]] = field(default_factory=dict)
    _numbers: dict[tuple[str, Evidence], int] = field(default_factory=dict)

    def anew(self) -> "Notes":
        """Return notes that cite nothing yet, and know the documents that these know."""
        return Notes(self.record, _rows=self._rows)

    def cite(self, document: str, start: int, end: int) -> int:
        """Return the number of the note for words of a document."""
        return self.cite_spans(document, (Span.cut(self._document(document)[1], start, end),))

    def cite_spans(self, document: str, spans: Iterable[Span]) -> int:
        """Return the number of the note for several passages of a document; one within another is left out."""
        every = merge_evidence(spans)
        kept = tuple(span for span in every if not any(_holds(other, span) for other in every))
        key = document, kept
        if key not in self._numbers:
            self._numbers[key] = len(self.sources) + 1
            self.sources.append(Source(len(self.sources) + 1, self.row(document), kept))
        return self._numbers[key]

    def row(self, document: str) -> DocumentRow:
        """Return a document as it is cited."""
        return self._document(document)[0]

    def _document(self, key: str) -> tuple[DocumentRow, str]:
        if key not in self._rows:
            found = self.record.document(key)
            published = found.published.isoformat() if found.published else None
            row = DocumentRow(key, found.name, found.title, published, found.publisher, found.url)
            self._rows[key] = (row, found.text)
        return self._rows[key]


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def cite_document(row: DocumentRow) -> str:
    """Return a document as a note names it: title, publisher, date, file or address."""
    parts = [row.title or row.name or row.id[:16], row.publisher, row.published]
    parts += [row.url or row.name] if row.title else []
    return ", ".join(part for part in parts if part)


def citations(page: Page) -> list[tuple[Source, str]]:
    """Return each note with its document: named in full the first time, later by the number of that note."""
    first: dict[str, int] = {}
    cited = []
    for source in page.sources:
        earlier = first.setdefault(source.document.id, source.number)
        named = cite_document(source.document) if earlier == source.number else f"document of [{earlier}]"
        cited.append((source, named))
    return cited


def plain(words: str) -> str:
    """Return a document's words as they may stand within a sentence: in one line, without quotation marks at their ends."""
    return " ".join(words.split()).strip("“”\"'‘’ ").rstrip(".,;")
