"""How much each word tells: what few statements have tells more, names more still, the two sides' names less."""

import math
from collections import Counter

from communique.report.comparison_accounts import Account

_SMALL_WEIGHT = 0.35
"""How much the names of the two sides and dates weigh: many statements have them."""

_NAME_WEIGHT = 1.3


def weigh(a: Account, b: Account) -> dict[str, float]:
    """Return the weight of each word of two accounts, by the key by which it is weighed."""
    statements = [*a.statements, *b.statements]
    having = Counter(key for statement in statements for key in {word.weighing for word in statement.words})
    names = {word.weighing for word in (*a.words, *b.words) if word.sort == "name"}
    sides = {f"party:{body}" for account in (a, b) for body in account.sides}
    weights = {}
    for key, times in having.items():
        is_small = key in sides or key.startswith("time:")
        factor = _SMALL_WEIGHT if is_small else _NAME_WEIGHT if key in names else 1.0
        weights[key] = factor * math.log(1 + (len(statements) + 1) / times)
    return weights
