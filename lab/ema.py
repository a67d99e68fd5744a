"""The race as a model of the EMA workbench, for exploratory modelling (XLRM).

Uncertainties are parameters of the rules within their ranges (`lab/ranges.py`), levers are the
policies of nations, outcomes are means over the replicates of an experiment.  Every experiment
plays what a scenario file that states the same parameters would play, and all meet the same luck
(common random numbers), so that a difference between two experiments is not noise of the dice.
Needs the extra `lab`.
"""

import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from agents.arguments import (
    checked_flag,
    checked_kind,
    checked_replicates,
    checked_seed,
    checked_turns,
)
from agents.lineup import lineup
from lab.errors import QuestionError, nearest, one_of
from lab.games import play_games
from lab.ranges import ranges
from lab.runner import policy
from policies.menu import NAMES
from scenarios.limits import check_changes
from scenarios.load import load
from scenarios.pack import pack
from scenarios.parameters import fields, library
from scenarios.quantity import Figure
from scenarios.schema import Scenario

JOIN = "__"
"""Between section and parameter: `chips__cost`; the workbench wants Python identifiers."""
POLICY = "policy_"
"""Before a nation's code, in the name of a lever."""
SCORE = "score_"
"""Before a nation's code, in the name of an outcome."""
WORLD_OUTCOMES: Mapping[str, bool | None] = {
    "survival": True,
    "collective_welfare": True,
    "compute_concentration": False,
    "leader_share": False,
    "incidents": False,
    "pacts_in_force": None,
}
"""Outcomes of the world; whether more is better, None: neither."""


@dataclass(frozen=True)
class Experiment:
    """A scenario to be called with `section__parameter=number` and `policy_CODE="name"`.

    It pickles, so that the workbench may run it in worker processes.
    """

    scenario: Scenario
    replicates: int = 32
    seed: int = 1
    turns: int | None = None
    beyond_evidence: bool = False  # whether parameters may leave their evidence

    def __post_init__(self) -> None:
        """Raise ArgumentError for numbers that no game can be played with."""
        checked_kind("scenario", self.scenario, Scenario)
        checked_flag("beyond_evidence", self.beyond_evidence)
        checked_replicates(self.replicates)
        checked_seed(self.seed)
        if self.turns is not None:
            checked_turns(self.turns)

    def __call__(self, **values: Any) -> dict[str, float]:
        """Mean outcomes over the replicates: those of the world, and `score_CODE` in points.

        Raises QuestionError for parameters that there are not or that the rules cannot bear,
        LineupError for unknown policies or nations, InvalidGames if a game came to mean nothing.
        """
        chosen = {n.removeprefix(POLICY): p for n, p in values.items() if n.startswith(POLICY)}
        numbers = {n: number for n, number in values.items() if not n.startswith(POLICY)}
        world = pack(changed(self.scenario, numbers, self.beyond_evidence))
        games = play_games(
            world,
            lineup(world.codes, world.policies, chosen=chosen),
            seed=self.seed,
            replicates=self.replicates,
            turns=self.turns,
            threads=1,  # the workbench's evaluators spread experiments
        )
        games.census.refuse()
        answer = {name: float(np.mean(games.outcomes[name])) for name in WORLD_OUTCOMES}
        for code, scores in zip(world.codes, games.outcomes["score"], strict=True):
            answer[SCORE + code] = float(np.mean(scores))
        return answer


def changed(
    scenario: Scenario, numbers: Mapping[str, float], beyond_evidence: bool = False
) -> Scenario:
    """The scenario with other parameters of the rules, `{"makers__cost": 8.0}`."""
    changes: dict[str, dict[str, Any]] = {s: dict(p) for s, p in scenario.parameters.items()}
    held = set()
    for name, number in numbers.items():
        section, _, parameter = name.partition(JOIN)
        usual = library().get(section, {}).get(parameter)
        if not isinstance(usual, Figure):
            there = [f"{s}{JOIN}{n}" for s, n, field in fields() if not field.axes]
            raise QuestionError(f"no parameter is called {name[:60]}; {nearest(name, there)}")
        if not math.isfinite(number):
            raise QuestionError(f"{name} is {number}; it must be a finite number")
        about = usual.model_dump(include={"unit", "source", "confidence", "note"})
        changes.setdefault(section, {})[parameter] = Figure(value=float(number), **about)
        held.add((section, parameter))
    for problem in check_changes(changes, set() if beyond_evidence else held):
        raise QuestionError(problem.sentence(scenario.name))
    return scenario.model_copy(update={"parameters": changes})


def ema_model(
    scenario: str | Scenario = "default",
    *,
    uncertainties: Sequence[str] | None = None,
    levers: Sequence[str] | None = None,
    policies: Sequence[str] = NAMES,
    replicates: int = 32,
    seed: int = 1,
    turns: int | None = None,
    beyond_evidence: bool = False,
) -> Any:
    """An `ema_workbench.Model`, ready for `perform_experiments` and the optimisers.

    `uncertainties` are as in the lab's questions: `talent.mobility`, all of `talent`, `all`,
    `makers.cost=4:8`; without them, the core set.  `levers` are the codes of nations whose policy
    is chosen among `policies` (default: all nations); other nations keep the scenario's.  With
    `beyond_evidence` parameters may be what the equations bear.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about evaluators whose libraries are not installed
        from ema_workbench import (  # noqa: PLC0415
            CategoricalParameter,
            Model,
            RealParameter,
            ScalarOutcome,
        )
    if isinstance(scenario, str):
        scenario = load(scenario, beyond_evidence=beyond_evidence)
    codes = scenario.roster
    seats = codes if levers is None else [one_of("nation", code, codes) for code in levers]
    names = [policy(name) for name in policies]
    directions = {
        True: ScalarOutcome.MAXIMIZE,
        False: ScalarOutcome.MINIMIZE,
        None: ScalarOutcome.INFO,
    }
    wanted = {**WORLD_OUTCOMES, **dict.fromkeys([SCORE + code for code in codes], True)}
    model = Model(
        "SixPillars", function=Experiment(scenario, replicates, seed, turns, beyond_evidence)
    )
    model.uncertainties = [
        RealParameter(one.name.replace(".", JOIN), one.low, one.high)
        for one in ranges(uncertainties, beyond_evidence)
    ]
    model.levers = [CategoricalParameter(POLICY + code, names) for code in seats]
    model.outcomes = [ScalarOutcome(name, kind=directions[way]) for name, way in wanted.items()]
    return model
