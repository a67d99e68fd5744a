"""Docking: what a game comes to is what its page says, to 1e-10."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.components import COMPONENT_NAMES
from sim.endings import Ending
from sim.outcome import Outcome, Tally, measure, note, parts_of_score
from sim.params import OutcomeParams
from tests.docked import KINDS, Docked, differences, drawn_world, plain
from tests.drawn import own
from tests.reference import outcome
from tests.reference.quarter import Quarter
from tests.reference.test_docking import told


def judge(rng: np.random.Generator) -> OutcomeParams:
    p = OutcomeParams()
    for name in OutcomeParams.fields:
        setattr(p, name, rng.uniform(0.05, 0.95))
    return p


def drawn_game(seed: int, ticks: int) -> tuple[list[Docked], list[Quarter]]:
    """Quarters of worlds that have nothing to do with each other but who they are."""
    worlds: list[Docked] = []
    quarters = []
    rng = np.random.default_rng(seed)
    kind = KINDS[seed % len(KINDS)]
    for tick in range(ticks):
        w = drawn_world(kind, seed + 100 * tick)
        w.tick = tick
        w.passed()
        w.then.threat[:] -= rng.uniform(0.0, 0.2)  # one below 0 counts as 0
        if kind == "random":
            w.then.pact[:] = own(np.full_like(w.then.pact, rng.random() < 0.5), 0.0)
        if tick:
            w.nations.memory[:] = worlds[0].nations.memory
        worlds.append(w)
        q = told(w)
        q.flows, q.then = plain(w.flows), plain(w.then)
        quarters.append(q)
    return worlds, quarters


@pytest.mark.parametrize("ticks", [1, 2, 4, 5])
def test_the_outcome_is_what_its_page_says(ticks: int) -> None:
    endings = set()
    for seed in range(27):
        worlds, quarters = drawn_game(seed, ticks)
        p, n = judge(np.random.default_rng(seed)), worlds[0].now.nations
        tally = Tally(n)
        for w in worlds:
            note(w.then, w.flows, w.nations, w.tick, ticks, tally)
        judged, last = Outcome(n), worlds[-1]
        measure(last.then, last.nations, p, tally, judged)
        made = outcome.measured(quarters, plain(p))
        assert set(made) == set(judged.fields)
        assert differences(SimpleNamespace(**made), judged) == []
        endings.add(made["ending"][0])
        parts = parts_of_score(last.nations, p, judged)
        assert parts.sum(axis=1) == pytest.approx(judged.score - 50.0, abs=1e-10)
        for i in range(n):
            row = [made[name][i] for name in COMPONENT_NAMES]
            here = outcome.parts(quarters[-1].nations, p.reach, i, row)
            assert parts[i] == pytest.approx(here, rel=1e-10, abs=1e-12)
    assert len(endings) > 2


def test_endings_are_told_by_the_numbers_that_the_page_gives() -> None:
    rng = np.random.default_rng(3)
    p = plain(judge(rng))
    met = {outcome.v7(*rng.uniform(0.0, 1.0, 3), p) for _ in range(500)}
    assert met == set(Ending)
