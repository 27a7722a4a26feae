"""Words and their dictionary forms, as far as the lexicon of events needs them: "struck" is "strike", "men" is "man"."""

from collections.abc import Iterator
from functools import cache

from communique.knowledge.tables import DATA, items, read_table

_IRREGULAR_NOUNS = {
    "men": "man", "women": "woman", "children": "child", "policemen": "policeman", "gunmen": "gunman", "people": "people",
    "militiamen": "militiaman", "lawmakers": "lawmaker", "fishermen": "fisherman", "servicemen": "serviceman",
    "congressmen": "congressman", "spokesmen": "spokesman", "clergymen": "clergyman", "businessmen": "businessman",
}  # fmt: skip
_DOUBLED = "bdgklmnprt"


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {
        row["lemma"]: (*items(row["past"]), *items(row["participle"]))
        for row in read_table(DATA / "irregular_verbs.csv")
    }


def verb_forms(lemma: str) -> Iterator[str]:
    """Yield every form that a verb may have; a form too many does no harm."""
    yield lemma
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2:-1] not in "aeou":
        yield lemma[:-1] + "ies"
        past = [lemma[:-1] + "ied"]
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield lemma + "es"
        past = [lemma + "ed"]
    else:
        yield lemma + "s"
        past = [stem + "ed"]
    yield from _irregular().get(lemma, past)
    yield (lemma if lemma.endswith(("ee", "ye", "oe")) else stem) + "ing"
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying"
    if lemma[-1] in _DOUBLED and lemma[-2:-1] in "aeiou":
        yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")


def singulars(noun: str) -> Iterator[str]:
    """Yield what a noun in lower case may be the plural of, itself first."""
    yield noun
    if noun in _IRREGULAR_NOUNS:
        yield _IRREGULAR_NOUNS[noun]
    if noun.endswith("ies"):
        yield noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith("ss"):
        yield noun[:-1]
        if noun.endswith("es"):
            yield noun[:-2]
