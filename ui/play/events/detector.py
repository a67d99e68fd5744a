"""The one detector: what happened in a quarter, and from which size on it is worth telling."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sim.pillars import Pact
from ui.play.events.quarters import STROKES, Quarter

TURN_OF_STANCE = 0.25  # a smaller change of stance in a quarter is none
TURN_OF_BUDGET = 0.25  # of the budget before
STANCES = ("opened", "closed")
BUDGETS = ("budget_up", "budget_down")
PACT_KINDS = ("pact", "pact_ended")
CONTROLS = ("chip_control", "chip_control_eased")
KINDS = (*STROKES, "cut_off", *CONTROLS, "broken", *PACT_KINDS, *STANCES, *BUDGETS)


@dataclass(frozen=True)
class Happening:
    """Something that happened: nations by their numbers, figures before and after.

    `was` and `now` are the stances towards each of `whom`, the quarters of each of its cut-offs,
    the share of chips that a control leaves each, or the budget of the first of `who`, a share of
    GDP.
    """

    tick: int  # at which the quarter ended
    kind: str  # one of KINDS
    who: tuple[int, ...]  # who did it, or whom a stroke hit; of pacts both sides
    whom: tuple[int, ...] = ()  # to whom
    was: tuple[float, ...] = ()
    now: tuple[float, ...] = ()
    count: int = 0  # pacts broken
    pacts: tuple[Pact, ...] = ()  # new or ended between the two


def happenings(quarter: Quarter) -> Iterator[Happening]:
    """Everything that is worth telling of a quarter, by kind, in the order of KINDS."""
    yield from _strokes(quarter)
    yield from _cut_offs(quarter)
    yield from _controls(quarter)
    yield from _broken(quarter)
    yield from pacts_turned(quarter)
    yield from _stances(quarter)
    yield from _budgets(quarter)


def _strokes(quarter: Quarter) -> Iterator[Happening]:
    for kind in STROKES:
        hit = tuple(int(i) for i in np.flatnonzero(quarter.struck[kind]))
        if hit:
            yield Happening(quarter.tick, kind, hit)


def _cut_offs(quarter: Quarter) -> Iterator[Happening]:
    """A supplier that delivers nothing, and those it leaves without; longer ones count too."""
    was, now = quarter.was.cut_off, quarter.now.cut_off
    for supplier in range(len(now)):
        hit = np.flatnonzero(now[:, supplier] > was[:, supplier])
        if len(hit):
            yield Happening(
                quarter.tick,
                "cut_off",
                (supplier,),
                tuple(int(i) for i in hit),
                tuple(float(was[i, supplier]) for i in hit),
                tuple(float(now[i, supplier]) for i in hit),
            )


def _controls(quarter: Quarter) -> Iterator[Happening]:
    """Dated controls of who may buy chips, by exporter: those that are new, then those eased."""
    was, now = quarter.was.control, quarter.now.control
    for kind, turned in zip(CONTROLS, (now < was, now > was), strict=True):
        for exporter in range(len(now)):
            whom = tuple(int(j) for j in np.flatnonzero(turned[exporter]))
            if whom:
                before, after = (tuple(float(x[exporter, j]) for j in whom) for x in (was, now))
                yield Happening(quarter.tick, kind, (exporter,), whom, before, after)


def _broken(quarter: Quarter) -> Iterator[Happening]:
    """Pacts that were in force and that one side no longer offers."""
    for i, row in enumerate(quarter.broken):
        for j, broken in enumerate(row):
            count = round(float(broken))
            if count:
                yield Happening(quarter.tick, "broken", (i,), (j,), count=count)


def pacts_turned(quarter: Quarter) -> Iterator[Happening]:
    """Pacts that have come into force between two nations, then those that no longer are."""
    was, now = quarter.was.pact, quarter.now.pact
    for kind, turned in zip(PACT_KINDS, (now > was, now < was), strict=True):
        for i in range(len(now)):
            for j in range(i):
                pacts = tuple(pact for pact in Pact if turned[i, j, pact])
                if pacts:
                    yield Happening(quarter.tick, kind, (i, j), pacts=pacts)


def _stances(quarter: Quarter) -> Iterator[Happening]:
    """Who opened or closed towards whom, by who turned and which way."""
    was, now = quarter.was.stance, quarter.now.stance
    for i in range(len(now)):
        turned: dict[str, list[int]] = defaultdict(list)
        for j in np.flatnonzero(np.abs(now[i] - was[i]) >= TURN_OF_STANCE):
            turned[STANCES[0] if now[i, j] > was[i, j] else STANCES[1]].append(int(j))
        for kind, whom in turned.items():
            before, after = (tuple(float(x[i, j]) for j in whom) for x in (was, now))
            yield Happening(quarter.tick, kind, (i,), tuple(whom), before, after)


def _budgets(quarter: Quarter) -> Iterator[Happening]:
    if quarter.budgets is None:
        return
    for i, (was, now) in enumerate(zip(*map(np.ndarray.tolist, quarter.budgets), strict=True)):
        if was > 0.0 and abs(now / was - 1.0) >= TURN_OF_BUDGET:
            kind = BUDGETS[0] if now > was else BUDGETS[1]
            yield Happening(quarter.tick, kind, (i,), was=(was,), now=(now,))
