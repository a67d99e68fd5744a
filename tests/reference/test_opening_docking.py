"""A world's opening, by the page and by the code: packing of a scenario, and the calibration."""

import numpy as np
import pytest

from scenarios.load import load
from scenarios.pack import pack
from sim.pillars import PACTS
from sim.stocks import Stocks
from tests import docked
from tests.docked import plain
from tests.reference import baseline, packing
from tests.reference.test_docking import assert_docked, game

SAID_BY_THE_QUARTER = {
    "compute_usable",
    "capability",
    "supplier_share",
    *baseline.KEPT,
}


def assert_fixed(fixed, stocks, nations) -> None:
    for name, found in fixed.items():
        sheet, field = name.split(".")
        owner = {"stocks": stocks, "nations": nations}[sheet]
        assert_docked(name, found, getattr(owner, field))


@pytest.mark.parametrize("scenario", docked.SCENARIOS)
def test_the_calibration_quarter_fixes_what_the_page_says(scenario: str) -> None:
    play = game(scenario)
    now, nations = play.calibrated, play.nations
    fixed, q = baseline.calibrate(play.data, play.quo, nations, play.params)
    assert_fixed(fixed, now, nations)
    for field in set(vars(now)) - SAID_BY_THE_QUARTER:
        assert_docked(field, getattr(play.data, field), getattr(now, field))
    for field, found in vars(q.flows).items():
        assert_docked(field, found, getattr(play.opening, field))


def figures(scenario) -> dict:
    """The file's figures as rows of nations and matrices of pairs."""
    codes, nations = list(scenario.roster), [scenario.nations[code] for code in scenario.roster]
    rows = {
        name: np.array([getattr(nation, name).value for nation in nations])
        for name in (*packing.GIVEN, "adoption")
    }

    def matrix(grid, own: float):
        pairs = [
            [grid.of.get(one, {}).get(other, grid.default) for other in codes] for one in codes
        ]
        numbers = np.array([[getattr(cell, "value", cell) for cell in row] for row in pairs])
        np.fill_diagonal(numbers, own)
        return numbers.astype(float)

    pacts = np.zeros((len(codes), len(codes), PACTS))
    kinds = ("compute_sharing", "talent_mobility", "data_flows")
    kinds = (*kinds, "safety_standards", "joint_export_control", "joint_research")
    for one, others in scenario.pacts.items():
        for other, agreed in others.items():
            for kind in agreed:
                pacts[codes.index(one), codes.index(other), kinds.index(kind)] = 1.0
    return rows | {
        "abroad": matrix(scenario.pairs.abroad, 0.0),
        "trust": matrix(scenario.pairs.trust, 1.0),
        "pacts": pacts,
        "programme_capital": scenario.status_quo.programme_capital.value,
    }


@pytest.mark.parametrize("name", ["default", "hostile"])
def test_a_scenario_is_packed_as_the_page_says(name: str) -> None:
    scenario = load(name)
    packed = pack(scenario)
    now, orders, nations = plain(packed.stocks), plain(packed.status_quo), plain(packed.nations)
    params = plain(packed.params)
    made = packing.stocks(figures(scenario), orders, nations.exposure, params)
    assert set(made) == set(Stocks.fields) - SAID_BY_THE_QUARTER
    for field, found in made.items():
        assert_docked(field, found, getattr(now, field))
    start = plain(packed.stocks)
    for field, value in made.items():
        setattr(start, field, value)
    fixed, _ = baseline.calibrate(start, orders, nations, params)
    assert_fixed(fixed, now, nations)
