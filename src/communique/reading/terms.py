"""The closed sets of a Reading: their names are fixed, other programs rely on them."""

from typing import Literal

Kind = Literal["readout", "joint_statement", "statement", "transcript", "news", "analysis", "other"]
"""What sort of document it is; a readout is one party's official account of a contact."""

ActorKind = Literal["person", "state", "government", "organization", "group"]

Mode = Literal["telephone", "video", "meeting", "visit", "summit", "correspondence", "unspecified"]
"""The channel of a contact; a meeting is in person, a summit multilateral or so called."""

ContactStatus = Literal["held", "under_way", "planned", "proposed", "cancelled", "denied"]

Act = Literal[
    "state", "support", "oppose", "request", "reject", "accuse", "warn", "offer", "promise", "agree", "deny", "praise"
]
"""The speech act of a stand. `request` covers urge, call for, demand, insist; `offer` covers propose and invite."""

Stance = Literal["for", "against", "neutral"]
"""Toward what the proposition names, as it is worded."""

Modality = Literal["asserted", "hedged", "conditional"]

Relation = Literal["common_ground", "clash", "mixed", "discussed"]
"""Between the main contact's two sides on one subject; `discussed`: raised, no stand of both sides given."""

Basis = Literal["stated", "inferred"]

AttributionKind = Literal["direct", "indirect", "mixed"]

ClaimKind = Literal["first_since", "last_contact", "count", "gap"]

Verdict = Literal["consistent", "contradicted", "unverified"]

Level = Literal["leaders", "ministers"]
"""Whose contacts a claim counts: those of heads of state and government, or of ministers."""

Comparison = Literal["more", "less", "approx"]
"""How words compare a length: "over three years", "nearly three years", "about three years"."""
