"""Every question refuses in a sentence what is no word, no list, no function, no flag."""

from functools import partial

import pytest

from agents.race import Race
from lab import (
    best_response,
    compare,
    dilemmas,
    discover,
    hunt,
    pays,
    regret,
    sensitivity,
    tournament,
)
from lab.batch import batch, make_plan
from lab.cluster import processes
from lab.ema import Experiment
from lab.runner import Runner, world_of
from lab.single_agent import NationEnv, single_agent_env
from scenarios.load import load
from scenarios.pack import pack

SCENARIO = load("quick")
WORLD = pack(SCENARIO)
SMALL = {"replicates": 4, "turns": 1}
TWO = {"only": ["hegemon", "grudger"]}
SOME = {"scenario": SCENARIO, "parameters": ["talent.mobility", "research.channel_open"]}


def asked(question, **usual):
    return lambda **given: question(**(SMALL | usual | given))


DOORS = {
    "compare": asked(compare, a=WORLD, a_policies="hegemon"),
    "tournament": asked(tournament, scenario=WORLD, **TWO),
    "pays": asked(pays, scenarios=[WORLD]),
    "regret": asked(regret, regimes=[WORLD, WORLD], **TWO),
    "dilemmas": asked(dilemmas, scenarios=[WORLD], **TWO),
    "best_response": asked(best_response, scenario=WORLD, nations="GBR", **TWO),
    "sensitivity": asked(sensitivity, **SOME),
    "discover": asked(discover, text="survival above 0.5", **SOME),
    "hunt": asked(hunt, nation="KEN", scenario=WORLD),
    "make_plan": asked(make_plan, scenario=WORLD),
    "batch": asked(batch, scenario=WORLD, out="nowhere"),
    "Experiment": asked(Experiment, scenario=SCENARIO),
    "NationEnv": partial(NationEnv, WORLD),
    "single_agent_env": single_agent_env,
    "Race": partial(Race, WORLD),
    "Runner": Runner,
    "world_of": world_of,
    "processes": processes,
}
NOT_WORDS = (5, 1.5, True, b"hegemon", [1], [[]], {5: 5}, object())
NOT_LISTS = (5, 1.5, True, "", "x", b"hegemon", {5: 5}, [], [[]], [5], object())
NOT_FLAGS = (None, 5, "no", [True])
NOT_CALLS = (5, "x", [1], True)
NOT_COUNTS = (0, -1, 1.5, "x", True, [1])
KINDS = {
    **dict.fromkeys(
        ("scenario", "policy_name", "instead_of", "outcome", "nation", "others", "method", "text",
         "line_up", "vary", "mix", "trajectories", "format", "out", "everyone", "source"),
        NOT_WORDS,
    ),
    **dict.fromkeys(
        ("scenarios", "regimes", "lineups", "only", "also", "nations", "parameters", "pins"),
        NOT_LISTS,
    ),
    "policies": ("", 5, [1], {5: 5}),
    "a_policies": ("", 5, [1], {5: 5}),
    "chosen": (5, "x", [1], {5: "hegemon"}, {"GBR": 5}),
    "beyond_evidence": NOT_FLAGS,
    "constant": NOT_FLAGS,
    "progress": NOT_CALLS,
    "workers": NOT_COUNTS,
    "density": (None, "x", 5, True, -0.1, float("nan"), [0.5]),
}  # fmt: skip
TAKES = {
    "compare": ("a_policies", "progress"),
    "tournament": ("scenario", "only", "also", "nations", "outcome", "progress"),
    "pays": ("policy_name", "instead_of", "scenarios", "lineups", "outcome", "progress"),
    "regret": ("regimes", "only", "others", "outcome", "progress"),
    "dilemmas": ("scenarios", "only", "progress"),
    "best_response": ("scenario", "lineups", "only", "also", "outcome", "progress"),
    "hunt": (
        *("scenario", "nation", "line_up", "policies", "pins", "constant", "outcome", "progress"),
    ),
    "sensitivity": (
        *("scenario", "outcome", "nation", "method", "parameters", "beyond_evidence", "progress"),
    ),
    "discover": (
        *("text", "scenario", "others", "parameters", "density", "beyond_evidence", "progress"),
    ),
    "make_plan": (
        *("scenario", "everyone", "chosen", "mix", "vary", "trajectories", "beyond_evidence"),
        "format",
    ),
    "batch": ("workers", "out"),
    "Experiment": ("scenario", "beyond_evidence"),
    "NationEnv": ("nation",),
    "single_agent_env": ("nation",),
    "Race": ("policies",),
    "Runner": ("progress",),
    "world_of": ("source", "beyond_evidence"),
    "processes": ("workers",),
}
PYTHONS_OWN = (
    *("not iterable", "not callable", "unhashable", "no attribute", "argument", "not supported"),
    *("expected str", "no len()", "out of range", "required"),
)
CASES = [(door, name) for door, names in TAKES.items() for name in names]


@pytest.mark.parametrize(("door", "name"), CASES)
def test_every_question_refuses_in_a_sentence(door, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    usual = {"source": "quick"} if door == "world_of" else {}
    for value in KINDS[name]:
        with pytest.raises((ValueError, TypeError)) as refused:
            DOORS[door](**(usual | {name: value}))
        said = str(refused.value)
        assert said
        assert "\n" not in said
        assert not any(words in said for words in PYTHONS_OWN), said
    assert list(tmp_path.iterdir()) == []
