"""Worlds drawn at random from all that is legal stay sound: none comes to mean nothing."""

import numpy as np
import pytest

from benchmarks.legal_worlds import LegalWorlds, sizes
from sim.stocks import Stocks
from sim.validity import bounds_of

LANES = 8
BLOCKS = sizes(500, seed=11)
SMALL = [(1, 21), (2, 22), (3, 23), (5, 24)]
"""Nations and seed of the worlds that are played interpreted too."""


def assert_sound(worlds: LegalWorlds) -> None:
    assert worlds.unfit() == {}
    for lane, found in enumerate(worlds.play()):
        assert found is None, f"lane {lane} of seed {worlds.seed}: {found}"
    assert worlds.finite().all()


@pytest.mark.compiled
@pytest.mark.parametrize("part", range(10))
def test_five_hundred_legal_worlds_are_sound_for_fifty_years(part: int) -> None:
    for number in range(part, len(BLOCKS), 10):
        assert_sound(LegalWorlds(BLOCKS[number], 1_100_000 + number))


@pytest.mark.parametrize(("n", "seed"), SMALL)
def test_so_are_worlds_on_floats(n: int, seed: int) -> None:
    assert_sound(LegalWorlds(n, seed, quarters=24, width=0))


@pytest.mark.compiled
def test_worlds_are_as_large_as_the_schema_allows() -> None:
    worlds = LegalWorlds(64, 5, quarters=4)
    assert_sound(worlds)


@pytest.mark.compiled
def test_worlds_differ_from_lane_to_lane_and_meet_the_ends_of_their_ranges() -> None:
    worlds = LegalWorlds(4, 9, quarters=1)
    gdp = worlds.block.stocks.gdp
    assert len(np.unique(gdp)) > 12
    ends = [np.isin(gdp, (0.1, 200_000.0)).any()]
    ends += [(worlds.block.params.economy.trade_income == end).any() for end in (0.25, 1.0)]
    assert any(ends)
    machines = worlds.block.stocks.machines
    assert len(np.unique(machines[0, 1])) == LANES
    np.testing.assert_allclose(machines.sum(axis=0), worlds.block.stocks.compute, rtol=1e-9)
    assert len(np.unique(worlds.block.params.epoch)) > 2
    for name in ("public_trust", "approval", "unemployment", "adoption"):
        low, high = bounds_of(Stocks.fields[name])  # type: ignore[arg-type]
        values = getattr(worlds.block.stocks, name)
        assert ((values >= low) & (values <= high)).all()


@pytest.mark.compiled
def test_beyond_their_evidence_worlds_are_drawn_too_and_the_invalid_are_found() -> None:
    found = []
    for number in range(12):
        worlds = LegalWorlds(4, 40 + number, beyond_evidence=True)
        bad = np.any([np.zeros(LANES, bool), *worlds.unfit().values()], axis=0)
        finite = [one is None for one in worlds.play()]
        found += finite
        # whatever is not finite was found
        assert not (np.array(finite) & ~worlds.finite() & ~bad).any()
    assert any(found)
