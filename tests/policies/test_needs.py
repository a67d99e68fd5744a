"""What a nation's condition asks of its money, its rules and its stance."""

from typing import Any

import pytest

from policies import always_cooperate, balancer, techno_optimist
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
    assert budget.governance == pytest.approx(0.1 + moved)
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


@pytest.mark.parametrize(
    ("habit", "partners", "expected"),
    [(0.3, 0.3, (0.6, 0.3)), (0.3, 0.7, (0.6, 0.38)), (0.7, 0.2, (0.7, 0.2))],
)
def test_public_services_have_their_part_and_partnerships_what_is_left(
    nation: Any, habit: float, partners: float, expected: tuple[float, float]
) -> None:
    budget = nation.spend(traits={"public_adoption": habit, "partnerships": partners})
    assert (budget.public_adoption, budget.partnerships) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("hazard", "lag", "caution", "expected"),
    [
        (0.0, 0.0, 0.0, 0.2),  # calm, careless, in front: the least
        (0.004, 0.0, 0.0, 0.55),  # half alarmed
        (0.004, 0.0, 1.0, 0.9),
        (0.004, 2.0, 1.0, 0.55),  # far behind: half as pressing
        (1e9, 0.0, 1.0, 0.9),  # never above the most
    ],
)
def test_hazard_near_the_frontier_asks_for_patience(
    nation: Any, hazard: float, lag: float, caution: float, expected: float
) -> None:
    me, traits = {"world_hazard": hazard, "lag": lag}, {"caution": caution}
    assert nation.levers(me=me, traits=traits).safety == pytest.approx(expected, abs=1e-6)


def test_alarm_makes_rules_a_little_stricter(nation: Any) -> None:
    calm, alarmed = (nation.levers(me={"world_hazard": h}).strictness for h in (0.0, 0.004))
    assert alarmed - calm == pytest.approx(0.75 * 0.25 * 0.5)


def test_an_optimist_never_waits(asked: Any) -> None:
    assert asked(techno_optimist).levers(me={"world_hazard": 1.0}).safety == 0.0


@pytest.mark.parametrize(
    ("abroad", "expected"), [(0.0, 0.9), (0.7, 0.9), (0.8, 0.45), (0.89, 0.09), (1.0, 0.09)]
)
def test_who_buys_everything_abroad_cannot_spread(
    asked: Any, abroad: float, expected: float
) -> None:
    levers = asked(balancer).levers(me={"foreign_share": abroad})
    assert levers.diversification == pytest.approx(expected)


def test_habits_pass_through(asked: Any) -> None:
    habits = {"privacy": 0.11, "joint_projects": 0.12, "partnerships": 0.13, "fabs": 0.14}
    budget = asked(always_cooperate).spend(traits=habits)
    assert {name: getattr(budget, name) for name in habits} == habits


def test_no_budget_is_above_the_limit(nation: Any) -> None:
    assert nation.spend(traits={"budget": 0.2}).size == 0.003


@pytest.mark.parametrize(("trust", "expected"), [(0.6, 1.0), (0.5, 0.4), (0.3, 0.4), (0.2, 0.1)])
def test_trust_opens_in_three_steps(trust: float, expected: float) -> None:
    assert by_trust(trust, 0.5, 0.2, 0.4, 0.1) == expected


@pytest.mark.parametrize(("last", "expected"), [(0.0, 0.05), (0.5, 0.55), (0.96, 1.0), (1.0, 1.0)])
def test_a_mirror_rounds_up(last: float, expected: float) -> None:
    assert mirrored(last) == pytest.approx(expected)
