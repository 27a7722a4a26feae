"""Which of day and month comes first in dates of figures, by who writes them."""

from functools import cache
from typing import Literal, cast

from communique.knowledge.folding import fold
from communique.knowledge.tables import DATA, read_table

Order = Literal["day_first", "month_first"]


@cache
def _orders() -> dict[tuple[str, str], Order]:
    table = read_table(DATA / "date_orders.csv")
    return {(row["of"], fold(row["name"])): cast(Order, row["order"]) for row in table}


def order_of(kind: Literal["issuer", "language", "publisher"], name: str | None) -> Order | None:
    """Return the order that an issuer, a language or a publisher writes, None where the table has none."""
    return _orders().get((kind, fold(name))) if name else None
