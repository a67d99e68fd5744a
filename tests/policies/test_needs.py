"""What a nation's condition asks of its money, its rules and its stance."""

from typing import Any

import pytest

from policies import always_cooperate
from policies.needs import by_trust, mirrored


@pytest.fixture
def nation(asked: Any) -> Any:
    return asked(always_cooperate)


@pytest.mark.parametrize(
    ("gap", "habit", "fabs", "expected"),
    [
        (0.0, 0.3, 0.1, 0.3),
        (0.4, 0.3, 0.1, 0.5),
        (1.0, 0.5, 0.1, 0.855),  # data centres keep a little
        (1.0, 0.0, 1.0, 0.0),
    ],
)
def test_a_power_gap_asks_for_energy(
    nation: Any, gap: float, habit: float, fabs: float, expected: float
) -> None:
    budget = nation.spend(me={"power_gap": gap}, traits={"energy": habit, "fabs": fabs})
    assert budget.energy == pytest.approx(expected)


@pytest.mark.parametrize(
    ("trust", "approval", "moved"),
    [(0.6, 0.6, 0.0), (0.5, 0.5, 0.0), (0.3, 0.6, 0.016), (0.3, 0.3, 0.032), (0.0, 0.0, 0.08)],
)
def test_a_worried_public_moves_money_to_governance(
    nation: Any, trust: float, approval: float, moved: float
) -> None:
    budget = nation.spend(me={"public_trust": trust, "approval": approval})
    assert budget.governance == pytest.approx(0.08 + moved)
    assert budget.industry == pytest.approx(0.16 - moved)


@pytest.mark.parametrize(("jobless", "expected"), [(0.05, 0.4), (0.11, 0.5), (0.9, 1.0)])
def test_unemployment_asks_for_reskilling(nation: Any, jobless: float, expected: float) -> None:
    assert nation.spend(me={"unemployment": jobless}).reskilling == pytest.approx(expected)


@pytest.mark.parametrize(
    ("threat", "privacy", "expected"),
    [(0.0, 0.3, 0.3), (1.0, 0.3, 0.4), (1e9, 0.3, 0.5), (1.0, 0.7, 0.285), (1.0, 1.0, 0.0)],
)
def test_a_threat_asks_for_cybersecurity(
    nation: Any, threat: float, privacy: float, expected: float
) -> None:
    budget = nation.spend(me={"threat": threat}, traits={"privacy": privacy})
    assert budget.cybersecurity == pytest.approx(expected)


def test_habits_pass_through(asked: Any) -> None:
    habits = {"privacy": 0.11, "joint_projects": 0.12, "partnerships": 0.13, "fabs": 0.14}
    budget = asked(always_cooperate).spend(traits=habits)
    assert {name: getattr(budget, name) for name in habits} == habits


def test_no_budget_is_above_the_limit(nation: Any) -> None:
    assert nation.spend(traits={"budget": 0.2}).size == 0.05


@pytest.mark.parametrize(("trust", "expected"), [(0.6, 1.0), (0.5, 0.4), (0.3, 0.4), (0.2, 0.1)])
def test_trust_opens_in_three_steps(trust: float, expected: float) -> None:
    assert by_trust(trust, 0.5, 0.2, 0.4, 0.1) == expected


@pytest.mark.parametrize(("last", "expected"), [(0.0, 0.05), (0.5, 0.55), (0.96, 1.0), (1.0, 1.0)])
def test_a_mirror_rounds_up(last: float, expected: float) -> None:
    assert mirrored(last) == pytest.approx(expected)
