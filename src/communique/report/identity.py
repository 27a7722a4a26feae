"""Write down who is meant: lines for people, a row for programs."""

from communique.extract.who import Identity


def to_lines(identity: Identity) -> list[str]:
    """Return who it is, in which office from when to when, and why."""
    name = identity.name or ("nobody" if identity.kind == "none" else "undecided")
    about = [word for word in (identity.kind, identity.country) if word and word != "none"]
    lines = [f"{name} ({', '.join(about)})" if about else name]
    if identity.office and identity.start:
        lines.append(f"{identity.office}, {identity.start} to {identity.end or 'today, as far as is known'}")
    elif identity.office:
        lines.append(identity.office)
    return [*lines, identity.reason]


def to_row(identity: Identity) -> dict[str, str | None]:
    """Return the fields of an answer, the first and last day of the term as "from" and "to"."""
    return {
        "mention": identity.mention,
        "name": identity.name,
        "kind": identity.kind,
        "country": identity.country,
        "office": identity.office,
        "from": identity.start,
        "to": identity.end,
        "reason": identity.reason,
    }
