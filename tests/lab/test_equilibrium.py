"""Equilibria of games whose solution is known."""

import numpy as np
import pytest

from lab.equilibrium import equilibria, exploitability, gain, replicator

pytest.importorskip("nashpy")

HAWK_DOVE = np.array([[-1.0, 4.0], [0.0, 2.0]])  # hawks 2/3 in the mixed equilibrium
PRISONERS = np.array([[3.0, 0.0], [5.0, 1.0]])
ROCK_PAPER_SCISSORS = np.array([[0.0, -1.0, 1.0], [1.0, 0.0, -1.0], [-1.0, 1.0, 0.0]])
STAG_HUNT = np.array([[4.0, 0.0], [3.0, 2.0]])


def test_hawks_and_doves_mix():
    (mix,) = equilibria(HAWK_DOVE)
    assert mix == pytest.approx([2 / 3, 1 / 3], abs=1e-5)
    assert gain(HAWK_DOVE, mix) == pytest.approx(0.0, abs=1e-4)


def test_prisoners_defect():
    (mix,) = equilibria(PRISONERS)
    assert mix.tolist() == [0.0, 1.0]
    assert exploitability(PRISONERS).tolist() == [2.0, 0.0]


def test_rock_paper_scissors_in_thirds():
    assert equilibria(ROCK_PAPER_SCISSORS)[0] == pytest.approx([1 / 3] * 3, abs=1e-5)


def test_a_stag_hunt_has_both():
    pure = {tuple(np.round(mix, 3)) for mix in equilibria(STAG_HUNT)}
    assert {(1.0, 0.0), (0.0, 1.0)} <= pure


def test_equal_policies_do_no_harm():
    flat = np.ones((4, 4))
    assert gain(flat, equilibria(flat)[0]) == 0.0


def test_random_games_always_have_one():
    dice = np.random.default_rng(3)
    for size in (2, 5, 14):
        for _ in range(5):
            payoffs = dice.normal(50.0, 5.0, size=(size, size))
            found = equilibria(payoffs)
            assert found
            assert gain(payoffs, found[0]) < 1e-3 * np.ptp(payoffs)
            assert found[0].sum() == pytest.approx(1.0)


def test_replicator_goes_to_the_hawks_share():
    shares = replicator(HAWK_DOVE, np.array([0.1, 0.9]), np.linspace(0.0, 200.0, 50))
    assert shares[0] == pytest.approx([0.1, 0.9])
    assert shares[-1] == pytest.approx([2 / 3, 1 / 3], abs=1e-3)
    assert shares.sum(axis=1) == pytest.approx(1.0, abs=1e-6)
