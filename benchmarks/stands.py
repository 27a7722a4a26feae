"""Stands found by their words, holders aside: the measure of the tagger's prototype."""

import re
from collections import Counter
from typing import Any

_EMPTY = frozenset(
    "a an and as are at be been but by for from had has have he her his in into is it its of on or our she that the their "
    "them they this to was we were which who will with would".split()
)


def figures(gold: list[dict[str, Any]], readings: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Return F1, precision and recall of stands; act and stance of those found; F1 of those found with both right."""
    count: Counter[str] = Counter()
    for doc in gold:
        _count(doc["positions"], readings[doc["name"]]["positions"], count)
    total, judged = max(1, count["predicted"] + count["gold"]), max(1, count["judged"])
    exact = {
        "f1": 2 * count["found"] / total,
        "precision": count["found"] / max(1, count["predicted"]),
        "recall": count["found"] / max(1, count["gold"]),
        "act": count["act"] / judged,
        "stance": count["stance"] / judged,
        "whole": 2 * count["whole"] / total,
    }
    return {name: round(value, 3) for name, value in exact.items()}


def measure(gold: list[dict[str, Any]], readings: dict[str, dict[str, Any]]) -> str:
    """Return the figures in one line."""
    f = figures(gold, readings)
    return (
        f"stands, holders aside: F1 {f['f1']} (P {f['precision']}, R {f['recall']}); "
        f"act {f['act']}, stance {f['stance']}; with both right F1 {f['whole']}"
    )


def _count(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], count: Counter[str]) -> None:
    ranked = sorted(
        (
            (overlap(g["quote"], p["evidence"][0]["text"]) + 0.3 * (p["act"] in _accepted(g, "act")), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
        ),
        key=lambda pair: -pair[0],
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for value, i, j in ranked:
        if value < 0.4 or i in used_gold or j in used_predicted:
            continue
        used_gold.add(i)
        used_predicted.add(j)
        act = predicted[j]["act"] in _accepted(gold[i], "act")
        stance = predicted[j]["stance"] in _accepted(gold[i], "stance")
        firm = not gold[i].get("optional")
        count.update({"judged": 1, "act": act, "stance": stance, "found": firm, "whole": firm and act and stance})
    spare = sum(bool(gold[i].get("optional")) for i in used_gold)
    count.update({"gold": sum(not g.get("optional") for g in gold), "predicted": len(predicted) - spare})


def _accepted(item: dict[str, Any], name: str) -> list[str]:
    return [item[name], *item.get(f"{name}_alt", [])]


def _content(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"[\w']+", text.lower()) if word not in _EMPTY)


def overlap(quote: str, span: str) -> float:
    """Return how well a span covers a quote by content words: it holds half of them and is not much longer, or lies inside."""
    left, right = _content(quote), _content(span)
    n, m, common = left.total(), right.total(), (left & right).total()
    if not n or not m or m > max(3 * n, n + 15):
        return 0.0
    return 2 * common / (n + m) if common / n >= 0.5 or (common == m and m >= min(3, n)) else 0.0
