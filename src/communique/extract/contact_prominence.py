"""Which of a document's contacts it is about: not those told in passing, of earlier days or yet to come."""

from collections.abc import Sequence
from datetime import date, timedelta

from communique.extract.contact_clusters import MAIN, Cluster
from communique.extract.contact_dates import TOOK_PLACE
from communique.extract.periods import bounds

_FAINT = 0.15
"""Probability from which the likeliest contact is what a document is about, where none is likelier than not."""

_EARLIER = timedelta(days=7)


def find_main(clusters: Sequence[Cluster], days: Sequence[str | None], published: date | None) -> list[bool]:
    """Return for each exchange whether the document is about it; `days` are their dates in EDTF."""
    shown = [_prominence(cluster) for cluster in clusters]
    if not shown:
        return []
    leading = max(range(len(shown)), key=lambda place: (shown[place], clusters[place].status in TOOK_PLACE))
    least = min(MAIN, shown[leading]) if shown[leading] >= _FAINT else MAIN
    end = min((day for day in (_last(days[leading]), published) if day), default=None)
    return [
        value >= least
        and (place == leading or not _is_aside(clusters[place], clusters[leading], days[place], end))
        for place, value in enumerate(shown)
    ]  # fmt: skip


def _prominence(cluster: Cluster) -> float:
    """How likely the document is about it; what its title tells, it is about."""
    return max(1.0 if r.is_in_title else r.tag.main for r in cluster.reports)


def _is_aside(cluster: Cluster, leading: Cluster, day: str | None, of_leading: date | None) -> bool:
    """Whether it is to come where the leading one took place, or was days before that."""
    if leading.status in TOOK_PLACE and cluster.status in ("planned", "proposed"):
        return True
    last = _last(day)
    return last is not None and of_leading is not None and of_leading - last > _EARLIER


def _last(day: str | None) -> date | None:
    return bounds(day)[1] if day else None
