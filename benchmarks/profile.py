"""Where the time of a quarter goes, rule by rule, in lanes: `python -m benchmarks.profile`.

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

TICK = 5
advance = tick_module.advance


@kernel
def run_rule(rule: int, times: int, d: Block, opening: Opening) -> None:  # noqa: PLR0912
    now, then, flows, orders, nations, p = d.stocks, d.spare, d.flows, d.orders, d.nations, d.params
    step = p.step
    time = TICK * step
    luck = Luck(1, replicates_of(0, now), TICK)
    lock_in = suppliers.lock_in(p.suppliers, step)
    for _ in range(times):
        if rule == 0:
            shocks.fall(now, orders, nations, opening.calendar, p.shocks, step, luck, flows, then)
        elif rule == 1:
            budget.allot(now, orders, p.budget, step, flows, then)
        elif rule == 2:
            pillars.build(now, p.pillars, step, flows, then)
        elif rule == 3:
            openness.settle(now, orders, p.openness, flows, then)
        elif rule == 4:
            chips.supply(now, nations, p.chips, p.shocks.fab_loss_severity, step, time, flows, then)
        elif rule == 5:
            compute.run(now, p.compute, step, time, flows, then)
        elif rule == 6:
            talent.move(now, nations, orders, p.talent, step, flows, then)
        elif rule == 7:
            ideas.discover(now, orders, p.ideas, p.compute, p.suppliers, step, luck, flows, then)
        elif rule == 8:
            capability.measure(now, p.capability, p.ideas, flows, then)
        elif rule == 9:
            suppliers.choose(now, nations, orders, p.suppliers, p.capability, lock_in, flows, then)
        elif rule == 10:
            suppliers.serve(now, p.suppliers, flows, then)
        elif rule == 11:
            adoption.spread(now, nations, orders, p.adoption, step, flows, then)
        elif rule == 12:
            incidents.strike(nations, orders, p.incidents, step, luck, flows, then)
        elif rule == 13:
            economy.produce(
                now, nations, orders, p.economy, p.suppliers, p.capability, step, flows, then
            )
        elif rule == 14:
            society.react(now, nations, orders, p.society, step, flows, then)
        elif rule == 15:
            society.suffer(p.incidents, flows, then)
        elif rule == 16:
            relations.shift(now, nations, p.relations, step, flows, then)
        elif rule == 17:
            hazard.accrue(now, orders, p.hazard, step, flows, then)
        elif rule == 18:
            note(then, flows, p.society, 30, 40, d.tally)
        elif rule == 19:
            advance(now, orders, nations, p, opening.calendar, 1, 0, TICK, flows, then)


@kernel
def run_decisions(times: int, block: Block, lineup: Whole, span: Span) -> None:
    for _ in range(times):
        decide_all(block, block.stocks, lineup, span, 0, 4)


NAMES = (
    "shocks", "budget", "pillars", "openness", "chips", "compute", "talent", "ideas", "capability",
    "suppliers choose", "suppliers serve", "adoption", "incidents", "economy", "society",
    "society suffers", "relations", "hazard", "tally", "whole tick",
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
        found = profile(scenario, 8)
        print(f"\n{scenario}: ns a nation-tick in 8 lanes")
        for name, cost in sorted(found.items(), key=lambda row: -row[1]):
            print(f"  {name:<40}{cost:8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["default"])
