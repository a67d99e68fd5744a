"""Relations: a row for every other nation, as the diplomacy screen shows it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from agents.world import World
from sim.flows import Flows
from sim.move import Move
from sim.orders import Orders
from sim.pillars import Pact
from sim.rules.pacts import trust_asked, trust_needed
from sim.rules.services import passing
from sim.stocks import Stocks
from ui.play.events.barriers import Barrier, Barriers
from ui.play.names import nation_name


@dataclass(frozen=True)
class Relation:
    """This nation and another."""

    code: str
    name: str
    trust: float  # mine in them, 0 to 1
    trust_in_me: float
    stance: float  # in my draft, 0 isolate to 1 cooperate
    last_stance: float  # that I took last turn
    their_stance: float  # that they took last turn
    pacts: tuple[Pact, ...]  # in force
    offered: tuple[Pact, ...]  # in my draft
    offered_to_me: tuple[Pact, ...]  # by them, last turn
    dependence: float  # share of my AI services that they supply
    dependence_on_me: float  # share of their AI services that I supply
    chips: float  # share of my chips that came from them in the last turn
    loss: float  # share of my AI services, by quality, that I would lose if they cut me off now
    cuts_me_off: float  # quarters for which they still do
    cut_off: float  # quarters for which I still cut them off
    trust_asked: tuple[float, ...]  # by each kind of pact now, of both sides (Eq. O4)
    barred: tuple[Barrier, ...]
    """Kinds of pact that would be refused as the draft stands, and why (Eq. O5 to O7)."""

    def trusted(self, pact: Pact) -> bool:
        """Whether there is trust enough on both sides for this kind of pact."""
        return min(self.trust, self.trust_in_me) >= self.trust_asked[pact]

    def barrier(self, pact: Pact) -> Barrier | None:
        """What would have this kind of pact refused, as the draft stands; None for nothing."""
        return next((one for one in self.barred if one.pact == pact), None)


@dataclass(frozen=True)
class DoorNumbers:
    """What the rules of doors say alike of every two nations of a world, at any time."""

    asked: tuple[tuple[float, float], ...]
    """The trust that Eq. O4 asks of both sides for each kind of pact: a new one, one in force."""
    kept: float  # of a service that is cut off, the share that still comes through (Eq. L8)

    @classmethod
    def of(cls, world: World) -> "DoorNumbers":
        """Those of a world; asking the rules takes longer than all else of a relation."""
        p = world.params.doors
        return cls(
            asked=tuple(
                (
                    float(trust_needed(trust_asked(int(kind), p), 0.0, p)),
                    float(trust_needed(trust_asked(int(kind), p), 1.0, p)),
                )
                for kind in Pact
            ),
            kept=float(passing(1.0, p.cut_leak)),
        )


def read_relations(
    world: World,
    i: int,
    now: Stocks,
    delivered: Sequence[Flows],
    orders: Orders,
    draft: Move,
    doors: DoorNumbers | None = None,
) -> tuple[Relation, ...]:
    """Every relation of nation i; `delivered` are the flows of the last turn's quarters.

    `doors` spares asking the rules for what never changes.
    """
    bought = math.fsum(float(flows.chips_bought[i]) for flows in delivered)
    doors = doors or DoorNumbers.of(world)
    barriers = Barriers(world, drafted(orders, draft, i), now)
    rows = []
    for j, code in enumerate(world.codes):
        if j == i:
            continue
        came = math.fsum(float(flows.chips[i, j]) for flows in delivered)
        rows.append(
            Relation(
                code=code,
                name=nation_name(code, world.names[j]),
                trust=float(now.trust[i, j]),
                trust_in_me=float(now.trust[j, i]),
                stance=draft.stance[j],
                last_stance=float(orders.stance[i, j]),
                their_stance=float(orders.stance[j, i]),
                pacts=tuple(kind for kind in Pact if now.pact[i, j, kind] > 0.0),
                offered=tuple(kind for kind in Pact if draft.offers[j][kind]),
                offered_to_me=tuple(kind for kind in Pact if orders.offer[j, i, kind] > 0.0),
                dependence=float(now.supplier_share[i, j]),
                dependence_on_me=float(now.supplier_share[j, i]),
                chips=came / bought if bought > 0.0 else 0.0,
                loss=_loss(doors, i, j, now, delivered[-1]),
                cuts_me_off=max(float(now.cut_off[i, j]), 0.0),
                cut_off=max(float(now.cut_off[j, i]), 0.0),
                barred=tuple(barriers.between(i, j).values()),
                trust_asked=tuple(doors.asked[kind][int(now.pact[i, j, kind])] for kind in Pact),
            )
        )
    return tuple(rows)


def drafted(orders: Orders, draft: Move, i: int) -> Orders:
    """All nations' orders in force, with those of nation i as drafted."""
    made = orders.copy()
    draft.write(made, i)
    return made


def _loss(doors: DoorNumbers, i: int, j: int, now: Stocks, flows: Flows) -> float:
    """Of Eq. L8: what supplier j serves and a cut-off would withhold, over all that i can use."""
    if now.cut_off[i, j] > 0.0 or now.ai_access[i] <= 0.0:
        return 0.0
    return float(flows.consumed[i, j]) * (1.0 - doors.kept) / float(now.ai_access[i])
