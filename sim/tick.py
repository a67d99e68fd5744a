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
    algorithms,
    capability,
    capital,
    clubs,
    compute,
    doors,
    economy,
    fabs,
    hazard,
    hosting,
    incidents,
    makers,
    money,
    pacts,
    power,
    pressure,
    programmes,
    relations,
    research,
    services,
    society,
    sovereignty,
    standards,
    strokes,
    talent,
    trade,
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
    """Move the world by one step: read `now`, write `flows` and all of `then`.

    With sheets of L lanes, lane k is replicate `replicate` + k.  `calendar` has the scenario's
    dated shocks, rows of (tick, event, who, whom, quarters or share).
    """
    p = params
    step = p.step
    time = p.epoch + tick * step
    luck = Luck(seed, replicates_of(replicate, now), tick)
    added.run_down(now, step, then)
    added.before_shocks(now, orders, nations, p, luck, flows, then)
    # 1 shocks fall  2 money is allotted  3 doors and pacts take effect
    strokes.fall(now, nations, orders, calendar, p.shocks, step, luck, flows, then)
    money.allot(now, nations, orders, p.money, step, flows, then)
    programmes.build(now, p.programmes, step, flows, then)
    doors.settle(now, nations, orders, p.doors, flows, then)
    pacts.keep(now, nations, orders, p.doors, flows, then)
    clubs.align(nations, p.doors, flows, then)
    added.after_gates(now, orders, nations, p, luck, flows, then)
    # 4 capital finds its hosts  5 power and chips are bought  6 machines run
    capital.invest(now, nations, orders, p.capital, p.capability, step, flows, then)
    hosting.place(now, nations, orders, p.capital, p.power, step, time, flows, then)
    power.connect(now, nations, p.power, p.capital, step, time, flows, then)
    makers.trade(now, nations, p.makers, p.shocks.fab_loss_severity, step, time, flows, then)
    fabs.build(now, nations, p.makers, step, time, flows, then)
    compute.run(now, nations, p.compute, flows, then)
    # 7 people move  8 ideas are found  9 services reach their users
    talent.move(now, nations, orders, p.talent, step, flows, then)
    research.exchange(now, nations, orders, p.research, flows, then)
    standards.share(nations, orders, p.hazard, flows, then)
    standards.study(nations, flows)
    algorithms.discover(now, nations, orders, p.ideas, p.capital, step, luck, flows, then)
    capability.measure(now, p.capability, step, flows, then)
    added.after_capability(now, orders, nations, p, luck, flows, then)
    services.serve(now, nations, orders, p.services, p.research, p.doors, step, time, flows, then)
    sovereignty.withstand(now, nations, p.services, p.doors, flows, then)
    # 10 sectors adopt  11 the economy produces  12 societies and relations react  13 hazard accrues
    adoption.spread(now, nations, orders, p.adoption, p.capital, step, flows, then)
    incidents.strike(nations, orders, p.incidents, step, luck, flows, then)
    added.after_incidents(now, orders, nations, p, luck, flows, then)
    trade.settle(now, nations, p.economy, p.makers, p.doors, step, flows, then)
    pressure.press(now, nations, p.pressure, flows, then)
    economy.produce(now, nations, orders, p.economy, step, flows, then)
    society.react(now, nations, orders, p.society, p.incidents, step, flows, then)
    relations.shift(now, nations, orders, p.relations, step, flows, then)
    hazard.accrue(now, nations, orders, p.hazard, step, flows, then)
    added.at_end(now, orders, nations, p, luck, flows, then)
