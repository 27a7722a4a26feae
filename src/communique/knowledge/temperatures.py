"""How warm a word for the tone of a contact is: warm, constructive, sober, frank or cold."""

from functools import cache

from communique.knowledge.tables import DATA, items, read_table


@cache
def load_temperatures() -> dict[str, str]:
    """Return the temperature of each word or phrase, in lower case."""
    return {
        phrase.lower(): row["temperature"]
        for row in read_table(DATA / "temperatures.csv")
        for phrase in items(row["words"])
    }
