"""What a learner observes: the facts of `sim.sight`, scaled to bounded numbers.

A learner sees exactly what a policy sees: itself (`see_self`) and every rival (`see_rival`).
Shares and indices that lie in [0, 1] stay as they are.  Facts without a bound are squashed by
x / (1 + |x|) after division by their half-way value, so that nothing is ever cut off; a ratio is
squashed as its natural logarithm.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from gymnasium import spaces

from agents.arguments import checked_place, checked_turns
from agents.board import Board
from sim.pillars import PACTS
from sim.sight import Rival, Self, leader_capability, see_rival, see_self, world_fab

Numbers = npt.NDArray[np.float32]
Observation = dict[str, Numbers]
Seen = Observation | Numbers
"""An observation by its parts, or as one vector."""
Scale = Callable[[float], float]

SIGNED = ("lead", "gdp_ratio")
"""Facts whose observed range is [−1, 1]; that of all others is [0, 1]."""


def soft(half: float) -> Scale:
    """x / (half + |x|): 0 stays 0, ±half becomes ±1/2, and the limits are ±1."""
    return lambda x: x / (half + abs(x))


def _clip(x: float) -> float:
    return min(max(x, 0.0), 1.0)


SCALES: Mapping[str, Scale] = {
    "lag": soft(3.0),  # ln
    "lead": soft(3.0),  # ln
    "gdp_ratio": lambda ratio: soft(3.0)(math.log(max(ratio, 1e-12))),
    "ai_access": soft(1.0),  # index
    "threat": soft(1.0),  # index
    "world_hazard": soft(0.01),  # 1/quarter
    "cut_off": soft(4.0),  # quarters
    "pacts": lambda pacts: pacts / PACTS,  # of 6 kinds
}
"""How facts that are no shares become bounded; `turn` becomes the share of the game played."""


def _bounds(facts: tuple[str, ...], rows: int | None) -> spaces.Box:
    shape = (len(facts),) if rows is None else (rows, len(facts))
    low = np.array([-1.0 if fact in SIGNED else 0.0 for fact in facts], dtype=np.float32)
    return spaces.Box(np.broadcast_to(low, shape).copy(), np.ones(shape, np.float32))


def observation_space(nations: int) -> spaces.Dict:
    """`self` [23] and `rivals` [N − 1, 15], each a box within [−1, 1]."""
    parts: dict[str, spaces.Space[Any]] = {"self": _bounds(Self._fields, None)}
    if nations > 1:
        parts["rivals"] = _bounds(Rival._fields, nations - 1)
    return spaces.Dict(parts)


def flat_space(nations: int) -> spaces.Box:
    """The box of a flat observation, [15 (N − 1) + 23]."""
    return cast(spaces.Box, spaces.flatten_space(observation_space(nations)))


def flattened(seen: Observation) -> Numbers:
    """An observation as one vector, as Gymnasium flattens it."""
    return np.concatenate([seen[part].ravel() for part in sorted(seen)])


def names(codes: Sequence[str], nation: int) -> tuple[str, ...]:
    """What each number of a flat observation is, such as `rivals.USA.trust` or `self.turn`.

    Rivals stand first: Gymnasium flattens by the letters of the parts.
    """
    rivals = [code for j, code in enumerate(codes) if j != nation]
    return (
        *(f"rivals.{rival}.{fact}" for rival in rivals for fact in Rival._fields),
        *(f"self.{fact}" for fact in Self._fields),
    )


def _scaled(facts: Self | Rival, turns: int) -> list[float]:
    return [
        fact / max(turns, 1) if name == "turn" else SCALES.get(name, _clip)(float(fact))
        for name, fact in zip(facts._fields, facts, strict=True)
    ]


def observe(board: Board, nation: int | str, turns: int) -> Observation:
    """What nation number `nation` sees now, float32; rivals in the order of the sheets.

    Raises ArgumentError for a nation or a number of turns that there is not.
    """
    nation, turns = checked_place("nation", nation, board.world.codes), checked_turns(turns)
    now, best = board.now, leader_capability(board.now)
    me = see_self(nation, board.turn, now, best)
    seen = {"self": np.array(_scaled(me, turns), dtype=np.float32)}
    rivals = [
        _scaled(see_rival(nation, j, now, board.world.nations, best, world_fab(now)), turns)
        for j in range(now.nations)
        if j != nation
    ]
    if rivals:
        seen["rivals"] = np.array(rivals, dtype=np.float32)
    return seen
