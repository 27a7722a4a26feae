"""The tables of sentences in tests/cases: each text once, with the rows that say what is in it."""

import csv
from dataclasses import dataclass
from pathlib import Path

import communique
from communique.reading import Reading

CASES = Path(__file__).parent.parent / "tests/cases"
TABLES = {
    "stands": "stand_sentences.csv",
    "issues": "issue_sentences.csv",
    "commitments": "commitment_sentences.csv",
    "assessments": "assessment_sentences.csv",
}
Row = dict[str, str]
"""One thing expected, or, in a row without a quote or with the relation `none`, that there is nothing."""


@dataclass(frozen=True)
class Case:
    """A text and what a careful reader finds in it."""

    text: str
    published: str
    kind: str
    """The class of the text; the first word `none` says that nothing is to be found."""
    style: str
    publisher: str
    rows: tuple[Row, ...]

    @property
    def known(self) -> str:
        """What is known of its failure; empty where nobody has looked at one."""
        return next((row["known"] for row in self.rows if row["known"]), "")


def load_cases(table: str) -> list[Case]:
    """Return the cases of one table, in its order."""
    rows: dict[tuple[str, str], list[Row]] = {}
    with (CASES / TABLES[table]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault((row["text"], row["published"]), []).append(row)
    return [
        Case(text, published, found[0]["class"], found[0].get("style", ""), found[0].get("publisher", ""), tuple(found))
        for (text, published), found in rows.items()
    ]


def read_case(case: Case) -> Reading:
    """Read a case's text by the whole program, as a user's document."""
    return communique.read(case.text, published=case.published, publisher=case.publisher or None)
