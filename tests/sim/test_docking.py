"""Docking: the rules agree with an independent implementation of the same equations.

`docking/*.json` holds inputs of that implementation and what it made of them after 1, 10 and 40
quarters, shocks off.  Figures that it does not know are zero, their neutral value.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.stocks import Stocks
from tests.world import NO_DATES, World, fill

CASES = sorted((Path(__file__).parent / "docking").glob("*.json"))


def docked(case: dict[str, Any]) -> World:
    given = case["inputs"]
    n = given["nations"]
    stocks, nations, orders, params = Stocks(n), Nations(n), Orders(n), Params()
    fill(stocks, given["stocks"])
    fill(nations, given["constants"])
    fill(orders, given["orders"])
    fill(params, {"outcome": {}, **given["params"]})
    return World(stocks, nations, orders, params, NO_DATES, Flows(n))


def test_there_are_cases() -> None:
    assert len(CASES) >= 2


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_forty_quarters_agree_to_1e_9(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    w = docked(case)
    for quarters, figures in case["expected"].items():
        w.run(int(quarters) - w.tick)
        for name, expected in figures.items():
            found = getattr(w.stocks, name)
            assert found == pytest.approx(np.array(expected), rel=1e-9, abs=1e-12), (quarters, name)
