"""One short game with choices in it, played and looked back upon once."""

import pytest

from scenarios.load import load
from scenarios.pack import pack
from sim.pillars import Pact, Pillar
from tests.playing import act
from ui.play.debrief.line import Lines
from ui.play.debrief.make import make_debrief
from ui.play.session.commands import (
    EndTurn,
    OfferPact,
    SetBudget,
    SetLever,
    SetSplit,
    SetStance,
)
from ui.play.session.session import Session

SCENARIO = load("quick")
WORLD = pack(SCENARIO)
PLAN = {
    0: (SetBudget(0.001), SetLever("visa", 0.9)),
    1: (SetStance("CHN", 0.0), SetSplit(Pillar.RESEARCH, 0.45)),
    2: (OfferPact("USA", Pact.COMPUTE_SHARING), SetStance("CHN", 1.0)),
}


def play(plan=PLAN, humans=("IND",), turns=5, stop=None, **options):
    """A game in which the first player makes the changes of the plan."""
    made = {"seed": 5, "turns": turns, "world": WORLD} | options
    session = Session.new(SCENARIO, humans, **made)
    for turn in range(turns if stop is None else stop):
        for command in plan.get(turn, ()):
            act(session, command, humans[0])
        for _ in humans or ("policies",):
            act(session, EndTurn())
    return session


@pytest.fixture(scope="session")
def played():
    """Not to be changed."""
    return play()


@pytest.fixture(scope="session")
def lines(played):
    return Lines(played.game, WORLD.codes.index("IND"))


@pytest.fixture(scope="session")
def made(played):
    return make_debrief(played, "IND", worlds=60)
