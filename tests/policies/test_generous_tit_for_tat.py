"""Generous tit-for-tat, in a table."""

from typing import Any

import pytest

from policies import generous_tit_for_tat
from sim.pillars import Pact

ALL_BUT_CONTROL = set(Pact) - {Pact.JOINT_EXPORT_CONTROL}


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(generous_tit_for_tat)


def _answers(nation: Any, stance: float, throws: int = 3000) -> list[float]:
    return [nation.stance({"stance": stance}, tick=t) for t in range(throws)]


@pytest.mark.parametrize("slight", [0.0, 0.3, 0.6])
def test_it_forgives_a_third_of_all_slights(nation: Any, slight: float) -> None:
    answers = _answers(nation, slight)
    assert set(answers) == {1.0, slight + 0.05}
    assert answers.count(1.0) / len(answers) == pytest.approx(1 / 3, abs=0.03)


def test_it_answers_openness_with_openness(nation: Any) -> None:
    assert set(_answers(nation, 1.0, 100)) == {1.0}


def test_it_starts_open(nation: Any) -> None:
    assert {nation.stance({"stance": 0.0}, me={"turn": 0}, tick=t) for t in range(50)} == {1.0}


def test_it_offers_pacts_exactly_when_it_forgives(nation: Any) -> None:
    slight = {"stance": 0.1}
    for t in range(100):
        forgives = nation.stance(slight, tick=t) == 1.0
        assert nation.pacts(slight, tick=t) == (ALL_BUT_CONTROL if forgives else set())
