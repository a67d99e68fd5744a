"""Worlds drawn at random from all that is legal stay sound: none comes to mean nothing."""

import numpy as np
import pytest

from benchmarks.legal_worlds import Block, sizes
from sim.stocks import Stocks
from sim.validity import bounds_of

LANES = 8
BLOCKS = sizes(500, seed=11)
SMALL = [(1, 21), (2, 22), (3, 23), (5, 24)]
"""Nations and seed of the worlds that are played interpreted too."""


def assert_sound(block: Block) -> None:
    assert not block.unfit().any()
    for lane, found in enumerate(block.play()):
        assert found is None, f"lane {lane} of seed {block.seed}: {found}"
    assert block.finite().all()


@pytest.mark.compiled
@pytest.mark.parametrize("part", range(10))
def test_five_hundred_legal_worlds_are_sound_for_fifty_years(part: int) -> None:
    for number in range(part, len(BLOCKS), 10):
        assert_sound(Block(BLOCKS[number], 1_100_000 + number))


@pytest.mark.parametrize(("n", "seed"), SMALL)
def test_so_are_worlds_on_floats(n: int, seed: int) -> None:
    assert_sound(Block(n, seed, quarters=24, width=0))


@pytest.mark.compiled
def test_worlds_are_as_large_as_the_schema_allows() -> None:
    block = Block(64, 5, quarters=4)
    assert_sound(block)


@pytest.mark.compiled
def test_worlds_differ_from_lane_to_lane_and_meet_the_ends_of_their_ranges() -> None:
    block = Block(4, 9, quarters=1)
    gdp = block.desk.stocks.gdp
    assert len(np.unique(gdp)) > 12
    ends = [np.isin(gdp, (0.1, 200_000.0)).any()]
    ends += [(block.desk.params.economy.trade_income == end).any() for end in (0.25, 1.0)]
    assert any(ends)
    for name in ("public_trust", "approval", "unemployment", "adoption"):
        low, high = bounds_of(Stocks.fields[name])  # type: ignore[arg-type]
        values = getattr(block.desk.stocks, name)
        assert ((values >= low) & (values <= high)).all()


@pytest.mark.compiled
def test_beyond_their_evidence_worlds_are_drawn_too_and_the_invalid_are_found() -> None:
    found = []
    for number in range(12):
        block = Block(4, 40 + number, beyond_evidence=True)
        bad = block.unfit()
        finite = [one is None for one in block.play()]
        found += finite
        # whatever is not finite was found
        assert not (np.array(finite) & ~block.finite() & ~bad).any()
    assert any(found)
