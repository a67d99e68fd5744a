"""Best responses and dilemmas: what is best is best, and what is lost is lost."""

import polars as pl
import pytest

from lab.best_response import best_response
from lab.dilemma import dilemmas
from lab.pays import pays
from tests.lab.questions import SMALL, refused

pytestmark = pytest.mark.compiled
THREE = ["cooperate", "isolate", "hegemon"]


def test_the_best_is_in_front():
    found = best_response(["GBR", "USA"], "quick", lineups=["own", "isolate"], only=THREE, **SMALL)
    assert found.lineups == ("own", "always-isolate")
    assert len(found.best) == 4
    assert (found.payoffs["behind"] >= 0.0).all()
    closest = found.payoffs.group_by("nation", "lineup").agg(pl.col("behind").min())
    assert (closest["behind"] == 0.0).all()
    assert (found.best["policy"] != found.best["second"]).all()


def test_dilemmas_add_up():
    found = dilemmas(["quick", "hostile"], only=THREE, **SMALL)
    assert sorted(found.scenarios["scenario"]) == ["hostile", "quick"]
    for row in found.scenarios.iter_rows(named=True):
        part = found.nations.filter(pl.col("scenario") == row["scenario"])
        assert len(part) == row["nations"]
        gains = part["temptation"].clip(lower_bound=0.0)
        assert row["temptation"] == pytest.approx(gains.mean())
        assert row["tempted"] == (part["low"] > 0).sum()
        assert row["sharpness"] >= 0.0


def test_pays_is_a_table_of_every_case():
    found = pays(scenarios=["quick", "hostile"], lineups=["own", "isolate"], **SMALL)
    assert found.gains.height == 2 * (8 + 12)
    assert set(found.gains["lineup"]) == {"own", "always-isolate"}
    back = pays("isolate", "cooperate", ["quick", "hostile"], lineups=["own", "isolate"], **SMALL)
    assert back.gains["difference"].to_numpy() == pytest.approx(
        -found.gains["difference"].to_numpy()
    )
    assert found.collective.height == 6


def test_refusals():
    refused(["GBX", "GBR"], best_response, "GBX", "quick")
    refused(["hegemn"], best_response, "GBR", "quick", lineups=["hegemn"])
    refused(["1 policy"], dilemmas, ["quick"], only=["isolate"])
    refused(["itself"], pays, "isolate", "isolate")
    refused(["world", "survival"], pays, outcome="survival")
