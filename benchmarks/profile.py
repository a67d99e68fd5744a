"""Where the time of a quarter goes, rule by rule: `python -m benchmarks.profile`.

Every rule is called many times on the same state from a kernel, so that Python is not measured.
"""

import sys
import time

from agents.block import Block, Opening, Span, Whole
from agents.host import Host, lineup_of
from agents.replicates import decide_all
from benchmarks.timing import machine
from scenarios.load import load
from scenarios.pack import pack
from sim import tick as tick_module
from sim.dice import Luck
from sim.jit import kernel
from sim.outcome import note
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

TICK = 5
advance = tick_module.advance


@kernel
def run_supply(rule: int, d: Block, opening: Opening) -> None:
    """One of the rules up to the machines that run."""
    now, then, flows, orders, nations, p = d.stocks, d.spare, d.flows, d.orders, d.nations, d.params
    step = p.step
    time = p.epoch + TICK * step
    if rule == 0:
        luck = Luck(1, replicates_of(0, now), TICK)
        strokes.fall(now, nations, orders, opening.calendar, p.shocks, step, luck, flows, then)
    elif rule == 1:
        money.allot(now, nations, orders, p.money, step, flows, then)
    elif rule == 2:
        programmes.build(now, p.programmes, step, flows, then)
    elif rule == 3:
        doors.settle(now, nations, orders, p.doors, flows, then)
    elif rule == 4:
        pacts.keep(now, nations, orders, p.doors, flows, then)
    elif rule == 5:
        clubs.align(nations, p.doors, flows, then)
    elif rule == 6:
        capital.invest(now, nations, orders, p.capital, p.capability, step, flows, then)
    elif rule == 7:
        hosting.place(now, nations, orders, p.capital, p.power, step, time, flows, then)
    elif rule == 8:
        power.connect(now, nations, p.power, p.capital, step, time, flows, then)
    elif rule == 9:
        makers.trade(now, nations, p.makers, p.shocks.fab_loss_severity, step, time, flows, then)
    elif rule == 10:
        fabs.build(now, nations, p.makers, step, time, flows, then)
    elif rule == 11:
        compute.run(now, nations, p.compute, flows, then)


@kernel
def run_demand(rule: int, d: Block) -> None:  # noqa: PLR0912
    """One of the rules from the people who move to the hazard."""
    now, then, flows, orders, nations, p = d.stocks, d.spare, d.flows, d.orders, d.nations, d.params
    step = p.step
    time = p.epoch + TICK * step
    luck = Luck(1, replicates_of(0, now), TICK)
    if rule == 12:
        talent.move(now, nations, orders, p.talent, step, flows, then)
    elif rule == 13:
        research.exchange(now, nations, orders, p.research, flows, then)
    elif rule == 14:
        standards.share(nations, orders, p.hazard, flows, then)
        standards.study(nations, flows)
    elif rule == 15:
        algorithms.discover(now, nations, orders, p.ideas, p.capital, step, luck, flows, then)
    elif rule == 16:
        capability.measure(now, p.capability, step, flows, then)
    elif rule == 17:
        services.serve(
            now, nations, orders, p.services, p.research, p.doors, step, time, flows, then
        )
    elif rule == 18:
        sovereignty.withstand(now, nations, p.services, p.doors, flows, then)
    elif rule == 19:
        adoption.spread(now, nations, orders, p.adoption, p.capital, step, flows, then)
    elif rule == 20:
        incidents.strike(nations, orders, p.incidents, step, luck, flows, then)
    elif rule == 21:
        trade.settle(now, nations, p.economy, p.makers, p.doors, step, flows, then)
    elif rule == 22:
        pressure.press(now, nations, p.pressure, flows, then)
    elif rule == 23:
        economy.produce(now, nations, orders, p.economy, step, flows, then)
    elif rule == 24:
        society.react(now, nations, orders, p.society, p.incidents, step, flows, then)
    elif rule == 25:
        relations.shift(now, nations, orders, p.relations, step, flows, then)
    elif rule == 26:
        hazard.accrue(now, nations, orders, p.hazard, step, flows, then)


@kernel
def run_rule(rule: int, times: int, d: Block, opening: Opening) -> None:
    """A rule by its place in NAMES, so many times on the same state."""
    for _ in range(times):
        if rule < 12:
            run_supply(rule, d, opening)
        elif rule < 27:
            run_demand(rule, d)
        elif rule == 27:
            note(d.spare, d.flows, d.nations, 30, 40, d.tally)
        else:
            advance(
                d.stocks, d.orders, d.nations, d.params, opening.calendar, 1, 0, TICK, d.flows,
                d.spare,
            )  # fmt: skip


@kernel
def run_decisions(times: int, block: Block, lineup: Whole, span: Span) -> None:
    for _ in range(times):
        decide_all(block, block.stocks, lineup, span, 0, 4)


NAMES = (
    "strokes", "money", "programmes", "doors", "pacts", "clubs", "capital", "hosting", "power",
    "makers", "fabs", "compute", "talent", "research", "standards", "algorithms", "capability",
    "services", "sovereignty", "adoption", "incidents", "trade", "pressure", "economy", "society",
    "relations", "hazard", "tally", "whole tick",
)  # fmt: skip


def profile(scenario: str, width: int) -> dict[str, float]:
    """Processor time of every rule, ns per nation and quarter of one replicate."""
    world = pack(load(scenario))
    host = Host(world, width)
    n = len(world.codes)
    host.play(1, 0, host.width, lineup_of(world.policies), 20)
    found = {}
    for rule, name in enumerate(NAMES):
        times = 400
        run_rule(rule, 2, host.block, host.opening)
        rounds = []
        for _ in range(5):
            start = time.process_time()
            run_rule(rule, times, host.block, host.opening)
            rounds.append(time.process_time() - start)
        found[name] = sorted(rounds)[2] / times / n / host.width * 1e9
    span = Span(1, 0, 40, 40, world.ticks_per_turn)
    lineup = lineup_of(world.policies)
    run_decisions(2, host.block, lineup, span)
    rounds = []
    for _ in range(5):
        start = time.process_time()
        run_decisions(100, host.block, lineup, span)
        rounds.append(time.process_time() - start)
    each = sorted(rounds)[2] / 100 / n / host.width * 1e9
    found["decisions, a fourth of them a quarter"] = each / world.ticks_per_turn
    return found


def main(scenarios: list[str]) -> None:
    """Print a table for each scenario."""
    print(machine())
    for scenario in scenarios:
        floats, lanes = (profile(scenario, width) for width in (0, 8))
        print(f"\n{scenario}: ns a nation-tick on floats and in 8 lanes")
        for name, cost in sorted(lanes.items(), key=lambda row: -row[1]):
            print(f"  {name:<40}{floats[name]:9.2f}{cost:9.2f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["default"])
