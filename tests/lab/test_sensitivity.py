"""Sensitivity: what acts is found, what does not act is not, and bad input is refused."""

import numpy as np
import polars as pl
import pytest

from lab.points import at_points
from lab.ranges import beyond_of, known, ranges
from lab.runner import Runner, world_of
from lab.sensitivity import sensitivity
from scenarios.load import load
from scenarios.pack import pack
from scenarios.parameters import library
from tests.lab.questions import refused

pytest.importorskip("SALib")
pytestmark = [
    pytest.mark.compiled,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
SMALL = {"replicates": 8, "turns": 2}
# the second cannot act: nobody loses a site when no site is large enough to be drawn
FEW = ["economy.gain", "talent.mobility", "shocks.talent_freeze_chance"]


@pytest.mark.parametrize("method", ["morris", "sobol"])
def test_what_ai_adds_moves_prosperity_most(method):
    found = sensitivity(
        "quick", "prosperity", "USA", method=method, parameters=FEW, points=16, **SMALL
    )
    assert found.effects["parameter"][0] == "economy.gain"
    assert len(found.effects) == 3
    by = "mu_star" if method == "morris" else "total"
    assert found.effects[by].is_sorted(descending=True)
    assert "economy.gain" in " ".join(found.summary)
    expected = 10 * 4 if method == "morris" else 16 * 5
    assert len(found.points) == expected


def test_a_point_is_the_world_of_a_scenario_with_that_figure():
    scenario, name = load("quick"), "economy.gain"
    figure = library()["economy"]["gain"].model_copy(
        update={"value": 0.4, "low": None, "high": None}
    )
    packed = pack(scenario.model_copy(update={"parameters": {"economy": {"gain": figure}}}))
    runner = Runner(1, 8, 2)
    world = world_of(scenario)
    (straight,) = at_points(
        packed, ranges([name]), np.array([[0.4]]), [packed.policies],
        lambda r: float(r[0]["score"].mean()), runner,
    )  # fmt: skip
    (varied,) = at_points(
        world, ranges([name]), np.array([[0.4]]), [world.policies],
        lambda r: float(r[0]["score"].mean()), runner,
    )  # fmt: skip
    assert varied == pytest.approx(straight, rel=1e-12)


def test_names_sections_ranges_and_all():
    assert [r.name for r in ranges(["talent.mobility"])] == ["talent.mobility"]
    assert {r.name.split(".")[0] for r in ranges(["talent"])} == {"talent"}
    assert len(ranges(["all"])) == len(known()) > 100
    (given,) = ranges(["shocks.cut-off-chance=0.002:0.01"])
    assert (given.low, given.high) == (0.002, 0.01)
    assert beyond_of([given]) == []
    (far,) = ranges(["shocks.cut-off-chance=0.01:0.2"], beyond_evidence=True)
    assert [str(b) for b in beyond_of([far])] == [
        "shocks.cut_off_chance = 0.2 (0.001 to 0.015 1/quarter)"
    ]
    assert all(r.low < r.high for r in ranges())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["talent.mobilty", "talent.mobility"], {"parameters": ["talent.mobilty"]}),
        (["low:high"], {"parameters": ["talent.mobility=2:1"]}),
        (["low:high"], {"parameters": ["talent.mobility=0:nan"]}),
        (["low:high", "0.1:99"], {"parameters": ["talent.mobility=0.1:99"]}),
        (["0.0025", "0.06", "--beyond-evidence"], {"parameters": ["talent.mobility=0.1:0.3"]}),
        (["bear no more"], {"parameters": ["talent.mobility=0.1:99"], "beyond_evidence": True}),
        (["two"], {"parameters": ["talent.mobility"]}),
        (["morriss", "morris"], {"method": "morriss"}),
        (["power of two", "48"], {"method": "sobol", "points": 48}),
        (["points", "0"], {"points": 0}),
        (["score", "nation"], {"outcome": "score"}),
        (["welfare"], {"outcome": "wellfare"}),
    ],
)
def test_refusals(words, named):
    refused(words, sensitivity, "quick", **named)


def test_a_missing_extra_is_named(monkeypatch):
    def missing(_name):
        raise ImportError

    monkeypatch.setattr("lab.errors.importlib.import_module", missing)
    refused(["SALib", "run.py install lab"], sensitivity, "quick", parameters=FEW, **SMALL)


def test_nothing_moves_what_nothing_touches():
    found = sensitivity("quick", "survival", parameters=["shocks"], replicates=8, turns=1)
    assert isinstance(found.effects, pl.DataFrame)
