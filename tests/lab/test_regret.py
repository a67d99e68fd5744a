"""Regret: never negative, zero for the best, least for the robust."""

import numpy as np
import polars as pl
import pytest

from lab.measures import Measure
from lab.regret import _judge, regret
from tests.lab.questions import SMALL, refused

pytestmark = pytest.mark.compiled


def test_a_known_table():
    # two regimes, three policies, no luck: regrets (0, 5), (2, 1), (4, 0)
    table = np.array([[[10.0] * 4, [8.0] * 4, [6.0] * 4], [[1.0] * 4, [5.0] * 4, [6.0] * 4]])
    choices, payoffs = _judge(Measure("score", "GBR"), ("calm", "rough"), ("p", "q", "r"), table)
    assert [row["regret"] for row in choices] == [5.0, 2.0, 4.0]
    assert [row["regret_p95"] for row in choices] == [5.0, 2.0, 4.0]
    assert [row["worst_scenario"] for row in choices] == ["rough", "calm", "calm"]
    assert [row["robust"] for row in choices] == [False, True, False]
    assert [row["regret"] for row in payoffs] == [0.0, 2.0, 4.0, 5.0, 1.0, 0.0]


def test_less_is_better_for_ranks():
    table = np.array([[[1.0] * 4, [3.0] * 4]])
    choices, _ = _judge(Measure("rank", "GBR"), ("calm",), ("p", "q"), table)
    assert [row["regret"] for row in choices] == [0.0, 2.0]


def test_regret_of_small_worlds():
    found = regret(["GBR", "USA"], only=["cooperate", "isolate", "hegemon"], **SMALL)
    assert found.nations == ("GBR", "USA")
    assert found.payoffs["regret"].min() == 0.0
    best = found.payoffs.group_by("nation", "scenario").agg(pl.col("regret").min())
    assert (best["regret"] == 0.0).all()
    for nation in found.nations:
        part = found.choices.filter(pl.col("nation") == nation)
        assert part.filter("robust")["regret"].item() == part["regret"].min()


@pytest.mark.parametrize(
    ("words", "arguments", "named"),
    [
        (["two regimes"], [None, ["quick"]], {}),
        (["nowhere"], [None, ["quick", "nowhere"]], {}),
        (["GBX"], ["GBX", ["quick", "default"]], {}),
        (["hegemn"], ["GBR", ["quick", "default"]], {"others": "hegemn"}),
    ],
)
def test_refusals(words, arguments, named):
    refused(words, regret, *arguments, **named)
