"""What a game comes to."""

import numpy as np
import pytest

from sim.components import COMPONENT_NAMES, prosperity, security, stability, standing
from sim.endings import Ending, ending
from sim.outcome import Outcome, Tally, measure, note, parts_of_score
from sim.stocks import Stocks
from tests.world import World, parameters, world


def noted(w: World, ticks: int) -> Tally:
    tally = Tally(w.stocks.nations)
    for tick in range(ticks):
        w.run()
        note(w.stocks, w.flows, w.nations, tick, ticks, tally)
    return tally


def game(n: int = 4, ticks: int = 8, seed: int = 0) -> tuple[World, Tally, Outcome]:
    w, outcome = world(n, seed), Outcome(n)
    w.params.incidents.rate = 5.0
    tally = noted(w, ticks)
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    return w, tally, outcome


def test_the_second_half_is_summed_tick_by_tick() -> None:
    """Of a game of six ticks, the fourth to sixth; incidents count from the first."""
    tally, w = Tally(3), world(3, 2)
    w.params.incidents.rate = 100.0
    sums = {name: np.zeros(3) for name in (*COMPONENT_NAMES, "incidents")}
    natural = w.nations.natural_unemployment
    for tick in range(6):
        w.run()
        note(w.stocks, w.flows, w.nations, tick, 6, tally)
        s = w.stocks
        sums["incidents"] += w.flows.incident
        for i in range(3) if tick >= 3 else ():
            sums["sovereignty"][i] += s.sovereignty[i]
            sums["standing"][i] += standing(s.lag[i])
            sums["prosperity"][i] += prosperity(s.income[i], s.potential[i])
            sums["stability"][i] += stability(s.approval[i], s.unemployment[i], natural[i])
            sums["security"][i] += security(s.threat[i], s.attack[i])
    assert tally.ticks[0] == 3.0
    assert sums["incidents"].any()
    for name, expected in sums.items():
        assert getattr(tally, name) == pytest.approx(expected, rel=1e-12), name


@pytest.mark.parametrize("ticks", [1, 2, 3, 4, 7])
def test_the_last_quarter_of_a_game_counts_however_short_it_is(ticks: int) -> None:
    assert noted(world(2, 3), ticks).ticks[0] == max(ticks // 2, 1)


def test_attainment_is_the_mean_of_what_nations_have() -> None:
    w, tally, outcome = game()
    assert tally.ticks[0] == 4.0, "the second half counts"
    mixed = np.zeros(4)
    for k, name in enumerate(COMPONENT_NAMES):
        value = getattr(outcome, name)
        assert name == "prosperity" or ((value >= 0.0) & (value <= 1.0)).all()
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
    assert outcome.score[0] == pytest.approx(75.0)
    assert outcome.score[1] == pytest.approx(50.0)


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
    """What its nations have counts as far as it survives."""
    w, tally, outcome = game()
    shares = w.stocks.compute_usable / w.stocks.compute_usable.sum()
    assert outcome.compute_concentration[0] == pytest.approx((shares**2).sum())
    assert outcome.leader_share[0] == pytest.approx(shares.max())
    welfare = np.average(outcome.attainment, weights=w.nations.population)
    assert outcome.collective_welfare[0] == pytest.approx(outcome.survival[0] * welfare)
    assert outcome.survival[0] == w.stocks.survival[0] < 1.0
    assert outcome.incidents[0] == tally.incidents.sum() > 0.0
    assert outcome.pacts_in_force[0] == w.stocks.pact.sum() / 2


def test_no_mandate_moves_the_result_of_the_world() -> None:
    """The two results are never added: neither weighs in the other."""
    w, tally, outcome = game()
    told = [float(getattr(outcome, name)[0]) for name in ("survival", "collective_welfare")]
    scores = outcome.score.copy()
    w.nations.mandate[:] = w.nations.mandate[:, ::-1]
    w.nations.par[:] += 0.1
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    assert [outcome.survival[0], outcome.collective_welfare[0]] == told
    assert (outcome.score != scores).all()
    scores[:] = outcome.score
    w.stocks.survival[0] *= 0.5
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    assert (outcome.score == scores).all()
    assert outcome.collective_welfare[0] == pytest.approx(0.5 * told[1])


@pytest.mark.parametrize(
    ("survival", "leader", "pacts", "expected"),
    [
        (0.5, 0.9, 0.9, Ending.BRINK),
        (0.84, 0.9, 0.9, Ending.BRINK),
        (0.86, 0.61, 0.9, Ending.HEGEMONY),
        (0.86, 0.59, 0.51, Ending.CONCERT),
        (0.86, 0.59, 0.49, Ending.BLOCS),
        (0.86, 0.59, 0.13, Ending.BLOCS),
        (0.86, 0.59, 0.11, Ending.FORTRESSES),
        (0.91, 0.2, 0.0, Ending.FORTRESSES),
    ],
)
def test_endings(survival: float, leader: float, pacts: float, expected: Ending) -> None:
    assert ending(survival, leader, pacts, parameters().outcome) == expected


def test_the_ending_is_that_of_the_last_quarter() -> None:
    w, tally, outcome = game(3)
    s, p = w.stocks, w.params.outcome
    for survival, usable, pact, expected in (
        (0.5, (9.0, 1.0, 1.0), 1.0, Ending.BRINK),
        (0.95, (9.0, 1.0, 1.0), 1.0, Ending.HEGEMONY),
        (0.95, (1.0, 1.0, 1.0), 1.0, Ending.CONCERT),
        (0.95, (1.0, 1.0, 1.0), 0.0, Ending.FORTRESSES),
    ):
        s.survival[0], s.compute_usable[:] = survival, usable
        s.pact[:] = pact * (1.0 - np.eye(3))[:, :, None]
        measure(s, w.nations, p, tally, outcome)
        assert outcome.ending[0] == expected


@pytest.mark.parametrize("n", [1, 3])
def test_a_world_without_anything_is_measured_too(n: int) -> None:
    w, outcome = world(n), Outcome(n)
    w.nations.population[:] = 0.0
    measure(Stocks(n), w.nations, w.params.outcome, Tally(n), outcome)
    assert np.isfinite(outcome.memory).all()
    assert outcome.leader_share[0] == outcome.collective_welfare[0] == 0.0
