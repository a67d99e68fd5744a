"""Whom a continuation lets lead the other nations: a stand-in for each that leads one in the game.

A policy stands for itself, of the menu or from a file.  A mind is too slow to be asked in every
draw of luck and every turn to come; in its place stands what it would begin with now, held from
turn to turn.  No stand-in knows luck, a plan, or anything that is not on the board.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from agents.block import HELD, Whole
from agents.lineup import HUMAN, Mind
from agents.opponents import easy
from agents.opponents.by_row import ByRow
from agents.opponents.conduct import blind, expected
from agents.opponents.normal import fit
from agents.opponents.view import View, draft, habitual
from agents.rows import NO_TABLE
from policies.habits import ROW, SIZE
from policies.menu import NAMES, number_of
from policies.traits import TraitSheet
from sim.move import Move
from sim.orders import LARGEST_BUDGET, Orders
from sim.sheet import Array

POLICY, FILE = "policy", "file"
FITTING, SHAKY, CONDUCT = "fitting", "shaky", "conduct"
ORDERS = "orders"
KINDS = (POLICY, FILE, FITTING, SHAKY, CONDUCT, ORDERS)
"""How a nation is foreseen: by its own policy, by its file, by the policy that fits it now, by the
orders of its shaky hand, by the policy that its conduct looks like, or as one that keeps its
orders."""
LEAST = 1e-9  # share of GDP; of less, nothing is made more


class Leader(NamedTuple):
    """Who leads a nation, and its row of numbers if that stands in a file."""

    name: str  # a policy, a level, a mind of another name, or HUMAN
    row: Array | None = None  # [SIZE]

    @property
    def kind(self) -> str:
        """How it is foreseen: one of KINDS."""
        if self.name == HUMAN:
            return ORDERS
        if self.row is not None:
            return FILE
        if self.name == "normal":
            return FITTING
        if self.name == "easy":
            return SHAKY
        return POLICY if self.name in NAMES else CONDUCT


def leaders(policies: Sequence[str], minds: Mapping[str, Mind]) -> tuple[Leader, ...]:
    """Who leads each nation of a game."""

    def led(nation: int, name: str) -> Leader:
        mind = minds.get(name)
        return Leader(name, mind.rows[nation] if isinstance(mind, ByRow) else None)

    return tuple(led(nation, name) for nation, name in enumerate(policies))


def kinds_of(leaders: Sequence[Leader], nation: int) -> tuple[str, ...]:
    """In which ways others than this nation are foreseen, each once, in the order of KINDS."""
    found = {one.kind for k, one in enumerate(leaders) if k != nation}
    return tuple(kind for kind in KINDS if kind in found)


@dataclass(frozen=True, eq=False)
class Others:
    """All nations as a continuation takes them."""

    lineup: Whole  # [N, 1]: places on the menu, ROW + k for row k, or HELD
    traits: TraitSheet  # with budgets that make a stand-in spend what its nation would
    rows: Array  # [K, SIZE]
    moves: Mapping[int, Move] = field(default_factory=dict)  # what some order, if not what they do

    def order(self, orders: Orders) -> None:
        """Write what some are taken to order into the orders in force."""
        for nation, move in self.moves.items():
            move.write(orders, nation)


def foreseen(view: View, leaders: Sequence[Leader]) -> Others:
    """The stand-ins for these leaders, as the board stands.

    Of the level normal it is the policy that fits the nation now, with its usual money, which is
    what that level decides by.  The level easy keeps the orders of its last turn, slips and all;
    before its first, those that it might give in other luck.  Of any other mind it is the policy
    that its last orders look like, with the money it spends, or those orders where they look like
    none.
    """
    lineup = np.full((len(leaders), 1), HELD, dtype=np.int64)
    traits, rows = view.world.traits.copy(), [*_rows(leaders)]
    seen = expected(view) if any(one.kind == CONDUCT for one in leaders) else None
    moves, imagining, placed = {}, blind(view), 0
    for i, one in enumerate(leaders):
        match one.kind:
            case "policy":
                lineup[i] = number_of(one.name)
            case "file":
                lineup[i] = ROW + placed
                placed += 1
            case "fitting":
                policy = fit(view, i)[0]
                lineup[i] = number_of(policy)
                traits.budget[i] = _spending(view, i, policy, habitual(view, i))
            case "shaky" if not view.tick:  # it has not decided yet
                moves[i] = easy.think(imagining, i).move
            case "conduct" if seen is not None:
                lineup[i] = seen[0][i]
                traits.budget[i] = seen[1].budget[i]
    return Others(lineup, traits, np.array(rows) if rows else NO_TABLE, moves)


def held(view: View) -> Others:
    """All nations keep the orders in force: the other way to foresee them."""
    lineup = np.full((view.nations, 1), HELD, dtype=np.int64)
    return Others(lineup, view.world.traits, NO_TABLE)


def _rows(leaders: Sequence[Leader]) -> Iterator[Array]:
    for one in leaders:
        if one.kind == FILE and one.row is not None:
            assert len(one.row) == SIZE
            yield one.row


def _spending(view: View, nation: int, policy: str, budget: float) -> float:
    """The usual budget with which a policy spends this share of GDP now."""
    spent = draft(blind(view), nation, policy).budget
    usual = float(view.world.traits.budget[nation])
    return min(usual * budget / max(spent, LEAST), LARGEST_BUDGET)
