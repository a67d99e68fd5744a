"""The tournament: every policy in every place, ranks that follow from the games."""

import numpy as np
import polars as pl
import pytest

from lab.tournament import tournament
from tests.lab.questions import refused

pytest.importorskip("nashpy")
pytestmark = pytest.mark.compiled
SMALL = {"lineups": 6, "replicates": 4, "turns": 2}
THREE = ["cooperate", "isolate", "hegemon"]


@pytest.fixture(scope="module")
def found():
    return tournament("quick", only=THREE, **SMALL)


def test_every_policy_is_ranked_once(found):
    assert sorted(found.ranking["policy"]) == ["always-cooperate", "always-isolate", "hegemon"]
    assert found.ranking["rank"].to_list() == [1, 2, 3]
    assert found.ranking["advantage"].is_sorted(descending=True)
    assert found.ranking["advantage"].sum() == pytest.approx(0.0, abs=1e-9)
    for row in found.ranking.iter_rows(named=True):
        assert row["low"] <= row["advantage"] <= row["high"]
        assert row["rank_low"] <= row["rank"] <= row["rank_high"]


def test_exploitability_is_read_off_the_payoffs(found):
    square = found.payoffs.pivot("lineup", index="policy", values="payoff")
    table = square.select(found.policies).to_numpy()
    wanted = dict(zip(found.policies, table.max(axis=0) - np.diag(table), strict=True))
    for row in found.ranking.iter_rows(named=True):
        assert row["exploitability"] == pytest.approx(wanted[row["policy"]])
        assert row["exploitability"] >= 0.0


def test_equilibria_and_dynamics_are_shares(found):
    for (_,), part in found.equilibrium.group_by("equilibrium"):
        assert part["share"].sum() == pytest.approx(1.0, abs=1e-3)
        assert part["gain"].max() < 0.1
    shares = found.dynamics.group_by("time").agg(pl.col("share").sum())
    assert shares["share"].to_numpy() == pytest.approx(1.0)


def test_the_same_again(found):
    assert tournament("quick", only=THREE, **SMALL).ranking.equals(found.ranking)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["hegemoon"], {"only": ["hegemoon", "isolate"]}),
        (["1 policy"], {"only": ["isolate", "always-isolate"]}),
        (["GBX", "GBR"], {"nations": ["GBX"]}),
        (["scores", "score"], {"outcome": "scores"}),
        (["line-ups", "1"], {"lineups": 1}),
    ],
)
def test_refusals(words, named):
    refused(words, tournament, "quick", **named)
