"""Why a pact is refused, in words (docs/model/pacts.md, O5 to O7)."""

from collections.abc import Sequence

from agents.barriers import Barrier, Barriers
from ui.play.listing import listed
from ui.play.words import name_of, say

__all__ = ["Barrier", "Barriers", "barrier_said", "refusal_said"]
NAMED = 4  # nations named in one sentence; of more, the others are counted


def barrier_said(one: Barrier, names: Sequence[str]) -> str:
    """Why, as a part of a sentence: "you keep your data at home"; `names` are of all nations."""
    side = "mine" if one.mine else "theirs"
    third = names[one.third] if one.third >= 0 else ""
    return say(f"refused.{one.reason}_{side}", third=third)


def refusal_said(one: Barrier, whom: Sequence[int], names: Sequence[str]) -> str:
    """That a kind of pact with some nations is refused, and why."""
    return say(
        "refused.told",
        whom=listed([names[k] for k in whom], NAMED),
        pact=name_of("pact", one.pact.name.lower()),
        why=barrier_said(one, names),
    )
