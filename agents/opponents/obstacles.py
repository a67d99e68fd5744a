"""What else two nations do that forbids a pact between them: docs/model/pacts.md, O5 to O7.

Such a pact is refused, whoever offers it and however much they trust each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from agents.opponents.view import View
from sim.move import Move
from sim.pillars import Pact
from sim.rules.pacts import localised, open_to_target, shares_with_foe


@dataclass(frozen=True)
class Ask:
    """A change that is asked for: of what, to which level and about which nation, where there is.

    `mine` is whether it is for the one who asks to make, or for the other side.
    """

    key: str
    level: float = 0.0
    nation: str = ""
    mine: bool = True


def obstacles(view: View, me: int, mine: Move, other: int, theirs: Move) -> dict[Pact, Ask]:
    """What would have to end before each kind of pact that is refused; what I do comes first.

    Pacts and trust are those of the view, orders those of the two moves.
    """
    found: dict[Pact, Ask] = {}
    sides = (True, me, mine, other, theirs), (False, other, theirs, me, mine)
    for is_mine, who, move, partner, answer in sides:
        for pact, ask in _of(view, is_mine, who, move, partner, answer):
            found.setdefault(pact, ask)
    return found


def _of(
    view: View, is_mine: bool, who: int, move: Move, partner: int, answer: Move
) -> Iterator[tuple[Pact, Ask]]:
    """What one of the two does that forbids pacts with its partner."""
    p, codes, union = view.world.params.doors, view.world.codes, view.world.nations.union
    outside = [k for k in range(view.nations) if k != partner and union[partner, k] <= 0.0]
    if localised(move.levers.localisation, 0.0, p):
        yield Pact.DATA_FLOWS, Ask("localisation", float(p.local_limit), mine=is_mine)
    target = min(outside, key=lambda k: (answer.stance[k], k), default=who)
    if target == who and outside:  # it is the partner's to end
        asked = Ask("shut_out", nation=codes[who], mine=not is_mine)
        yield Pact.JOINT_EXPORT_CONTROL, asked
    elif target != who:
        stance = 1.0 if union[who, target] > 0.0 else move.stance[target]
        if open_to_target(stance, 0.0, p):
            asked = Ask("target", float(p.open_limit), codes[target], is_mine)
            yield Pact.JOINT_EXPORT_CONTROL, asked
    trust, pact = view.now.trust[partner], view.now.pact[who]
    foe = min(outside, key=lambda k: (float(trust[k]), k), default=who)
    distrusted = foe != who and float(trust[foe]) < float(p.foe_trust)
    if distrusted and shares_with_foe(float(pact[foe, Pact.COMPUTE_SHARING]), 0.0):
        yield Pact.COMPUTE_SHARING, Ask("foe", nation=codes[foe], mine=is_mine)
