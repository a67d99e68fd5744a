"""What a game comes to."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.outcome import (
    COMPONENT_NAMES,
    Ending,
    Outcome,
    Tally,
    ending,
    gain,
    measure,
    note,
    parts_of_score,
    points,
    prosperity,
    security,
    stability,
)
from sim.stocks import Stocks
from tests.world import World, world


def game(n: int = 4, ticks: int = 8, seed: int = 0) -> tuple[World, Tally, Outcome]:
    w, tally, outcome = world(n, seed), Tally(n), Outcome(n)
    w.params.incidents.rate = 1.0
    for tick in range(ticks):
        w.run()
        note(w.stocks, w.flows, w.params.society, tick, ticks, tally)
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
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


@pytest.mark.parametrize(
    ("approval", "jobless", "natural", "stable"),
    [
        (0.6, 0.15, 0.05, 0.48),  # a tenth more without jobs takes a fifth
        (0.6, 0.0, 0.05, 0.66),
        (0.95, 0.0, 0.1, 1.0),
        (0.6, 0.7, 0.05, 0.0),
    ],
)
def test_jobs_lost_cost_stability_twice(approval, jobless, natural, stable) -> None:
    assert stability(approval, jobless, natural) == pytest.approx(stable)


def test_the_second_half_is_summed_tick_by_tick() -> None:
    """Of a game of six ticks, the fourth to sixth; incidents count from the first."""
    tally, w = Tally(3), world(3, 2)
    w.params.incidents.rate = 100.0
    sums = {name: np.zeros(3) for name in (*COMPONENT_NAMES, "incidents")}
    for tick in range(6):
        w.run()
        note(w.stocks, w.flows, w.params.society, tick, 6, tally)
        s = w.stocks
        sums["incidents"] += w.flows.incident
        if tick >= 3:
            sums["sovereignty"] += s.sovereignty
            sums["pillars"] += s.pillar.mean(axis=1)
            sums["prosperity"] += [prosperity(s.gdp[i], s.potential[i]) for i in range(3)]
            natural = w.params.society.natural_unemployment
            sums["stability"] += [
                stability(s.approval[i], s.unemployment[i], natural) for i in range(3)
            ]
            sums["security"] += [security(s.threat[i]) for i in range(3)]
    assert tally.ticks[0] == 3.0
    assert sums["incidents"].any()
    for name, expected in sums.items():
        assert getattr(tally, name) == pytest.approx(expected, rel=1e-12), name


@pytest.mark.parametrize("ticks", [1, 2, 3, 4, 7])
def test_the_last_quarter_of_a_game_counts_however_short_it_is(ticks: int) -> None:
    tally, w = Tally(2), world(2, 3)
    for tick in range(ticks):
        w.run()
        note(w.stocks, w.flows, w.params.society, tick, ticks, tally)
    assert tally.ticks[0] == max(ticks // 2, 1)


def test_attainment_is_the_mean_of_what_nations_have() -> None:
    w, tally, outcome = game()
    assert tally.ticks[0] == 4.0, "the second half counts"
    w.nations.mandate[:] = 0.2
    mixed = np.zeros(4)
    for k, name in enumerate(COMPONENT_NAMES):
        value = getattr(outcome, name)
        assert ((value >= 0.0) & (value <= 1.0)).all()
        assert value == pytest.approx(getattr(tally, name) / 4.0)
        mixed += w.nations.common[k] * value
    assert outcome.attainment == pytest.approx(100.0 * mixed)


def test_who_is_at_par_in_everything_has_fifty_points_whatever_its_size() -> None:
    w, tally, outcome = game()
    for k, name in enumerate(COMPONENT_NAMES):
        w.nations.par[:, k] = getattr(outcome, name)
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    assert outcome.score == pytest.approx(50.0)
    w.nations.par[1] -= w.nations.usual_step[1]
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    reach = w.params.outcome.reach
    assert outcome.score[1] == pytest.approx(50.0 + 50.0 / (1.0 + reach)), "a step above par"
    assert outcome.rank[1] == 1.0
    assert (outcome.rank[[0, 2, 3]] == 2.0).all()


def test_the_mandate_says_which_gains_count() -> None:
    w, tally, outcome = game()
    for k, name in enumerate(COMPONENT_NAMES):
        w.nations.par[:, k] = getattr(outcome, name)
    w.nations.par[:, 3] -= 0.1
    w.nations.mandate[:] = 0.0
    w.nations.mandate[0, 3] = w.nations.mandate[1, 2] = 1.0
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    assert outcome.score[0] > 70.0
    assert outcome.score[1] == pytest.approx(50.0)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 0.5), st.floats(0.1, 5.0))
def test_more_is_always_better_and_points_stay_in_bounds(low, more, step, reach) -> None:
    p = world(1).params.outcome
    p.reach = reach
    few, many = gain(low, 0.5, step), gain(low + more, 0.5, step)
    assert few <= many
    assert 0.0 <= points(few, p) <= points(many, p) <= 100.0
    assert points(0.0, p) == 50.0
    assert points(few, p) - 50.0 == pytest.approx(50.0 - points(-few, p)), "losses as gains"


def test_the_parts_of_a_score_add_up_to_it() -> None:
    w, _, outcome = game()
    parts = parts_of_score(w.nations, w.params.outcome, outcome)
    assert 50.0 + parts.sum(axis=1) == pytest.approx(outcome.score)
    assert (np.abs(parts) > 1.0).any()
    assert sorted(outcome.rank) == [1.0, 2.0, 3.0, 4.0]
    assert outcome.score[outcome.rank == 1.0] == outcome.score.max()


def test_equal_nations_share_the_first_place() -> None:
    w, tally, outcome = world(3, same=True), Tally(3), Outcome(3)
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    assert (outcome.rank == 1.0).all()


def test_the_world_is_measured() -> None:
    w, tally, outcome = game()
    shares = w.stocks.compute_usable / w.stocks.compute_usable.sum()
    assert outcome.compute_concentration[0] == pytest.approx((shares**2).sum())
    assert outcome.leader_share[0] == pytest.approx(shares.max())
    welfare = np.average(outcome.attainment, weights=w.nations.population)
    assert outcome.collective_welfare[0] == pytest.approx(outcome.survival[0] * welfare)
    assert outcome.survival[0] == w.stocks.survival[0]
    assert outcome.incidents[0] == tally.incidents.sum() > 0.0
    assert outcome.pacts_in_force[0] == w.stocks.pact.sum() / 2


@pytest.mark.parametrize(
    ("survival", "leader", "pacts", "expected"),
    [
        (0.5, 0.9, 0.9, Ending.BRINK),
        (0.89, 0.9, 0.9, Ending.BRINK),
        (0.91, 0.51, 0.9, Ending.HEGEMONY),
        (0.91, 0.49, 0.34, Ending.CONCERT),
        (0.91, 0.49, 0.32, Ending.BLOCS),
        (0.91, 0.49, 0.07, Ending.BLOCS),
        (0.91, 0.49, 0.06, Ending.FORTRESSES),
        (0.91, 0.2, 0.0, Ending.FORTRESSES),
    ],
)
def test_endings(survival: float, leader: float, pacts: float, expected: Ending) -> None:
    assert ending(survival, leader, pacts, world(1).params.outcome) == expected


@pytest.mark.parametrize("n", [1, 3])
def test_a_world_without_compute_is_measured_too(n: int) -> None:
    w, outcome = world(n), Outcome(n)
    stocks = Stocks(n)
    measure(stocks, w.nations, w.params.outcome, Tally(n), outcome)
    assert np.isfinite(outcome.memory).all()
