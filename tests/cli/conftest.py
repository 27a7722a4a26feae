"""Documents of its own for the command line, and what reads its output."""

import json

import pytest

from communique.reading import Reading

CALL = (
    "President Boric of Chile telephoned President Petro of Colombia on Monday. The two presidents discussed trade "
    "and the situation in Venezuela. Boric called for free elections. The call lasted one hour.\n"
)
OTHERS = {
    "fr": "Le président chilien a téléphoné lundi à son homologue colombien. Ils ont parlé du commerce et de la paix.",
    "zh": "智利总统周一与哥伦比亚总统通了电话，双方讨论了贸易问题和委内瑞拉局势。",
    "ru": "Президент Чили поговорил в понедельник по телефону с президентом Колумбии о торговле и выборах.",
}


@pytest.fixture(scope="session")
def others():
    """Texts in languages that are not read, by their code."""
    return OTHERS


@pytest.fixture(scope="session")
def readings_of():
    """Return the Readings of an output in JSON Lines."""
    return lambda output: [Reading.model_validate_json(line) for line in output.splitlines()]


@pytest.fixture(scope="session")
def write_lines():
    """Write rows, or lines that are none, into a file."""

    def write(path, rows):
        path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("inputs")


@pytest.fixture(scope="module")
def call(folder):
    """An English document about one call."""
    path = folder / "call.txt"
    path.write_text(CALL, "utf-8")
    return path


@pytest.fixture(scope="module")
def french(folder):
    """A document without content: it is read without the parser, which takes long to load."""
    path = folder / "french.txt"
    path.write_text(OTHERS["fr"], "utf-8")
    return path
