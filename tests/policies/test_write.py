"""What a policy answers lands in the right orders."""

from typing import Any

import pytest

from policies.choices import Budget, Levers
from policies.write import write_budget, write_levers
from sim.pillars import Programme

BUDGET = Budget(
    0.02, 0.3, 0.2, 0.15, 0.1, 0.12, 0.08, 0.25, 0.15, 0.35, 0.45, 0.22, 0.33, 0.27, 0.17, 0.55
)


def test_money_goes_to_its_pillar_and_programme(empty_orders: Any) -> None:
    orders = empty_orders(2)
    write_budget(orders, 1, BUDGET)
    assert orders.budget[1] == 0.02
    assert tuple(orders.split[1]) == (0.3, 0.2, 0.15, 0.1, 0.12, 0.08)
    expected = {
        Programme.DATA_CENTRES: 0.6,
        Programme.ENERGY: 0.25,
        Programme.FABS: 0.15,
        Programme.STEM_EDUCATION: 0.65,
        Programme.RESKILLING: 0.35,
        Programme.BASIC_RESEARCH: 0.55,
        Programme.APPLIED_RESEARCH: 0.45,
        Programme.OVERSIGHT: 0.45,
        Programme.PRIVACY: 0.22,
        Programme.CYBERSECURITY: 0.33,
        Programme.INCENTIVES: 0.56,
        Programme.PUBLIC_ADOPTION: 0.27,
        Programme.PARTNERSHIPS: 0.17,
        Programme.DIPLOMACY: 0.45,
        Programme.JOINT_PROJECTS: 0.55,
    }
    assert dict(zip(Programme, orders.programme[1], strict=True)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("first", "second", "rest"),
    [
        ("energy", "fabs", Programme.DATA_CENTRES),
        ("privacy", "cybersecurity", Programme.OVERSIGHT),
        ("public_adoption", "partnerships", Programme.INCENTIVES),
    ],
)
def test_rounding_leaves_no_negative_rest(
    first: str, second: str, rest: Programme, empty_orders: Any
) -> None:
    assert 1.0 - 0.9 - 0.1 < 0.0
    orders = empty_orders(1)
    write_budget(orders, 0, BUDGET._replace(**{first: 0.9, second: 0.1}))
    assert orders.programme[0, rest] == 0.0


def test_levers_land_by_name(empty_orders: Any) -> None:
    orders = empty_orders(2)
    levers = Levers(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
    write_levers(orders, 1, levers)
    assert {name: getattr(orders, name)[1] for name in Levers._fields} == levers._asdict()
