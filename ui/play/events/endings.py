"""Why a pact ended, or will, in words."""

from collections.abc import Sequence

from agents.lapses import CUT_OFF, OFFER, TRUST, Ended, why_ended
from ui.play.events.barriers import Barrier, barrier_said
from ui.play.words import say

__all__ = ["Ended", "ended_said", "why_ended"]


def ended_said(one: Ended, names: Sequence[str]) -> str:
    """Why, as a part of a sentence: "they no longer offer it"; `names` are of all nations."""
    side = "mine" if one.mine else "theirs"
    if one.reason in (OFFER, CUT_OFF):
        return say(f"lapsed.{one.reason}_{side}")
    if one.reason == TRUST:
        return say(f"lapsed.trust_{side}", trust=100.0 * one.trust, asked=100.0 * one.asked)
    return barrier_said(Barrier(one.pact, one.reason, one.mine, one.third), names)
