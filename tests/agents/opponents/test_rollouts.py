"""What a move comes to: a future whose numbers mean nothing is worth nothing."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from agents.host import Played
from agents.opponents.rollouts import LUCKS, WORTHLESS, Prospect, _score_at
from policies.traits import TraitSheet
from sim.outcome import Outcome
from sim.validity import FAULT


class Host:
    """Plays eight games of which the fourth comes to mean nothing."""

    def __init__(self) -> None:
        self.width = LUCKS
        self.memory = SimpleNamespace(traits=np.zeros(TraitSheet(3, LUCKS).memory.size))

    def play(self, *_asked: Any) -> Played:
        outcomes = np.full((LUCKS, Outcome(3).memory.size), np.nan)
        outcomes[:, _score_at(1, 3)] = np.arange(LUCKS) + 50.0
        faults = np.zeros((LUCKS, FAULT))
        faults[3] = (7.0, 0.0, -1.0)
        return Played(outcomes, faults, np.zeros((LUCKS, 0, 0)))


def test_a_future_that_means_nothing_is_worth_nothing() -> None:
    view: Any = SimpleNamespace(tick=4, turn=1, seed=1, ticks=40, nations=3)
    nothing: Any = None
    prospect = Prospect(nothing, view, 1, nothing, nothing, TraitSheet(3))
    host: Any = Host()
    scores = prospect._play(host, nothing)
    assert scores.tolist() == [50.0, 51.0, 52.0, WORTHLESS, 54.0, 55.0, 56.0, 57.0]
