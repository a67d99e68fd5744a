"""One quarter of the world: the order of the rules, in one place."""

from sim import added
from sim.dice import Luck
from sim.flows import Flows
from sim.jit import kernel
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.primitives import replicates_of
from sim.rules import (
    adoption,
    budget,
    capability,
    chips,
    compute,
    economy,
    hazard,
    ideas,
    incidents,
    openness,
    pillars,
    relations,
    shocks,
    society,
    suppliers,
    talent,
)
from sim.sheet import Array
from sim.stocks import Stocks


@kernel
def advance(
    now: Stocks,
    orders: Orders,
    nations: Nations,
    params: Params,
    calendar: Array,
    seed: int,
    replicate: int,
    tick: int,
    flows: Flows,
    then: Stocks,
) -> None:
    """Move the world by one quarter: read `now`, write `flows` and all of `then`.

    With sheets of L lanes, lane k is replicate `replicate` + k.  `calendar` has the scenario's
    dated shocks, rows of (tick, event, who, whom, quarters).
    """
    step = params.step
    time = tick * step
    luck = Luck(seed, replicates_of(replicate, now), tick)
    p = params
    # 1 shocks fall  2 money is allotted  3 programmes are built  4 gates and pacts take effect
    added.run_down(now, step, then)
    added.before_shocks(now, orders, nations, p, luck, flows, then)
    shocks.fall(now, orders, nations, calendar, p.shocks, step, luck, flows, then)
    budget.allot(now, orders, p.budget, step, flows, then)
    pillars.build(now, p.pillars, step, flows, then)
    openness.settle(now, orders, p.openness, flows, then)
    added.after_gates(now, orders, nations, p, luck, flows, then)
    # 5 chips are traded  6 compute runs  7 talent moves  8 ideas are found  9 capability results
    chips.supply(now, nations, p.chips, p.shocks.fab_loss_severity, step, time, flows, then)
    compute.run(now, p.compute, step, time, flows, then)
    talent.move(now, nations, orders, p.talent, step, flows, then)
    ideas.discover(now, orders, p.ideas, p.compute, p.suppliers, step, luck, flows, then)
    capability.measure(now, p.capability, p.ideas, flows, then)
    added.after_capability(now, orders, nations, p, luck, flows, then)
    # 10 suppliers are chosen  11 services are served  12 sectors adopt  13 incidents strike
    lock_in = suppliers.lock_in(p.suppliers, step)
    suppliers.choose(now, nations, orders, p.suppliers, p.capability, lock_in, flows, then)
    suppliers.serve(now, p.suppliers, flows, then)
    adoption.spread(now, nations, orders, p.adoption, step, flows, then)
    incidents.strike(nations, orders, p.incidents, step, luck, flows, then)
    added.after_incidents(now, orders, nations, p, luck, flows, then)
    # 14 the economy produces  15 society reacts  16 relations shift  17 the hazard accrues
    economy.produce(now, nations, orders, p.economy, p.suppliers, p.capability, step, flows, then)
    society.react(now, nations, orders, p.society, step, flows, then)
    society.suffer(p.incidents, flows, then)
    relations.shift(now, nations, p.relations, step, flows, then)
    hazard.accrue(now, orders, p.hazard, step, flows, then)
    added.at_end(now, orders, nations, p, luck, flows, then)
