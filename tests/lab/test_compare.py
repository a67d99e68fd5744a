"""Comparisons: paired, symmetric, the same for the same luck."""

import numpy as np
import polars as pl
import pytest

from lab.compare import compare
from lab.games import play_games
from lab.runner import world_of
from tests.lab.questions import SMALL, refused

pytestmark = pytest.mark.compiled


@pytest.fixture(scope="module")
def found():
    return compare("quick", b_policies="isolate", **SMALL)


def test_differences_are_those_of_the_games_themselves(found):
    world = world_of("quick")
    a, b = (
        play_games(world, policies, replicates=8, turns=2).outcomes["score"]
        for policies in (None, ["always-isolate"] * len(world.codes))
    )
    rows = found.differences.filter(pl.col("outcome") == "score")
    for row in rows.iter_rows(named=True):
        i = world.codes.index(row["nation"])
        assert row["difference"] == pytest.approx(float(np.mean(b[i] - a[i])), abs=1e-12)
        assert row["low"] <= row["difference"] <= row["high"]
        assert row["beats"] == np.mean((b[i] > a[i]) + 0.5 * (b[i] == a[i]))


def test_the_other_way_round_is_the_opposite(found):
    back = compare("quick", a_policies="isolate", **SMALL)
    assert back.differences["difference"].to_numpy() == pytest.approx(
        -found.differences["difference"].to_numpy()
    )
    assert back.differences["beats"].to_numpy() == pytest.approx(
        1.0 - found.differences["beats"].to_numpy()
    )


def test_the_answer_is_complete(found):
    assert set(found.codes) == set(world_of("quick").codes)
    assert found.endings["share_a"].sum() == pytest.approx(1.0)
    assert found.endings["share_b"].sum() == pytest.approx(1.0)
    assert set(found.tables) == {"differences", "endings"}
    assert all(sentence.endswith(".") for sentence in found.summary)
    assert found.made_with["seed"] == 1


def test_two_scenarios_with_other_nations_compare_what_is_common():
    found = compare("quick", "default", **SMALL)
    assert set(found.codes) == set(world_of("quick").codes)
    assert "different nations" in found.summary[-1]


def test_policies_by_nation_and_by_seat():
    changed = compare("quick", b_policies={"gbr": "isolate"}, **SMALL)
    seats = list(world_of("quick").policies)
    seats[world_of("quick").codes.index("GBR")] = "always-isolate"
    assert changed.differences.equals(compare("quick", b_policies=seats, **SMALL).differences)
    assert "GBR=always-isolate" in changed.b


@pytest.mark.parametrize(
    ("words", "arguments", "named"),
    [
        (["same"], ["quick"], {}),
        (["same"], ["quick", "quick"], {}),
        (["qick", "quick"], ["qick"], {}),
        (["hegemoon", "hegemon"], ["quick"], {"b_policies": "hegemoon"}),
        (["human"], ["quick"], {"b_policies": "human"}),
        (["2 policies", "8"], ["quick"], {"b_policies": ["hegemon", "grudger"]}),
        (["ATL"], ["quick"], {"b_policies": {"ATL": "hegemon"}}),
        (["seed", "-1"], ["quick"], {"b_policies": "isolate", "seed": -1}),
        (["replicates", "0"], ["quick"], {"b_policies": "isolate", "replicates": 0}),
        (
            ["replicates", "1000000000000"],
            ["quick"],
            {"b_policies": "isolate", "replicates": 10**12},
        ),
        (["turns", "0"], ["quick"], {"b_policies": "isolate", "turns": 0}),
    ],
)
def test_refusals(words, arguments, named):
    refused(words, compare, *arguments, **named)
