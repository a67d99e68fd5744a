"""What a game comes to."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.outcome import (
    Ending,
    Outcome,
    Tally,
    ending,
    measure,
    note,
    prosperity,
    security,
    stability,
)
from sim.stocks import Stocks
from tests.world import World, world

COMPONENTS = ("sovereignty", "pillars", "prosperity", "stability", "security")


def game(n: int = 4, ticks: int = 8, seed: int = 0) -> tuple[World, Tally, Outcome]:
    w, tally, outcome = world(n, seed), Tally(n), Outcome(n)
    w.params.incidents.rate = 1.0
    for tick in range(ticks):
        w.run()
        note(w.stocks, w.flows, w.params.society, tick, ticks, tally)
    measure(w.stocks, w.nations, tally, outcome)
    return w, tally, outcome


@settings(deadline=None, max_examples=60)
@given(st.floats(1.0, 1e5), st.floats(1.0, 1e5), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_components_are_shares(gdp, potential, approval, jobless) -> None:
    assert 0.0 <= prosperity(gdp, potential) <= 1.0
    assert 0.0 <= stability(approval, jobless, 0.05) <= 1.0
    assert 0.0 < security(approval * 10) <= 1.0


def test_components_at_known_points() -> None:
    assert prosperity(90.0, 100.0) == pytest.approx(0.0)
    assert prosperity(130.0, 100.0) == pytest.approx(1.0)
    assert stability(0.6, 0.05, 0.05) == pytest.approx(0.6)
    assert security(0.0) == 1.0
    assert security(1.0) == 0.5


def test_scores_are_the_mandates_weighted_means() -> None:
    w, tally, outcome = game()
    assert tally.ticks[0] == 4.0, "the second half counts"
    mixed = np.zeros(4)
    for k, name in enumerate(COMPONENTS):
        value = getattr(outcome, name)
        assert ((value >= 0.0) & (value <= 1.0)).all()
        assert value == pytest.approx(getattr(tally, name) / 4.0)
        mixed += w.nations.mandate[:, k] * value
    assert outcome.score == pytest.approx(100.0 * mixed)
    assert sorted(outcome.rank) == [1.0, 2.0, 3.0, 4.0]
    assert outcome.score[outcome.rank == 1.0] == outcome.score.max()


def test_equal_nations_share_the_first_place() -> None:
    w, tally, outcome = world(3, same=True), Tally(3), Outcome(3)
    measure(w.stocks, w.nations, tally, outcome)
    assert (outcome.rank == 1.0).all()


def test_the_world_is_measured() -> None:
    w, tally, outcome = game()
    shares = w.stocks.compute_usable / w.stocks.compute_usable.sum()
    assert outcome.compute_concentration[0] == pytest.approx((shares**2).sum())
    welfare = np.average(outcome.score, weights=w.nations.population)
    assert outcome.collective_welfare[0] == pytest.approx(outcome.survival[0] * welfare)
    assert outcome.survival[0] == w.stocks.survival[0]
    assert outcome.incidents[0] == tally.incidents.sum() > 0.0
    assert outcome.pacts_in_force[0] == w.stocks.pact.sum() / 2


@pytest.mark.parametrize(
    ("survival", "concentration", "pacts", "expected"),
    [
        (0.5, 0.9, 0.9, Ending.BRINK),
        (0.9, 0.5, 0.9, Ending.HEGEMONY),
        (0.9, 0.2, 0.5, Ending.CONCERT),
        (0.9, 0.2, 0.2, Ending.BLOCS),
        (0.9, 0.2, 0.0, Ending.FORTRESSES),
    ],
)
def test_endings(survival: float, concentration: float, pacts: float, expected: Ending) -> None:
    assert ending(survival, concentration, pacts) == expected


@pytest.mark.parametrize("n", [1, 3])
def test_a_world_without_compute_is_measured_too(n: int) -> None:
    w, outcome = world(n), Outcome(n)
    stocks = Stocks(n)
    measure(stocks, w.nations, Tally(n), outcome)
    assert np.isfinite(outcome.memory).all()
