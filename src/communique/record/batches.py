"""Items some at a time: what bounds memory, and the number of values in one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int = 500) -> Iterator[list[Item]]:
    """Yield the items in lists of a size, the last one shorter."""
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
