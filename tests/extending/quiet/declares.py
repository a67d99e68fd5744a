"""Shocks that no rule writes: two of a nation, and in the sheet between them one of two nations."""

from sim.declared import ShockKind

SHOCKS = {
    "blackout": ShockKind("its power fails"),
    "blockade": ShockKind("one blocks another", between=True),
    "strike": ShockKind("its people strike"),
}
