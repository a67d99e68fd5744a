"""Discovery: boxes that are known are found; conditions are read or refused."""

import numpy as np
import pytest

from lab.condition import condition
from lab.discover import discover, find_boxes
from tests.lab.questions import quick, refused

pytest.importorskip("ema_workbench")
NAMES = ["a", "b", "c", "d"]


def known_case(count=600):
    x = np.random.default_rng(0).random((count, 4))
    return x, (x[:, 0] > 0.6) & (x[:, 1] < 0.5)


def test_a_known_box_is_found():
    x, holds = known_case()
    (box, *_), steps = find_boxes(x, holds, NAMES, 0.9)
    assert set(box.limits) == {"a", "b"}
    assert box.limits["a"] == (pytest.approx(0.6, abs=0.06), np.inf)
    assert box.limits["b"] == (-np.inf, pytest.approx(0.5, abs=0.06))
    assert box.density >= 0.9
    assert box.coverage > 0.85
    inside = (x[:, 0] >= box.limits["a"][0]) & (x[:, 1] <= box.limits["b"][1])
    assert box.mass == pytest.approx(inside.mean())
    assert box.density == pytest.approx(holds[inside].mean())
    assert len(steps) > 5


def test_two_boxes_are_both_found():
    x = np.random.default_rng(1).random((1500, 4))
    holds = ((x[:, 0] > 0.5) & (x[:, 1] > 0.4)) | ((x[:, 0] < 0.2) & (x[:, 2] > 0.7))
    found, _ = find_boxes(x, holds, NAMES, 0.8)
    assert len(found) >= 2
    assert sum(box.coverage for box in found) > 0.8


def test_chance_makes_no_box():
    x = np.random.default_rng(2).random((400, 4))
    holds = np.random.default_rng(3).random(400) < 0.3
    found, _ = find_boxes(x, holds, NAMES, 0.9)
    assert found == []


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_always_and_never_have_no_box(share):
    x, _ = known_case(50)
    assert find_boxes(x, np.full(50, share == 1.0), NAMES, 0.8)[0] == []


@pytest.mark.compiled
def test_a_discovery_in_a_small_world():
    found = discover(
        "prosperity of USA above 0.005", "quick", points=60, replicates=8, turns=2,
        parameters=["economy.gain=0.05:0.9", "talent.mobility", "research.channel_open"],
    )  # fmt: skip
    assert len(found.points) == 60
    assert found.share == found.points["holds"].mean()
    assert (found.points["holds"] == (found.points["margin"] > 0)).all()
    if not found.boxes.is_empty():
        assert "economy.gain" in found.boxes["parameter"].to_list()


def test_conditions_are_read():
    codes = quick().codes
    beats = condition("isolate beats  cooperate for gbr", codes)
    assert (beats.better, beats.worse) == ("always-isolate", "always-cooperate")
    assert str(beats.asked) == "score of GBR"
    assert condition("hegemon beats grudger for USA on security", codes).asked.outcome == "security"
    level = condition("survival below 0.9", codes)
    assert (level.above, level.level) == (False, 0.9)
    low, high = {"survival": np.full((1, 4), 0.8)}, {"survival": np.full((1, 4), 0.95)}
    assert level.margin([low], codes) == pytest.approx(0.1)
    assert level.margin([high], codes) < 0


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["cannot be read"], "isolate is nice"),
        (["cannot be read"], "survival above nan"),
        (["cannot be read"], ""),
        (["islate"], "islate beats cooperate for GBR"),
        (["itself"], "isolate beats always-isolate for GBR"),
        (["GBX", "GBR"], "isolate beats cooperate for GBX"),
        (["survival", "world"], "isolate beats cooperate for GBR on survival"),
        (["nation"], "score above 3"),
        (["cannot be read"], "x" * 10_000),
    ],
)
def test_conditions_are_refused(words, text):
    refused(words, condition, text, quick().codes)


def test_refusals():
    refused(["points", "3"], discover, "survival above 0.9", "quick", points=3)
    refused(["hegemn"], discover, "survival above 0.9", "quick", others="hegemn")
