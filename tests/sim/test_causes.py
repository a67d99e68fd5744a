"""Causes add up to the change they explain."""

import numpy as np
import pytest

from agents.race import Race
from scenarios.load import load
from scenarios.pack import pack
from sim.causes import CAUSES, FIGURES, Causes


@pytest.fixture(scope="module")
def played():
    """Every quarter of a game: (was, now, causes)."""
    quarters = []
    race = Race(pack(load("quick")), seed=11)

    def watch(board):
        quarters.append((board.was.copy(), board.now.copy(), board.causes()))

    race.play(watch)
    return quarters


@pytest.mark.parametrize("figure", FIGURES)
def test_contributions_add_up_to_the_change(played, figure):
    for was, now, causes in played:
        change = getattr(now, figure) - getattr(was, figure)
        told = np.zeros_like(change)
        for field in CAUSES[figure].values():
            told += getattr(causes, field)
        scale = np.abs(getattr(now, figure)) + np.abs(change)
        assert np.all(np.abs(told - change) <= 1e-12 * scale + 1e-15)


def test_every_cause_belongs_to_one_figure():
    told = [field for causes in CAUSES.values() for field in causes.values()]
    assert sorted(told) == sorted(Causes.fields)


def test_every_cause_acts_somewhere(played):
    silent = {
        field
        for field in Causes.fields
        if not any(np.any(getattr(causes, field) != 0.0) for _, _, causes in played)
    }
    # rare: clipping, an election or a breakthrough need not happen in one game
    assert silent <= {
        "public_trust_bounds",
        "approval_bounds",
        "approval_election",
        "capability_breakthrough",
        "public_trust_privacy",
        "public_trust_standards",
        "capability_joint_research",
    }


def test_signs_are_as_named(played):
    for _, _, causes in played:
        assert (causes.compute_retired <= 0).all()
        assert (causes.talent_departures <= 0).all()
        assert (causes.talent_arrivals >= 0).all()
        assert (causes.capability_own_research >= 0).all()
        assert (causes.unemployment_displacement >= 0).all()
        assert (causes.public_trust_incidents <= 1e-15).all()
